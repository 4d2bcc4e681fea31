"""What a build takes, and how soon each command answers."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

from app.config import ROOT
from tests.bench.processes import environment, free_port, started
from tests.bench.setting import Setting, size_words
from tests.bench.table import FAILED, GOALS, MET, Goal, Table, judge, ratio
from tests.bench.world import world

IMPORT = "import app.web.application"
TIMELINE = (sys.executable, "-c", "from app.cli import run; run()")
"""The `timeline` command of this folder, wherever another may be installed."""
BUILD_COLUMNS = (
    "size",
    "forms s",
    "build s",
    "events a second",
    "file MiB",
    "memory before MiB",
    "peak MiB",
    "rules s",
)
Cost = tuple[float, float]
"""Seconds by the clock and of CPU."""


def build_tables(setting: Setting) -> Iterator[Table]:
    """Every size, built anew; the largest and its rate are held to the goals."""
    table = Table(
        "Build", BUILD_COLUMNS,
        "CPU seconds of one process and of those it starts: forms made and validated, then the build from them to the"
        " published file, then all rules of the check. Memory before is that of the forms and of Python itself.",
    )  # fmt: skip
    goals = Table("Build: goals", GOALS)
    for size in setting.sizes:
        built = world(setting, size, anew=True).built
        rate = built.events / built.seconds
        cells = (f"{built.forms:.2f}", f"{built.seconds:.2f}", f"{rate:,.0f}", f"{built.file:,.1f}")
        table.add(size_words(size), *cells, f"{built.before:,.0f}", f"{built.peak:,.0f}", f"{built.rules:.2f}")
        if size == max(setting.sizes):
            judge(goals, f"events a CPU second, {size_words(size)}", rate, Goal(10_000, "", least=True))
            judge(goals, f"peak memory, {size_words(size)}", built.peak, Goal(400, "MiB"))
        goals.add(f"findings in {size_words(size)}", str(built.broken), "0", FAILED if built.broken else MET)
    yield table
    yield goals


def start_tables(setting: Setting) -> Iterator[Table]:
    """What each command takes with a built record, in turn; its first build is not counted."""
    data = world(setting, 0).data
    run: dict[str, Callable[[], Cost]] = {
        "python -c pass": lambda: _ended((sys.executable, "-c", "pass"), setting.seeds, data),
        f"python -c '{IMPORT}'": lambda: _ended((sys.executable, "-c", IMPORT), setting.seeds, data),
        "timeline serve, to the first 200": lambda: _served(setting.seeds, data),
        "timeline check": lambda: _ended((*TIMELINE, "check"), setting.seeds, data),
        "timeline --help": lambda: _ended((*TIMELINE, "--help"), setting.seeds, data),
    }
    samples: dict[str, list[Cost]] = {what: [cost()] for what, cost in run.items()}
    for _ in range(setting.rounds):
        for what, cost in run.items():
            samples[what].append(cost())
    medians = {what: (_median(costs, 0), _median(costs, 1)) for what, costs in samples.items()}
    table = Table("Start", ("command", "seconds", "CPU seconds"), "Medians, in turn; the first of each is not counted.")
    for what, (wall, cpu) in medians.items():
        table.add(what, f"{wall:.2f}", f"{cpu:.2f}")
    yield table
    goals = Table("Start: goals", GOALS, "In seconds by the clock they hold for a quiet machine only.")
    imported, served = medians[f"python -c '{IMPORT}'"], medians["timeline serve, to the first 200"]
    judge(goals, "serve against importing what it needs, CPU", ratio(served[1], imported[1]), Goal(1.5))
    judge(goals, "serve against importing what it needs, by the clock", ratio(served[0], imported[0]), Goal(1.5))
    judge(goals, "serve to the first 200", served[0], Goal(1.2, "s"))
    judge(goals, "check", medians["timeline check"][0], Goal(1, "s"))
    judge(goals, "--help", medians["timeline --help"][0], Goal(0.4, "s"))
    yield goals


def _median(costs: list[Cost], at: int) -> float:
    """Of one part of what a command took, without its first run if there are others."""
    return median(cost[at] for cost in costs[1:] or costs)


def _settings(seeds: Path, data: Path) -> dict[str, str]:
    return {"SEEDS_DIR": str(seeds), "DATA_DIR": str(data)}


def _ended(command: Sequence[str], seeds: Path, data: Path) -> Cost:
    """A command until it ends; raises OSError where it fails."""
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=ROOT, env=environment(**_settings(seeds, data)), stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise OSError(f"{command!r} ended with {process.returncode}")
    return time.monotonic() - began, used.ru_utime + used.ru_stime


def _served(seeds: Path, data: Path) -> Cost:
    """`timeline serve` until its first answer; the CPU is that of the process that answers."""
    port, began = free_port(), time.monotonic()
    settings = _settings(seeds, data) | {"LOG_LEVEL": "error"}
    with started((*TIMELINE, "serve", "--port", str(port)), port, settings) as server:
        return time.monotonic() - began, server.cpu()
