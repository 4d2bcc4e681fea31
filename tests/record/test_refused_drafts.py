"""A draft that does not hold what the record does is never published, and a build leaves the process as it found it."""

import gc
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool

from app import curation
from app.record import store
from app.record.holding import BrokenGeneration
from app.record.make import make
from app.record.pointer import read_pointer
from app.record.whole import Record
from tests.conftest import WORLD


@pytest.fixture
def record(world: curation.Seeds) -> Record:
    """The tiny record."""
    return make(world, curation.read_lock(WORLD))


@pytest.fixture
def draft(world_data: Path, tmp_path: Path) -> Iterator[Connection]:
    """A connection to a copy of the tiny record's file, in which anything may be changed."""
    pointer = read_pointer(world_data)
    assert pointer
    path = shutil.copy(world_data / pointer.file, tmp_path / "draft.sqlite")
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(path), poolclass=NullPool)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_a_whole_draft_is_taken(draft: Connection, record: Record) -> None:
    store._verify(draft, record)


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        ("CREATE TABLE twin AS SELECT * FROM source LIMIT 1; UPDATE twin SET slug = 'twin', position = 99;"
         "INSERT INTO source SELECT * FROM twin; DROP TABLE twin",
         "the new database has 3 records in source, the seeds 2"),
        ("UPDATE event SET kind = 'picnic' WHERE slug = 'sputnik'", "the new database has a broken reference in event"),
        ("DELETE FROM lane WHERE slug = 'america'", "the new database has a broken reference in event"),
    ],
)  # fmt: skip
def test_a_draft_with_a_record_too_many_or_a_name_of_what_is_not_there_is_refused(
    draft: Connection, record: Record, harm: str, message: str
) -> None:
    for statement in harm.split(";"):
        draft.exec_driver_sql(statement)
    with pytest.raises(BrokenGeneration, match=message):
        store._verify(draft, record)


def test_a_draft_with_several_faults_within_is_refused_by_the_first(draft: Connection, record: Record) -> None:
    draft.exec_driver_sql("PRAGMA writable_schema = ON")
    told = "UPDATE sqlite_schema SET sql = replace(sql, 'place VARCHAR', 'place VARCHAR NOT NULL') WHERE name = 'event'"
    draft.exec_driver_sql(told)
    draft.exec_driver_sql("PRAGMA writable_schema = RESET")
    assert len(draft.exec_driver_sql("PRAGMA integrity_check").all()) > 1
    with pytest.raises(BrokenGeneration, match=r"fails its integrity check: NULL value in event\.place"):
        store._verify(draft, record)


@pytest.mark.parametrize("collected", [True, False])
def test_a_build_leaves_the_search_for_garbage_as_it_was(copied: Path, tmp_path: Path, collected: bool) -> None:
    before = gc.isenabled()
    (gc.enable if collected else gc.disable)()
    try:
        store.build(curation.check(copied)[0], tmp_path / "data")
        assert gc.isenabled() is collected
    finally:
        (gc.enable if before else gc.disable)()
