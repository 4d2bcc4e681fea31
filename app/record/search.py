"""Owns full-text search: quoting what a reader typed, ranking, marking. The only SQL that names the FTS table."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, column, literal_column, select, table, text

from app.record.tables import FTS

MAX_WORDS = 12
"""So many words a search takes."""
_START, _END = "\x02", "\x03"
_TABLE = table(FTS, column("kind"), column("slug"))
_WEIGHTS = {"kind": 0, "slug": 0, "title": 8, "body": 3, "names": 2}
"""How much a word weighs in each column, in the order of the table's columns."""
_BEST = f"bm25({FTS}, {', '.join(map(str, _WEIGHTS.values()))})"
Segment = tuple[str, bool]
"""A stretch of text, and whether it is what was searched for."""


def split_words(text: str) -> list[str]:
    """The words that a search looks for: runs of letters and digits."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text))


def match_expression(words: str) -> str | None:
    """An FTS5 expression in which every word is quoted and the last is a prefix; None where there is no word."""
    quoted = [f'"{word}"' for word in split_words(words)[:MAX_WORDS]]
    return " ".join(quoted) + "*" if quoted else None


def matching(kind: str, words: str, slug: Any) -> ColumnElement[bool]:
    """The condition under which `slug` is that of a record which `words` find; nothing where they hold no word."""
    expression = match_expression(words)
    if expression is None:
        return literal_column("0") == 1
    slugs = select(_TABLE.c.slug).where(_TABLE.c.kind == kind, text(f"{FTS} MATCH :words").bindparams(words=expression))
    return slug.in_(slugs)  # type: ignore[no-any-return]


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
            f"FROM {FTS} WHERE {FTS} MATCH :words ORDER BY {_BEST}, kind, slug LIMIT :limit"
        ),
        bound,
    )
    return total, [Hit(kind, slug, segments(title), segments(passage)) for kind, slug, title, passage in rows]


def segments(marked: str) -> tuple[Segment, ...]:
    """Text with control characters around each hit → its stretches."""
    parts = re.split(f"{_START}([^{_END}]*){_END}", marked)
    return tuple((part, index % 2 == 1) for index, part in enumerate(parts) if part)
