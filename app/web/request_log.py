"""Owns the log of requests: a line of JSON for each.

Nothing in a line comes from a reader. Lines are written in pieces of which a pipe takes each as a whole, so that those
of several workers do not run into each other.
"""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from select import PIPE_BUF
from time import gmtime, strftime

from app.web.noted import Noted, Outcome
from app.web.structured import STANDARD_OUTPUT, is_read, line


def to_standard_output(text: bytes) -> None:
    """Writes all of a text; raises OSError, also where nobody reads what was written before."""
    while text:
        if not is_read(STANDARD_OUTPUT):
            raise BlockingIOError("nobody reads standard output")
        text = text[os.write(STANDARD_OUTPUT, text) :]


class RequestLog:
    """The lines of one process."""

    def __init__(self, write: Callable[[bytes], None] = to_standard_output) -> None:
        self._write = write
        self._lost = 0

    def begin(self) -> None:
        """Nothing has to be made ready."""

    def note(self, requests: Sequence[Noted]) -> None:
        """Writes the lines of requests. What cannot be written is lost, and counted in the next line that can be."""
        if self._lost and requests:
            self._report()
        left = len(requests)
        try:
            for number, piece in _pieces([_line(*request) for request in requests]):
                self._write(piece)
                left -= number
        except OSError:
            self._lost += left

    def end(self) -> None:
        """Nothing is left to be written."""

    def _report(self) -> None:
        said = line("warning", f"{self._lost} lines of requests could not be written and are lost")
        try:
            self._write(said.encode())
        except OSError:
            return  # it stays to be said
        self._lost = 0


def _line(now: float, outcome: Outcome, seconds: float, size: int) -> str:
    second = int(now)
    return '{"time":"%s.%03dZ",%s,"ms":%.3f,"bytes":%d}\n' % (  # noqa: UP031  (half the time of an f-string)
        _words(second), (now - second) * 1000, _said(outcome), seconds * 1000, size,
    )  # fmt: skip


@lru_cache(maxsize=8)
def _words(second: int) -> str:
    """A second since 1970 as RFC 3339 says it, in UTC."""
    return strftime("%Y-%m-%dT%H:%M:%S", gmtime(second))


@lru_cache(maxsize=1024)
def _said(outcome: Outcome) -> str:
    """What all lines of an outcome have in common."""
    return json.dumps({**outcome._asdict(), "pid": os.getpid()}, separators=(",", ":"))[1:-1]


def _pieces(lines: Sequence[str]) -> Iterator[tuple[int, bytes]]:
    """The lines in pieces of at most `PIPE_BUF` bytes, each with the number of its lines."""
    begin = size = 0
    for end, text in enumerate(lines):
        if size + len(text) > PIPE_BUF and end > begin:
            yield end - begin, "".join(lines[begin:end]).encode()
            begin, size = end, 0
        size += len(text)
    if lines:
        yield len(lines) - begin, "".join(lines[begin:]).encode()
