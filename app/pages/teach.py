"""Owns the page for teachers: how to weigh the sources, the exercises, and the choice of events for a handout."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from app import urls
from app.filters import HandoutFilter
from app.filters.teaching import MOST_EVENTS
from app.lists import HEADLINE, SOURCE_KINDS
from app.pages import handout
from app.pages.citing import Link
from app.pages.exercises import DESCRIPTIONS, TITLES
from app.record import records
from app.record.story import Story
from app.text import counted, joined

PARTINGS = 4
"""So many questions show where the sources part."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A source to be weighed: what kind of text it is, by whom, printed when and where, and what it tells."""

    source: records.Source
    what: str


@dataclass(frozen=True, slots=True)
class Parting:
    """A question that several sources answer: "A tells 3 positions, B 1"."""

    question: Link
    answers: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An event to be ticked."""

    slug: str
    title: str
    date: str
    is_turning: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Era:
    """The events of an era, by the year in which each begins."""

    name: str
    count: str
    years: list[tuple[int, list[Choice]]]
    is_open: bool


@dataclass(frozen=True, slots=True)
class TeachPage:
    title: str
    description: str
    path: str
    words: str
    voices: list[Voice]
    partings: list[Parting]
    exercises: list[tuple[Link, str]]
    example: Link | None
    eras: list[Era]
    most: int


def teach_page(story: Story, asked: HandoutFilter) -> TeachPage:
    """Everything for a lesson, with the events of a handout that were chosen before."""
    events, example = story.find(records.Event), handout.example(story)
    titles = " · ".join(event.short or event.title for event in example)
    return TeachPage(
        title="For teaching",
        description="How to weigh the sources, three exercises with their keys, and handouts to make.",
        path=urls.TEACH,
        words=story.site.teach,
        voices=[Voice(source, _what(source)) for source in story.sources.values()],
        partings=_partings(story),
        exercises=[(Link(title, urls.exercise(name)), DESCRIPTIONS[name]) for name, title in TITLES.items()],
        example=Link(titles, urls.handout(event.slug for event in example)) if example else None,
        eras=_eras(story, events, set(asked.event)),
        most=MOST_EVENTS,
    )


def _what(source: records.Source) -> str:
    authors = joined(source.authors)
    by = f"by {authors}" if authors else "its author is not named"
    return f"{SOURCE_KINDS[source.kind]}, {by}, {source.published.text}"


def _partings(story: Story) -> list[Parting]:
    """The questions that most sources answer; of those alike those first on whose facts they differ, then those with
    the most positions."""
    ranked: list[tuple[tuple[int, bool, int], records.Question, Counter[str]]] = []
    for question in story.find(records.Question):
        told = Counter(claim.place.source for claim in question.claims)
        if len(told) > 1:
            differ = len({claim.place.source for claim in question.claims if claim.kind == "account"}) > 1
            ranked.append(((len(told), differ, len(question.claims)), question, told))
    ranked.sort(key=lambda one: one[0], reverse=True)
    return [
        Parting(Link(question.title, question.url), _answers(story, told)) for _, question, told in ranked[:PARTINGS]
    ]


def _answers(story: Story, told: Counter[str]) -> str:
    """ "3 positions in A, 1 in B", in the order of the sources."""
    numbers = [(told[slug], name) for slug, name in story.names.sources.items() if told[slug]]
    first, *others = numbers
    return joined([f"{counted(first[0], 'position')} in {first[1]}", *(f"{n} in {name}" for n, name in others)])


def _eras(story: Story, events: Iterable[records.Event], chosen: set[str]) -> list[Era]:
    by_era: dict[str, list[records.Event]] = defaultdict(list)
    for event in events:
        by_era[event.era].append(event)
    return [
        Era(era.name, counted(len(own), "event"), _years(own, chosen), any(event.slug in chosen for event in own))
        for era in story.eras
        if (own := by_era[era.slug])
    ]


def _years(events: list[records.Event], chosen: set[str]) -> list[tuple[int, list[Choice]]]:
    """The events by the year in which they begin: an open beginning counts as the year of the end."""
    in_order = sorted(events, key=_year)
    return [(year, [_choice(event, chosen) for event in group]) for year, group in groupby(in_order, key=_year)]


def _year(event: records.Event) -> int:
    return event.date.first.year if event.date.edtf.start else event.date.last.year


def _choice(event: records.Event, chosen: set[str]) -> Choice:
    return Choice(event.slug, event.title, event.date.text, event.importance == HEADLINE, event.slug in chosen)
