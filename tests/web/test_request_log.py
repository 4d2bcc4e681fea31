"""Every request has one line of JSON, which tells how it was answered and nothing of who asked for what."""

import json
import os
import re
from datetime import datetime, timedelta
from pathlib import Path
from select import PIPE_BUF
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from app.config import Settings
from app.web import noted
from app.web.application import create_app, route_paths
from app.web.noted import MANY, NO_ROUTE, STATIC_ROUTE, Observed, Outcome
from app.web.request_log import RequestLog
from tests.curation.spoiling import spoil
from tests.examples import examples
from tests.record.test_publish import rebuilt

FIELDS = ["time", "route", "method", "status", "generation", "cache", "pid", "ms", "bytes"]
GZIP = {"accept-encoding": "gzip"}
MARKERS = st.from_regex(re.compile(r"zq[a-z0-9]{6,12}", re.ASCII), fullmatch=True)
TYPED = ("/{}", "/events/{}", "/static/{}", "/api/events/{}", "/compare/{}/{}", "/{}/%00", "/cards/{}.png")
Line = dict[str, Any]


class Kept:
    """What a log has written."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def __call__(self, piece: bytes) -> None:
        self.pieces.append(piece)

    @property
    def text(self) -> str:
        """All of it."""
        return b"".join(self.pieces).decode()

    @property
    def lines(self) -> list[Line]:
        """Its lines as they are read."""
        return [json.loads(line) for line in self.text.splitlines()]


def logged(data: Path, kept: Kept, **given: Any) -> ASGIApp:
    """The application over a data folder, with a log of its requests."""
    return Observed(create_app(Settings(data_dir=data, **given)), [RequestLog(kept)])


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def asking(world_data: Path, kept: Kept) -> TestClient:
    """A reader of the tiny record who follows nothing."""
    app = logged(world_data, kept, allowed_hosts="timeline.example")
    headers = {"accept-encoding": "identity"}
    return TestClient(app, "http://timeline.example", follow_redirects=False, headers=headers)


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/events/sputnik", ("/events/{slug}", "GET", 200, "miss")),
        ("HEAD", "/events/sputnik", ("/events/{slug}", "HEAD", 200, "miss")),
        ("GET", "/?year=1961", ("/", "GET", 200, "miss")),
        ("GET", "/events", ("/events", "GET", 301, "miss")),
        ("GET", "/events/nowhere", ("/events/{slug}", "GET", 404, "miss")),
        ("GET", "/nowhere", (NO_ROUTE, "GET", 404, "miss")),
        ("GET", "/?year=0", ("/", "GET", 422, "miss")),
        ("POST", "/events/sputnik", ("/events/{slug}", "POST", 405, "none")),
        ("BREW", "/nowhere", (NO_ROUTE, "other", 404, "none")),
        ("GET", "/static/js/boost.js", (STATIC_ROUTE, "GET", 200, "miss")),
        ("GET", "/static/site.css", (STATIC_ROUTE, "GET", 200, "miss")),
        ("GET", "/static/nowhere.css", (STATIC_ROUTE, "GET", 404, "miss")),
        ("GET", "/api/events", ("/api/events", "GET", 200, "miss")),
        ("OPTIONS", "/api/events", (NO_ROUTE, "OPTIONS", 204, "none")),
        ("GET", "/healthz", ("/healthz", "GET", 200, "none")),
        ("GET", "/readyz", ("/readyz", "GET", 200, "none")),
    ],
)
def test_a_line_tells_how_a_request_was_answered(
    asking: TestClient, kept: Kept, method: str, path: str, expected: tuple[str, str, int, str]
) -> None:
    answer = asking.request(method, path)
    [line] = kept.lines
    assert list(line) == FIELDS
    assert (line["route"], line["method"], line["status"], line["cache"]) == expected
    assert (line["status"], line["bytes"]) == (answer.status_code, len(answer.content))


def test_a_line_has_the_time_in_utc_and_a_duration(asking: TestClient, kept: Kept) -> None:
    before = datetime.now().astimezone()
    asking.get("/")
    [line] = kept.lines
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line["time"])
    after = datetime.now().astimezone()
    assert before - timedelta(milliseconds=1) <= datetime.fromisoformat(line["time"]) <= after
    assert 0 < line["ms"] <= (after - before) / timedelta(milliseconds=1)


def test_what_is_kept_is_a_hit_and_what_the_reader_has_is_a_304_without_a_body(asking: TestClient, kept: Kept) -> None:
    tag = asking.get("/events/sputnik", headers=GZIP).headers["etag"]
    asking.get("/events/sputnik", headers=GZIP)
    asking.get("/events/sputnik", headers=GZIP | {"if-none-match": tag})
    told = [(line["status"], line["cache"], line["bytes"] > 0) for line in kept.lines]
    assert told == [(200, "miss", True), (200, "hit", True), (304, "hit", False)]
    assert {line["route"] for line in kept.lines} == {"/events/{slug}"}


def test_bytes_are_those_of_the_coding_that_was_sent(asking: TestClient, kept: Kept) -> None:
    for coding in ("identity", "gzip"):
        answer = asking.get("/", headers={"accept-encoding": coding})
        assert kept.lines[-1]["bytes"] == int(answer.headers["content-length"])
    assert kept.lines[0]["bytes"] > 2 * kept.lines[1]["bytes"]


def test_a_refused_host_has_its_line(asking: TestClient, kept: Kept) -> None:
    asking.get("/events/sputnik", headers={"host": "other.example"})
    [line] = kept.lines
    assert (line["route"], line["status"], line["cache"], line["generation"]) == (NO_ROUTE, 400, "none", "none")


def test_a_large_file_is_told_though_it_is_never_kept(
    asking: TestClient, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.web.cache.LARGE", 1000)
    size = len(asking.get("/record.json").content)
    [line] = kept.lines
    assert (line["route"], line["cache"], line["bytes"]) == ("/record.json", "none", size)


def test_a_line_names_the_generation_that_was_asked(copied: Path, copied_data: Path, kept: Kept) -> None:
    asking = TestClient(logged(copied_data, kept))
    before = asking.get("/api/events").json()["generation"]
    spoil(copied, "events/sputnik.yaml", "title: The", "title: At night the")
    after = rebuilt(copied, copied_data).generation
    asking.get("/api/events")
    assert [line["generation"] for line in kept.lines] == [before, after]


def test_a_crash_has_its_line(kept: Kept) -> None:
    async def crashing(*_: object) -> None:
        raise RuntimeError

    asking = TestClient(Observed(crashing, [RequestLog(kept)]), raise_server_exceptions=False)
    asking.get("/secret")
    [line] = kept.lines
    assert (line["route"], line["status"], line["cache"]) == (NO_ROUTE, 500, "none")


@pytest.fixture(scope="module")
def watched(world_data: Path) -> tuple[TestClient, Kept]:
    """A reader and the log, for many examples."""
    kept = Kept()
    app = logged(world_data, kept)
    return TestClient(app, follow_redirects=False, raise_server_exceptions=False, client=("198.51.100.7", 5017)), kept


@examples(150)
@given(path=st.sampled_from(TYPED), marker=MARKERS, method=st.sampled_from(["GET", "HEAD", "POST", "OPTIONS", "{}"]))
def test_nothing_that_a_reader_sends_is_in_the_log(
    watched: tuple[TestClient, Kept], path: str, marker: str, method: str
) -> None:
    asking, kept = watched
    kept.pieces.clear()
    headers = {
        "user-agent": marker, "referer": f"http://{marker}.example/", "x-forwarded-for": marker, "cookie": marker,
        "if-none-match": f'"{marker}"', "accept-encoding": marker, "host": f"{marker}.example", f"x-{marker}": "1",
    }  # fmt: skip
    address = path.replace("{}", marker) + f"?q={marker}&{marker}=1&year={quote(marker)}"
    asking.request(method.replace("{}", marker), address, headers=headers)
    [line] = kept.lines
    assert marker.lower() not in kept.text.lower()
    assert "198.51.100.7" not in kept.text
    assert line["route"] in {*route_paths(), NO_ROUTE, STATIC_ROUTE}


def test_without_the_log_nothing_is_written(world_data: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for settings in (Settings(data_dir=world_data, access_log="off"), Settings(data_dir=world_data)):
        TestClient(create_app(settings, observed=settings.access_log == "off")).get("/")
    assert capfd.readouterr().out == ""
    TestClient(create_app(Settings(data_dir=world_data, access_log="on"), observed=True)).get("/")
    assert json.loads(capfd.readouterr().out)["route"] == "/"


@pytest.mark.parametrize(
    ("asked", "terminal", "told"),
    [("auto", False, True), ("auto", True, False), ("on", True, True), ("off", False, False)],
)
def test_a_terminal_gets_no_lines_unless_they_are_asked_for(
    world_data: Path, monkeypatch: pytest.MonkeyPatch, asked: Any, terminal: bool, told: bool
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal, raising=False)
    app = create_app(Settings(data_dir=world_data, access_log=asked), observed=True)
    assert isinstance(app, Observed) == told


OUTCOME = Outcome("/events/{slug}", "GET", 200, "0123456789abcdef", "hit")
REQUEST = (1528761600.25, OUTCOME, 0.00125, 30)


def test_a_line_is_what_it_says(kept: Kept) -> None:
    RequestLog(kept).note([REQUEST])
    assert kept.text == (
        '{"time":"2018-06-12T00:00:00.250Z","route":"/events/{slug}","method":"GET","status":200,'
        f'"generation":"0123456789abcdef","cache":"hit","pid":{os.getpid()},"ms":1.250,"bytes":30}}\n'
    )


def test_lines_gather_while_the_server_runs_and_none_is_lost_at_its_end(world_data: Path, kept: Kept) -> None:
    app = logged(world_data, kept)
    with TestClient(app) as asking:
        for _ in range(5):
            asking.get("/healthz")
    assert len(kept.lines) == 5
    assert len(kept.pieces) < 5
    TestClient(app).get("/healthz")
    assert len(kept.lines) == 6


def test_many_lines_wait_for_no_more(world_data: Path, kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noted, "PAUSE", 1000.0)
    with TestClient(logged(world_data, kept)) as asking:
        for number in range(MANY):
            assert kept.lines == [], number
            asking.get("/healthz")
        assert len(kept.lines) == MANY


def test_lines_are_written_in_whole_pieces_that_a_pipe_takes_at_once(kept: Kept) -> None:
    requests = [(number + 0.5, OUTCOME, 10.0 ** (number % 7), 10 ** (number % 9)) for number in range(MANY)]
    RequestLog(kept).note(requests)
    assert [line["bytes"] for line in kept.lines] == [size for *_, size in requests]
    assert all(len(piece) <= PIPE_BUF and piece.endswith(b"}\n") for piece in kept.pieces)
    assert len(kept.pieces) < MANY / 10


def test_lines_that_cannot_be_written_are_counted_in_the_next_that_can() -> None:
    kept = Kept()
    full = True

    def write(piece: bytes) -> None:
        if full:
            raise OSError(28, "No space left on device")
        kept(piece)

    log = RequestLog(write)
    for _ in range(3):
        log.note([REQUEST])
    full = False
    log.note([REQUEST])
    log.note([REQUEST])
    lost, *told = kept.lines
    assert (lost["level"], lost["message"]) == ("warning", "3 lines of requests could not be written and are lost")
    assert [line["route"] for line in told] == [OUTCOME.route] * 2
