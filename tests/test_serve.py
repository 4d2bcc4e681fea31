"""`timeline serve` as an operator meets it: what it says at its start, its log, its metrics, and how it leaves."""

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from app.cli.banner import Listening, banner
from app.cli.measuring import FOLDER
from app.config import ROOT, Settings
from app.record.pointer import Pointer, read_pointer
from tests.conftest import WORLD
from tests.test_cli import one_line, taken_port, timeline

PATIENCE = 60.0
RUN = "import sys; from app.cli import run; sys.argv[0] = 'timeline'; run()"
Sample = tuple[str, frozenset[tuple[str, str]]]


class Running:
    """A server in a process of its own."""

    def __init__(self, process: subprocess.Popen[Any], port: int, metrics: int) -> None:
        self.process, self.port, self.metrics = process, port, metrics

    def ask(self, path: str, port: int = 0, method: str = "GET") -> tuple[int, str]:
        """The status and body of an answer, on a connection of its own; raises OSError."""
        connection = HTTPConnection("127.0.0.1", port or self.port, timeout=PATIENCE)
        try:
            connection.request(method, path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def scrape(self) -> dict[Sample, float]:
        """What Prometheus reads."""
        families = text_string_to_metric_families(self.ask("/metrics", self.metrics)[1])
        return {
            (sample.name, frozenset(sample.labels.items())): sample.value
            for family in families
            for sample in family.samples
        }

    def leave(self) -> tuple[int, str, str]:
        """Ends it as a service manager does: exit code, standard output, standard error."""
        self.process.send_signal(signal.SIGTERM)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def served(data: Path, folder: Path, *options: str, **environment: str) -> Iterator[Running]:
    """`timeline serve` over a data folder, with its temporary files in `folder`, once it answers."""
    port = free_port()
    metrics = int(environment.get("METRICS_PORT", "0"))
    named = {"PYTHONPATH": str(ROOT), "SEEDS_DIR": str(WORLD), "DATA_DIR": str(data), "TMPDIR": str(folder)}
    named["DRAIN_SECONDS"] = "0.2"
    command = [sys.executable, "-c", RUN, "serve", "--port", str(port), *options]
    process = subprocess.Popen(
        command,
        env={**os.environ, **named, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    running = Running(process, port, metrics)
    try:
        awaited(running, lambda: running.ask("/healthz"))
        yield running
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)  # its workers too
        process.wait()
        for pipe in filter(None, (process.stdout, process.stderr)):
            pipe.close()


def awaited(running: Running, attempt: Any) -> Any:
    """What an attempt gives, once it succeeds."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return attempt()
        except (OSError, AssertionError):
            assert running.process.poll() is None, running.process.communicate()
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def requests(told: dict[Sample, float]) -> Counter[tuple[str, str, str]]:
    """How many requests were counted, by route, method and status."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for (name, labels), value in told.items():
        if name == "timeline_requests_total":
            named = dict(labels)
            counted[named["route"], named["method"], named["status"]] += int(value)
    return counted


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with the current build of the tiny record."""
    assert timeline("build", "--seeds", str(WORLD), "--data", str(tmp_path / "data")).returncode == 0
    return tmp_path / "data"


ASKED = [("/", 5), ("/events/sputnik", 7), ("/events/nowhere", 3), ("/nowhere?q=typed", 2)]
ANSWERED = {
    ("/", "GET", "200"): 5, ("/events/{slug}", "GET", "200"): 7, ("/events/{slug}", "GET", "404"): 3,
    ("(none)", "GET", "404"): 2,
}  # fmt: skip


@pytest.mark.parametrize("workers", [1, 2])
def test_log_and_metrics_tell_of_every_request_and_nothing_is_lost_at_the_end(
    data: Path, tmp_path: Path, workers: int
) -> None:
    folder = tmp_path / "scratch"
    folder.mkdir()
    environment = {"METRICS_PORT": str(free_port()), "ACCESS_LOG": "on"}
    with served(data, folder, "--workers", str(workers), **environment) as running:
        for path, times in ASKED:
            for _ in range(times):
                running.ask(path)
        told = awaited(running, lambda: complete(running))
        assert len(list(folder.glob(f"{FOLDER}*"))) == 1
        for _ in range(20):
            running.ask("/about")
        code, out, err = running.leave()
    assert (code, err) == (0, "")
    assert {key: told[key] for key in ANSWERED} == ANSWERED
    lines = [json.loads(line) for line in out.splitlines()]
    logged = Counter((line["route"], line["method"], str(line["status"])) for line in lines if "route" in line)
    assert {key: logged[key] for key in ANSWERED} == ANSWERED
    assert logged["/about", "GET", "200"] == 20
    assert "typed" not in out
    assert lines[0]["message"].startswith("The race to the Moon, from Sputnik to the stations: 8 events, ")
    assert not list(folder.glob(f"{FOLDER}*"))


def complete(running: Running) -> Counter[tuple[str, str, str]]:
    """What was counted, once the state of the server has been looked at too."""
    told = running.scrape()
    generations = [dict(labels) for (name, labels) in told if name == "timeline_generation_written_seconds"]
    assert len(generations) == 1
    assert told["timeline_degraded", frozenset()] == 0
    assert told["timeline_cache_bytes", frozenset()] > 10_000
    return requests(told)


def test_a_worker_that_is_killed_takes_its_state_along_and_leaves_what_it_counted(tmp_path: Path) -> None:
    from app.web.scraped import Workers

    code = """
import prometheus_client as p
p.Counter("asked", "Asked").inc(3)
p.Gauge("kept", "Kept", multiprocess_mode="livesum").set(7)
written = p.Gauge("timeline_generation_written_seconds", "Written", ["generation"], multiprocess_mode="livemax")
written.labels("new").set(5)
written.labels("old").set(0)
input() if __import__("sys").argv[1] == "stay" else None
"""
    given = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    command = [sys.executable, "-c", code]
    subprocess.run([*command, "go"], env=given, check=True)
    with subprocess.Popen([*command, "stay"], env=given, stdin=subprocess.PIPE) as living:
        end = time.monotonic() + PATIENCE
        while len(list(tmp_path.glob("gauge_*"))) < 4 and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(0.2)
        told = [(m.name, s.labels.get("generation"), s.value) for m in Workers(tmp_path).collect() for s in m.samples]
        living.communicate(b"\n")
    expected = [("asked", None, 6), ("kept", None, 7), ("timeline_generation_written_seconds", "new", 5)]
    assert sorted(told, key=lambda one: one[0]) == expected


def test_a_metrics_port_that_is_taken_is_one_line() -> None:
    with taken_port() as port:
        result = timeline("serve", "--port", str(free_port()), METRICS_PORT=str(port))
    line = one_line(result)
    assert line == (
        f"Port {port} on 127.0.0.1 cannot be used: Address already in use. Name another: METRICS_PORT={port + 1}"
    )


def test_the_metrics_cannot_have_the_port_of_the_site() -> None:
    port = str(free_port())
    assert "is that of the site already" in one_line(timeline("serve", "--port", port, METRICS_PORT=port))


def told(data: Path, host: str = "127.0.0.1", **given: Any) -> list[str]:
    """What is said at a start."""
    pointer = read_pointer(data)
    assert isinstance(pointer, Pointer)
    return banner(Settings(data_dir=data, **given), pointer, Listening(host, 8000, 2))


def test_a_start_says_what_is_served_and_where(world_data: Path) -> None:
    pointer = read_pointer(world_data)
    assert pointer
    assert told(world_data, access_log="on", local_url="http://127.0.0.1:8000") == [
        "The race to the Moon, from Sputnik to the stations: 8 events, 8 actors, 5 places, 4 quotes, 2 questions and 2 "
        f"sources; generation {pointer.generation}",
        "At http://127.0.0.1:8000 (Ctrl+C stops); whole links: http://127.0.0.1:8000 (BASE_URL)",
        "2 workers, 64 MiB of kept pages each",
        "Log: a line for each request; metrics: none (METRICS_PORT)",
    ]


def test_a_start_says_how_it_is_set_up(world_data: Path) -> None:
    lines = told(
        world_data, "::1", access_log="off", metrics_port=9000, cache_mb=8, base_url="https://timeline.example"
    )
    assert lines[1:] == [
        "At http://[::1]:8000 (Ctrl+C stops); whole links: https://timeline.example",
        "2 workers, 8 MiB of kept pages each",
        "Log: no lines of requests (ACCESS_LOG); metrics: http://127.0.0.1:9000",
    ]


@pytest.mark.parametrize(
    ("host", "given", "warning"),
    [
        ("0.0.0.0", {}, "any host name is answered: set BASE_URL or ALLOWED_HOSTS"),
        ("10.0.0.7", {}, "any host name is answered: set BASE_URL or ALLOWED_HOSTS"),
        ("::", {"allowed_hosts": "a.example"}, "no link is whole: set BASE_URL"),
        ("0.0.0.0", {"base_url": "https://a.example"}, ""),
        ("127.0.0.1", {}, ""),
    ],
)
def test_a_start_warns_where_others_can_reach_what_is_not_set_up_for_them(
    world_data: Path, host: str, given: dict[str, Any], warning: str
) -> None:
    lines = told(world_data, host, **given)
    assert len(lines) <= 6
    warnings = [line for line in lines if line.startswith("Warning: ")]
    assert warnings == ([f"Warning: others can reach this, and {warning}"] if warning else [])


def test_a_terminal_is_told_in_words(data: Path, tmp_path: Path) -> None:
    inner, outer = os.openpty()
    port = free_port()
    given = {"PYTHONPATH": str(ROOT), "SEEDS_DIR": str(WORLD), "DATA_DIR": str(data)}
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "serve", "--port", str(port)],
        env={**os.environ, **given},
        stdout=outer,
        stderr=outer,
    )
    running = Running(process, port, 0)
    try:
        awaited(running, lambda: running.ask("/"))
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
    finally:
        process.kill()
    said = os.read(inner, 65_536).decode()
    os.close(outer)
    os.close(inner)
    assert re.match(
        r"The race to the Moon, .*: 8 events, .*; generation [0-9a-f]{16}\r\nAt http://127.0.0.1:",
        said,
    )
    assert '"route"' not in said
    assert "Application startup complete." in said


def test_without_a_standard_output_it_does_not_start(world_data: Path) -> None:
    command = f"{shlex.quote(sys.executable)} -c {shlex.quote(RUN)} serve --port {free_port()} >&-"
    given = {**os.environ, "PYTHONPATH": str(ROOT), "SEEDS_DIR": str(WORLD), "DATA_DIR": str(world_data)}
    done = subprocess.run(["/bin/sh", "-c", command], env=given, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        3, "Standard output is closed. Let it lead somewhere: timeline serve > /dev/null\n"
    )  # fmt: skip
