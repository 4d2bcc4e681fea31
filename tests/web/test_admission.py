"""Beyond so many requests at once readers are asked to come again; static files and questions of health never wait."""

import asyncio
from pathlib import Path

import pytest
from starlette.types import Message, Receive, Scope, Send

from app.config import Settings
from app.web.admission import Admission
from app.web.application import create_app
from app.web.refusals import refusals
from tests.checking import CheckingClient

MOST = 3
PATIENCE = 20.0
"""Seconds after which a test gives up."""
PATHS = ("/", "/about", "/api/events", "/embed/timeline")
FREE = ("/healthz", "/readyz", "/static/site.css")


class Held:
    """An application that answers when it is let go."""

    def __init__(self) -> None:
        self.gate = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.gate.wait()
        await said(200, send)


async def crowded(scope: Scope, receive: Receive, send: Send) -> None:
    await said(503, send)


async def said(status: int, send: Send) -> None:
    await send({"type": "http.response.start", "status": status, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def ask(app: Admission, path: str, **more: object) -> int:
    statuses: list[int] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    await app({"type": "http", "method": "GET", "path": path, "headers": [], **more}, receive, send)
    return statuses[0]


def test_as_many_as_may_be_under_way_are_answered_and_the_others_asked_to_come_again() -> None:
    async def crowd() -> list[int]:
        held = Held()
        app = Admission(held, crowded, MOST)
        waiting = [asyncio.ensure_future(ask(app, f"/{number}")) for number in range(MOST)]
        await asyncio.sleep(0)
        async with asyncio.timeout(PATIENCE):
            sent_away = [await ask(app, path) for path in PATHS]
        free = [asyncio.ensure_future(ask(app, path)) for path in FREE]
        await asyncio.sleep(0)
        held.gate.set()
        return [*sent_away, *await asyncio.gather(*waiting), *await asyncio.gather(*free), await ask(app, "/")]

    before = sum(refusals().values())
    assert asyncio.run(crowd()) == [503] * len(PATHS) + [200] * (MOST + len(FREE) + 1)
    assert sum(refusals().values()) == before + len(PATHS)


def test_a_request_that_crashes_or_is_stopped_leaves_its_place() -> None:
    async def stopped() -> list[int]:
        held = Held()
        app = Admission(held, crowded, MOST)
        for _ in range(MOST + 2):
            waiting = asyncio.ensure_future(ask(app, "/"))
            await asyncio.sleep(0)
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
        held.gate.set()
        return [await ask(app, "/") for _ in range(MOST)]

    assert asyncio.run(stopped()) == [200] * MOST


def test_on_a_connection_too_many_only_what_costs_nothing_is_answered() -> None:
    async def beyond() -> list[int]:
        held = Held()
        held.gate.set()
        app = Admission(held, crowded, MOST)
        return [await ask(app, path, state={"crowded": True}) for path in ("/", *FREE)]

    before = sum(refusals().values())
    assert asyncio.run(beyond()) == [503, 200, 200, 200]
    assert sum(refusals().values()) == before + 1


@pytest.mark.parametrize(("path", "kind"), [
    ("/", "text/html"), ("/embed/timeline", "text/html"), ("/api/events", "application/problem+json"),
])  # fmt: skip
def test_who_is_asked_to_come_again_is_told_when_and_why(
    world_data: Path, monkeypatch: pytest.MonkeyPatch, path: str, kind: str
) -> None:
    monkeypatch.setattr("app.web.admission.UNDER_WAY", 0)
    client = CheckingClient(create_app(Settings(data_dir=world_data)), follow=False)
    base = "https://a.example"
    secure = CheckingClient(
        create_app(Settings(data_dir=world_data, base_url=base)), base, {"host": "a.example"}, follow=False
    )
    assert secure.get(path, 503).headers["strict-transport-security"] == "max-age=31536000"
    for _ in range(2):
        answer = client.get(path, 503)
        assert answer.headers["content-type"].startswith(kind)
        assert answer.headers["retry-after"] == "5"
        assert answer.headers["cache-control"] == "no-store"
        assert "Many ask at once" in answer.text
    assert client.get("/static/site.css").status_code == client.get("/readyz").status_code == 200
