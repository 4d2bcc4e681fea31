"""What readers meet behind nginx while the program is exchanged under them, and while it is dead: a little of both."""

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.nginx import free_port
from tests.proxy import Reader, fronting
from tests.soak.copies import Crowd, behind_nginx
from tests.soak.origin import outage
from tests.soak.rolling import WORLD, built, update


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of the tiny record."""
    return built(tmp_path_factory.mktemp("behind"))


@pytest.fixture
def dead(tmp_path: Path) -> Iterator[Reader]:
    """A reader of an nginx behind which there is nothing."""
    with fronting([free_port(), free_port()], tmp_path) as proxy:
        yield Reader(proxy)


def test_a_rolling_update_loses_no_answer(data: Path, tmp_path: Path) -> None:
    met = update(data, WORLD, tmp_path, readers=6, drain=1)
    assert met.failures == {}
    assert met.wrong == 0
    assert met.requests > 50
    assert len(met.exits) == 2
    assert set(met.exits) <= {0, -signal.SIGTERM}  # how a program that was asked to stop ends; not by the clock


def test_what_was_read_is_served_on_where_the_program_is_dead(data: Path, tmp_path: Path) -> None:
    met = outage(data, WORLD, tmp_path, rounds=3)
    assert met.failures == {}
    assert met.wrong == 0
    assert met.designed == 6
    assert met.stale >= 20  # what may be kept for ever is never stale
    assert met.back


def test_readers_tell_what_did_not_come(dead: Reader) -> None:
    crowd = Crowd(dead.proxy, readers=2, rate=50)
    with crowd.reading():
        time.sleep(0.5)
    assert crowd.requests > 1
    assert crowd.failures == {"503": crowd.requests}


def test_readers_tell_a_page_that_changes_under_them(data: Path, tmp_path: Path) -> None:
    with behind_nginx(data, WORLD, tmp_path) as (proxy, _):
        crowd = Crowd(proxy, readers=1, rate=20)
        with crowd.reading():
            time.sleep(1)
            assert crowd.wrong == 0
            crowd.known["/"] = crowd.known["/quotes"] = b"another"
            time.sleep(1.5)
        assert crowd.wrong > 0
        assert crowd.failures == {}
