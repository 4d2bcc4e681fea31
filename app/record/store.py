"""Owns the file: schema, load in one transaction, verify, publish under a new name behind an atomic pointer."""

import gc
import hashlib
import os
import sqlite3
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, fields, replace
from itertools import chain
from pathlib import Path

from alembic import command
from alembic.config import Config
from pydantic import TypeAdapter
from pydantic_core import to_json
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from app.config import ROOT
from app.curation import Lock, Seeds, read_lock
from app.record import database, full_text, index_tables, rows, story_tables
from app.record.make import make
from app.record.progress import Progress
from app.record.sameness import code_digest
from app.record.story_values import Narrative
from app.record.whole import Record

STALE = 3600
"""Seconds after which an unfinished build counts as abandoned."""
KEPT = 3
"""How many generations stay in the data folder: the current one and those that a server may still have open."""
WORDS = 2**24
"""So many bytes of what full text finds are gathered before they are written: pieces are merged less often."""
BATCH = 10_000
"""So many rows are held until they are written."""
PRAGMAS = {"page_size": 8192, "journal_mode": "OFF", "synchronous": "OFF", "cache_size": -32_000}
"""How a draft is written: nothing need outlast a crash, since nobody reads it before it is whole and on the disk. A
document of 2 kB wastes half of a page of 4,096 bytes."""
UNSAID = ("folder", "lines", "unread")
"""What the seeds know of their files, which makes no other record."""


def generation_of(seeds: Seeds, lock: Lock) -> str:
    """The digest of what the seeds say, of the first words of their paragraphs and of the code that makes tables of
    both: the same for seeds that say the same, however and wherever they are written."""
    digest = hashlib.sha256(code_digest() + to_json(sorted(lock.locators.items())))
    for field in fields(seeds):
        said = getattr(seeds, field.name) if field.name not in UNSAID else None
        for part in sorted(said.items()) if isinstance(said, dict) else [said]:
            digest.update(to_json(part))
    return digest.hexdigest()[:16]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for circles of garbage: a build leaves none, and each search looks at every form anew."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


@_uncollected()
def build(seeds: Seeds, data: Path, made_of: str = "") -> database.Pointer:
    """Publishes the generation of these checked seeds in `data`, unless it is current already; `made_of` is what
    `app.record.sameness` said of them before they were read.

    The old generation stays served until the new file is whole. Raises OSError where `data` cannot be written.
    """
    lock = read_lock(seeds.folder)
    generation = generation_of(seeds, lock)
    current = database.read_pointer(data)
    if current and current.generation == generation and database.is_whole(data, current):
        return _still(current, data, made_of)
    data.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=data, prefix="building-", suffix=".sqlite")
    os.close(handle)
    draft = Path(name)
    try:
        _fill(draft, make(seeds, lock), generation)
        return _publish(draft, data, generation, made_of)
    finally:
        draft.unlink(missing_ok=True)


def _still(current: database.Pointer, data: Path, made_of: str) -> database.Pointer:
    """The pointer to a build that stays, of files that say the same in other bytes."""
    if made_of in ("", current.made_of):
        return current
    pointer = replace(current, made_of=made_of)
    with suppress(OSError):  # a folder that is only read: these files are checked again at the next start
        database.write_pointer(data, pointer)
    return pointer


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
            for name, value in PRAGMAS.items():
                connection.exec_driver_sql(f"PRAGMA {name} = {value}")
            migrate(connection)
            connection.commit()
            with connection.begin(), _indexed_afterwards(connection):
                _load(connection, record, generation)
            _verify(connection, record)
    finally:
        engine.dispose()


@contextmanager
def _indexed_afterwards(connection: Connection) -> Iterator[None]:
    """Takes the indexes away and makes them anew, by name, of the rows that are there by then: each in one go."""
    made = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
    indexes = connection.exec_driver_sql(made).all()
    for name, _ in indexes:
        connection.exec_driver_sql(f"DROP INDEX {name}")
    yield
    for _, statement in indexes:
        connection.exec_driver_sql(statement)


def _load(connection: Connection, record: Record, generation: str) -> None:
    fts = index_tables.FTS
    connection.exec_driver_sql(f"INSERT INTO {fts} ({fts}, rank) VALUES ('hashsize', {WORDS})")
    with Progress(sum(map(len, record.documents.values()))) as progress:
        _write(connection, chain(_meta(record, generation), rows.readme(), rows.rows(record)), progress)
    connection.exec_driver_sql(f"INSERT INTO {fts} ({fts}) VALUES ('optimize')")
    full_text.fill(connection)


def _meta(record: Record, generation: str) -> Iterator[rows.Row]:
    narrative = TypeAdapter(Narrative).dump_json(record.narrative).decode()
    meta = {**asdict(record.site), "narrative": narrative, "generation": generation, "horizon": record.horizon}
    return (rows.row(story_tables.Meta, key=key, value=str(value)) for key, value in meta.items() if value is not None)


def _write(connection: Connection, made: Iterable[rows.Row], progress: Progress) -> None:
    """Writes rows as they are made, in batches of one statement each, so that few are held."""
    batches: dict[str, list[rows.Values]] = defaultdict(list)
    for number, (statement, values) in enumerate(made, start=1):
        batches[statement].append(values)
        if number % BATCH == 0:
            _flush(connection, batches, progress)
    _flush(connection, batches, progress)


def _flush(connection: Connection, batches: dict[str, list[rows.Values]], progress: Progress) -> None:
    for statement, values in batches.items():
        connection.exec_driver_sql(statement, values)
    progress.add(len(batches.get(rows.SEARCH, ())))
    batches.clear()


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


def _publish(draft: Path, data: Path, generation: str, made_of: str) -> database.Pointer:
    digest = database.file_digest(draft)
    file = f"{generation}-{digest[:8]}.sqlite"
    draft.chmod(0o644)
    _sync(draft)
    draft.replace(data / file)
    pointer = database.Pointer(generation, file, digest, made_of)
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
