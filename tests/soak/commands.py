"""Owns running the `timeline` command many times over: each time a process of its own, forked from one that has built
once (`prepared.py`), since to start Python and import everything takes ten times as long. What it does is the whole
command."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from multiprocessing import forkserver, get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from app.cli import run
from tests.soak.pages import ADDRESS

PATIENCE = 120.0
"""Seconds after which a command that does not end is killed."""


def nothing() -> None:
    """What is done first where there is nothing to do."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit code (negative for a signal), and what it said of what went wrong."""

    code: int
    said: str

    @property
    def is_told(self) -> bool:
        """Whether it ended well, or said in one line why not, with the code for a wrong environment."""
        if self.code == 0:
            return True
        return self.code == 3 and len(self.said.strip().splitlines()) == 1 and "Traceback" not in self.said

    @property
    def last(self) -> str:
        """Its code and the end of what it said, without the numbers that differ each time."""
        return f"exit {self.code}: {(self.said.strip().splitlines() or ['nothing'])[-1][:160]}"


@cache
def _context() -> Callable[..., ForkServerProcess]:
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__, "tests.soak.prepared"])
    return context.Process


def prepare() -> None:
    """Starts the process that commands are forked of, with the environment as it is now."""
    _context()
    forkserver.ensure_running()


def begun(
    arguments: Sequence[str], settings: Mapping[str, str], said: Path, before: Callable[[], None] = nothing
) -> ForkServerProcess:
    """The command, begun; what goes wrong it says in the file `said`. `before` is called in its process first."""
    process = _context()(target=_timeline, args=(list(arguments), dict(settings), str(said), before))
    process.start()
    return process


def ended(process: ForkServerProcess, said: Path) -> Ended:
    """Waits for a command and tells how it ended."""
    process.join(PATIENCE)
    if process.exitcode is None:
        process.kill()
        process.join()
    return Ended(int(process.exitcode or 0), said.read_text(encoding="utf-8") if said.exists() else "")


def build(seeds: Path, data: Path, said: Path, before: Callable[[], None] = nothing) -> ForkServerProcess:
    """`timeline build`, begun."""
    return begun(["build", "--seeds", str(seeds), "--data", str(data)], {"BASE_URL": ADDRESS}, said, before)


def _timeline(arguments: list[str], settings: dict[str, str], said: str, before: Callable[[], None]) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
    os.environ.update(settings)
    sys.argv = ["timeline", *arguments]
    before()
    run()
