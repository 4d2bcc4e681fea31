"""Owns the bytes of rendered pages: an ASGI layer in front of the router, with ETag, 304 and HEAD.

Keys are (generation, path and query); a new generation forgets the old. Nothing but 200 answers is kept.
"""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.database import BrokenGeneration, Database

UNCACHED = ("/static/", "/healthz", "/readyz")
PAGE_CONTROL = b"public, max-age=0, s-maxage=300, stale-while-revalidate=86400, stale-if-error=604800"
Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole response."""

    status: int
    headers: Headers
    body: bytes
    etag: bytes | None


class PageCache:
    """Answers GET and HEAD from memory where it can; keeps at most `budget` bytes, the longest unused go first."""

    def __init__(self, app: ASGIApp, database: Database, budget: int) -> None:
        self._app, self._database, self._budget = app, database, budget
        self._kept: OrderedDict[tuple[str, bytes], Answer] = OrderedDict()
        self._size = 0
        self._generation = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(UNCACHED[0]):
            return await self._app(scope, receive, send)
        if scope["method"] not in ("GET", "HEAD"):
            return await self._app(scope, receive, send)
        generation = self._current()
        key = (generation, scope.get("raw_path", b"") + b"?" + scope["query_string"])
        answer = self._kept.get(key)
        if answer is None:
            answer = await self._ask({**scope, "method": "GET"}, receive)
            if generation and answer.etag and scope["path"] not in UNCACHED:
                self._keep(key, answer)
        else:
            self._kept.move_to_end(key)
        return await _reply(answer, scope, send)

    def _current(self) -> str:
        try:
            generation = self._database.current().id
        except BrokenGeneration:
            return ""  # the router answers 503 and says why
        if generation != self._generation:
            self._kept.clear()
            self._size, self._generation = 0, generation
        return generation

    async def _ask(self, scope: Scope, receive: Receive) -> Answer:
        start: Message = {}
        parts: list[bytes] = []

        async def take(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                parts.append(message.get("body", b""))

        await self._app(scope, receive, take)
        body = b"".join(parts)
        headers = [(k, v) for k, v in start["headers"] if k not in (b"content-length", b"cache-control")]
        if start["status"] != 200:
            return Answer(start["status"], [*headers, (b"cache-control", b"no-store")], body, None)
        etag = b'"' + hashlib.sha256(body).hexdigest()[:32].encode() + b'"'
        return Answer(200, [*headers, (b"etag", etag), (b"cache-control", PAGE_CONTROL)], body, etag)

    def _keep(self, key: tuple[str, bytes], answer: Answer) -> None:
        if len(answer.body) > self._budget:
            return
        self._kept[key] = answer
        self._size += len(answer.body)
        while self._size > self._budget:
            _, old = self._kept.popitem(last=False)
            self._size -= len(old.body)


async def _reply(answer: Answer, scope: Scope, send: Send) -> None:
    asked = next((v for k, v in scope["headers"] if k == b"if-none-match"), None)
    if answer.etag and asked and _matches(asked, answer.etag):
        headers = [h for h in answer.headers if h[0] in (b"etag", b"cache-control")]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    headers = [*answer.headers, (b"content-length", str(len(answer.body)).encode())]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else answer.body})


def _matches(asked: bytes, etag: bytes) -> bool:
    """RFC 9110 §13.1.2: weak comparison against a list of tags, or `*`."""
    return asked.strip() == b"*" or etag in {tag.strip().removeprefix(b"W/") for tag in asked.split(b",")}
