"""`/healthz` says that the process answers, `/readyz` that a whole generation does."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from anyio import to_thread
from starlette.types import ASGIApp, Message

from app.config import Settings
from app.record.pointer import read_pointer
from app.web.application import create_app
from tests.checking import CheckingClient
from tests.curation.spoiling import spoil
from tests.record.damage import damage
from tests.record.test_publish import rebuilt

PAGES = ("/", "/events/sputnik", "/actors", "/api/quotes", "/search?q=moon", "/timeline.sqlite")


def test_a_served_record_is_healthy_and_ready(world_client: CheckingClient, world_data: Path) -> None:
    pointer = read_pointer(world_data)
    assert pointer
    assert world_client.json("/healthz") == {"status": "ok"}
    assert world_client.json("/readyz") == {"status": "ready", "generation": pointer.generation}


def test_to_ask_whether_it_is_ready_asks_nothing_of_the_record(world_data: Path, statements: list[str]) -> None:
    client = CheckingClient(create_app(Settings(data_dir=world_data, cache_mb=0)))
    client.get("/api/events")
    assert statements
    statements.clear()
    client.json("/readyz")
    assert statements == []


def test_without_a_build_it_is_healthy_and_not_ready(tmp_path: Path) -> None:
    client = CheckingClient(create_app(Settings(data_dir=tmp_path)))
    assert client.json("/healthz") == {"status": "ok"}
    said = client.get("/readyz", 503).json()
    assert said == {"status": "unavailable", "reason": "there is no build in the data folder. Run `timeline build`."}


def test_a_broken_new_generation_is_told_while_the_old_one_is_served(copied: Path, copied_data: Path) -> None:
    client = CheckingClient(create_app(Settings(data_dir=copied_data)))
    old = client.json("/readyz")["generation"]
    spoil(copied, "events/sputnik.yaml", "title: The", "title: At night the")
    damage(copied_data / rebuilt(copied, copied_data).file)
    said = client.json("/readyz")
    assert (said["status"], said["generation"]) == ("degraded", old)
    assert "is damaged" in said["reason"]
    assert str(copied_data) not in said["reason"]
    assert client.json("/api/events")["generation"] == old
    rebuilt(copied, copied_data)
    assert client.json("/readyz")["status"] == "ready"


@pytest.mark.parametrize("harm", [damage, Path.unlink, lambda path: path.write_bytes(b"")])
def test_what_happens_to_the_file_is_told_and_met_by_no_reader(
    copied_data: Path, harm: Callable[[Path], object]
) -> None:
    client = CheckingClient(create_app(Settings(data_dir=copied_data, cache_mb=0)))
    pages = [client.get(url).content for url in PAGES]
    pointer = read_pointer(copied_data)
    assert pointer
    harm(copied_data / pointer.file)
    assert [client.get(url).content for url in PAGES] == pages
    said = client.json("/readyz")
    assert (said["status"], said["reason"]) == (
        "degraded", f"the data folder/{pointer.file} is missing or damaged. Run `timeline build`.",
    )  # fmt: skip


def test_any_host_may_ask(world_data: Path) -> None:
    client = CheckingClient(create_app(Settings(data_dir=world_data, allowed_hosts="timeline.example")))
    for url in ("/healthz", "/readyz"):
        client.get(url, host="10.0.0.7:8000")
        client.head(url, host="10.0.0.7:8000")


def test_questions_of_health_wait_for_no_page(world_data: Path) -> None:
    app, release = create_app(Settings(data_dir=world_data)), threading.Event()

    async def asked() -> list[int]:
        limiter = to_thread.current_default_thread_limiter()
        busy = [asyncio.ensure_future(to_thread.run_sync(release.wait)) for _ in range(int(limiter.total_tokens))]
        while limiter.available_tokens:
            await asyncio.sleep(0)
        try:
            return [await asyncio.wait_for(status(app, path), 10) for path in ("/healthz", "/readyz")]
        finally:
            release.set()
            await asyncio.gather(*busy)

    assert asyncio.run(asked()) == [200, 200]


async def status(app: ASGIApp, path: str) -> int:
    """What an application answers to a path."""
    began: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        began.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [],
    }
    await app({**scope, "root_path": "", "scheme": "http", "server": ("a", 80)}, receive, send)
    return int(began[0]["status"])
