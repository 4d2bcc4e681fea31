"""Writing a record: one record at a time, in batches, the same file from any process, and a line that tells how far."""

import gc
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from app import curation
from app.config import ROOT
from app.record import store
from app.record.make import make
from app.record.pointer import read_pointer
from app.record.progress import LEAST, Progress
from app.record.records import Event
from tests.bench.crowd import crowd
from tests.conftest import WORLD

CROWD = 600


def alive() -> int:
    """How many events there are in memory."""
    return sum(type(thing) is Event for thing in gc.get_objects())


@contextmanager
def watched() -> Iterator[list[tuple[int, int]]]:
    """For each statement that writes events: how many it writes, and how many are in memory meanwhile."""
    seen: list[tuple[int, int]] = []

    def watch(_: object, __: object, statement: str, rows: object, *___: object) -> None:
        if statement.startswith("INSERT INTO event (") and isinstance(rows, list):
            seen.append((len(rows), alive()))

    event.listen(Engine, "before_cursor_execute", watch)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", watch)


def test_a_build_holds_one_event_at_a_time(
    world: curation.Seeds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BATCH", 1_000)
    gc.collect()
    before = alive()
    with watched() as seen:
        store.build(crowd(world, CROWD), tmp_path)
    assert len(seen) > 3, "else this tests no batches"
    assert sum(written for written, _ in seen) == CROWD
    assert max(written for written, _ in seen) < CROWD / 3
    assert max(there for _, there in seen) - before <= 2


def test_garbage_is_collected_again_after_a_build(world: curation.Seeds, tmp_path: Path) -> None:
    store.build(world, tmp_path)
    assert gc.isenabled()


def test_events_that_are_held_are_seen(world: curation.Seeds) -> None:
    before = alive()
    held = list(make(world, curation.read_lock(WORLD)).events)
    assert alive() - before == len(held) == 8


def test_another_process_makes_the_same_file_to_the_byte(world_data: Path, tmp_path: Path) -> None:
    """Whatever order its sets have: the statements of the schema are in one of their own."""
    code = "import sys; from pathlib import Path; from app import curation; from app.record import store\n"
    code += "store.build(curation.check(Path(sys.argv[1]))[0], Path(sys.argv[2]))"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code, WORLD, tmp_path], check=True, env=environment, cwd=ROOT)
    assert read_pointer(tmp_path) == read_pointer(world_data)


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


def told(stream: io.StringIO, total: int) -> str:
    """What a build of `total` records tells of its first two batches."""
    with Progress(total, stream) as progress:
        progress.add(700)
        progress.add(800)
    return stream.getvalue()


def test_a_terminal_is_told_how_far_the_build_of_many_records_is() -> None:
    assert told(Terminal(), 12_000) == "\r700 of 12,000 records\r1,500 of 12,000 records\r\x1b[K"


def test_neither_a_file_nor_who_waits_for_few_records_is_told() -> None:
    assert told(io.StringIO(), 12_000) == ""
    assert told(Terminal(), LEAST - 1) == ""
