"""Owns the bitmap indexes of a generation: for each value of a column the positions of the rows that have it, and the
rows in the order of their days. A view of any filters is then a few set operations, whatever the number of rows.

Bitmaps are Roaring bitmaps (Lemire et al., "Roaring Bitmaps: Implementation of an Optimized Software Library", 2018),
made once, at build, and stored in their portable form.
"""

import sqlite3
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pyroaring import BitMap
from sqlalchemy import Connection, insert, select

from app.record.index_tables import FTS, FTS_BLOCK, Bitmap, DayOrder, first_row
from app.record.tables import TABLES

_LINKED = "SELECT link.{value}, own.position FROM {link} AS link JOIN {rows} AS own ON link.{key} = own.{own}"
_OWN = "SELECT {value}, position FROM {rows}"


def _own(value: str) -> Callable[[str], str]:
    """The values of a column of the rows themselves."""
    return lambda rows: _OWN.format(value=value, rows=rows)


def _linked(link: str, value: str, own: str = "slug") -> Callable[[str], str]:
    """The values of a column of other rows, which name the row by its `own`."""
    return lambda rows: _LINKED.format(value=value, link=link, key=link.split("_")[0], rows=rows, own=own)


def _standing(kind: str) -> str:
    """What decides between two records that search finds equally good."""
    first = first_row(kind)
    return f"SELECT standing, position FROM {FTS} WHERE rowid >= {first} AND rowid < {first + FTS_BLOCK}"


BEGINS = ("day", "season", "year")
_BEGINS = (
    "CASE WHEN begins_known AND precision = 'day' AND (span = 'period' OR first = last) THEN 'day'"
    " WHEN begins_known THEN 'season' WHEN precision <> 'decade' THEN 'year' END"
)
"""How closely it is known when an event begins: from the closest on, and as a value of its row."""
COLUMNS: Mapping[str, Mapping[str, Callable[[str], str]]] = {
    "event": {
        "actor": _linked("event_actor", "actor"),
        "topic": _linked("event_topic", "topic"),
        "year": _linked("event_year", "year"),
        "source": _linked("event_citation", "source"),
        **{name: _own(name) for name in ("kind", "lane", "importance", "span")},
        "begins": _own(_BEGINS),
        "standing": _standing,
    },
    "quote": {
        "actor": _own("speaker"),
        "about": _linked("quote_about", "actor"),
        "topic": _linked("quote_topic", "topic"),
        "year": _linked("quote_year", "year"),
        "source": _linked("quote_passage", "source"),
        "kind": _own("kind"),
    },
    "claim": {
        "claim": _own("kind"),
        "outcome": lambda _: "SELECT relation, claim.position FROM outcome JOIN claim ON outcome.claim = claim.slug",
        "source": _own("source"),
        "actor": _own("who"),
        "topic": _linked("question_topic", "topic", own="question"),
        "question": _own("question"),
    },
    "actor": {"standing": _standing},
    "source": {},
    "question": {},
}
"""By table, what its rows are found by, and the statement that gives (value, position) of each."""
_ENDS = {"first": "first", "last": "last"}
FINE = 62
"""Fewer days than these can be shown one by one: of a window, or of an event whose day is not known."""
DRAWN = (
    f"CASE WHEN span = 'period' THEN first WHEN julianday(last) - julianday(first) < {FINE}"
    " THEN date((julianday(first) + julianday(last)) / 2) END"
)
"""The day on which an event is drawn as a dot: a period where it begins, others in the middle of the days that they may
have been on; none where these are more than two months, for a day of its own would be invented."""
DAYS: Mapping[str, Mapping[str, str]] = {
    "event": {**_ENDS, "drawn": DRAWN}, "quote": _ENDS, "claim": _ENDS, "source": _ENDS,
}  # fmt: skip
"""By table, the days that its rows are put in order by."""
MARKS = 256
"""So many beginnings of an order of days are kept as bitmaps; the rest of one is added to the nearest before it."""


class Days:
    """The rows of a table in the order of one of their days."""

    def __init__(self, days: bytes = b"", positions: bytes = b"") -> None:
        """`days` are proleptic ordinals in their order, `positions` the rows they are of; native 32-bit integers."""
        self._days, self._positions = array("i", days), array("I", positions)
        self._step = max(1, len(self._days) // MARKS)
        self._marks = [BitMap()]
        for start in range(0, len(self._days), self._step):
            self._marks.append(self._marks[-1] | BitMap(self._positions[start : start + self._step]))

    def between(self, first: date, last: date) -> BitMap:
        """The rows of the days from `first` to `last`."""
        return self.until(last) - self.until(date.fromordinal(first.toordinal() - 1))

    def earliest(self, rows: BitMap, first: date) -> date:
        """The earliest day from `first` on that is of one of these rows, of which there is one."""
        start = bisect_left(self._days, first.toordinal())
        numbers = range(start, len(self._days))
        return date.fromordinal(next(self._days[number] for number in numbers if self._positions[number] in rows))

    def until(self, day: date) -> BitMap:
        """The rows of this day and those before."""
        reached = bisect_right(self._days, day.toordinal())
        mark = reached // self._step
        return self._marks[mark] | BitMap(self._positions[mark * self._step : reached])


@dataclass(frozen=True, slots=True)
class Bitmaps:
    """The indexes of one table: all its rows, those of each value by column, those of its days."""

    every: BitMap = field(default_factory=BitMap)
    by_value: Mapping[str, Mapping[str, BitMap]] = field(default_factory=dict)
    days: Mapping[str, Days] = field(default_factory=dict)

    def having(self, column: str, value: object) -> BitMap:
        """The rows that have a value in a column; none where it occurs nowhere."""
        return self.by_value.get(column, {}).get(str(value), _NONE)

    def any_of(self, column: str, values: Iterable[object]) -> BitMap:
        """The rows that have any of these values."""
        return BitMap.union(_NONE, *(self.having(column, value) for value in values))

    def touching(self, first: date | None, last: date | None) -> BitMap:
        """The rows of which a day may lie from `first` to `last`; None is no bound."""
        rows = self.every if last is None else self.days["first"].until(last)
        return rows if first is None else rows - self.days["last"].until(date.fromordinal(first.toordinal() - 1))

    def beginning(self, first: date, last: date) -> BitMap:
        """The rows whose first day lies from `first` to `last`."""
        return self.days["first"].between(first, last)


_NONE = BitMap()


def fill(connection: Connection) -> None:
    """Writes the indexes of the tables as they are now."""
    made = []
    for rows, columns in COLUMNS.items():
        for column, statement in columns.items():
            by_value: dict[object, list[int]] = defaultdict(list)
            for value, position in _plain_rows(connection, statement(rows)):
                by_value[value].append(position)
            by_value.pop(None, None)
            named = sorted((str(value), positions) for value, positions in by_value.items())
            made += [
                {"rows": rows, "column": column, "value": value, "positions": BitMap(positions).serialize()}
                for value, positions in named
            ]
    connection.execute(insert(Bitmap), made)
    connection.execute(
        insert(DayOrder), [_order(connection, rows, *named) for rows, ends in DAYS.items() for named in ends.items()]
    )


def _plain_rows(connection: Connection, query: str) -> Iterable[tuple[Any, ...]]:
    """The rows of a query as tuples: a build reads a dozen for each event."""
    cursor: sqlite3.Cursor = connection.connection.cursor().execute(query)
    return cursor


def _order(connection: Connection, rows: str, end: str, day: str) -> dict[str, object]:
    """The order of a table's rows by one of their days; without those that have none."""
    query = f"SELECT {day} AS day, position FROM {rows} WHERE day IS NOT NULL ORDER BY 1, 2"
    found = list(_plain_rows(connection, query))
    days = array("i", (date.fromisoformat(day).toordinal() for day, _ in found))
    positions = array("I", (position for _, position in found))
    return {"rows": rows, "column": end, "days": days.tobytes(), "positions": positions.tobytes()}


def read(connection: Connection) -> dict[str, Bitmaps]:
    """The indexes of every table, by its name."""
    by_value: dict[str, dict[str, dict[str, BitMap]]] = {
        rows: {column: {} for column in columns} for rows, columns in COLUMNS.items()
    }
    for row in connection.execute(select(TABLES["bitmap"])):
        by_value[row.rows][row.column][row.value] = BitMap.deserialize(row.positions)
    days: dict[str, dict[str, Days]] = defaultdict(dict)
    for row in connection.execute(select(TABLES["day_order"])):
        days[row.rows][row.column] = Days(row.days, row.positions)
    counts = " UNION ALL ".join(f"SELECT '{rows}', count(*) FROM {rows}" for rows in COLUMNS)
    return {
        rows: Bitmaps(BitMap(range(number)), by_value[rows], days[rows])
        for rows, number in connection.exec_driver_sql(counts)
    }
