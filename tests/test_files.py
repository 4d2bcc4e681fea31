"""Files that are read: plain ones of a bounded size; a fault of one is told apart from what is wrong around it."""

import errno
import os
from pathlib import Path

import pytest

from app import curation
from app.curation import reader
from app.files import heed, read_plain


def test_a_plain_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_plain(tmp_path / "a", 5) == b"12345"


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 2049)
    with pytest.raises(OSError, match="it has more than 2 KiB"):
        read_plain(tmp_path / "a", 2048)


def test_a_link_is_followed_only_where_it_may_be(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "b").symlink_to("a")
    assert read_plain(tmp_path / "b", 5, links=True) == b"x"
    with pytest.raises(OSError, match="it is a link"):
        read_plain(tmp_path / "b", 5)


@pytest.mark.parametrize("links", [True, False])
def test_what_is_no_plain_file_is_refused_at_once(tmp_path: Path, links: bool) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    (tmp_path / "round").symlink_to("round")
    for name in ("pipe", "zero", "round", ".", "missing"):
        with pytest.raises(OSError, match=r"plain file|directory|link|symbolic|No such"):
            read_plain(tmp_path / name, 5, links=links)


def test_a_disk_that_fails_is_no_fault_of_a_seed_file() -> None:
    for code in (errno.EIO, errno.ENOSPC, errno.EMFILE):
        with pytest.raises(OSError, match="no"):
            heed(OSError(code, "no"))
    heed(OSError(errno.ENOENT, "no"))


def test_a_seed_file_that_the_disk_does_not_give_ends_the_check(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: Path, _: int) -> bytes:
        raise OSError(errno.EIO, "Input/output error", str(path))

    monkeypatch.setattr(reader, "read_plain", fails)
    with pytest.raises(OSError, match="Input/output"):
        curation.check(copied)
