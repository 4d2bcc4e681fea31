"""A record of any size, made of another: skewed years, actors and words, every kind of date; the same each time.

What it makes are validated forms that keep the rules of the record (`app.curation.rules`), but for the lock of
passages: a copied quotation has words that no article prints. Questions are not copied: nothing says what they would
ask.
"""

import calendar
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import accumulate, chain, count, islice, product
from random import Random
from typing import Any

from app.curation import Seeds
from app.curation.forms import Actor, Event, Quote
from app.lists import HEADLINE
from app.urls import SLUG_LENGTH

SYLLABLES = (
    "ba",
    "dor",
    "fen",
    "gil",
    "ho",
    "kun",
    "lam",
    "mir",
    "nes",
    "pol",
    "ras",
    "sut",
    "tav",
    "vem",
    "wix",
    "zor",
)
"""What invented words are made of: none of them is a word of a record."""
PERSONS = 100
"""One invented person for so many events."""
WORDS = 5
"""One invented word for so many events, and `COMMON` besides."""
COMMON = 200
DATES = (
    ("{y}-{m:02}-{d:02}", None, 60), ("{y}-{m:02}", None, 12), ("{y}", None, 6), ("{y}-{s}", None, 3),
    ("{c}X", None, 1), ("{y}-{m:02}-XX", None, 3), ("{y}-XX-XX", None, 1), ("{y}-{m:02}-{d:02}~", None, 3),
    ("{y}-{m:02}?", None, 2),
    ("{y}-{m:02}%", None, 1), ("{y}-{m:02}-{d:02}/{n}", "period", 3), ("{y}-{m:02}/{n}-12", "period", 1),
    ("{y}/{n}", "period", 1), ("{y}-{m:02}/..", "period", 1), ("{y}-{m:02}/{n}-12", "window", 2),
)  # fmt: skip
"""The forms that `app.dates` reads, how each spans, and its share in a hundred. An open beginning is none of them: it
would lie before the first era, which the rules forbid."""


def scaled(record: Seeds, number: int, seed: int = 0) -> Seeds:
    """The record with copies of its events and quotations in proportion, until it has `number` events; its own stay as
    they are. A `number` of 0, or one that it has already, is the record itself."""
    return _Scaled(record, number, seed).seeds() if number > len(record.events) else record


def zipf(length: int) -> list[float]:
    """The cumulated weights of ranks 1 to `length`: the n-th is drawn an n-th as often as the first (Zipf, 1949)."""
    return list(accumulate(1 / rank for rank in range(1, length + 1)))


def invented(number: int) -> list[str]:
    """So many words, all different, the shortest first."""
    words = ("".join(parts) for length in count(2) for parts in product(SYLLABLES, repeat=length))
    return list(islice(words, number))


class _Scaled:
    """What is drawn from, and the drawing."""

    def __init__(self, record: Seeds, number: int, seed: int) -> None:
        assert record.site, "a record without a site is no story"
        self.record, self.number, self.chance = record, number, Random(seed)
        self.opens = int(record.site.opens[:4])
        self.actors = self._actors()
        acting = Counter(participant.actor for event in record.events.values() for participant in event.actors)
        self.cast = sorted(self.actors, key=lambda slug: (slug not in record.actors, -acting[slug], slug))
        self.cast_weights = zipf(len(self.cast))
        self.words = invented(COMMON + number // WORDS)
        self.word_weights = zipf(len(self.words))

    def seeds(self) -> Seeds:
        """The whole."""
        copies = dict(self._copies())
        events = {**self.record.events, **self._related(copies)}
        return replace(self.record, events=events, actors=self.actors, quotes=dict(self._quotes(copies)))

    @cached_property
    def years(self) -> tuple[list[int], list[float]]:
        """Every year, those of the story first, in an order drawn by lot: some have far more than others."""
        last = self.record.horizon.year
        told, before = list(range(self.opens, last + 1)), list(range(self._earliest(), self.opens))
        self.chance.shuffle(told)
        return [*told, *reversed(before)], zipf(len(told) + len(before))

    def _earliest(self) -> int:
        return max(1 + int(self.record.eras[0].start[:4]), self.opens - 100)

    def _draw(self, values: Sequence[Any], weights: Sequence[float], number: int = 1) -> list[Any]:
        return self.chance.choices(values, cum_weights=weights, k=number)

    def _actors(self) -> dict[str, Actor]:
        """The record's own, and persons with invented names."""
        persons = [actor for actor in self.record.actors.values() if actor.kind == "person"]
        names = invented(self.number // PERSONS)
        plain: dict[str, Any] = {"aliases": [], "former_slugs": [], "notes": [], "roles": []}
        made = {
            f"person-{name}": persons[at % len(persons)].model_copy(update={**plain, "name": f"Person {name.title()}"})
            for at, name in enumerate(names if persons else ())
        }
        return {**self.record.actors, **made}

    def _copies(self) -> Iterator[tuple[str, Event]]:
        """A form for each event that is missing, every invented person in one at least."""
        originals = [(slug, event, event.model_dump()) for slug, event in self.record.events.items()]
        unseen = iter([slug for slug in self.cast if slug not in self.record.actors])
        for number in range(len(originals), self.number):
            slug, event, content = self.chance.choice(originals)
            yield _numbered(slug, number), self._copy(event, content, number, next(unseen, None))

    def _copy(self, event: Event, content: dict[str, Any], number: int, first: str | None) -> Event:
        words = self._draw(self.words, self.word_weights, 3)
        told = {**content["summary"][0], "text": f"It is told of {words[1]} and {words[2]}."}
        return Event.model_validate({
            **content,
            "title": f"{event.title[:120]}, {words[0]} {number}",
            "short": None, "outcome": None, "related": [], "former_slugs": [], "after": None,
            "importance": self._importance(event),
            "date": {**content["date"], **self._date()},
            "actors": self._took_part(content["actors"], first),
            "summary": [*content["summary"], told],
        })  # fmt: skip

    def _importance(self, event: Event) -> str:
        drawn = self._draw(("minor", "major"), (9, 10))
        return "major" if event.importance == HEADLINE else str(drawn[0])

    def _took_part(self, participants: list[dict[str, Any]], first: str | None) -> list[dict[str, Any]]:
        """The same parts, played by others."""
        drawn = self._draw(self.cast, self.cast_weights, 3 * len(participants))
        cast = list(dict.fromkeys(chain([first] if first else [], drawn)))
        return [{**part, "actor": actor} for part, actor in zip(participants, cast, strict=False)]

    def _date(self) -> dict[str, Any]:
        """A date that begins before the record ends."""
        forms, shares = [(form, span) for form, span, _ in DATES], list(accumulate(share for *_, share in DATES))
        [(form, span)] = self._draw(forms, shares)
        [year] = self._draw(*self.years)
        horizon = self.record.horizon
        month = self.chance.randint(1, horizon.month if year == horizon.year else 12)
        most = horizon.day if (year, month) == (horizon.year, horizon.month) else calendar.monthrange(year, month)[1]
        day = self.chance.randint(1, most)
        season = max(21, min(24, 20 + month // 3))
        text = form.format(y=year, m=month, d=day, s=season, c=year // 10, n=year + 1)
        if (form == "{y}-{s}" and date(year, 3 * (season - 20), 1) > horizon) or (form == "{c}X" and year < self.opens):
            text = str(year)
        return {"edtf": text, "span": span}

    def _related(self, copies: dict[str, Event]) -> dict[str, Event]:
        """The copies with as many relations as their originals: each to a copy that stands before it."""
        horizon = self.record.horizon
        order = sorted(copies, key=lambda slug: (copies[slug].date.parsed().order(horizon), slug))
        share = sum(bool(event.related) for event in self.record.events.values()) / len(self.record.events)
        models = [related for event in self.record.events.values() for related in event.related]
        related = dict(copies)
        for place, slug in enumerate(order):
            if models and place and self.chance.random() < share:
                link = self.chance.choice(models).model_copy(update={"event": order[self.chance.randrange(place)]})
                related[slug] = copies[slug].model_copy(update={"related": [link]})
        return related

    def _quotes(self, copies: dict[str, Event]) -> Iterator[tuple[str, Quote]]:
        """The record's own, and copies in proportion, each of a copied event. They keep the day on which they were
        said: that must lie before their article."""
        yield from self.record.quotes.items()
        originals = [(slug, quote.model_dump()) for slug, quote in self.record.quotes.items()]
        events, wanted = list(copies), len(originals) * self.number // len(self.record.events)
        for number in range(len(originals), wanted):
            slug, content = self.chance.choice(originals)
            [word] = self._draw(self.words, self.word_weights)
            passages = [{**one, "text": f"{one['text'][:1400]} {word} {number}"} for one in content["passages"]]
            event = self.chance.choice(events)
            placed = next(iter(copies[event].places), None)
            copy = {"passages": passages, "event": event, "place": placed, "former_slugs": []}
            yield _numbered(slug, number), Quote.model_validate({**content, **copy})


def _numbered(slug: str, number: int) -> str:
    """A slug of its own, as short as a slug must be."""
    return f"{slug[: SLUG_LENGTH - 8].rstrip('-')}-{number}"
