"""The real application, with its renders and SQL statements counted for the process that started it.

The counts stand in a file that both have mapped, so that no request costs more than without them.
"""

import mmap
import os
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jinja2
from sqlalchemy import Engine, event
from starlette.types import ASGIApp

from app.web.application import served

NAME = "BENCH_COUNTS"
"""The environment variable with the path of the file."""
_FORM = struct.Struct("<QQ")


class Counts:
    """How many templates were rendered and how many statements sent, since the server started."""

    def __init__(self, path: Path) -> None:
        with path.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), _FORM.size)
        self._lock = threading.Lock()

    def add(self, renders: int, statements: int) -> None:
        """Counts some more."""
        with self._lock:
            so_far = self.read()
            _FORM.pack_into(self._memory, 0, so_far[0] + renders, so_far[1] + statements)

    def read(self) -> tuple[int, int]:
        """Renders and statements so far."""
        renders, statements = _FORM.unpack_from(self._memory)
        return renders, statements


@contextmanager
def counted() -> Iterator[tuple[dict[str, str], Counts]]:
    """The environment for a server, and what it will count."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "counts"
        path.write_bytes(bytes(_FORM.size))
        yield {NAME: str(path)}, Counts(path)


def counting() -> ASGIApp:
    """The application; what it does is counted in the file that the environment names."""
    counts = Counts(Path(os.environ[NAME]))
    render = jinja2.Template.render

    def rendered(template: jinja2.Template, *given: Any, **named: Any) -> str:
        counts.add(1, 0)
        return render(template, *given, **named)

    jinja2.Template.render = rendered  # type: ignore[method-assign,assignment]
    event.listen(Engine, "before_cursor_execute", lambda *_: counts.add(0, 1))
    return served()
