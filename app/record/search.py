"""Owns full-text search: quoting what a reader typed, ranking, marking. The only SQL that names the FTS table."""

import re
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, column, literal_column, select, table, text

from app.filters import MAX_WORDS, split_words
from app.record.tables import FTS

_START, _END = "\x02", "\x03"
_TABLE = table(FTS, column("kind"), column("slug"))
Segment = tuple[str, bool]
"""A stretch of text, and whether it is what was searched for."""


def match_expression(words: str) -> str | None:
    """An FTS5 expression in which every word is quoted and the last is a prefix; None where there is no word."""
    quoted = [f'"{word}"' for word in split_words(words)[:MAX_WORDS]]
    return " ".join(quoted) + "*" if quoted else None


def matching(kind: str, words: str) -> ColumnElement[bool]:
    """The condition under which a row's slug is one that `words` find; nothing where they hold no word."""
    expression = match_expression(words)
    if expression is None:
        return literal_column("0") == 1
    found = select(_TABLE.c.slug).where(_TABLE.c.kind == kind, text(f"{FTS} MATCH :words").bindparams(words=expression))
    return column("slug").in_(found)


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that search found: its kind and slug, its title and the passage of it, both with the words marked."""

    kind: str
    slug: str
    title: tuple[Segment, ...]
    passage: tuple[Segment, ...]


def search(connection: Connection, words: str, limit: int) -> tuple[int, list[Hit]]:
    """How many records `words` find, and the best of them, best first."""
    expression = match_expression(words)
    if expression is None:
        return 0, []
    bound = {"words": expression, "limit": limit, "start": _START, "end": _END}
    total = connection.execute(text(f"SELECT count(*) FROM {FTS} WHERE {FTS} MATCH :words"), bound).scalar_one()
    rows = connection.execute(
        text(
            f"SELECT kind, slug, highlight({FTS}, 2, :start, :end), snippet({FTS}, 3, :start, :end, '…', 32) "
            f"FROM {FTS} WHERE {FTS} MATCH :words ORDER BY bm25({FTS}, 0, 0, 8, 3, 2), kind, slug LIMIT :limit"
        ),
        bound,
    )
    return total, [Hit(kind, slug, segments(title), segments(passage)) for kind, slug, title, passage in rows]


def segments(marked: str) -> tuple[Segment, ...]:
    """Text with control characters around each hit → its stretches."""
    parts = re.split(f"{_START}([^{_END}]*){_END}", marked)
    return tuple((part, index % 2 == 1) for index, part in enumerate(parts) if part)
