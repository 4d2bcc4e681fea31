"""Owns which sources tell of an event or answer a question: a row for each source of the record, also for those silent.

Other pages take a `Telling` under the name `telling` and include `_telling.html`.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app import urls
from app.dates import month_words
from app.lists import CLAIM_KINDS
from app.pages.citing import Link
from app.pages.claims import printed
from app.pages.cut import Rest, rest
from app.picture.signs import MIDDLE, kind_sign, outcome_sign
from app.record import records
from app.record.story import Story
from app.text import counted

TICK = outcome_sign("open", MIDDLE, MIDDLE)
"""Filled where a source tells of an event, empty where it is silent."""

MOST = 40
"""So many sources have a row, those that tell before those that are silent."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """What a source has of one kind: a tick of the kind for each, and in words how many, or where."""

    kind: str
    path: str
    number: int
    words: str
    pinpoints: list[records.Pinpoint]


@dataclass(frozen=True, slots=True)
class Teller:
    """A source, when it was printed, and its ticks, none where it is silent, which `silent` says."""

    source: Link
    printed: str
    ticks: list[Ticks]
    silent: str


@dataclass(frozen=True, slots=True)
class Telling:
    """Every source of the record in the order of their days; `told` sums it up, an empty `tick` stands for one without
    ticks."""

    told: str
    tick: str
    kinds: list[str]
    tellers: list[Teller]
    more: Rest | None


def of_event(story: Story, pinpoints: Iterable[records.Pinpoint], judging: Collection[str] = ()) -> Telling:
    """Which sources tell of an event that rests on these paragraphs; those that are `judging` it have a position on it
    at least."""
    cited: dict[str, list[records.Pinpoint]] = {}
    for pinpoint in sorted(pinpoints, key=lambda pinpoint: pinpoint.paragraph):
        cited.setdefault(pinpoint.source, []).append(pinpoint)
    ticks = {source: [Ticks("told", TICK, 1, "tells of it", found)] for source, found in cited.items()}
    silent = dict.fromkeys(judging, "only in a position above")
    return _telling(story, ticks, ("tells of it", "tell of it"), "does not tell of it", ["told"], silent)


def of_question(story: Story, claims: Iterable[records.Claim]) -> Telling:
    """Which sources have answers to a question, and of what kinds these are."""
    counts = Counter((claim.pinpoint.source, claim.kind) for claim in claims)
    kinds = [kind for kind in CLAIM_KINDS if any(kind == of for _, of in counts)]
    ticks = {
        source: [
            Ticks(kind, kind_sign(kind, MIDDLE, MIDDLE), number, _number(kind, number), [])
            for kind in kinds
            for number in [counts[source, kind]]
        ]
        for source in dict.fromkeys(source for source, _ in counts)
    }
    return _telling(story, ticks, ("has an answer", "have an answer"), "has no answer", kinds)


def _number(kind: str, number: int) -> str:
    return counted(number, CLAIM_KINDS[kind].lower()) if number else f"no {CLAIM_KINDS[kind].lower()}"


def _telling(
    story: Story,
    ticks: dict[str, list[Ticks]],
    does: tuple[str, str],
    silent: str,
    kinds: list[str],
    otherwise: Mapping[str, str] = MappingProxyType({}),
) -> Telling:
    tellers = []
    shown = sorted(story.sources, key=lambda slug: slug not in ticks)[:MOST]
    for slug, source in ((slug, source) for slug, source in story.sources.items() if slug in shown):
        days = printed(slug, story)
        link = Link(source.label, urls.record("source", slug))
        mute = otherwise.get(slug, silent)
        tellers.append(Teller(link, month_words(days.first, days.last), ticks.get(slug, []), mute))
    told = f"{len(ticks)} of the {story.made_of} {does[len(ticks) != 1]}"
    more = rest(
        tellers, len(story.sources), "of the sources", Link(f"All {len(story.sources):,} sources", urls.SOURCES)
    )
    return Telling(told, TICK, kinds, tellers, more)
