"""What is wrong with a file is told apart from what is wrong with the machine."""

import errno
from pathlib import Path

import pytest

from app import curation
from app.files import heed


def test_a_disk_that_fails_is_no_fault_of_a_seed_file() -> None:
    for code in (errno.EIO, errno.ENOSPC, errno.EMFILE):
        with pytest.raises(OSError, match="no"):
            heed(OSError(code, "no"))
    heed(OSError(errno.ENOENT, "no"))


def test_a_seed_file_that_the_disk_does_not_give_ends_the_check(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: Path) -> bytes:
        raise OSError(errno.EIO, "Input/output error", str(path))

    monkeypatch.setattr(Path, "read_bytes", fails)
    with pytest.raises(OSError, match="Input/output"):
        curation.check(copied)
