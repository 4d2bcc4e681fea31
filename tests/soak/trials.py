"""Owns which trials there are, how much of each is a whole run, and running them, each in a process of its own."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from importlib import import_module
from multiprocessing import get_context
from time import monotonic

from tests.soak.row import Row

TOGETHER = {"faults": 2_100, "kills": 1_000, "flips": 1_000, "disks": 600, "swaps": 500, "workers": 500}
"""By trial, how much of it is a whole run. These run two at a time, the longest
first: they ask for no answer in so many seconds."""
ALONE = {"hostile": 900_000, "wire": 100_000, "overload": 600, "rolling": 5, "origin": 50}
"""The same of those that need the machine for themselves, one after another."""
TRIALS = TOGETHER | ALONE
Ran = tuple[str, Row | None, float, str]
"""A trial that was run: its name, its row, its seconds, and what broke it down."""


def tried(name: str, amount: int) -> Ran:
    """Runs one trial. What breaks it down is told in its place."""
    since, why = monotonic(), ""
    row: Row | None = None
    try:
        run: Callable[..., Row] = import_module(f"tests.soak.{name}").run
        row = run(amount)
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
    return name, row, monotonic() - since, why


def quiet() -> None:
    """A server in a trial's process would log all that is done to it."""
    logging.disable(logging.ERROR)


def in_its_own_process(names: list[str], scale: float, at_once: int) -> Iterator[Ran]:
    """Runs trials, so many at a time, each in a process of its own; gives each as it ends."""
    if not names:
        return
    context = get_context("spawn")
    number = min(at_once, len(names))
    with ProcessPoolExecutor(number, context, quiet, max_tasks_per_child=1) as pool:
        begun = [pool.submit(tried, name, max(1, round(TRIALS[name] * scale))) for name in names]
        yield from (trial.result() for trial in as_completed(begun))
