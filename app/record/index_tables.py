"""Owns the tables by which records are found: full text, bitmaps, orders of days, words that may be meant."""

from sqlmodel import Field, SQLModel

from app.lists import KINDS

FTS = "search"
"""The full-text table; made by a statement of its own (`FTS_MADE`), since SQLModel has no words for virtual tables."""
UNINDEXED = ("kind", "slug", "standing", "position", "first", "last", "line")
"""Its columns in which nothing is looked for: what its records are ranked and shown by."""
FTS_COLUMNS = (*UNINDEXED, "title", "label", "place", "names", "body", "years")
FTS_MADE = (
    f"CREATE VIRTUAL TABLE {FTS} USING fts5("
    + ", ".join(f"{name} UNINDEXED" if name in UNINDEXED else name for name in FTS_COLUMNS)
    + ", tokenize = 'unicode61 remove_diacritics 2')"
)
FTS_BLOCK = 2**29
"""So many row numbers of the full-text table belong to each kind; within them a record has its position. All fit
into 32 bits, as bitmaps have them."""


def first_row(kind: str) -> int:
    """The row number in the full-text table of the first record of a kind ("event")."""
    return [known.singular for known in KINDS.values()].index(kind) * FTS_BLOCK


class Bitmap(SQLModel, table=True):
    """The rows of a table (`rows`) that have a value in a column: a Roaring bitmap of their positions, in its portable
    form. The site counts by them; a query of one's own needs none."""

    rows: str = Field(primary_key=True)
    column: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    positions: bytes


class FrequentWord(SQLModel, table=True):
    """The rows of the full-text table that a frequent word (`"treaty"`) or beginning of words (`"trea"*`) is found in,
    within some of its columns: a Roaring bitmap of their numbers. A query of one's own needs none."""

    __tablename__ = "frequent_word"
    word: str = Field(primary_key=True)
    columns: str = Field(primary_key=True)
    found_in: bytes


class NamedWord(SQLModel, table=True):
    """A word of titles, names and places: without case and accents, and as it is printed; the most frequent first."""

    __tablename__ = "named_word"
    position: int = Field(primary_key=True)
    plain: str
    printed: str


class DayOrder(SQLModel, table=True):
    """The rows of a table in the order of their first or last days: 32-bit integers, days counted from the year 1."""

    __tablename__ = "day_order"
    rows: str = Field(primary_key=True)
    column: str = Field(primary_key=True)
    days: bytes
    positions: bytes
