"""Owns the line that tells, on a terminal, how far a build is. Where nobody looks, nothing is written."""

import sys
from types import TracebackType
from typing import Self, TextIO

LEAST = 5_000
"""Fewer records are built before anybody has read the line."""
_CLEARED = "\r\x1b[K"


class Progress:
    """How many of `total` records are written; the line is gone when it is over."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self.total, self.done = total, 0
        self.stream = stream or sys.stderr
        self.shown = total >= LEAST and self.stream.isatty()

    def __enter__(self) -> Self:
        return self

    def add(self, number: int) -> None:
        """So many more are written."""
        self.done += number
        self._show(f"\r{self.done:,} of {self.total:,} records")

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self._show(_CLEARED)

    def _show(self, text: str) -> None:
        if self.shown:
            self.stream.write(text)
            self.stream.flush()
