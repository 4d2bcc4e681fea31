"""What is published and is no record after all: each is refused by name, and what was held meanwhile is let go."""

import hashlib
import os
import resource
import tempfile
from pathlib import Path

import pytest

from app.record.database import Database
from app.record.drafts import is_left
from app.record.holding import FOLDER, BrokenGeneration, hold
from app.record.pointer import POINTER, read_pointer


@pytest.fixture(autouse=True)
def _room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder for temporary files that is this test's own."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))


def descriptors() -> int:
    """How many files this process has open."""
    return len(list(Path("/proc/self/fd").iterdir()))


def test_what_only_begins_like_a_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "odd.sqlite"
    path.write_bytes(b"SQLite format 3\0" + b"and nothing of the kind " * 400)
    before = descriptors()
    with pytest.raises(BrokenGeneration, match=r"odd\.sqlite is no database: .*\. Run `timeline build`\."):
        hold(path, hashlib.sha256(path.read_bytes()).hexdigest())
    assert descriptors() == before


def test_a_large_file_that_is_damaged_is_refused_and_its_copy_removed(tmp_path: Path) -> None:
    path = tmp_path / "large.sqlite"
    path.write_bytes(b"SQLite format 3\0" + bytes(1000))
    with pytest.raises(BrokenGeneration, match=r"large\.sqlite is damaged\. Run `timeline build`\."):
        hold(path, "0" * 64, 0)
    assert list((tmp_path / "temporary").glob(f"{FOLDER}*")) == []


def test_where_nothing_is_open_no_damage_is_told_and_a_file_that_is_gone_is_nobodys(tmp_path: Path) -> None:
    assert Database(tmp_path).damage() == ""
    assert not is_left(tmp_path / "gone")
    (tmp_path / "left").touch()
    assert is_left(tmp_path / "left")


def test_what_is_open_is_not_opened_again_and_what_was_refused_waits(
    copied_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(copied_data)
    database.follow()
    generation = database.generation
    database.follow()
    assert generation is not None
    assert database.generation is generation

    monkeypatch.setattr("app.record.database.AGAIN", 3600.0)
    pointer = copied_data / POINTER
    whole = pointer.read_bytes()
    pointer.write_bytes(b"nothing")
    stat = pointer.stat()
    database.follow()
    assert "is not readable as a pointer" in database.trouble
    pointer.write_bytes(whole)
    os.utime(pointer, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    database.follow()
    assert "is not readable as a pointer" in database.trouble
    os.utime(pointer)
    database.follow()
    assert database.trouble == ""
    assert read_pointer(copied_data)


def test_a_copy_for_which_there_is_no_room_is_told_with_both_paths_and_the_ways_out(tmp_path: Path) -> None:
    path = tmp_path / "large.sqlite"
    path.write_bytes(bytes(200_000))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(BrokenGeneration) as refused:
            hold(path, "0" * 64, 0)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    said = str(refused.value)
    assert said.startswith(f"{path} cannot be copied to {tmp_path / 'temporary' / FOLDER}")
    remedy = "Set TMPDIR to a folder with room for it, or MEMORY_MB so that it is held in memory."
    assert said.endswith(f": File too large. {remedy}")
