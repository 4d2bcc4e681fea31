"""How a published file is held: proved before it is served, and met by nothing that happens to it afterwards."""

import gc
import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import text

from app.config import Settings
from app.record import holding
from app.record.database import Database, Generation
from app.record.holding import FOLDER, MEMORY, BrokenGeneration, hold
from app.record.pointer import Pointer, Published, read_pointer, write_pointer
from tests.record.damage import damage

BOTH = pytest.mark.parametrize("memory", [MEMORY, 0])
"""In memory, and as a copy on the disk."""


@pytest.fixture(autouse=True)
def _room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder for temporary files that is this test's own."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))


def copies(tmp_path: Path) -> list[Path]:
    """The copies that are held on the disk."""
    return list((tmp_path / "temporary").glob(f"{FOLDER}*/*"))


def events(generation: Generation) -> int:
    """The events that a generation has."""
    with generation.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM event")).scalar_one())


def current(data: Path) -> tuple[Pointer, Path]:
    """What is published, and its file."""
    pointer = read_pointer(data)
    assert pointer
    return pointer, data / pointer.file


def published(data: Path, content: bytes, generation: str = "a" * 16) -> Published:
    """A file of this content in `data`, called rightly."""
    one = Published.of(generation, hashlib.sha256(content).hexdigest())
    (data / one.file).write_bytes(content)
    return one


@BOTH
@pytest.mark.parametrize(
    "harm", [damage, Path.unlink, lambda path: path.write_bytes(b""), lambda path: os.truncate(path, 9)]
)
def test_what_happens_to_the_file_does_not_meet_the_reader(copied_data: Path, memory: int, harm: object) -> None:
    pointer, path = current(copied_data)
    generation = Generation(copied_data, pointer, memory)
    assert callable(harm)
    harm(path)
    assert events(generation) == 8
    with generation.connect() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"


def test_a_small_file_is_in_memory_and_a_large_one_a_copy_that_goes_with_it(copied_data: Path, tmp_path: Path) -> None:
    pointer, path = current(copied_data)
    small = Generation(copied_data, pointer, path.stat().st_size)
    assert copies(tmp_path) == []
    large = Generation(copied_data, pointer, path.stat().st_size - 1)
    (copy,) = copies(tmp_path)
    assert copy.stat().st_mode & 0o777 == 0o400
    assert copy.parent.stat().st_mode & 0o777 == 0o700
    assert events(small) == events(large) == 8
    assert (small.size, small.written) == (large.size, large.written) == (path.stat().st_size, path.stat().st_mtime)
    large.let_go()
    assert copies(tmp_path) == []


@BOTH
def test_a_generation_that_nobody_has_any_longer_is_let_go(copied_data: Path, tmp_path: Path, memory: int) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    pointer, _ = current(copied_data)
    generation = Generation(copied_data, pointer, memory)
    address = generation.address
    assert events(generation) == 8
    del generation
    gc.collect()
    assert copies(tmp_path) == []
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    if memory:
        again = sqlite3.connect(address, uri=True)
        assert again.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
        again.close()


def test_a_copy_of_a_process_that_was_killed_is_removed_by_the_next(copied_data: Path, tmp_path: Path) -> None:
    room = str(tmp_path / "temporary")
    code = (
        "import os, signal; from pathlib import Path; from app.record.database import Generation;"
        "from app.record.pointer import read_pointer;"
        f"data = Path({str(copied_data)!r}); held = Generation(data, read_pointer(data), 0);"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, "TMPDIR": room}, check=False)
    assert done.returncode == -signal.SIGKILL
    (left,) = copies(tmp_path)
    pointer, _ = current(copied_data)
    living = Generation(copied_data, pointer, 0)
    (now,) = copies(tmp_path)
    assert now != left
    other = Generation(copied_data, pointer, 0)
    assert now in copies(tmp_path)
    assert events(living) == events(other) == 8


@BOTH
def test_what_is_no_database_is_refused_though_its_digest_is_right(tmp_path: Path, memory: int) -> None:
    one = published(tmp_path, b"This is no database. " * 1000)
    with pytest.raises(BrokenGeneration, match=r"is no (database|record)"):
        Generation(tmp_path, one, memory)
    assert copies(tmp_path) == []


@BOTH
def test_an_empty_file_is_refused(tmp_path: Path, memory: int) -> None:
    with pytest.raises(BrokenGeneration, match=r"is no (database|record)"):
        Generation(tmp_path, published(tmp_path, b""), memory)


@BOTH
@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE meta SET value = 'another' WHERE key = 'generation'", "says that it is another"),
        ("DELETE FROM meta WHERE key = 'generation'", "says that it is None"),
        ("UPDATE meta SET value = 'older' WHERE key = 'made_by'", "was made by another version"),
        ("DELETE FROM meta WHERE key = 'made_by'", "was made by another version"),
        ("DROP TABLE meta", "is no record"),
    ],
)
def test_another_generation_or_one_of_other_code_is_refused(
    copied_data: Path, memory: int, statement: str, said: str
) -> None:
    pointer, path = current(copied_data)
    with sqlite3.connect(path) as connection:
        connection.executescript(statement)
    connection.close()
    one = published(copied_data, path.read_bytes(), pointer.generation)
    with pytest.raises(BrokenGeneration, match=said):
        Generation(copied_data, one, memory)


@BOTH
def test_only_a_plain_file_is_read(copied_data: Path, tmp_path: Path, memory: int) -> None:
    pointer, path = current(copied_data)
    elsewhere = path.rename(tmp_path / "elsewhere")
    path.symlink_to(elsewhere)
    with pytest.raises(BrokenGeneration, match="cannot be read"):
        Generation(copied_data, pointer, memory)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(BrokenGeneration, match="no plain file"):
        Generation(copied_data, pointer, memory)
    path.unlink()
    path.mkdir()
    with pytest.raises(BrokenGeneration, match=r"cannot be read|no plain file"):
        Generation(copied_data, pointer, memory)


def test_a_copy_that_finds_no_room_is_said_with_the_remedy(
    copied_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(holding, "_written", full)
    pointer, path = current(copied_data)
    with pytest.raises(BrokenGeneration, match=r"No space left on device. Set TMPDIR .* or MEMORY_MB"):
        hold(path, pointer.sha256, 0)
    assert copies(tmp_path) == []


def test_the_last_good_one_stays_while_a_new_one_cannot_be_held(
    copied_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = Database(copied_data)
    old = served.current()
    pointer, path = current(copied_data)
    one = published(copied_data, path.read_bytes() + b"more", pointer.generation)
    write_pointer(copied_data, Pointer(one.generation, one.file, one.sha256))

    def failing(*_: object) -> None:
        raise OSError(5, "Input/output error", str(path))

    with monkeypatch.context() as patch:
        patch.setattr("app.record.database.hold", failing)
        assert served.current() is old
        assert "Input/output error" in served.trouble
    write_pointer(copied_data, pointer)
    assert served.current() is old
    assert served.trouble == ""


def test_what_nobody_sets_is_held_in_memory_up_to_the_size_that_the_settings_say() -> None:
    assert Settings.model_fields["memory_mb"].default * 2**20 == MEMORY == 67_108_864


def test_a_file_that_the_disk_does_not_give_is_named() -> None:
    with pytest.raises(BrokenGeneration, match=r"/proc/self/mem cannot be read: Input/output error\. Run"):
        hold(Path("/proc/self/mem"), "0" * 64)


def test_what_is_held_is_told_by_its_name_and_its_size() -> None:
    """Whoever finds a copy among the temporary files sees whose it is."""
    assert (FOLDER, MEMORY) == ("timeline-held-", 67_108_864)
