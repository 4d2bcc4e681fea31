"""Owns the file: schema, load in one transaction, verify, publish under a new name behind an atomic pointer."""

import hashlib
import os
import sqlite3
import tempfile
import time
from dataclasses import asdict
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from pydantic import TypeAdapter
from sqlalchemy import Connection, create_engine, insert, text
from sqlalchemy.pool import NullPool
from sqlmodel import SQLModel

from app.config import ROOT
from app.curation import Seeds
from app.curation.proof import read_lock
from app.record import bitmaps, database, index_tables, rows, story_tables
from app.record.entries import search_rows
from app.record.make import Record, make
from app.record.search import named_words
from app.record.spelling import spelling
from app.record.story_values import Narrative

STALE = 3600
"""Seconds after which an unfinished build counts as abandoned."""
KEPT = 3
"""How many generations stay in the data folder: the current one and those that a server may still have open."""


_RECORD = TypeAdapter(Record)
_BELOW = ("lists", "dates", "urls", "text", "words", "markdown", "colours", "config")
MADE_BY = ("app/curation", "app/record", *(f"app/{name}.py" for name in _BELOW), "migrations")
"""The code that makes a file of seeds: other code may make another file of the same ones."""


def generation_of(record: Record) -> str:
    """The digest of the record, which is the seeds and their lock in normal form, and of the code that makes tables of
    it: the same wherever the same file would be made."""
    return hashlib.sha256(_RECORD.dump_json(record) + _code()).hexdigest()[:16]


@cache
def _code() -> bytes:
    """The digest of the files of `MADE_BY`."""
    paths = [path for name in MADE_BY for path in (ROOT / name, *(ROOT / name).rglob("*.py")) if path.is_file()]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in sorted(paths))).digest()


def build(seeds: Seeds, data: Path) -> database.Pointer:
    """Publishes the generation of these checked seeds in `data`, unless it is current already.

    The old generation stays served until the new file is whole. Raises OSError where `data` cannot be written.
    """
    record = make(seeds, read_lock(seeds.folder))
    generation = generation_of(record)
    current = database.read_pointer(data)
    if current and current.generation == generation and database.is_whole(data, current):
        return current
    data.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=data, prefix="building-", suffix=".sqlite")
    os.close(handle)
    draft = Path(name)
    try:
        _fill(draft, record, generation)
        return _publish(draft, data, generation)
    finally:
        draft.unlink(missing_ok=True)


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations").replace("%", "%%"))
    return config


def migrate(connection: Connection) -> None:
    """`alembic upgrade head` on this connection."""
    config = _alembic()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _fill(draft: Path, record: Record, generation: str) -> None:
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(draft), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            connection.execute(text("PRAGMA journal_mode = DELETE"))
            connection.commit()
            migrate(connection)
            connection.commit()
            with connection.begin():
                _load(connection, record, generation)
            _verify(connection, record)
    finally:
        engine.dispose()


def _load(connection: Connection, record: Record, generation: str) -> None:
    filled: dict[type[SQLModel], list[dict[str, Any]]] = {}
    for table, values in chain(rows.rows(record), rows.readme()):
        filled.setdefault(table, []).append(values)
    for table, table_rows in filled.items():
        connection.execute(insert(table), table_rows)
    columns = ("rowid", *index_tables.FTS_COLUMNS)
    places = ", ".join(f":{name}" for name in columns)
    entries = [{"rowid": index_tables.first_row(e.kind) + e.position, **asdict(e)} for e in search_rows(record)]
    connection.execute(text(f"INSERT INTO {index_tables.FTS} ({', '.join(columns)}) VALUES ({places})"), entries)
    bitmaps.fill(connection)
    words = enumerate(spelling(named_words(connection)).items())
    connection.execute(
        insert(index_tables.NamedWord),
        [{"position": n, "plain": plain, "printed": printed} for n, (plain, printed) in words],
    )
    narrative = TypeAdapter(Narrative).dump_json(record.narrative).decode()
    meta = {**asdict(record.site), "narrative": narrative, "generation": generation, "horizon": record.horizon}
    meta_rows = [{"key": key, "value": str(value)} for key, value in meta.items() if value is not None]
    connection.execute(insert(story_tables.Meta), meta_rows)


def _verify(connection: Connection, record: Record) -> None:
    """The loaded file holds what the record does: whole pages, whole references, every document."""
    if (verdict := connection.execute(text("PRAGMA integrity_check")).scalar_one()) != "ok":
        raise database.BrokenGeneration(f"the new database fails its integrity check: {verdict}")
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    if broken:
        raise database.BrokenGeneration(f"the new database has a broken reference in {broken[0][0]}")
    for kind, documents in record.documents.items():
        count = connection.execute(text(f"SELECT count(*) FROM {kind}")).scalar_one()
        if count != len(documents):
            raise database.BrokenGeneration(
                f"the new database has {count} records in {kind}, the seeds {len(documents)}"
            )


def _publish(draft: Path, data: Path, generation: str) -> database.Pointer:
    with sqlite3.connect(draft) as connection:
        connection.execute("VACUUM")
    connection.close()
    digest = database.file_digest(draft)
    file = f"{generation}-{digest[:8]}.sqlite"
    draft.chmod(0o644)
    _sync(draft)
    draft.replace(data / file)
    pointer = database.Pointer(generation, file, digest)
    database.write_pointer(data, pointer)
    _sync(data)
    _drop_old(data, pointer)
    return pointer


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _drop_old(data: Path, pointer: database.Pointer) -> None:
    files = sorted(data.glob("????????????????-????????.sqlite"), key=lambda path: path.stat().st_mtime, reverse=True)
    for draft in data.glob("building-*.sqlite"):  # left by a build that was killed
        if time.time() - draft.stat().st_mtime > STALE:
            draft.unlink(missing_ok=True)
    for path in [path for path in files if path.name != pointer.file][KEPT - 1 :]:
        path.unlink(missing_ok=True)
