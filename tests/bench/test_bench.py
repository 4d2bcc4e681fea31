"""The bench runs, part by part, on a tiny record: its tables have their rows. No time is asserted."""

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from datasette.app import Datasette
from starlette.testclient import TestClient

from app.config import Settings
from app.curation import Seeds
from app.curation.rules import RULES
from app.web.application import create_app
from tests.bench import flight, making, observing, server
from tests.bench.__main__ import measured
from tests.bench.datasette import address, plain
from tests.bench.hooked import counted
from tests.bench.load import Reply, at_once, steady
from tests.bench.processes import Server, ours
from tests.bench.scaled import scaled
from tests.bench.setting import Missing, Setting
from tests.bench.table import FAILED, MET, MISSED, Goal, Table, judge
from tests.bench.trace import Event, Task, interactive, loaded, longest
from tests.bench.widgets import npm, write
from tests.bench.world import EACH, addresses
from tests.bench.world import world as built_world
from tests.conftest import WORLD
from tests.serving import serving

NUMBER = 40
AT_ONCE = 64
"""So many pages are asked for at the same moment; many more would be too much."""
FORMS = (
    "2018-06-12 day", "2018-06 day", "2018 day", "197X day", "2019-10-XX window", "2019-XX-XX window",
    "2018-06-12~ day", "2018-06? day", "2018-06% day", "2018-06-12/2019 period", "2018-06/2019-12 period",
    "2018/2019 period", "2018-06/.. period", "2018-06/2019-12 window",
)  # fmt: skip


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    """A short run without peers."""
    scratch = tmp_path_factory.mktemp("bench")
    return Setting(
        sizes=(NUMBER,), seeds=WORLD, scratch=scratch, rounds=1, requests=32, readers=20, junk=20, loads=1, peers=False
    )


def rows(tables: Iterator[Table]) -> dict[str, tuple[str, ...]]:
    """Every row of the tables by its first cell; no cell says that anything failed."""
    found = [row for table in tables for row in table.rows]
    assert not [row for row in found if FAILED in " ".join(row)]
    return {row[0]: row[1:] for row in found}


def test_a_scaled_record_keeps_every_rule_and_is_the_same_each_time(world: Seeds) -> None:
    made = scaled(world, 600)
    assert len(made.events) == 600
    assert len(made.quotes) == len(world.quotes) * 600 // len(world.events)
    assert [finding for rule in RULES for finding in rule(made)] == []
    assert made == scaled(world, 600)
    assert made.events != scaled(world, 600, seed=1).events
    assert any(event.related for slug, event in made.events.items() if slug not in world.events)


def test_a_scaled_record_is_skewed_and_has_dates_of_every_form(world: Seeds) -> None:
    made = scaled(world, 2000)
    dates = [event.date.parsed() for event in made.events.values()]
    years = sorted(Counter(date.first.year for date in dates).values())
    assert years[-1] > 10 * years[len(years) // 2]
    forms = {re.sub(r"\d", "0", f"{date.text} {date.span}") for date in dates}
    assert {re.sub(r"\d", "0", form) for form in FORMS} <= forms


def test_the_record_itself_is_what_size_0_means(world: Seeds) -> None:
    assert scaled(world, 0) is world


def test_pages_are_asked_for_by_addresses_that_answer(setting: Setting) -> None:
    built = built_world(setting, NUMBER)
    with serving(built.data) as address:
        port = int(address.rpartition(":")[2])
        paths = [path for pages in built.built.pages.values() for path in pages]
        for start in range(0, len(paths), AT_ONCE):
            assert {reply.status for reply in at_once(port, paths[start : start + AT_ONCE])} == {200}
        with pytest.raises(OSError, match="404"):
            steady(port, "/nowhere", 16)


def test_each_kind_of_page_has_few_addresses(world: Seeds) -> None:
    assert all(1 <= len(set(paths)) == len(paths) <= EACH for paths in addresses(world).values())


def test_the_server_is_measured_and_a_page_that_fails_is_said_to(
    setting: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = built_world(setting, NUMBER)
    spoilt = replace(built, built=replace(built.built, pages={**built.built.pages, "nowhere": ["/events/nowhere"]}))
    monkeypatch.setattr(server, "world", lambda *_: spoilt)
    pages, goals = server.tables(setting)
    assert "Datasette was not measured: peers are left out" in pages.note
    found = {row[0]: dict(zip(pages.columns, row, strict=True)) for row in pages.rows}
    assert found.pop("nowhere")["HTML bytes"] == f"{FAILED}: /events/nowhere is answered by 404"
    assert set(found) == set(built.built.pages)
    for cells in found.values():
        assert all(float(cells[column].replace(",", "")) > 0 for column in ("warm µs", "bare µs", "cold ms"))
    held = {row[0]: row[1:] for row in goals.rows}
    assert held["kinds of page that failed"] == ("1", "0", FAILED)
    assert any(what.startswith("cold event against row") for what in held)


def test_both_sides_are_asked_for_the_same_and_each_time_for_another(
    setting: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[tuple[int, str], list[str]] = {}

    def once(side: Server, path: str, coding: str) -> float:
        asked.setdefault((side.port, coding), []).append(path)
        return 1.0

    monkeypatch.setattr(server, "_once", once)
    monkeypatch.setattr(server, "_many", lambda *_: 1.0)
    monkeypatch.setattr(server, "ask", lambda *_: Reply(200, 9))
    warm, cold, bare, other = (Server(0, port) for port in range(4))
    name, paths = "search, common words", [f"/search?q=word{n}" for n in range(EACH)]
    with counted() as (_, counts):
        server._page(replace(setting, rounds=7), server.Sides(warm, cold, bare, other, counts), name, paths)
    plain, packed, theirs = asked[1, "identity"], asked[1, "br"], asked[3, "identity"]
    assert [address(name, path) for path in plain] == theirs
    assert len({*plain, *packed}) == 14


def test_datasette_finds_what_our_pages_show(setting: Setting) -> None:
    built = built_world(setting, NUMBER)
    pages = {name: paths[0] for name, paths in built.built.pages.items()}
    client = TestClient(create_app(Settings(data_dir=built.data)))

    async def told(name: str) -> list[str]:
        path = address(name, pages[name]) or ""
        path = path.replace("events?", "events.json?") if "?" in path else f"{path}.json"
        answer = await theirs.client.get(path)
        return [row[0] for row in answer.json()["rows"]]

    async def asked() -> list[list[str]]:
        await theirs.invoke_startup()
        return [await told(name) for name in ("year and actor", "search, rare word", "event", "API, 50 events")]

    theirs = Datasette([], immutables=[str(plain(built))], settings={"suggest_facets": False})
    view, found, event, all_ = asyncio.run(asked())
    query = pages["year and actor"].partition("?")[2]
    ours = client.get(f"/api/events?{query}").json()["items"]
    assert {one["slug"] for one in ours if one["date"]["start"][:4] == query[-4:]} == set(view) != set()
    assert found
    assert event == [pages["event"].rpartition("/")[2]]
    assert len(all_) == NUMBER


def test_a_crowd_is_measured_and_what_it_loses_is_seen(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    found = rows(flight.tables(setting))
    assert found["renders for 20 readers of one cold page"][0] == "1.00"
    assert found["hot pages of 5 lost to 20 made-up addresses"][0] == "0.00"
    monkeypatch.setattr(flight, "ours", partial(ours, cache=0))
    found = rows(flight.tables(setting))
    assert found["hot pages of 5 lost to 20 made-up addresses"][0] == "5.00"


def test_log_and_metrics_are_measured_beside_neither(setting: Setting) -> None:
    found = rows(observing.tables(setting))
    assert {"bare answer", "neither", "log", "metrics", "log and metrics", "the log, of a bare answer"} == set(found)


def test_build_and_start_are_measured(setting: Setting) -> None:
    found = rows(making.build_tables(setting))
    assert found[f"findings in {NUMBER} events"] == ("0", "0", MET)
    assert {"serve to the first 200", "check", "--help"} <= set(rows(making.start_tables(replace(setting, rounds=0))))


def test_a_part_that_breaks_down_says_so_and_the_next_is_measured(
    setting: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Setting) -> Iterator[Table]:
        raise OSError("there is no browser")

    def whole(_: Setting) -> Iterator[Table]:
        yield Table("A table", ("a",), "A note.", [("b",)])

    parts: dict[str, Callable[[Setting], Iterator[Table]]] = {"browser": broken, "build": whole}
    monkeypatch.setattr("tests.bench.__main__.PARTS", parts)
    lines = list(measured(setting, ["browser", "build"]))
    assert f"{FAILED}: OSError: there is no browser" in lines
    assert lines[-7:] == ["### A table", "", "A note.", "", "| a |", "| - |", "| b |", ""][-7:]


def test_a_figure_is_held_to_its_goal() -> None:
    table = Table("T", ("what", "figure", "goal", ""))
    judge(table, "good", 1.0, Goal(1.2))
    judge(table, "bad", 1.3, Goal(1.2))
    judge(table, "least", 9_000, Goal(10_000, "", least=True))
    judge(table, "none", None, Goal(1.2), "no peer")
    assert [row[3] for row in table.rows] == [MET, MISSED, MISSED, "not measured"]
    assert table.rows[3][1] == "not measured: no peer"


def ran(start: float, wall: float, cpu: float) -> Event:
    """A task of a trace, in milliseconds."""
    return {"name": "RunTask", "pid": 1, "tid": 2, "ts": start * 1000, "dur": wall * 1000, "tdur": cpu * 1000}


def mark(name: str, at: float) -> Event:
    """A mark of a trace, in milliseconds."""
    return {"name": name, "pid": 1, "tid": 2, "ts": at * 1000, "args": {"data": {"navigationId": "A"}}}


def test_a_trace_is_read_as_lighthouse_reads_one() -> None:
    marks = [mark("navigationStart", 100), mark("firstContentfulPaint", 300), mark("domContentLoadedEventEnd", 350)]
    work = [ran(50, 500, 500), ran(150, 90, 80), ran(400, 200, 120), ran(700, 60, 60), ran(2000, 400, 300)]
    load = loaded([*marks, *work])
    assert (load.painted, load.interactive, load.longest) == (200, 660, 300)
    assert load.blocking == 70 + 10
    name = {"name": "thread_name", "pid": 1, "tid": 2, "ts": 0, "args": {"name": "CrRendererMain"}}
    assert longest([name, *work]) == 500
    with pytest.raises(ValueError, match="firstContentfulPaint"):
        loaded(work)


def test_a_page_is_interactive_at_the_end_of_its_last_long_task() -> None:
    assert interactive([], 100) == 100
    assert interactive([Task(120, 190, 40)], 100) == 100
    assert interactive([Task(120, 190, 60), Task(1100, 1200, 60), Task(2300, 2400, 90)], 100) == 1200


def test_other_timelines_get_the_same_events(setting: Setting, tmp_path: Path) -> None:
    dated = {"start_date": {"year": 1961, "month": 4}, "end_date": {"year": 1962}, "display_date": "April 1961 to 1962"}
    write(tmp_path, {"events": [{**dated, "text": {"headline": "A &amp; B", "text": "<p>It is.</p>"}}]}, None)
    assert "<time>April 1961 to 1962</time><h2>A &amp; B</h2><p>It is.</p>" in (tmp_path / "list.html").read_text()
    assert '"start": "1961-04-01", "end": "1962-01-01"' in (tmp_path / "items.json").read_text()
    assert (tmp_path / "timelinejs.html").exists()
    assert not (tmp_path / "vis.html").exists()
    with pytest.raises(Missing):
        npm(setting, "vis-timeline")
