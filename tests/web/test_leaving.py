"""A server that is asked to stop says so first, answers whoever still comes, and cuts nobody off."""

import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.config import ROOT
from tests.bench.processes import environment, free_port

SERVE = "import sys; from app.cli import run; sys.argv[0] = 'timeline'; run()"
WORLD = ROOT / "tests" / "world"
PATIENCE = 30.0
DRAIN = 1.5
STOPPED = (0, -signal.SIGTERM)
"""How a process ends that was asked to."""


@dataclass
class Serving:
    """A server in a process of its own, as `timeline serve` starts it."""

    process: subprocess.Popen[str]
    port: int

    def ask(self, path: str) -> tuple[int, str, bytes]:
        """The status, what the answer says of the connection, and its body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path)
        answer = connection.getresponse()
        said = answer.status, answer.getheader("connection") or "", answer.read()
        connection.close()
        return said

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)

    def wait_until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end
            time.sleep(0.02)

    def is_ready(self) -> bool:
        with suppress(OSError):
            return self.ask("/readyz")[0] == 200
        return False

    def is_leaving(self) -> bool:
        status, _, body = self.ask("/readyz")
        return status == 503 and b"leaving" in body


@contextmanager
def serve(data: Path, drain: float = DRAIN, workers: int = 1) -> Iterator[Serving]:
    """`timeline serve` over the tests' record, ready; killed at the end if it still runs."""
    port = free_port()
    named = environment(SEEDS_DIR=str(WORLD), DATA_DIR=str(data), DRAIN_SECONDS=str(drain), PYTHONPATH=str(ROOT))
    command = [sys.executable, "-c", SERVE, "serve", "--port", str(port), "--workers", str(workers)]
    process = subprocess.Popen(command, env=named, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    serving = Serving(process, port)
    try:
        serving.wait_until(serving.is_ready)
        yield serving
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=PATIENCE)


@dataclass
class Reader:
    """Reads one page after the other on a connection that is kept open, until the server says that it closes it: then
    a reader, or what stands between, goes elsewhere. `lost` holds what went wrong."""

    port: int
    read: int = 0
    lost: list[str] = field(default_factory=list)

    def go_on(self) -> None:
        """Reads until it is told to go."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        kept = True
        while kept:
            try:
                connection.request("GET", "/about")
                answer = connection.getresponse()
                answer.read()
                kept = answer.getheader("connection") != "close"
                self.read += 1
                if answer.status != 200:
                    self.lost.append(str(answer.status))
            except (OSError, http.client.HTTPException) as error:
                self.lost.append(repr(error))
                return


@pytest.mark.parametrize("workers", [1, 2])
def test_a_server_that_leaves_says_so_and_loses_nobody(world_data: Path, workers: int) -> None:
    with serve(world_data, workers=workers) as serving:
        readers = [Reader(serving.port) for _ in range(8)]
        threads = [threading.Thread(target=reader.go_on) for reader in readers]
        for thread in threads:
            thread.start()
        serving.wait_until(lambda: all(reader.read for reader in readers))
        serving.stop()
        serving.wait_until(serving.is_leaving)
        for thread in threads:
            thread.join(PATIENCE)
        for _ in range(5):
            assert serving.ask("/")[:2] == (200, "close")
        assert serving.process.wait(PATIENCE) in STOPPED
        said = serving.process.communicate()[0]
    assert [reader.lost for reader in readers] == [[]] * len(readers)
    assert "Traceback" not in said


def test_who_asks_twice_or_gives_no_time_has_it_stopped_at_once(world_data: Path) -> None:
    with serve(world_data, drain=600) as serving:
        serving.stop()
        serving.wait_until(serving.is_leaving)
        serving.stop()
        assert serving.process.wait(PATIENCE) in STOPPED
    with serve(world_data, drain=0) as serving:
        serving.stop()
        assert serving.process.wait(PATIENCE) in STOPPED
    with serve(world_data, drain=600) as serving:
        os.kill(serving.process.pid, signal.SIGINT)
        serving.process.wait(PATIENCE)


def test_a_connection_that_was_opened_before_the_end_is_still_answered(world_data: Path) -> None:
    with serve(world_data, drain=0) as serving:
        connections = [http.client.HTTPConnection("127.0.0.1", serving.port, timeout=PATIENCE) for _ in range(8)]
        for connection in connections:
            connection.connect()
        time.sleep(0.2)
        serving.stop()
        time.sleep(0.2)
        for connection in connections:
            connection.request("GET", "/about")
        assert [connection.getresponse().status for connection in connections] == [200] * 8
