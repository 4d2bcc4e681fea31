"""Owns the servers that are measured, each a process of its own, and the clock that says what one has used."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.config import ROOT, Settings
from tests.bench.load import ask

PATIENCE = 120.0
"""Seconds after which a server that does not answer is given up."""
OURS, BARE = "tests.bench.hooked:counting", "tests.bench.bare:app"
SERVE = f"""
import sys, uvicorn
from app.web.server import options
uvicorn.run("{OURS}", factory=True, port=int(sys.argv[1]), log_level="error", **options())
"""
UNSET = (*map(str.upper, Settings.model_fields), "PYTHONDONTWRITEBYTECODE")
"""Settings of whoever runs the bench: none of them counts here, and modules are compiled, as `scripts/setup` does."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    pid: int
    port: int

    def cpu(self) -> float:
        """CPU seconds that it has used, all its threads together (clock_getcpuclockid(3); Linux)."""
        return time.clock_gettime((~self.pid << 3) | 2)

    def memory(self) -> float:
        """What it holds in memory now, in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def environment(**settings: str) -> dict[str, str]:
    """This process's environment with these settings and no others."""
    return {name: value for name, value in os.environ.items() if name not in UNSET} | settings


@contextmanager
def started(
    command: Sequence[str], port: int, settings: Mapping[str, str], path: str = "/", log: int = subprocess.PIPE
) -> Iterator[Server]:
    """The server that the command starts on the port, once it answers `path`; ended afterwards. What it says goes to
    the descriptor `log`: whoever makes it say much gives one, for nobody reads the pipe. Raises OSError where it does
    not start."""
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(**settings), stdout=subprocess.DEVNULL, stderr=log
    ) as process:
        try:
            _await(process, port, path)
            yield Server(process.pid, port)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _await(process: subprocess.Popen[bytes], port: int, path: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            said = (process.stderr.read() if process.stderr else b"").decode(errors="replace").strip()
            raise OSError(f"{process.args!r} ended: {said[-400:]}")
        try:
            ask(port, path)
        except OSError:
            time.sleep(0.01)
        else:
            return
    raise OSError(f"{process.args!r} does not answer")


@contextmanager
def uvicorn(app: str, settings: Mapping[str, str], *flags: str, port: int = 0, path: str = "/1") -> Iterator[Server]:
    """An application served by uvicorn: one process, no log, no name; it answers `path` once it runs."""
    port = port or free_port()
    options = ["--no-access-log", "--no-server-header", "--log-level", "error", "--port", str(port), *flags]
    with started([sys.executable, "-m", "uvicorn", app, *options], port, settings, path) as server:
        yield server


@contextmanager
def ours(data: Path, counts: Mapping[str, str], *, cache: int = 64, port: int = 0, **settings: str) -> Iterator[Server]:
    """Our application over the record in `data`, served as `timeline serve` does, counting into `counts`, with a cache
    of so many MiB; no request is logged unless a setting says so."""
    named = {
        **counts,
        "ACCESS_LOG": "off",
        "DATA_DIR": str(data),
        "CACHE_MB": str(cache),
        "DRAIN_SECONDS": "0",
        **settings,
    }
    port = port or free_port()
    with started([sys.executable, "-c", SERVE, str(port)], port, named, "/healthz") as server:
        yield server
