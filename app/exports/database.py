"""Owns the database for analysts: a copy of a build without what only this site needs, which says what it is itself."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from app.exports.made import PART
from app.exports.whole import Dump
from app.filters import LISTS, find
from app.record.index_tables import FTS
from app.record.story import Story

OURS = (FTS, "frequent_word", "meta", "synonym", "retired_event", "alembic_version", "readme")
"""Tables of the build that only this site needs, or that are written anew: full-text search and its shadows, texts of
pages, redirects."""
RECORDS = "record"
IN_MEMORY = 64 * 2**20
"""A build of so many bytes is copied in memory, a larger one in the system's folder for temporary files."""
_TABLES = f"""
CREATE TABLE {RECORDS} (kind TEXT NOT NULL, slug TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (kind, slug));
CREATE TABLE readme (name TEXT PRIMARY KEY, says TEXT NOT NULL, columns TEXT, refers_to TEXT);
"""


def lines(story: Story, origin: str, dump: Dump, address: str) -> Iterator[bytes]:
    """The file made of the build that SQLite finds at `address`; `dump` is what the API says a record with."""
    source = sqlite3.connect(address, uri=True)
    with closing(source), closing(sqlite3.connect("", isolation_level=None)) as copy:  # "": on disk where it is large
        source.backup(copy)
        said = dict(copy.execute("SELECT name, holds FROM readme"))
        copy.execute("BEGIN")
        _strip(copy)
        for kind, of_kind in LISTS.items():
            rows = ((kind, record.slug, dump(record).decode()) for record in find.every(story, of_kind()))
            copy.executemany(f"INSERT INTO {RECORDS} VALUES (?, ?, ?)", rows)
        copy.executemany("INSERT INTO readme VALUES (?, ?, ?, ?)", _readme(copy, story, origin, said))
        copy.execute("COMMIT")
        (pages,), (size,) = (source.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
        yield from _bytes(copy, pages * size <= IN_MEMORY)


def _strip(copy: sqlite3.Connection) -> None:
    """Takes away what only this site needs, and makes the tables that the copy has instead."""
    there = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in OURS:
        if table in there:
            copy.execute(f"DROP TABLE {table}")
    for kind in LISTS:
        copy.execute(f"ALTER TABLE {kind} DROP COLUMN document")
    for statement in filter(str.strip, _TABLES.split(";")):
        copy.execute(statement)


Row = tuple[str, str, str | None, str | None]


def _readme(copy: sqlite3.Connection, story: Story, origin: str, said: dict[str, str]) -> Iterator[Row]:
    """What the file is, then what each of its tables holds, with its columns and what they refer to."""
    about = {
        "title": story.site.title,
        "address": origin or "Not known: this copy was made on a server without a public address.",
        "version": f"{story.generation}, made of {story.made_of}, to {story.horizon}",
        "licence": f"{story.site.licence}. Quoted words and titles of articles belong to those who wrote them.",
        "dates": "edtf is the date as known (EDTF, ISO 8601-2). first and last are the days that it may touch; an open "
        "end stops at the last day of the record. Days are those of the place; nothing has a time or a time zone.",
        "basis": "stated: as the article gives it. derived: worked out from the article. general: from the public "
        "record.",
        "left out": "Full-text search, redirects and the texts of pages, which only the site needs.",
    }
    yield from ((name, says, None, None) for name, says in about.items())
    said = {**said, RECORDS: "Each record whole, as the site's API tells it: JSON by kind and slug.", "readme": "This."}
    names = [name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    for table in names:
        columns = [row[1] for row in copy.execute("SELECT * FROM pragma_table_info(?)", (table,))]
        yield table, said[table], ", ".join(columns), _references(copy, table)


def _references(copy: sqlite3.Connection, table: str) -> str | None:
    """ "event → event.slug, lane → lane.slug"."""
    query = 'SELECT "from", "table", "to" FROM pragma_foreign_key_list(?) ORDER BY "from", "table"'
    return ", ".join(f"{own} → {other}.{key}" for own, other, key in copy.execute(query, (table,))) or None


def _bytes(copy: sqlite3.Connection, small: bool) -> Iterator[bytes]:
    """The finished copy."""
    if small:
        copy.execute("VACUUM")
        yield copy.serialize()
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "copy.sqlite"
        copy.execute("VACUUM INTO ?", (str(path),))
        with path.open("rb") as file:
            while part := file.read(PART):
                yield part
