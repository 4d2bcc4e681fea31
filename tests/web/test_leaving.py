"""A server that is asked to stop says so first, answers whoever still comes, and cuts nobody off."""

import http.client
import signal
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.test_serve import Running, served

PATIENCE = 30.0
LINES_OF_A_PIPE = 1_000
"""More than a pipe of Linux holds unread."""
DRAIN = 1.5
STOPPED = (0, -signal.SIGTERM)
"""How a process ends that was asked to."""


def is_leaving(running: Running) -> bool:
    status, body = running.ask("/readyz")
    return status == 503 and "leaving" in body


def wait_until_leaving(running: Running) -> None:
    end = time.monotonic() + PATIENCE
    while not is_leaving(running):
        assert time.monotonic() < end
        time.sleep(0.02)


def connection_said(running: Running, path: str) -> tuple[int, str]:
    """The status of an answer, and what it says of its connection."""
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=PATIENCE)
    connection.request("GET", path)
    answer = connection.getresponse()
    said = answer.status, answer.getheader("connection") or ""
    connection.close()
    return said


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


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_server_that_leaves_says_so_and_loses_nobody(world_data: Path, tmp_path: Path, workers: str) -> None:
    with served(world_data, tmp_path, "--workers", workers, DRAIN_SECONDS=str(DRAIN)) as running:
        readers = [Reader(running.port) for _ in range(8)]
        threads = [threading.Thread(target=reader.go_on) for reader in readers]
        for thread in threads:
            thread.start()
        while not all(reader.read for reader in readers):
            time.sleep(0.02)
        running.process.send_signal(signal.SIGTERM)
        wait_until_leaving(running)
        for thread in threads:
            thread.join(PATIENCE)
        for _ in range(5):
            assert connection_said(running, "/") == (200, "close")
        said = "".join(running.process.communicate(timeout=PATIENCE))
    assert running.process.returncode in STOPPED
    assert [reader.lost for reader in readers] == [[]] * len(readers)
    assert "Traceback" not in said


def test_who_asks_twice_or_gives_no_time_has_it_stopped_at_once(world_data: Path, tmp_path: Path) -> None:
    with served(world_data, tmp_path, DRAIN_SECONDS="600") as running:
        running.process.send_signal(signal.SIGTERM)
        wait_until_leaving(running)
        time.sleep(0.5)
        assert connection_said(running, "/") == (200, "close")
        assert running.leave()[0] in STOPPED
    with served(world_data, tmp_path, DRAIN_SECONDS="0") as running:
        assert running.leave()[0] in STOPPED
    with served(world_data, tmp_path, DRAIN_SECONDS="600") as running:
        running.process.send_signal(signal.SIGINT)
        running.process.communicate(timeout=PATIENCE)


def test_a_connection_that_was_opened_before_the_end_is_still_answered(world_data: Path, tmp_path: Path) -> None:
    with served(world_data, tmp_path, DRAIN_SECONDS="0") as running, ExitStack() as stack:
        connections = [http.client.HTTPConnection("127.0.0.1", running.port, timeout=PATIENCE) for _ in range(8)]
        for connection in connections:
            connection.connect()
            stack.callback(connection.close)
        time.sleep(0.2)
        running.process.send_signal(signal.SIGTERM)
        time.sleep(0.2)
        for connection in connections:
            connection.request("GET", "/about")
        assert [connection.getresponse().status for connection in connections] == [200] * 8


def test_the_site_waits_for_no_log(world_data: Path, tmp_path: Path) -> None:
    with served(world_data, tmp_path, ACCESS_LOG="on") as running:
        connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=PATIENCE)
        for _ in range(LINES_OF_A_PIPE):
            connection.request("GET", "/healthz")
            assert connection.getresponse().read()
        connection.close()
        _, out, _ = running.leave()
    assert "lines of requests could not be written and are lost" in out or out.count("/healthz") < LINES_OF_A_PIPE
