"""Owns the file: schema, load in one transaction, verify, publish under a new name behind an atomic pointer."""

import hashlib
import json
import os
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, insert, text
from sqlalchemy.pool import NullPool
from sqlmodel import SQLModel

from app.config import ROOT
from app.curation import Seeds
from app.curation.forms import RECORDS
from app.curation.proof import read_lock
from app.record import database, rows, tables

STALE = 3600
"""Seconds after which an unfinished build counts as abandoned."""
KEPT = 3
"""How many generations stay in the data folder: the current one and those that a server may still have open."""


def generation_of(seeds: Seeds) -> str:
    """The digest of the normalised seeds, their lock, the schema revision and the code that computes rows."""
    lock = read_lock(seeds.folder)
    content = {
        "site": seeds.site.model_dump(mode="json") if seeds.site else None,
        "eras": [era.model_dump(mode="json") for era in seeds.eras],
        "changes": [change.model_dump(mode="json") for change in seeds.changes],
        "topics": [topic.model_dump(mode="json") for topic in seeds.topics],
        **{
            kind: {slug: record.model_dump(mode="json") for slug, record in sorted(getattr(seeds, kind).items())}
            for kind in RECORDS
        },
        "locators": sorted((slug, number, words) for (slug, number), words in lock.locators.items()),
        "schema": ScriptDirectory.from_config(_alembic()).get_current_head(),
        "code": [
            (ROOT / "app" / name).read_text(encoding="utf-8") for name in ("dates.py", "lists.py", "record/rows.py")
        ],
    }
    normalised = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(normalised.encode()).hexdigest()[:16]


def build(seeds: Seeds, data: Path) -> database.Pointer:
    """Publishes the generation of these checked seeds in `data`, unless it is current already.

    The old generation stays served until the new file is whole. Raises OSError where `data` cannot be written.
    """
    generation = generation_of(seeds)
    current = database.read_pointer(data)
    if current and current.generation == generation and database.is_whole(data, current):
        return current
    data.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=data, prefix="building-", suffix=".sqlite")
    os.close(handle)
    draft = Path(name)
    try:
        _fill(draft, seeds, generation)
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


def _fill(draft: Path, seeds: Seeds, generation: str) -> None:
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(draft), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            connection.execute(text("PRAGMA journal_mode = DELETE"))
            connection.commit()
            migrate(connection)
            connection.commit()
            with connection.begin():
                _load(connection, seeds, generation)
            _verify(connection, seeds)
    finally:
        engine.dispose()


def _load(connection: Connection, seeds: Seeds, generation: str) -> None:
    filled: dict[type[SQLModel], list[dict[str, Any]]] = {}
    for row in rows.rows(seeds, read_lock(seeds.folder)):
        filled.setdefault(type(row), []).append(row.model_dump())
    for table, values in filled.items():
        connection.execute(insert(table), values)
    connection.execute(
        text(f"INSERT INTO {tables.FTS} (kind, slug, title, body, names) VALUES (:kind, :slug, :title, :body, :names)"),
        list(rows.search_rows(seeds)),
    )
    site = seeds.site.model_dump() if seeds.site else {}
    meta = {**site, "generation": generation, "horizon": str(seeds.horizon)}
    connection.execute(insert(tables.Meta), [{"key": key, "value": value} for key, value in meta.items()])


def _verify(connection: Connection, seeds: Seeds) -> None:
    """The loaded file holds what the seeds say: whole pages, whole references, every record."""
    if (said := connection.execute(text("PRAGMA integrity_check")).scalar_one()) != "ok":
        raise database.BrokenGeneration(f"the new database fails its integrity check: {said}")
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    if broken:
        raise database.BrokenGeneration(f"the new database has a broken reference in {broken[0][0]}")
    kinds: dict[str, type[SQLModel]] = {
        "events": tables.Event, "actors": tables.Actor, "quotes": tables.Quote, "sources": tables.Source,
        "questions": tables.Question,
    }  # fmt: skip
    for kind, table in kinds.items():
        count = connection.execute(text(f"SELECT count(*) FROM {table.__tablename__}")).scalar_one()
        if count != len(getattr(seeds, kind)):
            raise database.BrokenGeneration(
                f"the new database holds {count} {kind}, the seeds {len(getattr(seeds, kind))}"
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
