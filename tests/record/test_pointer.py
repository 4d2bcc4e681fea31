"""The pointer: only one that names a plain file of its own folder is followed, and going back goes as far as there are
generations."""

import json
import os
import stat
from pathlib import Path

import pytest

from app.record.pointer import MOST, POINTER, Pointer, Published, followed, gone_back, read_pointer, write_pointer

DIGEST = "0123456789abcdef" * 4
ONE, TWO, THREE = (Published.of(letter * 16, DIGEST) for letter in "abc")


def pointing(data: Path, **changed: object) -> Pointer | None:
    """What is read of a pointer with changes."""
    whole = {"generation": ONE.generation, "file": ONE.file, "sha256": ONE.sha256, **changed}
    (data / POINTER).write_text(json.dumps(whole), encoding="utf-8")
    return read_pointer(data)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    pointer = followed(followed(followed(None, ONE, "x", 3), TWO, "y", 3), THREE, "z", 3)
    write_pointer(tmp_path, pointer)
    assert read_pointer(tmp_path) == pointer
    assert pointer.earlier == (TWO, ONE)
    assert [path.name for path in tmp_path.iterdir()] == [POINTER]
    assert stat.S_IMODE((tmp_path / POINTER).stat().st_mode) == 0o644


def test_one_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    assert pointing(tmp_path) == Pointer(ONE.generation, ONE.file, ONE.sha256)
    assert pointing(tmp_path, later="added") == Pointer(ONE.generation, ONE.file, ONE.sha256)


@pytest.mark.parametrize(
    "changed",
    [
        {"file": f"../{ONE.file}"},
        {"file": f"/etc/{ONE.file}"},
        {"file": "/etc/passwd"},
        {"file": ONE.file + "\x00"},
        {"file": TWO.file},
        {"generation": "../../aaaaaaaaaa"},
        {"generation": TWO.generation},
        {"sha256": DIGEST[:-1]},
        {"sha256": DIGEST.upper()},
        {"generation": 7},
        {"earlier": [{"generation": TWO.generation, "file": "../x", "sha256": DIGEST}]},
        {"earlier": [7]},
        {"held": "perhaps"},
    ],
)
def test_one_that_names_anything_else_is_not_followed(tmp_path: Path, changed: dict[str, object]) -> None:
    assert pointing(tmp_path, **changed) is None


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"[" * 60_000, b'{"a":' * 10_000, b" " * MOST + b"{}", b"nul"])
def test_what_is_no_pointer_is_none(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / POINTER).write_bytes(raw)
    assert read_pointer(tmp_path) is None


def test_a_pipe_a_folder_and_a_link_are_none(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / POINTER)
    assert read_pointer(tmp_path) is None
    (tmp_path / POINTER).unlink()
    (tmp_path / POINTER).symlink_to("/dev/zero")
    assert read_pointer(tmp_path) is None
    (tmp_path / POINTER).unlink()
    (tmp_path / POINTER).mkdir()
    assert read_pointer(tmp_path) is None


def test_so_many_generations_are_named_as_are_kept() -> None:
    pointer = None
    for letter in "abcdef":
        pointer = followed(pointer, Published.of(letter * 16, DIGEST), "", 3)
    assert pointer
    assert [one.generation[0] for one in pointer.whole_line] == ["f", "e", "d"]
    assert followed(pointer, Published.of("0" * 16, DIGEST), "", 1).earlier == ()


def test_one_that_comes_again_stands_once() -> None:
    pointer = followed(followed(followed(None, ONE, "", 3), TWO, "", 3), ONE, "", 3)
    assert pointer.whole_line == (ONE, TWO)


def test_to_go_back_is_to_name_what_came_before_and_hold_it() -> None:
    pointer = followed(followed(followed(None, ONE, "", 3), TWO, "y", 3), THREE, "z", 3)
    back = gone_back(pointer)
    assert back == Pointer(TWO.generation, TWO.file, TWO.sha256, held=True, earlier=(ONE,))
    again = gone_back(back)
    assert again == Pointer(ONE.generation, ONE.file, ONE.sha256, held=True)
    assert gone_back(again) is None
    assert followed(back, THREE, "z", 3) == Pointer(THREE.generation, THREE.file, THREE.sha256, "z", earlier=(TWO, ONE))


def test_a_pointer_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = followed(None, ONE, "", 3)
    write_pointer(tmp_path, before)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_pointer(tmp_path, followed(before, TWO, "", 3))
    assert read_pointer(tmp_path) == before
