"""Owns the file: schema, load in one transaction, verify, publish under a new name behind an atomic pointer."""

import gc
import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
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
from app.earth import Map
from app.record import database, full_text, index_tables, rows, story_tables
from app.record.code import code_digest
from app.record.drafts import draft, sweep, sweep_at_start
from app.record.holding import BrokenGeneration
from app.record.make import make
from app.record.pointer import Pointer, Published, alone, followed, gone_back, read_pointer, sync, write_pointer
from app.record.progress import Progress
from app.record.story_values import Narrative
from app.record.whole import Record

KEPT = 3
"""So many generations stay in the data folder where nobody says another number: the current one and those before it."""
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
def build(seeds: Seeds, data: Path, made_of: str = "", keep: int = KEPT) -> Pointer:
    """Publishes the generation of these checked seeds in `data`, unless it is current already; `made_of` is what
    `app.record.sameness` said of them before they were read. Of the generations so far `keep` stay, with this one.

    The old generation stays served until the new file is whole. Raises OSError where `data` cannot be written.
    """
    lock = read_lock(seeds.folder)
    generation = generation_of(seeds, lock)
    current = read_pointer(data)
    if current and current.generation == generation and database.is_whole(data, current):
        return _still(current, data, made_of)
    with draft(data) as path:
        _fill(path, make(seeds, lock), generation)
        return _publish(path, data, generation, made_of, keep)


def _still(current: Pointer, data: Path, made_of: str) -> Pointer:
    """The pointer to a build that stays, of files that say the same in other bytes, and no longer held. What dead
    builds left goes all the same."""
    sweep_at_start(data)
    pointer = replace(current, made_of=made_of or current.made_of, held=False)
    if pointer != current:
        with suppress(OSError):  # a folder that is only read: these files are checked again at the next start
            write_pointer(data, pointer)
    return pointer


def roll_back(data: Path) -> Pointer:
    """Publishes again what was current before, and holds it until the next build; raises BrokenGeneration where there
    is none that can be served, and OSError."""
    with alone(data) if data.is_dir() else nullcontext():
        pointer = read_pointer(data)
        while pointer := pointer and gone_back(pointer):
            if database.is_whole(data, pointer):
                database.Generation(data, pointer).let_go()
                write_pointer(data, pointer)
                return pointer
    raise BrokenGeneration(f"There is no earlier generation in {data} to go back to.")


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
    told = {
        "narrative": TypeAdapter(Narrative).dump_json(record.narrative).decode(),
        "map": TypeAdapter(Map | None).dump_json(record.map).decode(),
    }
    identity = {"generation": generation, "made_by": database.made_by()}
    meta = {**asdict(record.site), **told, **identity, "horizon": record.horizon}
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
    if (verdict := connection.execute(text("PRAGMA integrity_check(1)")).scalar_one()) != "ok":
        raise BrokenGeneration(f"the new database fails its integrity check: {verdict}")
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    if broken:
        raise BrokenGeneration(f"the new database has a broken reference in {broken[0][0]}")
    for kind, documents in record.documents.items():
        count = connection.execute(text(f"SELECT count(*) FROM {kind}")).scalar_one()
        if count != len(documents):
            raise BrokenGeneration(f"the new database has {count} records in {kind}, the seeds {len(documents)}")


def _publish(path: Path, data: Path, generation: str, made_of: str, keep: int) -> Pointer:
    new = Published.of(generation, database.file_digest(path))
    path.chmod(0o644)
    sync(path)
    with alone(data):
        path.replace(data / new.file)
        sync(data)
        pointer = followed(read_pointer(data), new, made_of, keep)
        write_pointer(data, pointer)
        sweep(data)
    return pointer
