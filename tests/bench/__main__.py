"""Prints what a page costs, as a multiple of an ASGI application that sends the same number of bytes."""

import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.config import ROOT, Settings
from app.curation import Seeds, check
from app.web.application import create_app
from tests.conftest import built

ROUNDS = 5


def paths(seeds: Seeds) -> list[str]:
    """The pages to measure, among them those of the event with the most citations and the actor in the most events."""
    event = max(seeds.events, key=lambda slug: len(seeds.events[slug].citations))
    acting = Counter(participant.actor for event in seeds.events.values() for participant in event.actors)
    [(actor, _)] = acting.most_common(1)
    year = seeds.events[event].date.parsed().first.year
    view = f"/?actor={actor}&year={year}"
    return ["/", view, f"/events/{event}", "/story", f"/actors/{actor}", "/quotes", "/questions", "/api/events"]


def request(path: str) -> Scope:
    """The scope of a GET."""
    where, _, query = path.partition("?")
    return {
        "type": "http", "method": "GET", "path": where, "raw_path": where.encode(), "query_string": query.encode(),
        "headers": [(b"host", b"localhost")], "http_version": "1.1", "scheme": "http", "root_path": "",
        "server": ("localhost", 80), "client": ("localhost", 1), "asgi": {"version": "3.0"},
    }  # fmt: skip


async def ask(app: ASGIApp, path: str) -> int:
    """One request; the size of its body."""
    size = 0

    async def send(message: Message) -> None:
        nonlocal size
        size += len(message.get("body", b""))

    async def receive() -> Message:
        return {"type": "http.request"}

    await app(request(path), receive, send)
    return size


def bare(size: int) -> ASGIApp:
    """An application that does nothing but send `size` bytes."""
    body = b"x" * size

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": body})

    return app


async def cost(app: ASGIApp, path: str, times: int) -> float:
    """Microseconds of CPU for one request: the best of a few rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(times):
            await ask(app, path)
        best = min(best, (time.process_time() - start) / times * 1e6)
    return best


async def measure(make: Callable[[int], ASGIApp], paths: list[str]) -> None:
    """The table: each path from the cache, and made anew."""
    kept, anew = make(64), make(0)
    print(f"{'':34}{'bytes':>9}{'bare µs':>10}{'cached':>10}{'anew':>10}   (multiples of bare)")
    for path in paths:
        size = await ask(kept, path)
        base = await cost(bare(size), path, 2000)
        cached, made = await cost(kept, path, 500), await cost(anew, path, 20)
        print(f"{path:34}{size:>9,}{base:>10.1f}{cached / base:>9.1f}×{made / base:>9.0f}×")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = built(ROOT / "seeds", Path(folder))
        pages = paths(check(ROOT / "seeds")[0])
        asyncio.run(measure(lambda megabytes: create_app(Settings(data_dir=data, cache_mb=megabytes)), pages))


if __name__ == "__main__":
    main()
