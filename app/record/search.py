"""Owns full-text search: ranking by where the words stand, counting, marking. Where they stand, `app.record.full_text`
knows."""

import re
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, fields
from typing import Any

from pyroaring import BitMap
from sqlalchemy import Connection, column, literal_column, select, table

from app.lists import KINDS
from app.record.asking import Asked, Term, any_word
from app.record.bitmaps import Bitmaps
from app.record.full_text import ANYWHERE, NAMES, PLACE, TITLE, Places, rows_with, within
from app.record.index_tables import FTS, FTS_COLUMNS, FTS_MADE, first_row
from app.record.index_tables import FTS_BLOCK as BLOCK
from app.record.typed_time import Time

_START, _END = "\x02", "\x03"
_TABLE = table(FTS, column("kind"), column("slug"))
_TITLE, _BODY = FTS_COLUMNS.index("title"), FTS_COLUMNS.index("body")
_WEIGHTS = ((TITLE, 8), (PLACE, 4), (NAMES, 2))
_LEAST = 1
"""How much a word counts by where it stands, of two places the better one; in the text the least."""
MANY = 1000
"""More than all words of a search can count together: what has more of them stands first."""
Found = dict[str, BitMap]
"""By kind the positions of records."""
_NONE = BitMap()
_COPIED = ("rowid", *FTS_COLUMNS)
_ROW = ", ".join(_COPIED)
_SNIPPET = 32
"""So many words a passage shows."""
Segment = tuple[str, bool]
"""A stretch of text, and whether it is what was searched for."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a record is found by, for an index elsewhere."""

    kind: str
    slug: str
    line: str
    title: str
    label: str
    place: str
    names: str
    body: str


def every_row(connection: Connection) -> list[Row]:
    """What each record is found by, in the order of the record."""
    columns: list[Any] = [column(part.name) for part in fields(Row)]
    query = select(*columns).select_from(_TABLE).order_by(literal_column("rowid"))
    return [Row(*row) for row in connection.execute(query)]


def _all(asked: Asked) -> str:
    """The FTS5 expression of what has all terms; without any, of what the years of the time touch."""
    return " AND ".join(within(ANYWHERE, term.expression) for term in asked.terms) or _in_years(asked)


def _some(asked: Asked) -> str:
    """The FTS5 expression of what has any of the terms."""
    return " OR ".join(within(ANYWHERE, term.expression) for term in asked.terms)


def _in_years(asked: Asked) -> str:
    """The FTS5 expression of what the years of the time touch."""
    years = range(asked.time.first.year, asked.time.last.year + 1) if asked.time else ()
    return within("years", any_word(f'"{year}"' for year in years))


def matching(connection: Connection, kind: str, asked: Asked) -> BitMap | None:
    """The positions of the records of a kind that have all words that are asked for; None where no word is."""
    if not asked.terms:
        return None
    return _by_kind(BitMap.intersection(*Places(connection, asked.terms).rows(ANYWHERE))).get(kind, _NONE)


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that search found: its kind and slug, what stands above its title (`line`), its title and a passage of
    it, both with the words marked; `total` is how many of its kind were found."""

    kind: str
    slug: str
    total: int
    line: str
    title: tuple[Segment, ...]
    passage: tuple[Segment, ...]


class Search:
    """One search: what has all that is asked for, what has some of it, and which words stand nowhere."""

    def __init__(self, connection: Connection, bitmaps: Mapping[str, Bitmaps], asked: Asked) -> None:
        self._connection, self._bitmaps, self._asked = connection, bitmaps, asked
        self._places = Places(connection, asked.terms)

    def best(self, most: int) -> list[Hit]:
        """The records that have all that is asked for, at most so many of each kind: where the words stand in the title
        first, the important before the less so."""
        if self._asked.is_empty:
            return []
        expression, time = _all(self._asked), self._asked.time
        rows = self._places.rows(ANYWHERE) if self._asked.terms else rows_with(self._connection, [expression])
        found = self._in_days(_by_kind(BitMap.intersection(*rows)))
        classes = self._by_place(found, most) if self._asked.terms or not time else self._by_beginning(found, time)
        return self._hits(expression, self._ranked(classes, most), found)

    def some(self, most: int, without: Collection[str]) -> list[Hit]:
        """The records that have some of the words, not of the kinds `without`; those with the most of them first."""
        if len(self._asked.terms) < 2:
            return []
        anywhere = self._where(ANYWHERE)
        either = {kind: BitMap.union(*(term.get(kind, _NONE) for term in anywhere)) for kind in self._bitmaps}
        found = self._in_days({kind: rows for kind, rows in either.items() if rows and kind not in without})
        classes = self._in_classes(found, [*_WEIGHTS, (ANYWHERE, _LEAST)], MANY)
        return self._hits(_some(self._asked), self._ranked(classes, most), found)

    def unknown(self) -> list[Term]:
        """The terms that stand nowhere in the record."""
        terms = self._asked.terms
        return [term for term, found in zip(terms, self._where(ANYWHERE), strict=True) if not found]

    def _where(self, columns: str) -> list[Found]:
        """What has each term in some columns."""
        return [_by_kind(rows) for rows in self._places.rows(columns)]

    def _in_days(self, found: Found) -> Found:
        """What is found of the time that is asked for: what its days touch, and what has none."""
        if (time := self._asked.time) is None:
            return found
        touched = {
            kind: bitmaps.touching(time.first, time.last) for kind, bitmaps in self._bitmaps.items() if bitmaps.days
        }
        within_time = {kind: rows & touched[kind] if kind in touched else rows for kind, rows in found.items()}
        return {kind: rows for kind, rows in within_time.items() if rows}

    def _by_beginning(self, found: Found, time: Time) -> list[Found]:
        """What begins in a time, then what is under way or may fall in it."""
        begun = {kind: rows & self._bitmaps[kind].beginning(time.first, time.last) for kind, rows in found.items()}
        return [begun, {kind: rows - begun[kind] for kind, rows in found.items()}]

    def _by_place(self, found: Found, most: int) -> list[Found]:
        """What has all words, in classes by where they stand, the best first. Where titles alone give as many as are
        shown, no other place is looked at; where all that was found is shown, all places are, at once."""
        if all(len(rows) <= most for rows in found.values()):
            self._places.read(*(columns for columns, _ in _WEIGHTS))
        titles = self._where(_WEIGHTS[0][0])
        first = {kind: BitMap.intersection(rows, *(t.get(kind, _NONE) for t in titles)) for kind, rows in found.items()}
        if all(len(first[kind]) >= min(most, len(rows)) for kind, rows in found.items()):
            return [first]
        return self._in_classes(found, [*_WEIGHTS], 0, _LEAST)

    def _in_classes(self, found: Found, places: list[tuple[str, int]], each: int, rest: int = 0) -> list[Found]:
        """The classes of what was found, the best first: a term counts by the best of the places where it stands and by
        `each`, and by `rest` where it stands in none of them."""
        sums: dict[int, Found] = {0: found}
        for number in range(len(self._asked.terms)):
            there = [(weight + each, self._where(columns)[number]) for columns, weight in places]
            sums = _with_term(sums, there, rest)
        return [sums[score] for score in sorted(sums, reverse=True)]

    def _ranked(self, classes: list[Found], most: int) -> list[int]:
        """The row numbers of the best of each kind, in turn: by class, then by standing, then as the kind has them."""
        best: list[int] = []
        for kind in (kind.singular for kind in KINDS.values()):
            taken: list[int] = []
            standing = self._bitmaps[kind].by_value.get("standing")
            ranks = [standing[rank] for rank in sorted(standing, key=int)] if standing else [self._bitmaps[kind].every]
            for rows in (found.get(kind, _NONE) for found in classes):
                for rank in ranks if rows else ():
                    if len(taken) < most:
                        taken += (rows & rank)[: most - len(taken)]
            best += [first_row(kind) + position for position in taken]
        return best

    def _hits(self, expression: str, best: list[int], found: Found) -> list[Hit]:
        """What is shown of these rows."""
        shown = {number: values for number, *values in self._marked(expression, best)} if best else {}
        return [
            Hit(kind, slug, len(found[kind]), line, segments(title), segments(passage))
            for kind, slug, line, title, passage in (shown[number] for number in best)
        ]

    def _marked(self, expression: str, best: list[int]) -> Iterable[Sequence[Any]]:
        """These rows with the words marked. The plus keeps SQLite from asking the index anew for each of them. To ask
        once is to read all that the words find: where these are frequent, rows are copied to a table of their own."""
        numbers = f"({', '.join(map(str, best))})"
        query = f"""
            SELECT rowid, kind, slug, line, highlight({FTS}, {_TITLE}, ?, ?),
                snippet({FTS}, {_BODY}, ?, ?, '…', {_SNIPPET})
            FROM {FTS} WHERE {FTS} MATCH ? AND +rowid IN {numbers}
        """
        marks = (_START, _END, _START, _END, expression)
        if not self._places.frequent:
            return self._connection.exec_driver_sql(query, marks)
        rows = self._connection.exec_driver_sql(f"SELECT {_ROW} FROM {FTS} WHERE rowid IN {numbers}")
        with closing(sqlite3.connect(":memory:")) as copy:
            copy.execute(FTS_MADE)
            copy.executemany(f"INSERT INTO {FTS} ({_ROW}) VALUES ({', '.join('?' * len(_COPIED))})", map(tuple, rows))
            return copy.execute(query, marks).fetchall()


def _by_kind(rows: BitMap) -> Found:
    """Row numbers of the full-text table as positions of their kinds."""
    found: Found = {}
    for kind in KINDS.values():
        first = first_row(kind.singular)
        before, end = (rows.rank(number - 1) if number else 0 for number in (first, first + BLOCK))
        if end > before:
            found[kind.singular] = rows[before:end].shift(-first)
    return found


def _with_term(sums: dict[int, Found], places: list[tuple[int, Found]], rest: int) -> dict[int, Found]:
    """The classes once a term is counted: of several places the best, `rest` where it stands in none of them."""
    counted: dict[int, Found] = {}
    for score, found in sums.items():
        for kind, rows in found.items():
            for weight, there in places:
                here = rows & there.get(kind, _NONE)
                rows = rows - here  # not in place: a bitmap that others hold
                _add(counted, score + weight, kind, here)
            _add(counted, score + rest, kind, rows)
    return counted


def _add(counted: dict[int, Found], score: int, kind: str, rows: BitMap) -> None:
    if rows:
        of_score = counted.setdefault(score, {})
        of_score[kind] = of_score.get(kind, _NONE) | rows


def segments(marked: str) -> tuple[Segment, ...]:
    """Text with control characters around each hit → its stretches."""
    parts = re.split(f"{_START}([^{_END}]*){_END}", marked)
    return tuple((part, index % 2 == 1) for index, part in enumerate(parts) if part)
