"""Owns what the indexes of a generation hold: counted of the records as they pass, so that no table is read again."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from pyroaring import BitMap

from app.lists import IMPORTANCE
from app.record import records
from app.record.spelling import Spelling, spelling


class Held(NamedTuple):
    """A claim and the question that it answers."""

    question: records.Question
    claim: records.Claim


_RANKS = {importance: rank for rank, importance in enumerate(IMPORTANCE)}
STANDING: Mapping[str, Callable[[Any], int]] = {
    "event": lambda event: _RANKS[event.importance],
    "actor": lambda actor: -(actor.event_count + actor.quote_count + actor.about_count),
    "place": lambda place: -(place.event_count + place.quote_count),
}
"""By kind, what decides between two records that search finds equally good: the lower stands first."""
BEGINS = ("day", "season", "year")
"""How closely it is known when an event begins, from the closest on."""
FINE = 62
"""Fewer days than these can be shown one by one: of a window, or of an event whose day is not known."""


def _begins(event: records.Event) -> str | None:
    edtf = event.date.edtf
    if edtf.begins_known:
        exact = edtf.precision == "day" and (edtf.span == "period" or event.date.first == event.date.last)
        return "day" if exact else "season"
    return "year" if edtf.precision != "decade" else None


def _drawn(event: records.Event) -> date | None:
    """The day on which an event is drawn as a dot: a period where it begins, others in the middle of the days that they
    may have been on; none where these are more than two months, for a day of its own would be invented."""
    first, last = event.date.first, event.date.last
    if event.date.edtf.span == "period":
        return first
    days = (last - first).days
    return first + timedelta(days // 2) if days < FINE else None


def _placed(event: records.Event) -> str | None:
    """What says where it happened (`PLACED` in `app.lists`); None where it has no place of the record."""
    if not event.places:
        return None
    return "article" if any("place" in citation.supports for citation in event.citations) else "document"


def _cited(event: records.Event) -> Iterator[Iterable[records.Pinpoint]]:
    yield event.citations
    for sentence in event.sentences:
        yield sentence.citations


COLUMNS: Mapping[str, Mapping[str, Callable[[Any], Iterable[object]]]] = {
    "event": {
        "actor": lambda event: [actor.slug for actor in event.actors],
        "place": lambda event: {slug for place in event.places for slug in place.chain},
        "placed": lambda event: (_placed(event),),
        "topic": lambda event: event.topics,
        "year": lambda event: event.date.years,
        "source": lambda event: {pinpoint.source for pinpoints in _cited(event) for pinpoint in pinpoints},
        "kind": lambda event: (event.kind,),
        "lane": lambda event: (event.lane,),
        "importance": lambda event: (event.importance,),
        "span": lambda event: (event.date.edtf.span,),
        "begins": lambda event: (_begins(event),),
        "standing": lambda event: (STANDING["event"](event),),
    },
    "quote": {
        "actor": lambda quote: (quote.speaker.slug,),
        "about": lambda quote: [actor.slug for actor in quote.about],
        "place": lambda quote: quote.place.chain if quote.place else (),
        "topic": lambda quote: quote.topics,
        "year": lambda quote: quote.said.years,
        "source": lambda quote: [passage.source for passage in quote.passages],
        "kind": lambda quote: (quote.kind,),
    },
    "claim": {
        "claim": lambda held: (held.claim.kind,),
        "outcome": lambda held: [outcome.relation for outcome in held.claim.outcomes],
        "source": lambda held: (held.claim.pinpoint.source,),
        "actor": lambda held: (held.claim.who.slug,),
        "topic": lambda held: held.question.topics,
        "question": lambda held: (held.question.slug,),
    },
    "actor": {
        "seat": lambda actor: actor.seat.chain if actor.seat else (),
        "standing": lambda actor: (STANDING["actor"](actor),),
    },
    "place": {
        "within": lambda place: [one.slug for one in place.part_of],
        "standing": lambda place: (STANDING["place"](place),),
    },
    "source": {},
    "question": {},
}
"""By table, what its rows are found by, and the values that a record has of each; None is no value."""
DAYS: Mapping[str, Mapping[str, Callable[[Any], date | None]]] = {
    "event": {"first": lambda event: event.date.first, "last": lambda event: event.date.last, "drawn": _drawn},
    "quote": {"first": lambda quote: quote.said.first, "last": lambda quote: quote.said.last},
    "claim": {"first": lambda held: held.claim.made.first, "last": lambda held: held.claim.made.last},
    "source": {"first": lambda source: source.published.first, "last": lambda source: source.published.last},
}
"""By table, the days that its rows are put in order by; None is no day."""
_POSITIONS = 32
"""So many bits of a day and a position, as one number, are the position."""


class Indexes:
    """The positions of each value, the days of each row and the words of names, of the records so far."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, defaultdict[object, array[int]]]] = {
            rows: {column: defaultdict(lambda: array("I")) for column in columns} for rows, columns in COLUMNS.items()
        }
        self._days: dict[str, dict[str, array[int]]] = {
            rows: {name: array("Q") for name in days} for rows, days in DAYS.items()
        }
        self._lines: Counter[str] = Counter()

    def add(self, rows: str, position: int, entry: Any) -> None:
        """A record, or a claim with its question (`Held`), at its place in the order of its table."""
        by_column = self._values[rows]
        for column, values in COLUMNS[rows].items():
            positions = by_column[column]
            for value in values(entry):
                positions[value].append(position)
        for name, day in DAYS.get(rows, {}).items():
            if found := day(entry):
                self._days[rows][name].append(found.toordinal() << _POSITIONS | position)

    def name(self, texts: Iterable[str]) -> None:
        """What words a mistyped one may have meant are looked for in; of several lines each stands for itself."""
        for text in texts:
            for line in text.splitlines():
                self._lines[line] += 1

    def bitmaps(self) -> Iterator[tuple[str, str, str, bytes]]:
        """Table, column, value, and the Roaring bitmap of the positions that have it, in its portable form."""
        for rows, columns in self._values.items():
            for column, by_value in columns.items():
                by_value.pop(None, None)
                for value, positions in sorted((str(value), positions) for value, positions in by_value.items()):
                    yield rows, column, value, BitMap(positions).serialize()

    def orders(self) -> Iterator[tuple[str, str, bytes, bytes]]:
        """Table, which of its days, these in their order as proleptic ordinals, and the positions that they are of."""
        for rows, by_name in self._days.items():
            for name, days in by_name.items():
                order = sorted(days)
                ordinals = array("i", [day >> _POSITIONS for day in order])
                positions = array("I", [day & 2**_POSITIONS - 1 for day in order])
                yield rows, name, ordinals.tobytes(), positions.tobytes()

    def words(self) -> Spelling:
        """The words that a mistyped one may have meant."""
        return spelling(self._lines)
