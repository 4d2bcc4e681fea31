"""Owns the exercises for teaching, made from the record: a task and its key, in sets that everybody has alike."""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from string import ascii_uppercase
from typing import TypeVar

from app import urls
from app.dates import month_words
from app.filters import SetFilter
from app.lists import IMPORTANCE, MINOR, OUTCOMES
from app.pages.citing import Link
from app.pages.claims import ClaimLine, claim_line, printed
from app.pages.ways import QuoteEntry, quote_entries
from app.record import linked, records
from app.record.story import Story

T = TypeVar("T")
EVENTS, QUOTES, DECIDED, FORECASTS = 8, 6, 3, 5
"""So many stand on a sheet: events, quotations, forecasts on which a passage bears, forecasts in all."""
SHORTEST, LONGEST = 4, 45
"""Words of a quotation that tells enough by itself and leaves room for the others."""
POOL = 400
"""From the first so many events, quotations and forecasts of a record the sheets are made."""
_YEAR = re.compile(r"\b[12]\d{3}\b")


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise in one of its sets, `number`; `sets` lead to the others."""

    title: str
    description: str
    path: str
    number: int
    sets: list[Link]


@dataclass(frozen=True, slots=True)
class Lettered:
    """An event as it stands in a list to be ordered, and its place in the right order."""

    letter: str
    event: records.Event
    place: int


@dataclass(frozen=True, slots=True)
class OrderPage(Exercise):
    shuffled: list[Lettered]
    ordered: list[Lettered]


@dataclass(frozen=True, slots=True)
class WhoSaidItPage(Exercise):
    entries: list[QuoteEntry]
    speakers: list[str]
    articles: list[str]


@dataclass(frozen=True, slots=True)
class LaterPassage:
    """What a passage says that bears on one or more of the forecasts, and when it was printed."""

    letter: str
    pinpoint: records.Pinpoint
    text: str
    printed: str


@dataclass(frozen=True, slots=True)
class ForecastsPage(Exercise):
    lines: list[ClaimLine]
    passages: list[LaterPassage]
    outcomes: list[str]


TITLES = {
    "order": "Put the events in order",
    "who-said-it": "Who said it, and how do we know?",
    "forecasts": "Forecast and outcome",
}
DESCRIPTIONS = {
    "order": "Events to be put in the order in which they happened, with the key on the second sheet.",
    "who-said-it": "Quotations without their speakers: who said it, and on what way did it reach us? With the key.",
    "forecasts": "Forecasts, and what later articles say: which came true? With the key on the second sheet.",
}


def in_fixed_order(things: Iterable[T], slug: Callable[[T], str], seed: str) -> list[T]:
    """The things shuffled, the same for everybody: by the SHA-256 of "seed/slug", which anybody can compute again."""
    return sorted(things, key=lambda thing: hashlib.sha256(f"{seed}/{slug(thing)}".encode()).hexdigest())


def _exercise(name: str, asked: SetFilter, sets: int) -> Exercise:
    number = asked.within(max(1, sets))
    others = [
        Link(f"Set {other}", urls.exercise(name, SetFilter(set=other).pairs()))
        for other in range(1, sets + 1)
        if other != number
    ]
    path = urls.exercise(name, asked.pairs())
    return Exercise(TITLES[name], DESCRIPTIONS[name], path, number, others)


def _whole(page: type[T], exercise: Exercise, **parts: object) -> T:
    return page(exercise.title, exercise.description, exercise.path, exercise.number, exercise.sets, **parts)  # type: ignore[call-arg]


def order_page(story: Story, asked: SetFilter) -> OrderPage:
    """Events whose order is certain, shuffled, and in their order."""
    weighty = linked.of_weight(story, POOL, *(weight for weight in IMPORTANCE if weight != MINOR))
    pool = [event for event in story.at_positions(records.Event, weighty) if _fit(event)]
    exercise = _exercise("order", asked, len(pool) // EVENTS)
    mixed = in_fixed_order(pool, _slug, f"order/{exercise.number}")
    chosen = sorted(_apart(mixed), key=lambda event: event.date.first)
    places = {event.slug: place for place, event in enumerate(chosen, 1)}
    shuffled = in_fixed_order(chosen, _slug, f"letters/{exercise.number}")
    lettered = [
        Lettered(letter, event, places[event.slug]) for letter, event in zip(ascii_uppercase, shuffled, strict=False)
    ]
    return _whole(OrderPage, exercise, shuffled=lettered, ordered=sorted(lettered, key=lambda one: one.place))


def _slug(record: records.Event | records.Quote | records.Claim) -> str:
    return record.slug


def _fit(event: records.Event) -> bool:
    """Whether an event's date is free of doubt and open ends, and its title does not give the year away."""
    date = event.date
    doubtful = date.approximate or date.uncertain or date.start is None or date.end is None
    return not doubtful and not _YEAR.search(event.title)


def _apart(events: Iterable[records.Event]) -> list[records.Event]:
    """The first events that share no day with one before, as many as stand on a sheet: one of any two ended before the
    other began, however loosely they are dated."""
    chosen: list[records.Event] = []
    for event in events:
        days = event.date
        if all(days.last < other.date.first or other.date.last < days.first for other in chosen):
            chosen.append(event)
    return chosen[:EVENTS]


def who_said_it_page(story: Story, asked: SetFilter) -> WhoSaidItPage:
    """Quotations without their speakers, and with them and their ways."""
    quotes = story.find(records.Quote, limit=POOL)
    telling = [quote for quote in quotes if SHORTEST <= len(quote.text.split()) <= LONGEST]
    pool = in_fixed_order(telling if len(telling) >= QUOTES else quotes, _slug, "who-said-it")
    exercise = _exercise("who-said-it", asked, len(pool) // QUOTES)
    chosen = pool[QUOTES * (exercise.number - 1) : QUOTES * exercise.number]
    return _whole(
        WhoSaidItPage, exercise,
        entries=quote_entries(story, chosen),
        speakers=sorted({quote.speaker.name for quote in chosen}),
        articles=sorted({passage.label for quote in chosen for passage in quote.passages}),
    )  # fmt: skip


def forecasts_page(story: Story, asked: SetFilter) -> ForecastsPage:
    """Forecasts and later passages, some of which bear on some of them, and what came of each by the record."""
    _, forecasts = linked.claims_first(story, "claim", "forecast", POOL)
    claims = in_fixed_order(forecasts, _slug, "forecasts")
    decided = [claim for claim in claims if any(outcome.pinpoint for outcome in claim.outcomes)]
    undecided = [claim for claim in claims if claim not in decided]
    exercise = _exercise("forecasts", asked, -(-len(decided) // DECIDED))
    first = exercise.number - 1
    chosen = decided[DECIDED * first : DECIDED * exercise.number]
    still = FORECASTS - DECIDED
    chosen += undecided[still * first : still * first + FORECASTS - len(chosen)]
    chosen = in_fixed_order(chosen, _slug, f"forecasts/{exercise.number}")
    return _whole(
        ForecastsPage, exercise,
        lines=[claim_line(claim, story) for claim in chosen],
        passages=_passages(story, chosen),
        outcomes=list(OUTCOMES.values()),
    )  # fmt: skip


def _passages(story: Story, claims: Iterable[records.Claim]) -> list[LaterPassage]:
    """A passage for each paragraph that an outcome of these claims cites, the oldest article first."""
    cited = {
        (outcome.pinpoint.source, outcome.pinpoint.paragraph): (outcome.pinpoint, outcome.text)
        for claim in claims
        for outcome in claim.outcomes
        if outcome.pinpoint
    }
    turn = {slug: position for position, slug in enumerate(story.sources)}
    in_turn = sorted(cited.values(), key=lambda one: (turn[one[0].source], one[0].paragraph))
    return [
        LaterPassage(letter, pinpoint, text, _when(pinpoint, story))
        for letter, (pinpoint, text) in zip(ascii_uppercase, in_turn, strict=False)
    ]


def _when(pinpoint: records.Pinpoint, story: Story) -> str:
    days = printed(pinpoint.source, story)
    return month_words(days.first, days.last)
