"""Owns what a run measures with: sizes, patience, folders; and what machine it runs on."""

import os
import platform
import sqlite3
import subprocess
from dataclasses import dataclass
from pathlib import Path

from app.config import ROOT, SEEDS
from tests.browser.watching import chromium

SCRATCH = ROOT / "tmp" / "bench"
"""Not under version control: built records, and the environments of the peers."""


class Missing(Exception):
    """What cannot be measured here; the message says why."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One run. `sizes` in events, 0 for the record as it is; `rounds` is how often a cold page is asked, and a warm one
    measured, `requests` how many warm requests each time; `readers` ask at once, `junk` addresses are made up, `loads`
    is how often a browser opens a page. Without `peers` only our own side is measured."""

    sizes: tuple[int, ...] = (0, 1_000, 10_000, 100_000)
    seeds: Path = SEEDS
    scratch: Path = SCRATCH
    rounds: int = 7
    requests: int = 1_000
    readers: int = 100
    junk: int = 20_000
    loads: int = 5
    peers: bool = True


def size_words(size: int) -> str:
    """A size as tables say it."""
    return f"{size:,} events" if size else "the record"


def machine(setting: Setting) -> list[str]:
    """What the figures were measured on."""
    cpu = next((line for line in _lines("/proc/cpuinfo") if line.startswith("model name")), ": unknown processor")
    memory = next((int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    return [
        f"{cpu.partition(': ')[2]}, {os.cpu_count()} cores, {memory / 2**20:.0f} GiB, Linux {platform.release()}",
        f"load {', '.join(f'{load:.1f}' for load in os.getloadavg())} at the start",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {_chromium()}",
        f"sizes {', '.join(map(size_words, setting.sizes))}; {setting.rounds} rounds of {setting.requests:,} requests; "
        f"{setting.readers} readers, {setting.junk:,} made-up addresses; {setting.loads} loads in a browser",
    ]


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines()


def _chromium() -> str:
    try:
        return subprocess.run([chromium(), "--version"], capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "no Chromium"
