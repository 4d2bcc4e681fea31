"""Datasette beside us: the same events as a plain table with full text, in an environment of its own.

It gets what it needs to be quick: indexes, an immutable file, no suggestions of facets. It is asked by its own means:
an actor through the table of who took part, which is indexed, rather than within an array, which cannot be.
"""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

from app.record.pointer import read_pointer
from tests.bench.processes import Server, free_port, started
from tests.bench.setting import Missing, Setting
from tests.bench.world import World

VERSION = "0.65.5"
PATIENCE = 600
SETTINGS = {
    "suggest_facets": "off", "default_page_size": "50", "facet_time_limit_ms": "10000", "sql_time_limit_ms": "10000",
}  # fmt: skip
PLAIN = """
CREATE TABLE events (
  slug TEXT PRIMARY KEY, title TEXT, date TEXT, first TEXT, last TEXT, year INTEGER, place TEXT, lane TEXT, kind TEXT,
  importance TEXT, era TEXT, summary TEXT);
CREATE TABLE actors (slug TEXT PRIMARY KEY, name TEXT);
CREATE TABLE event_actors (
  event TEXT REFERENCES events(slug), actor TEXT REFERENCES actors(slug), part TEXT, PRIMARY KEY (event, actor));
INSERT INTO events
  SELECT slug, title, edtf, first, last, substr(first, 1, 4), place, lane, kind, importance, era, summary
  FROM built.event;
INSERT INTO actors SELECT slug, name FROM built.actor;
INSERT INTO event_actors SELECT event, actor, part FROM built.event_actor;
CREATE INDEX by_year ON events (year);
CREATE INDEX by_actor ON event_actors (actor);
CREATE VIRTUAL TABLE events_fts USING fts5 (title, place, summary, content="events");
INSERT INTO events_fts (rowid, title, place, summary) SELECT rowid, title, place, summary FROM events;
"""


def program(setting: Setting) -> Path:
    """Datasette, installed in the scratch folder where it is not yet there; raises Missing."""
    folder = setting.scratch / f"datasette-{VERSION}"
    command = folder / "bin" / "datasette"
    if not setting.peers:
        raise Missing("peers are left out")
    if not command.exists():
        try:
            subprocess.run([sys.executable, "-m", "venv", folder], check=True, timeout=PATIENCE)
            pip = [str(folder / "bin" / "pip"), "install", "--quiet", f"datasette=={VERSION}"]
            subprocess.run(pip, check=True, timeout=PATIENCE, capture_output=True)
        except (OSError, subprocess.SubprocessError) as error:
            raise Missing(f"Datasette {VERSION} cannot be installed here ({type(error).__name__})") from error
    return command


def plain(world: World) -> Path:
    """The events of a built record as a plain database, made beside it."""
    path, pointer = world.data / "events.db", read_pointer(world.data)
    assert pointer, f"nothing is published in {world.data}"
    if not path.exists():
        draft = path.with_suffix(".draft")
        draft.unlink(missing_ok=True)
        connection = sqlite3.connect(draft)
        connection.execute("ATTACH ? AS built", (f"file:{world.data / pointer.file}",))
        connection.executescript(PLAIN)
        connection.close()
        draft.replace(path)
    return path


def address(name: str, path: str) -> str | None:
    """What Datasette has for our page of this kind and address; None where it has nothing like it."""
    table, asked = "/events/events", dict(parse_qsl(urlsplit(path).query))
    if name == "home":
        return f"{table}?_facet=year"
    if name == "year and actor":
        through = json.dumps({"table": "event_actors", "column": "actor", "value": asked["actor"]})
        return (
            f"{table}?_facet=year&_where=year={asked['year']}&_through={quote(through)}"  # `year=` finds nothing then
        )
    if name.startswith("search"):
        return f"{table}?_search={quote(asked['q'])}"
    if name == "event":
        return f"{table}/{path.rpartition('/')[2]}"
    return f"{table}.json?_size=50" if name.startswith("API") else None


@contextmanager
def datasette(setting: Setting, world: World) -> Iterator[Server]:
    """Datasette over the events of a built record; raises Missing."""
    command, port = program(setting), free_port()
    options = [part for name, value in SETTINGS.items() for part in ("--setting", name, value)]
    try:
        with started([str(command), "-i", str(plain(world)), "-p", str(port), *options], port, {}) as server:
            yield server
    except OSError as error:
        raise Missing(f"Datasette {VERSION} does not start: {error}") from error
