"""The processes of a server: how long a busy one may be silent, how many files it may open, how memory is shared."""

import os
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

from app.config import ROOT
from app.web import descriptors
from tests.test_serve import awaited, served


def test_a_worker_that_is_busy_is_not_killed(copied_data: Path, tmp_path: Path) -> None:
    with served(copied_data, tmp_path, "--workers", "2") as running:
        workers = awaited(running, lambda: pair(children(running.process.pid)))
        for worker in workers:
            os.kill(worker, signal.SIGSTOP)
        time.sleep(7)  # uvicorn's own patience is 5 s
        for worker in workers:
            os.kill(worker, signal.SIGCONT)
        assert running.ask("/about")[0] == 200
        assert pair(children(running.process.pid)) == workers
        assert running.leave()[0] in (0, -signal.SIGTERM)


def children(process: int) -> list[int]:
    """The processes that one has started, in their order: those that serve, then the one that draws previews."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return [int(one) for one in sorted(found, key=int) if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]


def pair(found: list[int]) -> list[int]:
    """Both workers; raises OSError where there are not yet two."""
    if len(found) < 2:
        raise OSError(f"there are {len(found)}")
    return found[:2]


def test_a_server_may_open_as_many_files_as_it_may_have_connections(copied_data: Path, tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (500, hard))
    try:
        with served(copied_data, tmp_path) as running:
            allowed, _ = resource.prlimit(running.process.pid, resource.RLIMIT_NOFILE)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    needed = descriptors.MOST + descriptors.MORE + descriptors.SPARE
    assert allowed == (needed if hard == resource.RLIM_INFINITY else min(needed, hard))


POOLS = """
import ctypes, sys, threading
from pathlib import Path
from app.config import Settings
from starlette.testclient import TestClient
from app.web.application import create_app
gate = threading.Barrier(8)
def allocate():
    ctypes.CDLL(None).malloc(5_000)
    gate.wait()
with TestClient(create_app(Settings(data_dir=Path(sys.argv[1])))):
    threads = [threading.Thread(target=allocate) for _ in range(8)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
out = ctypes.c_void_p.in_dll(ctypes.CDLL(None), "stdout")
ctypes.CDLL(None).malloc_info(0, out)
ctypes.CDLL(None).fflush(out)
"""


def test_threads_share_two_pools_of_memory(tmp_path: Path) -> None:
    given = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", POOLS, str(tmp_path)]
    said = subprocess.run(command, env=given, capture_output=True, text=True, check=True).stdout
    assert 1 <= len(re.findall(r"<heap nr=", said)) <= 2
