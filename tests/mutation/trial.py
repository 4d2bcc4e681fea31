"""Tries mutants: each in a copy of the project, by a process of its own that has the libraries loaded already."""

import importlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.mutation.choice import Chosen
from tests.mutation.mutants import Mutant

WARM = (
    "alembic.command", "brotli", "coverage", "fastapi", "fastapi.testclient", "html5lib", "hypothesis", "jinja2",
    "markdown_it", "pydantic", "pydantic_settings", "pyroaring", "rapidfuzz", "sqlmodel", "starlette.testclient",
    "typer.testing", "uvicorn", "yaml",
)  # fmt: skip
"""What every trial would load anew."""
OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")
"""The first failure ends a trial; that hypothesis is loaded already is meant so."""
LEFT_OUT = (".git", ".venv", "data", "tmp", "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis")
OURS = ("app", "tests", "migrations")
FIRST = 25
"""So many tests are tried before the files of the others are read: most mutants do not get further."""
UNNOTICED = (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
MEMORY = 8 * 2**30
"""So many bytes of addresses a trial may have: a mutant must not take the machine's memory."""
KILLED, SURVIVED, TIMED_OUT = "killed", "survived", "timed out"


@dataclass(frozen=True, slots=True)
class Trial:
    """A mutant, the tests it is tried on, and what became of it."""

    mutant: Mutant
    chosen: Chosen
    ended: str = ""


class Order:
    """A pytest plugin that runs the tests named, in that order, and no others."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.places = {test: place for place, test in enumerate(tests)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.nodeid in self.places]
        items.sort(key=lambda item: self.places[item.nodeid])


def copied(root: Path, folder: Path, number: int) -> list[Path]:
    """So many copies of the project, without what tools write there but compiled, as a trial must not write there."""
    first = Path(shutil.copytree(root, folder / "1", ignore=shutil.ignore_patterns(*LEFT_OUT), symlinks=True))
    environment = os.environ | {"PYTHONPATH": str(first), "PYTHONDONTWRITEBYTECODE": ""}
    for words in (("compileall", "-qq", "app"), ("pytest", "--collect-only", "-qq", "-p", "no:cacheprovider", "tests")):
        command = [sys.executable, "-m", *words]
        subprocess.run(command, cwd=first, env=environment, check=True, stdout=subprocess.DEVNULL)
    return [first, *(Path(shutil.copytree(first, folder / str(more))) for more in range(2, number + 1))]


def tried(trials: Iterable[Trial], copies: Sequence[Path], patience: float) -> Iterator[Trial]:
    """Each trial as it ends, as many at a time as there are copies of the project. It may take `patience` seconds and
    six times what its tests take without a change: the machine has other work too."""
    waiting, free = iter(trials), list(copies)
    running: dict[int, tuple[Trial, Path, float]] = {}
    while True:
        while free and (trial := next(waiting, None)):
            if not trial.chosen.tests:
                yield Trial(trial.mutant, trial.chosen, SURVIVED)
                continue
            copy = free.pop()
            _mutate(copy, trial.mutant)
            until = time.monotonic() + patience + 6 * trial.chosen.seconds
            running[_started(copy, trial.chosen.tests)] = trial, copy, until
        if not running:
            return
        for process, ended in _ended(running):
            trial, copy, _ = running.pop(process)
            _restore(copy, trial.mutant)
            free.append(copy)
            yield Trial(trial.mutant, trial.chosen, ended)


def _ended(running: dict[int, tuple[Trial, Path, float]]) -> list[tuple[int, str]]:
    """The processes that have ended, or have been ended because their time was up; waits for the first."""
    while True:
        ended = []
        for process, (_, _, until) in running.items():
            done, status = os.waitpid(process, os.WNOHANG)
            if done:
                unnoticed = os.waitstatus_to_exitcode(status) in UNNOTICED
                ended.append((process, SURVIVED if unnoticed else KILLED))
            elif time.monotonic() > until:
                os.killpg(process, signal.SIGKILL)
                os.waitpid(process, 0)
                ended.append((process, TIMED_OUT))
        if ended:
            return ended
        time.sleep(0.05)


def _mutate(copy: Path, mutant: Mutant) -> None:
    path = copy / mutant.file
    shutil.copy2(path, path.with_suffix(".original"))
    path.write_bytes(mutant.of(path.read_bytes()))


def _restore(copy: Path, mutant: Mutant) -> None:
    path = copy / mutant.file
    path.with_suffix(".original").replace(path)


def warm() -> None:
    """Loads the libraries, so that a forked process has them at once."""
    for name in WARM:
        importlib.import_module(name)


def _started(copy: Path, tests: Sequence[str]) -> int:
    """The process that runs the tests in a copy of the project; it leads a group of its own."""
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        os.setsid()
        _move_to(copy)
        for part in filter(None, (tests[:FIRST], tests[FIRST:])):
            files = dict.fromkeys(test.split("::")[0] for test in part)
            code = pytest.main([*OPTIONS, *files], plugins=[Order(part)])
            if code not in UNNOTICED:
                break
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _move_to(copy: Path) -> None:
    """Makes the copy what this process imports from, and a log in it what it writes to. Nothing of it is compiled
    there: a mutant as long as its original would be taken for it."""
    os.chdir(copy)
    log = os.open(copy.with_suffix(".log"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(log, 1)
    os.dup2(log, 2)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.environ |= {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "DATA_DIR": str(copy / "data")}
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(copy))
    for name in [name for name in sys.modules if name.split(".")[0] in OURS]:
        del sys.modules[name]
