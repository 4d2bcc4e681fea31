"""Owns two actors side by side: what each did and said, on one axis of time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import Connection

from app import dates
from app.filters import Vocabulary, link
from app.lists import counted, joined
from app.pages import pieces
from app.pages.endnotes import Noted, noted
from app.pages.pieces import EventCard, Link, QuoteCard
from app.record import q_events as events
from app.record import q_quotes as quotes
from app.record import shapes


@dataclass(frozen=True, slots=True)
class Row:
    """An event or a quotation of one of the two (`side` left or right) or of both; `parts` say what each did."""

    side: str
    event: EventCard | None
    quote: QuoteCard | None
    parts: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Year:
    heading: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Choice:
    """An actor to choose."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class ComparePage(Noted):
    title: str
    description: str
    path: str
    left: Link
    right: Link
    left_slug: str
    right_slug: str
    choices: list[Choice]
    early: str
    early_years: list[Year]
    years: list[Year]
    swapped: str
    api: str


def compare_page(
    connection: Connection, a: str, b: str, vocabulary: Vocabulary, meta: Mapping[str, str]
) -> ComparePage:
    """The page of two actors that exist and are not the same. What began before the record opens is folded, unless
    there is nothing else."""
    opens, horizon = date.fromisoformat(meta["opens"]), date.fromisoformat(meta["horizon"])
    names = {slug: vocabulary.actors[slug] for slug in (a, b)}
    rows = sorted(
        [*_events(connection, names, vocabulary, horizon), *_quotes(connection, names, vocabulary, horizon)],
        key=lambda row: row[0],
    )
    years = [Year(heading, [row for _, _, row in group]) for heading, group in groupby(rows, key=lambda row: row[1])]
    early = [year for year in years if int(year.heading) < opens.year]
    early = early if len(early) < len(years) else []
    both = sum(row.side == "both" for year in years for row in year.rows)
    page = ComparePage(
        title=f"{names[a]} and {names[b]} side by side",
        description=f"What each did and said, on one axis of time: {counted(both, 'event')} together.",
        path=f"/compare/{a}/{b}",
        left=Link(names[a], f"/actors/{a}"),
        right=Link(names[b], f"/actors/{b}"),
        left_slug=a,
        right_slug=b,
        choices=[Choice(slug, name) for slug, name in vocabulary.actors.items()],
        early=f"Before {opens.year} · {_counts(early)}",
        early_years=early,
        years=years[len(early) :],
        swapped=f"/compare/{b}/{a}",
        api=link("/api/events", [("actor", slug) for slug in sorted((a, b))]),
    )
    return noted(connection, page)


def _counts(years: list[Year]) -> str:
    rows = [row for year in years for row in year.rows]
    found = sum(row.event is not None for row in rows)
    kinds = [(found, "event"), (len(rows) - found, "quotation")]
    return joined([counted(number, noun) for number, noun in kinds if number])


Key = tuple[date, date, int]
Placed = tuple[Key, str, Row]


def _key(dated: shapes.Date, horizon: date, rank: int) -> Key:
    span = "period" if dated.span == "day" else dated.span
    edtf = dates.parse(dated.edtf, span if "/" in dated.edtf else None)  # type: ignore[arg-type]
    return (*edtf.order(horizon), rank)


def _in_order(rows: Iterable[tuple[Key, Row]]) -> Iterator[Placed]:
    """The rows of one kind with keys that never go back, so that merging keeps the record's own order."""
    reached = (date.min, date.min, 0)
    for key, row in rows:
        reached = max(reached, key)
        yield reached, str(reached[0].year), row


def _events(connection: Connection, names: dict[str, str], vocabulary: Vocabulary, horizon: date) -> Iterator[Placed]:
    def row(event: shapes.Event) -> Row:
        parts = [(actor.name, actor.part) for actor in event.actors if actor.slug in names]
        side = _side(names, {actor.slug for actor in event.actors})
        return Row(side, pieces.event_card(event, vocabulary), None, parts)

    found = events.of_actors(connection, list(names))
    return _in_order((_key(event.date, horizon, 0), row(event)) for event in found)


def _quotes(connection: Connection, names: dict[str, str], vocabulary: Vocabulary, horizon: date) -> Iterator[Placed]:
    def row(quote: shapes.Quote) -> Row:
        return Row(_side(names, {quote.speaker.slug}), None, pieces.quote_card(quote, vocabulary), [])

    found = quotes.of_speakers(connection, list(names))
    return _in_order((_key(quote.said, horizon, 1), row(quote)) for quote in found)


def _side(names: dict[str, str], taking_part: set[str]) -> str:
    left, right = (slug in taking_part for slug in names)
    return "both" if left and right else "left" if left else "right"
