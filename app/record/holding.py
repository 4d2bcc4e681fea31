"""Owns how a published file is held while it is served: apart from its path, so that nothing that happens there is met.

A file of moderate size is read once, compared with its digest, and held in memory, which the connections of the process
share (SQLite's `memdb`). A larger one is copied once, compared while it is, into a folder that only this process knows.
"""

import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO
from urllib.parse import quote

from app.files import open_plain
from app.record.drafts import is_left
from app.trouble import Trouble

MEMORY = 64 * 2**20
"""A file of up to so many bytes is held in memory, which takes three times as much while it is opened."""
FOLDER = "timeline-held-"
_COPY = "record.sqlite"
_PART = 2**20
_BEGINS = b"SQLite format 3\0"


class BrokenGeneration(Trouble):
    """A generation that must not be served; the message says why."""


@dataclass(frozen=True, slots=True)
class Held:
    """A file that is held: its address for SQLite's connections, its size in bytes, when it was written (seconds since
    1970), and what lets it go."""

    address: str
    size: int
    written: float
    let_go: Callable[[], None]


def hold(path: Path, sha256: str, memory: int = MEMORY) -> Held:
    """Reads and holds a plain file that has this digest; raises BrokenGeneration for any other, and OSError."""
    try:
        file = open_plain(path)
    except OSError as error:
        raise _unread(path, error) from error
    with file:
        said = os.fstat(file.fileno())
        if said.st_size <= memory:
            raw = _read(file, path)
            _compare(path, hashlib.sha256(raw).hexdigest(), sha256)
            if not raw.startswith(_BEGINS):
                raise BrokenGeneration(f"{path} is no database. Run `timeline build`.")
            address, let_go = _in_memory(raw, path)
        else:
            address, let_go = _copied(file, path, sha256)
    return Held(address, said.st_size, said.st_mtime, let_go)


def _read(file: BinaryIO, path: Path) -> bytes:
    try:
        return file.read()
    except OSError as error:  # which does not name the file
        raise _unread(path, error) from error


def _unread(path: Path, error: OSError) -> BrokenGeneration:
    return BrokenGeneration(f"{path} cannot be read: {error.strerror}. Run `timeline build`.")


def _compare(path: Path, found: str, sha256: str) -> None:
    if found != sha256:
        raise BrokenGeneration(f"{path} is damaged. Run `timeline build`.")


def _in_memory(raw: bytes, path: Path) -> tuple[str, Callable[[], None]]:
    address = f"file:/{token_hex()}?vfs=memdb"
    kept = sqlite3.connect(address, uri=True, check_same_thread=False)
    try:
        with closing(sqlite3.connect(":memory:")) as once:
            once.deserialize(raw)
            once.backup(kept)
    except sqlite3.Error as error:
        kept.close()
        raise BrokenGeneration(f"{path} is no database: {error}. Run `timeline build`.") from error
    return address, kept.close


def _copied(file: BinaryIO, path: Path, sha256: str) -> tuple[str, Callable[[], None]]:
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=FOLDER))
    let_go = partial(shutil.rmtree, folder, ignore_errors=True)
    try:
        copy, descriptor = _locked(folder)
        with os.fdopen(os.dup(descriptor), "wb") as written:
            digest = _written(file, written)
        _compare(path, digest, sha256)
    except BaseException as error:
        let_go()
        if isinstance(error, OSError):
            remedy = "Set TMPDIR to a folder with room for it, or MEMORY_MB so that it is held in memory."
            raise BrokenGeneration(f"{path} cannot be copied to {folder}: {error.strerror}. {remedy}") from error
        raise
    return f"file:{quote(str(copy))}?mode=ro&immutable=1", partial(_close, descriptor, let_go)


def _locked(folder: Path) -> tuple[Path, int]:
    """A new empty file, which has its name only once this process has locked it."""
    nameless = folder / "new"
    descriptor = os.open(nameless, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o400)
    flock(descriptor, LOCK_EX)
    return nameless.rename(folder / _COPY), descriptor


def _written(file: BinaryIO, copy: BinaryIO) -> str:
    """Copies a file; gives the SHA-256 of what was read."""
    digest = hashlib.sha256()
    while part := file.read(_PART):
        digest.update(part)
        copy.write(part)
    return digest.hexdigest()


def _close(descriptor: int, let_go: Callable[[], None]) -> None:
    let_go()
    os.close(descriptor)


def _sweep() -> None:
    """Removes the copies of processes that were killed."""
    for copy in Path(tempfile.gettempdir()).glob(f"{FOLDER}*/{_COPY}"):
        with suppress(OSError):
            if is_left(copy):
                shutil.rmtree(copy.parent, ignore_errors=True)
