"""Owns full-text search: ranking by where the words stand, counting, marking. The only SQL that names the FTS table."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from pyroaring import BitMap
from sqlalchemy import Connection, column, literal_column, select, table, text

from app.lists import KINDS
from app.record.asking import Asked, Term
from app.record.bitmaps import Bitmaps
from app.record.index_tables import FTS, FTS_COLUMNS, UNDATED, first_row
from app.record.index_tables import FTS_BLOCK as BLOCK
from app.record.typed_time import Time

_START, _END = "\x02", "\x03"
_TABLE = table(FTS, column("kind"), column("slug"))
_TITLE, _BODY = FTS_COLUMNS.index("title"), FTS_COLUMNS.index("body")
_WORDS = "title label place names body"
"""The columns of a record in which words are looked for: all but its years."""
_WEIGHTS = (("title label", 8), ("place", 4), ("names", 2))
_LEAST = 1
"""How much a word counts by where it stands, of two places the better one; in the text the least."""
MANY = 1000
"""More than all words of a search can count together: what has more of them stands first."""
Found = dict[str, BitMap]
"""By kind the positions of records."""
_NONE = BitMap()
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


def within(columns: str, expression: str) -> str:
    """An FTS5 expression that is looked for in some columns only."""
    return f"({{{columns}}} : {expression})"


def every(asked: Asked) -> str | None:
    """The FTS5 expression of what has all terms, in the years of the time; None where nothing is asked for."""
    parts = [within(_WORDS, term.expression) for term in asked.terms]
    return " AND ".join([*parts, *_in_time(asked)]) or None


def _some(asked: Asked) -> str:
    """The FTS5 expression of what has any of the terms, in the years of the time."""
    terms = " OR ".join(within(_WORDS, term.expression) for term in asked.terms)
    return " AND ".join([f"({terms})", *_in_time(asked)])


def _in_time(asked: Asked) -> list[str]:
    """Only what the years of the time touch, and with words besides, what has no date."""
    if asked.time is None:
        return []
    years = [str(year) for year in range(asked.time.first.year, asked.time.last.year + 1)]
    wanted = " OR ".join(f'"{year}"' for year in [*years, *([UNDATED] if asked.terms else [])])
    return [within("years", f"({wanted})")]


def matching(connection: Connection, kind: str, asked: Asked) -> BitMap | None:
    """The positions of the records of a kind that have all words that are asked for; None where no word is."""
    expression = every(Asked(asked.terms))
    if not expression:
        return None
    return _found(connection, expression).get(kind, _NONE)


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


def search(connection: Connection, bitmaps: Mapping[str, Bitmaps], asked: Asked, most: int) -> list[Hit]:
    """The records that have all that is asked for, at most so many of each kind: where the words stand in the title
    first, the important before the less so."""
    expression = every(asked)
    if not expression:
        return []
    found = _in_days(_found(connection, expression), bitmaps, asked)
    if asked.time and not asked.terms:
        classes = _by_beginning(found, bitmaps, asked.time)
    else:
        classes = _by_place(connection, asked, found, most)
    return _hits(connection, expression, _best(classes, bitmaps, most), found)


def search_some(
    connection: Connection, bitmaps: Mapping[str, Bitmaps], asked: Asked, most: int, without: Collection[str]
) -> list[Hit]:
    """The records that have some of the words, not of the kinds `without`; those with the most of them first."""
    if len(asked.terms) < 2:
        return []
    expression = _some(asked)
    found = _in_days(_found(connection, expression), bitmaps, asked)
    found = {kind: rows for kind, rows in found.items() if kind not in without}
    classes = _by_number(connection, asked, found)
    return _hits(connection, expression, _best(classes, bitmaps, most), found)


def _found(connection: Connection, expression: str) -> Found:
    """What an FTS5 expression finds: row numbers alone, which are read off the index."""
    rows = _row_numbers(connection, expression)
    found: Found = {}
    for kind in KINDS.values():
        first = first_row(kind.singular)
        before, end = (rows.rank(number - 1) if number else 0 for number in (first, first + BLOCK))
        if end > before:
            found[kind.singular] = rows[before:end].shift(-first)
    return found


def _row_numbers(connection: Connection, expression: str) -> BitMap:
    """All at once as one text: a row of the cursor for each takes three times as long."""
    query = f"SELECT group_concat(rowid) FROM {FTS} WHERE {FTS} MATCH ?"
    return BitMap(json.loads(f"[{connection.exec_driver_sql(query, (expression,)).scalar_one() or ''}]"))


def _in_days(found: Found, bitmaps: Mapping[str, Bitmaps], asked: Asked) -> Found:
    """What is found of the time that is asked for: what its days touch, and what has none."""
    if asked.time is None:
        return found
    days = asked.time.first, asked.time.last
    within = {k: rows & bitmaps[k].touching(*days) if bitmaps[k].days else rows for k, rows in found.items()}
    return {kind: rows for kind, rows in within.items() if rows}


def _by_beginning(found: Found, bitmaps: Mapping[str, Bitmaps], time: Time) -> list[Found]:
    """What begins in a time, then what is under way or may fall in it."""
    begun = {kind: rows & bitmaps[kind].beginning(time.first, time.last) for kind, rows in found.items()}
    return [begun, {kind: rows - begun[kind] for kind, rows in found.items()}]


def _by_place(connection: Connection, asked: Asked, found: Found, most: int) -> list[Found]:
    """What has all words, in classes by where they stand, the best first. Where titles alone give as many as are
    shown, no other place is looked at."""
    best = _WEIGHTS[0][0]
    titles = [_found(connection, within(best, term.expression)) for term in asked.terms]
    first = {
        kind: BitMap.intersection(rows, *(title.get(kind, _NONE) for title in titles)) for kind, rows in found.items()
    }
    if all(len(first[kind]) >= min(most, len(rows)) for kind, rows in found.items()):
        return [first]
    sums: dict[int, Found] = {0: found}
    for term, title in zip(asked.terms, titles, strict=True):
        sums = _with_term(sums, _places(connection, term, title), _LEAST)
    return [sums[score] for score in sorted(sums, reverse=True)]


def _by_number(connection: Connection, asked: Asked, found: Found) -> list[Found]:
    """What has some of the words, in classes by how many, then by where they stand."""
    sums: dict[int, Found] = {0: found}
    for term in asked.terms:
        title = _found(connection, within(_WEIGHTS[0][0], term.expression))
        anywhere = _found(connection, within(_WORDS, term.expression))
        places = [(weight + MANY, rows) for weight, rows in _places(connection, term, title)]
        sums = _with_term(sums, [*places, (_LEAST + MANY, anywhere)], 0)
    return [sums[score] for score in sorted(sums, reverse=True)]


def _places(connection: Connection, term: Term, title: Found) -> list[tuple[int, Found]]:
    """What has a term in each place that counts for more than the text, with how much it counts, the best first."""
    (_, most), *others = _WEIGHTS
    return [(most, title), *((weight, _found(connection, within(name, term.expression))) for name, weight in others)]


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


def _best(classes: list[Found], bitmaps: Mapping[str, Bitmaps], most: int) -> list[int]:
    """The row numbers of the best of each kind, in turn: by class, then by standing, then as the kind has them."""
    best: list[int] = []
    for kind in KINDS.values():
        taken: list[int] = []
        standing = bitmaps[kind.singular].by_value.get("standing")
        ranks = [standing[rank] for rank in sorted(standing, key=int)] if standing else [bitmaps[kind.singular].every]
        for rows in (found.get(kind.singular, _NONE) for found in classes):
            for rank in ranks if rows else ():
                if len(taken) < most:
                    taken += (rows & rank)[: most - len(taken)]
        best += [first_row(kind.singular) + position for position in taken]
    return best


def _hits(connection: Connection, expression: str, best: list[int], found: Found) -> list[Hit]:
    """What is shown of these rows. The plus keeps SQLite from asking the index anew for each of them."""
    if not best:
        return []
    query = f"""
        SELECT rowid, kind, slug, line, highlight({FTS}, {_TITLE}, ?, ?) AS title,
            snippet({FTS}, {_BODY}, ?, ?, '…', {_SNIPPET}) AS passage
        FROM {FTS} WHERE {FTS} MATCH ? AND +rowid IN ({", ".join(map(str, best))})
    """
    rows = {row.rowid: row for row in connection.exec_driver_sql(query, (_START, _END, _START, _END, expression))}
    return [
        Hit(row.kind, row.slug, len(found[row.kind]), row.line, segments(row.title), segments(row.passage))
        for row in (rows[number] for number in best)
    ]


def unknown(connection: Connection, terms: tuple[Term, ...]) -> list[Term]:
    """The terms that stand nowhere in the record."""
    if not terms:
        return []
    asked = (f"EXISTS (SELECT 1 FROM {FTS} WHERE {FTS} MATCH :t{number})" for number, _ in enumerate(terms))
    bound = {f"t{number}": within(_WORDS, term.expression) for number, term in enumerate(terms)}
    there = connection.execute(text(f"SELECT {', '.join(asked)}"), bound).one()
    return [term for term, is_there in zip(terms, there, strict=True) if not is_there]


def named_words(connection: Connection) -> Iterator[str]:
    """The titles, names, other names and places of the record: what a mistyped word may have meant."""
    rows = connection.execute(text(f"SELECT kind, title, label, place, names FROM {FTS} ORDER BY rowid"))
    for row in rows:
        yield from (row.label, row.place, row.names)
        yield "" if row.kind == "quote" else row.title


def segments(marked: str) -> tuple[Segment, ...]:
    """Text with control characters around each hit → its stretches."""
    parts = re.split(f"{_START}([^{_END}]*){_END}", marked)
    return tuple((part, index % 2 == 1) for index, part in enumerate(parts) if part)
