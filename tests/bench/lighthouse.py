"""Lighthouse's marks for three pages, as a phone and as a desktop sees them."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench import widgets
from tests.bench.hooked import counted
from tests.bench.load import ask_all
from tests.bench.processes import environment, free_port, ours
from tests.bench.setting import Missing, Setting, size_words
from tests.bench.table import GOALS, MET, MISSED, NOT_MEASURED, Table
from tests.bench.world import world
from tests.browser.watching import chromium

MARKS = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run"
PATIENCE = 300
RUNS = 3


def tables(setting: Setting) -> Iterator[Table]:
    """The marks of each page on each screen, the median of some runs each."""
    built = world(setting, min(setting.sizes))
    note = f"Lighthouse {widgets.VERSIONS['lighthouse']}, `BASE_URL` set, medians of {RUNS} runs: {', '.join(MARKS)}."
    table = Table(f"Lighthouse: {size_words(built.size)}", GOALS, note)
    pages = {"home": "/", "event": built.built.pages["event"][0], "questions": "/questions"}
    try:
        command = widgets.npm(setting, "lighthouse") / "cli" / "index.js"
    except Missing as missing:
        table.add("marks", f"{NOT_MEASURED}: {missing}", "100 × 4", NOT_MEASURED)
        yield table
        return
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    with counted() as (env, _), ours(built.data, env, port=port, BASE_URL=origin) as server:
        ask_all(server.port, list(pages.values()))
        for what, path in pages.items():
            for screen in ("phone", "desktop"):
                table.add(f"{what}, {screen}", *_marks(command, f"{origin}{path}", screen))
    yield table


def _marks(command: Path, address: str, screen: str) -> tuple[str, str, str]:
    """The cells of one page on one screen."""
    goal = "100 × 4"
    try:
        runs = [_run(command, address, screen) for _ in range(RUNS)]
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, TypeError) as error:
        return f"{NOT_MEASURED}: Lighthouse failed ({type(error).__name__})", goal, NOT_MEASURED
    marks = [round(median(run[mark] for run in runs)) for mark in MARKS]
    return " · ".join(map(str, marks)), goal, MET if min(marks) == 100 else MISSED


def _run(command: Path, address: str, screen: str) -> dict[str, float]:
    """The marks of one run, of 100; raises what goes wrong."""
    asked = ["--output=json", "--quiet", f"--chrome-flags={FLAGS}", f"--only-categories={','.join(MARKS)}"]
    asked += ["--preset=desktop"] if screen == "desktop" else []
    env = environment(CHROME_PATH=os.path.realpath(chromium()))
    told = subprocess.run(
        ["node", str(command), address, *asked], env=env, capture_output=True, timeout=PATIENCE, check=True
    ).stdout
    return {mark: 100 * json.loads(told)["categories"][mark]["score"] for mark in MARKS}
