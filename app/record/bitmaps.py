"""Owns the bitmap indexes of a generation: for each value of a column the positions of the rows that have it, and the
rows in the order of their days. A view of any filters is then a few set operations, whatever the number of rows.

Bitmaps are Roaring bitmaps (Lemire et al., "Roaring Bitmaps: Implementation of an Optimized Software Library", 2018),
made once, at build (`app.record.indexing`), and stored in their portable form.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from pyroaring import BitMap
from sqlalchemy import Connection, select

from app.record.indexing import COLUMNS
from app.record.tables import TABLES

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
