"""The metrics tell what was asked, what is kept, what is served and what was refused, by few and fixed labels."""

import socket
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from app.config import Settings
from app.record.database import Database
from app.record.pointer import read_pointer
from app.web import scraped
from app.web.application import create_app, route_paths
from app.web.cache import PageCache
from app.web.metrics import Metrics
from app.web.noted import METHODS, NO_ROUTE, OTHER, STATIC_ROUTE, Observed
from app.web.refusals import refusals, refused
from tests.curation.spoiling import spoil
from tests.record.damage import damage
from tests.record.test_publish import rebuilt


class Measured:
    """A reader of a data folder, and the metrics of what is asked."""

    def __init__(self, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        made: list[Metrics] = []

        def metrics(database: Database, cache: PageCache) -> Metrics:
            made.append(Metrics(database, cache))
            return made[0]

        monkeypatch.setattr("app.web.metrics.Metrics", metrics)
        settings = Settings(data_dir=data, access_log="off", metrics_port=9999)
        self.app: ASGIApp = create_app(settings, observed=True)
        self.reader = TestClient(self.app, follow_redirects=False, headers={"accept-encoding": "identity"})
        [self.metrics] = made

    def value(self, name: str, **labels: str) -> float | None:
        """A value as it stands now."""
        self.metrics.look()
        return self.metrics.registry.get_sample_value(f"timeline_{name}", labels)

    def labels(self, label: str) -> set[str]:
        """The values that a label has anywhere."""
        return {
            sample.labels[label]
            for metric in self.metrics.registry.collect()
            for sample in metric.samples
            if label in sample.labels
        }


@pytest.fixture
def measured(copied_data: Path, monkeypatch: pytest.MonkeyPatch) -> Measured:
    return Measured(copied_data, monkeypatch)


def test_requests_are_counted_by_route_method_and_status(measured: Measured) -> None:
    sizes = [len(measured.reader.get(path).content) for path in ("/events/sputnik", "/events/sputnik", "/events/no")]
    one = {"route": "/events/{slug}", "method": "GET"}
    assert measured.value("requests_total", **one, status="200") == 2
    assert measured.value("requests_total", **one, status="404") == 1
    assert measured.value("response_bytes_total", route=one["route"]) == sum(sizes)
    assert measured.value("request_seconds_count", route=one["route"]) == 3
    took = measured.value("request_seconds_sum", route=one["route"])
    assert took
    assert measured.value("request_seconds_bucket", route=one["route"], le="+Inf") == 3


def test_the_cache_is_told_by_what_it_did_and_holds(measured: Measured) -> None:
    for _ in range(3):
        measured.reader.get("/about")
    measured.reader.get("/healthz")
    told = {cache: measured.value("cache_answers_total", cache=cache) for cache in ("hit", "miss", "none")}
    assert told == {"hit": 2, "miss": 1, "none": 1}
    assert (measured.value("cache_bytes") or 0) > len(measured.reader.get("/about").content)
    assert measured.value("renders") == 0


def test_labels_come_from_closed_lists_whatever_is_asked(measured: Measured) -> None:
    for number in range(30):
        for path in (f"/typed-{number}", f"/events/typed-{number}", f"/static/typed-{number}", f"/?typed={number}"):
            measured.reader.get(path, headers={"host": f"typed-{number}.example"})
        measured.reader.request(f"TYPED{number}", "/")
    assert measured.labels("route") <= {*route_paths(), NO_ROUTE, STATIC_ROUTE}
    assert measured.labels("method") <= {*METHODS, OTHER}
    assert measured.labels("status") <= {"200", "301", "302", "404", "405", "307"}


def test_a_new_generation_is_told_and_takes_the_place_of_the_old(
    measured: Measured, copied: Path, copied_data: Path
) -> None:
    first = read_pointer(copied_data)
    assert first
    measured.reader.get("/")
    written = measured.value("generation_written_seconds", generation=first.generation)
    assert written == (copied_data / first.file).stat().st_mtime
    assert measured.value("generation_swaps_total") == 0
    spoil(copied, "events/sputnik.yaml", "title: The", "title: At night the")
    second = rebuilt(copied, copied_data)
    measured.reader.get("/")
    assert measured.value("generation_written_seconds", generation=second.generation)
    assert measured.value("generation_written_seconds", generation=first.generation) == 0
    assert measured.value("generation_swaps_total") == 1


def test_what_is_published_and_not_served_is_told(measured: Measured, copied: Path, copied_data: Path) -> None:
    measured.reader.get("/")
    assert measured.value("degraded") == 0
    spoil(copied, "events/sputnik.yaml", "title: The", "title: At night the")
    damage(copied_data / rebuilt(copied, copied_data).file)
    measured.reader.get("/")
    assert measured.value("degraded") == 1
    rebuilt(copied, copied_data)
    measured.reader.get("/")
    assert measured.value("degraded") == 0


def test_damage_is_told_though_nobody_asks(measured: Measured, copied_data: Path) -> None:
    measured.reader.get("/")
    pointer = read_pointer(copied_data)
    assert pointer
    damage(copied_data / pointer.file)
    assert measured.value("degraded") == 1


def test_without_a_record_it_is_degraded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measured = Measured(tmp_path, monkeypatch)
    measured.reader.get("/")
    assert measured.value("degraded") == 1
    assert measured.labels("generation") == set()


def test_refusals_are_told_by_reason_and_counted_once(measured: Measured) -> None:
    before = refusals().get("a reason", 0)
    for number in range(1, 4):
        refused("a reason")
        assert measured.value("refusals_total", reason="a reason") == before + number


def test_how_things_stand_is_looked_at_while_the_server_runs(measured: Measured) -> None:
    with TestClient(measured.app) as reader:
        reader.get("/about")
    registry = measured.metrics.registry
    assert (registry.get_sample_value("timeline_cache_bytes") or 0) > 1000
    assert not measured.metrics._thread.is_alive()


def test_without_a_port_nothing_is_counted(world_data: Path) -> None:
    def app(**given: Any) -> ASGIApp:
        return create_app(Settings(data_dir=world_data, access_log="off", **given), observed=True)

    assert not isinstance(app(), Observed)
    assert isinstance(app(metrics_port=9999), Observed)


def test_who_asks_the_metrics_for_nothing_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scraped, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        number = int(probe.getsockname()[1])
    with ExitStack() as stack:
        stack.enter_context(scraped.scraped(tmp_path, "127.0.0.1", number))
        connection = stack.enter_context(socket.create_connection(("127.0.0.1", number), 10))
        connection.sendall(b"GET /me")
        assert connection.recv(1) == b""
