"""A cache of bytes in front of an application that counts, for the tests of either."""

import asyncio
from pathlib import Path
from typing import Any

from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from app.record.database import Database
from app.web.cache import PageCache

Told = tuple[int, bytes]


class Counting:
    """An application that says how often it was asked, in an answer of the length that the path names; `gate` holds it
    up."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.gate: asyncio.Event | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.append(scope["path"])
        if self.gate:
            await self.gate.wait()
        name = scope["path"].rpartition("/")[2]
        status = int(name) if name.isdigit() and 300 <= int(name) < 600 else 200
        body = name.ljust(int(name), ".") if name.isdigit() and status == 200 else f"{name} {scope['method']}"
        answer: Response = PlainTextResponse(body, status)
        await answer(scope, receive, send)


CROWDED = PlainTextResponse("too many", 503)


def caching(inner: Any, data: Path, budget: int) -> PageCache:
    """A cache in front of an application, with the record open."""
    database = Database(data)
    database.follow()
    return PageCache(inner, database, budget, CROWDED)


async def asking(cache: PageCache, path: str, method: str = "GET", query: bytes = b"", accept: bytes = b"") -> Told:
    """Status and body of an answer through the cache."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query,
        "headers": [(b"accept-encoding", accept)] if accept else [],
    }
    await cache(scope, receive, send)
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


def ask(cache: PageCache, path: str, method: str = "GET", query: bytes = b"") -> Told:
    """The same, by itself."""
    return asyncio.run(asking(cache, path, method, query))
