"""Owns files that are made before they are published: whose maker died is seen by its lock, and swept away."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from app.record.pointer import DRAFTS, alone, read_pointer

PREFIX = "building-"
_DATABASES = "????????????????-????????.sqlite"


@contextmanager
def draft(data: Path) -> Iterator[Path]:
    """A new empty file in `data` for the length of a build; what is still there afterwards under its name, and what
    SQLite wrote beside it, is removed. Raises OSError where `data` cannot be written."""
    data.mkdir(parents=True, exist_ok=True)
    with alone(data):
        sweep(data)
        descriptor, name = tempfile.mkstemp(dir=data, prefix=PREFIX, suffix=".sqlite")
        flock(descriptor, LOCK_EX)
    try:
        yield Path(name)
    finally:
        _remove(Path(name))
        os.close(descriptor)  # not before: SQLite's own locks of this file would go with it


def sweep_at_start(data: Path) -> None:
    """Removes what dead builds left in `data`, where it is there and can be written."""
    if os.access(data, os.W_OK):
        with alone(data):
            sweep(data)


def sweep(data: Path) -> None:
    """Removes what dead builds left in `data`, and generations that the pointer does not name; call it `alone`."""
    for path in data.glob(f"{PREFIX}*.sqlite"):
        if is_left(path):
            _remove(path)
    for path in data.glob(f"{PREFIX}*.sqlite-*"):  # a journal whose draft is gone
        if not path.with_name(path.name.rpartition("-")[0]).exists():
            path.unlink(missing_ok=True)
    for path in data.glob(DRAFTS):  # whoever writes one is alone
        path.unlink(missing_ok=True)
    if pointer := read_pointer(data):  # where it cannot be read, nobody knows what is needed
        named = {one.file for one in pointer.whole_line}
        for path in data.glob(_DATABASES):
            if path.name not in named:
                path.unlink(missing_ok=True)


def is_left(path: Path) -> bool:
    """Whether no process holds this file any longer, which locked it when it made it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        flock(descriptor, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(descriptor)
    return True


def _remove(path: Path) -> None:
    for name in (path, *path.parent.glob(f"{path.name}-*")):
        with suppress(FileNotFoundError):
            name.unlink()
