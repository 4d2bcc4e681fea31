"""The current generation: read-only, verified at opening, swapped for a new one, never for a broken one."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from app import curation
from app.record import database, store
from app.record.database import Database, Generation
from app.record.holding import BrokenGeneration
from app.record.pointer import POINTER, Pointer, read_pointer
from tests.conftest import opened
from tests.curation.spoiling import spoil
from tests.record.damage import damage
from tests.record.test_publish import rebuilt


@pytest.fixture
def data(copied_data: Path) -> Path:
    """A data folder with the tiny record, to be spoilt."""
    return copied_data


@pytest.fixture
def served(data: Path) -> Iterator[Database]:
    """The same folder as a server sees it."""
    live_database = Database(data)
    yield live_database
    live_database.current().engine.dispose()


def test_a_server_serves_what_is_published(served: Database, data: Path) -> None:
    pointer = read_pointer(data)
    assert pointer
    assert (served.current().id, served.current().sha256) == (pointer.generation, pointer.sha256)
    with served.current().connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM event")).scalar_one() == 8


def test_the_same_generation_stays_open_while_nothing_changes(served: Database) -> None:
    assert served.current() is served.current()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO meta (key, value) VALUES ('a', 'b')",
        "UPDATE event SET title = ''",
        "DELETE FROM quote",
        "DROP TABLE event",
        "CREATE TABLE more (a)",
        "INSERT INTO search (search) VALUES ('rebuild')",
        "PRAGMA user_version = 7",
    ],
)
def test_a_published_file_cannot_be_written(served: Database, statement: str) -> None:
    with (
        served.current().connect() as connection,
        pytest.raises(OperationalError, match=r"readonly|read-only|not authorized"),
    ):
        connection.execute(text(statement))


def test_reading_leaves_no_file_behind(data: Path) -> None:
    before = {path.name for path in data.iterdir()}
    generation = opened(data)
    with generation.connect() as connection:
        connection.execute(text("SELECT count(*) FROM event")).all()
    generation.engine.dispose()
    assert {path.name for path in data.iterdir()} == before


def test_a_new_generation_is_served_as_soon_as_it_is_published(served: Database, copied: Path, data: Path) -> None:
    old = served.current()
    spoil(copied, "events/sputnik.yaml", "title: The Soviet Union launches", "title: Moscow launches")
    pointer = rebuilt(copied, data)
    assert served.current().id == pointer.generation != old.id
    with served.current().connect() as connection, old.connect() as still:
        query = text("SELECT title FROM event WHERE slug = 'sputnik'")
        assert connection.execute(query).scalar_one() == "Moscow launches Sputnik 1"
        assert still.execute(query).scalar_one() == "The Soviet Union launches Sputnik 1"
    old.engine.dispose()


def test_the_pointer_is_looked_at_now_and_then_not_each_time(
    served: Database, copied: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr(database, "PAUSE", 0.2)
    monkeypatch.setattr(database, "monotonic", lambda: clock[0])
    old = served.current()
    spoil(copied, "events/sputnik.yaml", "title: The", "title: At dawn the")
    pointer = rebuilt(copied, data)
    clock[0] += 0.19
    assert served.current() is old
    clock[0] += 0.02
    assert served.current().id == pointer.generation
    old.engine.dispose()


def test_a_broken_new_generation_is_passed_over(
    served: Database, copied: Path, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    old = served.current()
    spoil(copied, "events/sputnik.yaml", "title: The", "title: At night the")
    pointer = rebuilt(copied, data)
    damage(data / pointer.file)
    assert served.current() is old
    assert f"the old generation {old.id} stays served" in caplog.text


def test_a_broken_generation_that_is_mended_is_served(served: Database, copied: Path, data: Path) -> None:
    old = served.current()
    spoil(copied, "events/sputnik.yaml", "title: The", "title: At night the")
    damage(data / rebuilt(copied, data).file)
    assert served.current() is old
    pointer = rebuilt(copied, data)
    assert served.current().id == pointer.generation
    old.engine.dispose()


def test_the_old_generation_is_served_where_the_pointer_is_lost_or_spoilt(served: Database, data: Path) -> None:
    old = served.current()
    for spoilt in ("{", '{"generation": null, "file": null, "sha256": "x"}', "[]"):
        (data / POINTER).write_text(spoilt, encoding="utf-8")
        assert read_pointer(data) is None
        assert served.current() is old
    (data / POINTER).unlink()
    (data / POINTER).mkdir()
    assert served.current() is old
    (data / POINTER).rmdir()
    assert served.current() is old


def test_nothing_published_is_said_with_the_remedy(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(BrokenGeneration, match="Run `timeline build`"):
            Database(folder).current()


def test_a_first_generation_that_is_damaged_is_not_served(data: Path) -> None:
    pointer = read_pointer(data)
    assert pointer
    damage(data / pointer.file)
    with pytest.raises(BrokenGeneration, match="is damaged"):
        Database(data).current()


def test_a_server_that_started_before_the_first_build_finds_it(copied: Path, tmp_path: Path) -> None:
    data = tmp_path / "later"
    waiting = Database(data)
    with pytest.raises(BrokenGeneration):
        waiting.current()
    store.build(curation.check(copied)[0], data)
    assert waiting.current().id
    waiting.current().engine.dispose()


def test_one_flipped_bit_is_seen_wherever_it_is(data: Path, tmp_path: Path) -> None:
    pointer = read_pointer(data)
    assert pointer
    whole = (data / pointer.file).read_bytes()
    for place in (0, 100, len(whole) // 3, len(whole) - 1):
        raw = bytearray(whole)
        raw[place] ^= 0x10
        (data / pointer.file).write_bytes(raw)
        with pytest.raises(BrokenGeneration):
            Generation(data, pointer)


def test_a_pointer_to_no_file_is_broken(tmp_path: Path) -> None:
    with pytest.raises(BrokenGeneration):
        Generation(tmp_path, Pointer("a", "gone.sqlite", "0" * 64))


def test_a_query_without_end_is_stopped(served: Database) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with served.current().connect() as connection:
        with pytest.raises(OperationalError, match="interrupted"):
            connection.execute(text(endless)).all()
        connection.rollback()
    with served.current().connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM event")).scalar_one() == 8


def test_many_threads_read_at_once(served: Database) -> None:
    generation, counts, ready = served.current(), list[int](), threading.Barrier(database.THREADS)

    def read() -> None:
        with generation.connect() as connection:
            ready.wait(timeout=30)
            counts.append(connection.execute(text("SELECT count(*) FROM event")).scalar_one())

    threads = [threading.Thread(target=read) for _ in range(database.THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [8] * database.THREADS


def test_the_bound_is_one_for_each_statement_not_for_all_of_a_request(served: Database) -> None:
    long = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 400000) SELECT count(*) FROM n"
    with served.current().connect() as connection:
        assert [connection.execute(text(long)).scalar_one() for _ in range(6)] == [400000] * 6
