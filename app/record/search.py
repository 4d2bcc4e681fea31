"""Owns full-text search: ranking by where the words stand, counting, marking. The only SQL that names the FTS table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from pyroaring import BitMap
from sqlalchemy import Connection, column, literal_column, select, table, text

from app.record.asking import Asked, Term
from app.record.tables import FTS, FTS_COLUMNS, UNDATED, first_row
from app.record.tables import FTS_BLOCK as BLOCK

_START, _END = "\x02", "\x03"
_TABLE = table(FTS, column("kind"), column("slug"))
_TITLE, _BODY = FTS_COLUMNS.index("title"), FTS_COLUMNS.index("body")
_WORDS = "title label place names body"
"""The columns of a record in which words are looked for: all but its years."""
_WEIGHTS = {"title label": 8, "place": 4, "names": 2, "body": 1}
"""How much a word counts by where it stands; of two places the better one."""
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
    first = first_row(kind)
    found = f"SELECT rowid - {first} FROM {FTS} WHERE {FTS} MATCH ? AND rowid >= {first} AND rowid < {first + BLOCK}"
    return BitMap([position for (position,) in connection.exec_driver_sql(found, (expression,))])


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


def search(connection: Connection, asked: Asked, most: int) -> list[Hit]:
    """The records that have all that is asked for, at most so many of each kind: where the words stand in the title
    first, the important before the less so."""
    expression = every(asked)
    return _best(connection, asked, expression, expression, most) if expression else []


def search_some(connection: Connection, asked: Asked, most: int, without: list[str]) -> list[Hit]:
    """The records that have some of the words, not of the kinds `without`; those with the most of them first."""
    return _best(connection, asked, _some(asked), None, most, without) if len(asked.terms) > 1 else []


def _best(
    connection: Connection, asked: Asked, shown: str, common: str | None, most: int, without: list[str] | None = None
) -> list[Hit]:
    bound: dict[str, Any] = {"shown": shown, "most": most, "start": _START, "end": _END}
    parts: list[str] = []
    for number, term in enumerate(asked.terms):
        for place, weight in _WEIGHTS.items():
            name = f"m{len(parts)}"
            rest = [common] if common else _in_time(asked)
            bound[name] = " AND ".join([within(place, term.expression), *rest])
            parts.append(f"SELECT rowid, {number}, {weight} FROM {FTS} WHERE {FTS} MATCH :{name}")
    parts = parts or [f"SELECT rowid, 0, 0 FROM {FTS} WHERE {FTS} MATCH :shown"]
    narrowed = [f"kind NOT IN ({', '.join(repr(kind) for kind in without)})"] if without else []
    turn = "terms DESC, weight DESC, standing, position"
    if asked.time:
        bound |= {"first": str(asked.time.first), "last": str(asked.time.last)}
        narrowed.append("(first IS NULL OR first <= :last AND last >= :first)")
    if asked.time and not asked.terms:
        turn = "first < :first, standing, position"
    where = f"WHERE {' AND '.join(narrowed)}" if narrowed else ""
    statement = f"""
        WITH found(id, term, weight) AS MATERIALIZED ({" UNION ALL ".join(parts)}),
        best AS (SELECT id, term, max(weight) AS weight FROM found GROUP BY id, term),
        scored AS (SELECT id, count(*) AS terms, sum(weight) AS weight FROM best GROUP BY id),
        ranked AS MATERIALIZED (
            SELECT id, count(*) OVER (PARTITION BY kind) AS total,
                row_number() OVER (PARTITION BY kind ORDER BY {turn}) AS turn
            FROM scored JOIN {FTS} ON {FTS}.rowid = id {where}
        )
        SELECT kind, slug, total, line, highlight({FTS}, {_TITLE}, :start, :end) AS title,
            snippet({FTS}, {_BODY}, :start, :end, '…', {_SNIPPET}) AS passage
        FROM ranked JOIN {FTS} ON {FTS}.rowid = ranked.id
        WHERE {FTS} MATCH :shown AND turn <= :most ORDER BY kind, turn
    """
    rows = connection.execute(text(statement), bound)
    return [Hit(r.kind, r.slug, r.total, r.line, segments(r.title), segments(r.passage)) for r in rows]


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
