"""Owns the current generation: opening the one that the pointer names, once it is proved whole, and swapping it."""

import hashlib
import logging
import sqlite3
import weakref
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from app.files import open_plain
from app.record.code import code_digest
from app.record.holding import MEMORY, BrokenGeneration, hold
from app.record.pointer import POINTER, Published, read_pointer

THREADS = 40
"""As many connections as there are threads (anyio's limit), so that no request waits for one."""
STEPS = 20_000_000
"""How many SQLite instructions one statement may take before it is stopped, whatever else its request asks."""
PAUSE = 0.2
"""Seconds for which a generation is taken to be the current one still: to look costs more than to answer."""
AGAIN = 5.0
"""Seconds after which one looks again whether what could not be served can be by now."""

Seen = tuple[int, int] | None
V = TypeVar("V")

LOGGER = logging.getLogger("timeline")


class Generation:
    """One published file, proved whole and held apart from its path. A request takes it once and keeps it; when the
    last one lets it go, so does the process."""

    def __init__(self, data: Path, published: Published, memory: int = MEMORY) -> None:
        """Reads the file, compares it with its digest, and opens it; raises BrokenGeneration, OSError."""
        held = hold(data / published.file, published.sha256, memory)
        self.id, self.file, self.sha256 = published.generation, published.file, published.sha256
        self.address, self.size, self.written = held.address, held.size, held.written
        self.engine = _open(held.address)
        self.let_go = weakref.finalize(self, _let_go, self.engine, held.let_go)
        try:
            self._must_be(published)
        except BaseException:
            self.let_go()
            raise

    def _must_be(self, published: Published) -> None:
        """Raises BrokenGeneration where the file is of another generation than it is called, or of other code."""
        try:
            with self.connect() as connection:
                said = meta(connection)
        except DatabaseError as error:
            raise BrokenGeneration(f"{published.file} is no record: {error.orig}. Run `timeline build`.") from error
        if said.get("generation") != published.generation:
            raise BrokenGeneration(f"{published.file} says that it is {said.get('generation')}. Run `timeline build`.")
        if said.get("made_by") != made_by():
            raise BrokenGeneration(
                f"{published.file} was made by another version of the program. Run `timeline build`."
            )

    def connect(self) -> Connection:
        """A connection for one request; use it in `with`."""
        return self.engine.connect()


def _let_go(engine: Engine, held: Callable[[], None]) -> None:
    engine.dispose()
    held()


def _open(address: str) -> Engine:
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


def once_a_generation(make: Callable[..., V]) -> Callable[..., V]:
    """`make`, of a generation and more, called once for the same ones; what it made goes when the generation goes."""
    made: weakref.WeakKeyDictionary[Generation, dict[tuple[Any, ...], V]] = weakref.WeakKeyDictionary()

    def kept(generation: Generation, *more: Any) -> V:
        of_it = made.setdefault(generation, {})
        if more not in of_it:
            of_it[more] = make(generation, *more)
        return of_it[more]

    return kept


class Database:
    """The data folder as a server sees it: `current()` follows the pointer soon after a new generation is published.
    `generation` is what is open, None where nothing is; `trouble` says why what is published is not, or is empty;
    `swaps` counts the generations that took the place of another."""

    def __init__(self, data: Path, memory: int = MEMORY) -> None:
        self._data, self._memory, self._lock = data, memory, Lock()
        self.generation: Generation | None = None
        self._seen: Seen = None
        self._refused: Seen = None
        self._examined: tuple[Seen, str] = None, ""
        self._fresh_until = self._again = 0.0
        self.trouble = ""
        self.swaps = 0

    def current(self) -> Generation:
        """The generation to serve; raises BrokenGeneration where there is none. A broken new one is passed over while
        an old one is open."""
        if self.generation is None or self.is_behind():
            self.follow()
        if self.generation is None:
            raise BrokenGeneration(self.trouble)
        return self.generation

    def is_behind(self) -> bool:
        """Whether something else is published than what is open, and nobody opens it yet. Looked for now and then."""
        if monotonic() < self._fresh_until:
            return False
        self._fresh_until = monotonic() + PAUSE
        return _touched(self._data / POINTER) != self._seen and not self._lock.locked()

    def damage(self) -> str:
        """What has happened to the file of the generation that is served since it was opened, "" where nothing has:
        what is held is not met by it, but a restart would be. It is read again only where it has been touched."""
        generation = self.generation
        if generation is None:
            return ""
        path = self._data / generation.file
        if (seen := _touched(path)) != self._examined[0]:
            whole = is_whole(self._data, generation)
            self._examined = seen, "" if whole else f"{path} is missing or damaged. Run `timeline build`."
        return self._examined[1]

    def follow(self) -> None:
        """Opens what the pointer names, unless another thread has. What goes wrong is said once, and tried again."""
        self._fresh_until, seen = monotonic() + PAUSE, _touched(self._data / POINTER)
        with self._lock:
            opened = self.generation is not None and seen == self._seen
            if opened or (seen is not None and seen == self._refused and monotonic() < self._again):
                return
            try:
                generation = self._opened()
                self._examined = _touched(self._data / generation.file), ""
                self.swaps += self.generation not in (None, generation)
                self.generation, self._seen, self.trouble = generation, seen, ""
            except (BrokenGeneration, OSError) as error:
                self._refused, self._again = seen, monotonic() + AGAIN
                self._say(str(error))

    def _say(self, trouble: str) -> None:
        if trouble != self.trouble:
            self.trouble = trouble
            kept = f"the old generation {self.generation.id} stays served: " if self.generation else ""
            LOGGER.error("%s%s", kept, trouble)

    def _opened(self) -> Generation:
        pointer = read_pointer(self._data)
        if pointer is None:
            path = self._data / POINTER
            said = f"{path} is not readable as a pointer" if path.exists() else f"there is no build in {self._data}"
            raise BrokenGeneration(f"{said}. Run `timeline build`.")
        if self.generation is not None and pointer.sha256 == self.generation.sha256:
            return self.generation
        return Generation(self._data, pointer, self._memory)


def _touched(path: Path) -> Seen:
    """What tells one state of a file from the next; None where there is none."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_ino


def is_whole(data: Path, published: Published | Generation) -> bool:
    """Whether the file that the pointer names is there, plain, and has its digest."""
    try:
        return file_digest(data / published.file) == published.sha256
    except OSError:
        return False


def file_digest(path: Path) -> str:
    """SHA-256 of a plain file, in hexadecimal; raises OSError."""
    with open_plain(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def made_by() -> str:
    """What a file says of the code that made it."""
    return code_digest().hex()[:16]


def meta(connection: Connection) -> dict[str, str]:
    """What the generation says of itself: site texts, generation, horizon."""
    return {row[0]: row[1] for row in connection.exec_driver_sql("SELECT key, value FROM meta")}
