"""What the application refuses is counted by few fixed reasons, and the log says so now and then."""

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.config import Settings
from app.web import cache
from app.web.application import create_app
from app.web.refusals import refusals, refused
from tests.web.test_main import endless_events, spoilt


@contextmanager
def counting() -> Iterator[Counter[str]]:
    """What is refused within the block."""
    before, found = Counter(refusals()), Counter[str]()
    yield found
    found.update(Counter(refusals()) - before)


def test_a_host_that_is_not_served_is_counted(world_data: Path) -> None:
    reader = TestClient(create_app(Settings(data_dir=world_data, allowed_hosts="timeline.example")))
    with counting() as found:
        for host in ("a.example", "b.example", "timeline.example"):
            reader.get("/about", headers={"host": host})
    assert found == {"host not served": 2}


def test_a_view_that_takes_too_many_steps_is_counted(world_data: Path, tmp_path: Path) -> None:
    reader = TestClient(create_app(Settings(data_dir=spoilt(world_data, tmp_path / "copy", endless_events()))))
    with counting() as found:
        assert reader.get("/").status_code == 503
    assert found == {"too many steps": 1}


def test_who_is_sent_away_from_a_crowd_is_counted(world_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "RENDERS", 0)
    reader = TestClient(create_app(Settings(data_dir=world_data)))
    with counting() as found:
        answer = reader.get("/")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert found == {"more pages than are made at once": 1}


def test_what_is_mistyped_is_no_refusal(world_data: Path) -> None:
    reader = TestClient(create_app(Settings(data_dir=world_data)))
    with counting() as found:
        for path in ("/nowhere", "/?year=0", "/api/events?nonsense=1", "/events/nowhere"):
            assert reader.get(path).status_code in (404, 422)
    assert found == {}


def test_the_log_says_each_reason_now_and_then(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "timeline"):
        for _ in range(100):
            refused("one reason")
        refused("another reason")
    assert caplog.messages == [
        "refused: one reason (1 since this was last said)",
        "refused: another reason (1 since this was last said)",
    ]
