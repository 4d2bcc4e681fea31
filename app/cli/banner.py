"""Owns what `timeline serve` says at its start: what is served, where, and what an operator should know."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import typer

from app.config import Settings
from app.lists import KINDS
from app.record.pointer import Pointer
from app.text import counted, joined
from app.web.structured import is_for_programs, line, tells_requests

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104
"""Addresses that stand for every one of the machine."""
LOCAL = ("127.0.0.1", "localhost", "::1")
WARNING = "Warning: "


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the server listens, in how many processes."""

    host: str
    port: int
    workers: int


def banner(config: Settings, pointer: Pointer, listening: Listening) -> list[str]:
    """At most six lines."""
    title, counts = _record(config, pointer)
    host = f"[{listening.host}]" if ":" in listening.host else listening.host
    requests = "a line for each request" if tells_requests(config) else "no lines of requests (ACCESS_LOG)"
    scraped = f"http://{config.metrics_host}:{config.metrics_port}" if config.metrics_port else "none (METRICS_PORT)"
    links = config.origin if config.base_url else f"{config.origin or 'none'} (BASE_URL)"
    return [
        f"{title}: {counts}; generation {pointer.generation}",
        f"At http://{host}:{listening.port} (Ctrl+C stops); whole links: {links}",
        f"{counted(listening.workers, 'worker')}, {config.cache_mb} MiB of kept pages each",
        f"Log: {requests}; metrics: {scraped}",
        *_warnings(config, listening),
    ]


def say(lines: list[str], config: Settings) -> None:
    """Prints the lines; where programs read them, as lines of JSON."""
    for said in lines:
        if is_for_programs(config):
            level = "warning" if said.startswith(WARNING) else "info"
            typer.echo(line(level, said.removeprefix(WARNING)), nl=False)
        else:
            typer.echo(said)


def _record(config: Settings, pointer: Pointer) -> tuple[str, str]:
    """The title of what is served, and how many records of each kind it has."""
    path = config.data_dir / pointer.file
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        [title] = connection.execute("SELECT value FROM meta WHERE key = 'title'").fetchone()
        counts = []
        for kind in KINDS.values():
            [number] = connection.execute(f"SELECT count(*) FROM {kind.singular}").fetchone()
            counts.append(counted(number, kind.singular, kind.plural))
    return title, joined(counts)


def _warnings(config: Settings, listening: Listening) -> Iterator[str]:
    if listening.host not in LOCAL and not config.hosts:
        yield f"{WARNING}others can reach this, and any host name is answered: set BASE_URL or ALLOWED_HOSTS"
    elif listening.host not in LOCAL and not config.base_url:
        yield f"{WARNING}others can reach this, and no link is whole: set BASE_URL"
