"""The judges of the trials see what is wrong: with an answer, with a data folder, with what a command said."""

import asyncio
from pathlib import Path
from random import Random

import pytest

from app.record.pointer import POINTER
from app.web.headers import Headers, security_headers
from tests.record.damage import damage
from tests.soak.commands import Ended
from tests.soak.hostile import paths, troubles
from tests.soak.junk import MARK, Junk, junk
from tests.soak.open_loop import offer
from tests.soak.raw import BAD, statuses
from tests.soak.row import Row, Tally
from tests.soak.trials import tried
from tests.soak.variants import Variant, litter, lost, missing, variants

ASKED = Junk("GET", "/", "", [(b"host", b"127.0.0.1")], b"")
HTML = (b"content-type", b"text/html; charset=utf-8")


@pytest.fixture(scope="module")
def variant(tmp_path_factory: pytest.TempPathFactory) -> Variant:
    """One of the records that are published in turn, built."""
    return variants(tmp_path_factory.mktemp("variants"), 1)[0]


def found(status: int, body: bytes = b"", *more: tuple[bytes, bytes], secured: bool = True) -> int:
    """How many things the judge finds wrong with an answer of HTML."""
    headers: Headers = [HTML, *(security_headers("/", secure=False) if secured else []), *more]
    return len(troubles(ASKED, status, headers, body))


def test_an_answer_as_it_should_be_has_no_trouble() -> None:
    assert found(200, b"<p>") == found(404) == found(503, b"", (b"retry-after", b"5")) == 0


def test_each_trouble_of_an_answer_is_seen() -> None:
    assert found(500) == found(503) == 1
    assert found(200, secured=False) == 1
    assert found(200, f"<p>{MARK}".encode()) == 1
    assert found(200, b"a" * 300_001) == 1
    assert found(200, b"", (b"set-cookie", b"a=b")) == 1
    assert found(200, b"", (b"location", b"/\r\nX: y")) == 1


def test_the_same_seed_draws_the_same_requests() -> None:
    first, second = ([junk(Random(seed), paths()) for seed in range(50)] for _ in range(2))
    assert first == second
    assert len({(one.method, one.path, one.query) for one in first}) > 40


def test_a_data_folder_with_nothing_but_its_build_is_whole(variant: Variant) -> None:
    assert (lost(variant.data, [variant]), litter(variant.data), missing(variant.data, variant)) == ("", [], [])


def test_what_is_lost_and_what_is_left_lying_is_seen(variant: Variant, copied_data: Path) -> None:
    assert lost(copied_data, [variant]) == "the file is that of no record that was built"
    (copied_data / "building-x.sqlite").touch()
    (copied_data / f".{POINTER}.1").touch()
    assert litter(copied_data) == [f".{POINTER}.1", "building-x.sqlite"]
    damage(next(copied_data.glob("????????????????-*.sqlite")))
    assert lost(copied_data, [variant]) == "the pointer leads to no whole file"
    (copied_data / POINTER).unlink()
    assert lost(copied_data, [variant]) == "there is no pointer"


@pytest.mark.parametrize(
    ("code", "said", "told"),
    [(0, "", True), (3, "no room\n", True), (1, "no room\n", False), (3, "no\nroom\n", False), (3, "", False)],
)
def test_a_command_that_fails_says_so_in_one_line(code: int, said: str, told: bool) -> None:
    assert Ended(code, said).is_told is told


def test_a_trial_that_breaks_down_says_so_and_no_row_with_a_fault_is_clean() -> None:
    name, row, _, why = tried("no_such_trial", 1)
    assert (name, row) == ("no_such_trial", None)
    assert "no_such_trial" in why
    assert Row("1", Tally()).is_clean
    for field in ("errors", "wrong", "lost"):
        tally = Tally()
        getattr(tally, field)["once"] += 1
        assert not Row("1", tally).is_clean


def test_answers_are_told_apart_by_their_statuses() -> None:
    assert statuses(b"HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 404 Not Found\r\n\r\n") == [200, 404]
    assert statuses(b"") == []
    assert len(BAD) > 40


def test_a_load_on_a_port_where_nobody_listens_is_trouble() -> None:
    told = asyncio.run(offer(1, iter(["/"] * 5), rate=100, seconds=0.05))
    assert (told.troubles.total(), told.answers.total()) == (5, 0)
