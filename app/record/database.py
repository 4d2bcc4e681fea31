"""Owns the current generation: its pointer, opening it read-only after its digest is verified, and swapping it."""

import contextlib
import hashlib
import json
import logging
import os
import sqlite3
import threading
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from time import monotonic
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from app.trouble import Trouble

POINTER = "current.json"
THREADS = 40
"""As many connections as there are threads (anyio's limit), so that no request waits for one."""
STEPS = 20_000_000
"""How many SQLite instructions one statement may take before it is stopped, whatever else its request asks."""
PAUSE = 0.2
"""Seconds for which a generation is taken to be the current one still: to look costs more than to answer."""

LOGGER = logging.getLogger("timeline")


class BrokenGeneration(Trouble):
    """A generation that must not be served; the message says why."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Which file is current: its generation, its name in the data folder, its SHA-256; and the digest of the files that
    it was made of (`app.record.sameness`), which builds of earlier versions do not tell."""

    generation: str
    file: str
    sha256: str
    made_of: str = ""


def read_pointer(data: Path) -> Pointer | None:
    """The pointer in `data`, None where nothing was ever published or it is not readable as one."""
    try:
        pointer = Pointer(**json.loads((data / POINTER).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return pointer if all(isinstance(text, str) for text in astuple(pointer)) else None


def write_pointer(data: Path, pointer: Pointer) -> None:
    """Puts the pointer in place in one step, so that a reader sees the old or the new one."""
    draft = data / f".{POINTER}.{os.getpid()}"
    with draft.open("w", encoding="utf-8") as file:
        json.dump(asdict(pointer), file)
        file.flush()
        os.fsync(file.fileno())
    draft.chmod(0o644)
    draft.replace(data / POINTER)


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_whole(data: Path, pointer: Pointer) -> bool:
    """Whether the file that the pointer names is there and has its digest."""
    path = data / pointer.file
    return path.is_file() and file_digest(path) == pointer.sha256


class Generation:
    """One published file, open read-only. A request takes it once and keeps it."""

    def __init__(self, data: Path, pointer: Pointer) -> None:
        """Verifies the file and opens it; raises BrokenGeneration."""
        if not is_whole(data, pointer):
            raise BrokenGeneration(f"{data / pointer.file} is missing or damaged. Run `timeline build`.")
        self.id, self.sha256 = pointer.generation, pointer.sha256
        self.path = data / pointer.file
        self.engine = _open(self.path)

    def connect(self) -> Connection:
        """A connection for one request; use it in `with`."""
        return self.engine.connect()


def _open(path: Path) -> Engine:
    address = f"file:{quote(str(path))}?mode=ro&immutable=1"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        connection.execute("PRAGMA query_only = 1")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=THREADS, max_overflow=0)

    @event.listens_for(engine, "before_cursor_execute")
    def bound(_: Connection, cursor: sqlite3.Cursor, *__: object) -> None:
        left = iter(range(STEPS // 10_000))
        cursor.connection.set_progress_handler(lambda: next(left, None) is None, 10_000)

    return engine


class Database:
    """The data folder as a server sees it: `current()` follows the pointer soon after a new generation is published."""

    def __init__(self, data: Path) -> None:
        self._data, self._lock = data, threading.Lock()
        self._seen: tuple[int, int] | None = None
        self._generation: Generation | None = None
        self._fresh_until = 0.0

    def current(self) -> Generation:
        """The generation to serve. A broken new one is passed over while an old one is open; else BrokenGeneration."""
        generation, now = self._generation, monotonic()
        if generation is not None and now < self._fresh_until:
            return generation
        self._fresh_until = now + PAUSE
        with contextlib.suppress(OSError):
            stat = (self._data / POINTER).stat()
            if (stat.st_mtime_ns, stat.st_ino) != self._seen:
                self._swap((stat.st_mtime_ns, stat.st_ino))
        if self._generation is None:
            raise BrokenGeneration(f"there is no build in {self._data}. Run `timeline build`.")
        return self._generation

    def _swap(self, seen: tuple[int, int]) -> None:
        with self._lock:
            if seen == self._seen:
                return
            pointer = read_pointer(self._data)
            if pointer is None:
                LOGGER.error("%s is not readable as a pointer. Run `timeline build`.", self._data / POINTER)
            elif self._generation is None or pointer.sha256 != self._generation.sha256:
                try:
                    self._generation = Generation(self._data, pointer)
                except BrokenGeneration as error:
                    if self._generation is None:
                        raise
                    LOGGER.error("the old generation stays served: %s", error)
            self._seen = seen


def meta(connection: Connection) -> dict[str, str]:
    """What the generation says of itself: site texts, generation, horizon."""
    return {row[0]: row[1] for row in connection.exec_driver_sql("SELECT key, value FROM meta")}
