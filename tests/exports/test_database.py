"""The database for analysts, opened by sqlite3 and Datasette: whole, explained, without what only the site needs."""

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette

from app.exports import database
from app.filters import EventFilter, find
from app.record.pointer import read_pointer
from app.record.story import Story
from app.web import wire


def content(story: Story, data: Path, origin: str = "https://race.example") -> bytes:
    """The file made of the build in `data`."""
    pointer = read_pointer(data)
    assert pointer
    return b"".join(database.lines(story, origin, wire.dump, f"file:{data / pointer.file}?mode=ro"))


@pytest.fixture(scope="module")
def file(story: Story, world_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the tiny record."""
    path = tmp_path_factory.mktemp("analyst") / "timeline.sqlite"
    path.write_bytes(content(story, world_data))
    return path


@pytest.fixture(scope="module")
def copy(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection to it."""
    with closing(sqlite3.connect(file)) as connection:
        yield connection


def tables(copy: sqlite3.Connection) -> set[str]:
    """The names of its tables."""
    return {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_the_copy_is_whole_and_its_references_resolve(copy: sqlite3.Connection, story: Story) -> None:
    assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert copy.execute("PRAGMA foreign_key_check").fetchall() == []
    assert [slug for (slug,) in copy.execute("SELECT slug FROM event ORDER BY position")] == [*story.names.events]
    assert copy.execute("SELECT count(*) FROM pragma_foreign_key_list('event_actor')").fetchone() == (2,)


def test_the_readme_tells_version_licence_address_and_every_table(copy: sqlite3.Connection, story: Story) -> None:
    says = dict(copy.execute("SELECT name, says FROM readme"))
    assert story.generation in says["version"]
    assert says["licence"].startswith("CC0 1.0")
    assert says["address"] == "https://race.example"
    told: dict[str, str] = dict(copy.execute("SELECT name, columns FROM readme WHERE columns > ''"))
    assert set(told) == tables(copy)
    for table, columns in told.items():
        there = [row[1] for row in copy.execute(f"PRAGMA table_info({table})")]
        assert columns.split(", ") == there
        assert says[table]
    [(refers_to,)] = copy.execute("SELECT refers_to FROM readme WHERE name = 'event_actor'")
    assert refers_to == "actor → actor.slug, event → event.slug"


def test_what_only_the_site_needs_is_left_out(copy: sqlite3.Connection) -> None:
    assert not tables(copy) & {*database.OURS} - {"readme"}
    assert not [table for table in tables(copy) if table.startswith("search")]
    columns = {row[1] for table in tables(copy) for row in copy.execute(f"PRAGMA table_info({table})")}
    assert "document" not in columns


def test_each_record_stands_there_whole(copy: sqlite3.Connection, story: Story) -> None:
    stored = {slug: json.loads(text) for slug, text in copy.execute("SELECT slug, json FROM record WHERE kind='event'")}
    assert stored == {e.slug: json.loads(wire.dump(e)) for e in find.every(story, EventFilter())}
    assert {kind for (kind,) in copy.execute("SELECT kind FROM record")} == {
        "event", "actor", "place", "quote", "question", "source",
    }  # fmt: skip


def test_the_same_build_makes_the_same_bytes(story: Story, world_data: Path, file: Path) -> None:
    assert content(story, world_data) == file.read_bytes()
    assert content(story, world_data, "") != file.read_bytes()


def test_a_large_build_is_copied_on_disk_and_holds_the_same(
    story: Story, world_data: Path, copy: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "IN_MEMORY", 0)
    path = tmp_path / "large.sqlite"
    path.write_bytes(content(story, world_data))
    with closing(sqlite3.connect(path)) as large:
        assert list(large.iterdump()) == list(copy.iterdump())


def test_datasette_opens_it_and_follows_its_references(file: Path, story: Story) -> None:
    async def asked() -> tuple[list[str], list[str], int]:
        datasette = Datasette([str(file)])
        await datasette.invoke_startup()
        there = (await datasette.client.get("/timeline.json")).json()["tables"]
        shown = (await datasette.client.get("/timeline/event.json?_shape=array&_size=max")).json()
        page = await datasette.client.get("/timeline/event_actor")
        return [table["name"] for table in there], [row["slug"] for row in shown], page.status_code

    names, slugs, status = asyncio.run(asked())
    assert {"event", "readme", "record"} <= set(names)
    assert sorted(slugs) == sorted(story.names.events)
    assert status == 200
