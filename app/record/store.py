"""Owns the file: schema, load in one transaction, verify, publish under a new name behind an atomic pointer."""

import hashlib
import json
import os
import sqlite3
import tempfile
import time
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, insert, text
from sqlalchemy.pool import NullPool
from sqlmodel import SQLModel

from app.config import ROOT
from app.curation import Seeds, forms
from app.curation.proof import read_lock
from app.record import database, rows, tables
from app.record.make import Record, make

STALE = 3600
"""Seconds after which an unfinished build counts as abandoned."""
KEPT = 3
"""How many generations stay in the data folder: the current one and those that a server may still have open."""


MADE_BY = ("app/curation", "app/record", "app/lists.py", "app/dates.py", "app/urls.py", "migrations")
"""The code that makes a file of seeds: other code may make another file of the same ones."""


def generation_of(seeds: Seeds) -> str:
    """The digest of the normalised seeds, their lock, and the code that makes records and tables of them."""
    lock = read_lock(seeds.folder)
    lists = {name: getattr(seeds, name) for name in ("eras", "topics", "changes")}
    content = {
        "site": seeds.site.model_dump(mode="json") if seeds.site else None,
        **{name: [one.model_dump(mode="json") for one in found] for name, found in lists.items()},
        **{
            kind: {slug: record.model_dump(mode="json") for slug, record in sorted(getattr(seeds, kind).items())}
            for kind in forms.RECORDS
        },
        "locators": sorted((slug, number, words) for (slug, number), words in lock.locators.items()),
        "code": _code(),
    }
    normalised = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(normalised.encode()).hexdigest()[:16]


@cache
def _code() -> str:
    """The digest of the files of `MADE_BY`."""
    paths = [path for name in MADE_BY for path in ((ROOT / name).rglob("*.py") if "." not in name else [ROOT / name])]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in sorted(paths))).hexdigest()


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
        _fill(draft, make(seeds, read_lock(seeds.folder)), generation)
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
    for table, found in filled.items():
        connection.execute(insert(table), found)
    connection.execute(
        text(f"INSERT INTO {tables.FTS} (kind, slug, title, body, names) VALUES (:kind, :slug, :title, :body, :names)"),
        list(rows.search_rows(record)),
    )
    meta = {**record.site, "generation": generation, "horizon": str(record.horizon)}
    connection.execute(insert(tables.Meta), [{"key": key, "value": value} for key, value in meta.items()])


def _verify(connection: Connection, record: Record) -> None:
    """The loaded file holds what the record does: whole pages, whole references, every document."""
    if (said := connection.execute(text("PRAGMA integrity_check")).scalar_one()) != "ok":
        raise database.BrokenGeneration(f"the new database fails its integrity check: {said}")
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    if broken:
        raise database.BrokenGeneration(f"the new database has a broken reference in {broken[0][0]}")
    for kind, found in record.documents.items():
        held = connection.execute(text(f"SELECT count(*) FROM {kind}")).scalar_one()
        if held != len(found):
            raise database.BrokenGeneration(f"the new database has {held} records in {kind}, the seeds {len(found)}")


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
