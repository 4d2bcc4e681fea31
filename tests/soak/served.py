"""Owns the servers under trial: `timeline serve` as anybody starts it, what it logged, and what it says of itself."""

import http.client
import json
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from tests.bench.processes import Server, free_port, started
from tests.soak.pages import ADDRESS
from tests.soak.variants import Variant

COMMAND = "from app.cli import run; run()"
PATIENCE = 30.0


@contextmanager
def served(variant: Variant, data: Path, log: Path, *, workers: int = 1, **settings: str) -> Iterator[Server]:
    """A server of what is published in `data`, started with the seeds of a variant; it logs into the file `log`."""
    port = free_port()
    named = {"SEEDS_DIR": str(variant.seeds), "DATA_DIR": str(data), "BASE_URL": ADDRESS, "LOG_LEVEL": "warning"}
    command = [sys.executable, "-c", COMMAND, "serve", "--port", str(port), "--workers", str(workers)]
    with log.open("wb") as said, started(command, port, named | settings, "/readyz", said.fileno()) as server:
        yield server


def ready(port: int) -> tuple[int, dict[str, Any]]:
    """What `/readyz` answers: its status, and what it says."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request("GET", "/readyz", headers={"Connection": "close"})
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())


def until(port: int, generation: str) -> bool:
    """Waits until a generation is served; False where it is not in time."""
    end = monotonic() + PATIENCE
    while monotonic() < end:
        if ready(port)[1].get("generation") == generation:
            return True
        sleep(0.02)
    return False


def tracebacks(log: Path) -> int:
    """How many the server has logged."""
    return log.read_text(encoding="utf-8", errors="replace").count("Traceback")
