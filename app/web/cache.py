"""Owns the bytes of answers: an ASGI layer in front of the router, with ETag, 304, HEAD and content coding.

Keys are (generation, path and query, coding); a new generation forgets the old. Nothing but whole 200 answers is kept.
A static file is one answer whatever its query: that only says how long it may be kept. A large answer is passed on as
it comes, under the tag that the router gave it: it would push a thousand pages out of memory.
"""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass

from anyio import sleep_forever, to_thread
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.record.database import BrokenGeneration, Database
from app.web.compression import SMALLEST, best_coding, compress, compressible
from app.web.rendering import DIGITS

UNCACHED = ("/healthz", "/readyz")
PAGE_CONTROL = b"public, max-age=0, s-maxage=300, stale-while-revalidate=86400, stale-if-error=604800"
STATIC_PATH = "/static/"
FOR_EVER = b"public, max-age=31536000, immutable"
OURS = (b"if-none-match", b"if-modified-since", b"range", b"if-range")
REPLACED = (b"content-length", b"cache-control", b"etag", b"last-modified", b"accept-ranges")
Headers = list[tuple[bytes, bytes]]
Key = tuple[str, bytes, str]
LARGE = 4 * 2**20
"""An answer of more bytes than this is neither kept nor compressed."""
ENTRY = 1000
"""About what Python itself takes for an answer that is kept."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole response; `etag` is None where it may not be kept, `digest` is that of the body before any coding."""

    status: int
    headers: Headers
    body: bytes
    etag: bytes | None = None
    digest: str = ""


class PageCache:
    """Answers GET and HEAD from memory where it can; keeps at most `budget` bytes, the longest unused go first."""

    def __init__(self, app: ASGIApp, database: Database, budget: int) -> None:
        self._app, self._database, self._budget = app, database, budget
        self._kept: OrderedDict[Key, Answer] = OrderedDict()
        self._size = 0
        self._generation = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return await self._app(scope, receive, send)
        generation = self._current()
        coding = best_coding(_field(scope, b"accept-encoding").decode("latin-1"))
        key = (generation, _address(scope), coding)
        answer = self._kept.get(key)
        if answer is None:
            answer = await self._ask(scope, coding, send)
            if answer is None:
                return None
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

    async def _ask(self, scope: Scope, coding: str, send: Send) -> Answer | None:
        """The router's answer. It is made for everyone, so the reader who asked first cannot cut it short. None where
        it was large, and has been sent."""
        start: Message = {}
        parts: list[bytes] = []
        more, passed_on = True, _Passing(scope, send)

        async def take(message: Message) -> None:
            nonlocal more
            if message["type"] == "http.response.start":
                start.update(message)
                await passed_on.begin(message)
            elif passed_on.begun:
                await passed_on.go_on(message)
            else:
                parts.append(message.get("body", b""))
                more = message.get("more_body", False)

        await self._app(_plain(scope), _staying(), take)
        if passed_on.begun:
            return None
        body, headers = b"".join(parts), start["headers"]
        announced = _value(headers, b"content-length")
        whole = not more and announced in (b"", str(len(body)).encode())
        return await _answer(start["status"] if whole else 500, headers, body, coding, scope)

    def _keep(self, key: Key, answer: Answer) -> None:
        if _weight(key, answer) > self._budget:
            return
        if replaced := self._kept.pop(key, None):  # readers who asked at once each made the answer
            self._size -= _weight(key, replaced)
        self._kept[key] = answer
        self._size += _weight(key, answer)
        while self._size > self._budget:
            self._size -= _weight(*self._kept.popitem(last=False))


class _Passing:
    """A large answer on its way through, with the length and the tag that the router gave it."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope, self._send = scope, send
        self.begun = self._bare = False

    async def begin(self, start: Message) -> None:
        """Sends the headers, if the answer is large; of one that the reader has, that it is the same."""
        headers: Headers = start["headers"]
        length = _value(headers, b"content-length")
        if start["status"] != 200 or not length or int(length) <= LARGE:
            return
        tag = _value(headers, b"etag")
        self.begun = True
        self._bare = self._scope["method"] == "HEAD"
        kept = [header for header in headers if header[0] not in REPLACED]
        kept += [(b"cache-control", PAGE_CONTROL), *([(b"etag", tag)] if tag else [])]
        if tag and _matches(_field(self._scope, b"if-none-match"), tag):
            self._bare = True
            await self._send({"type": "http.response.start", "status": 304, "headers": _validators(kept)})
        else:
            await self._send({**start, "headers": [*kept, (b"content-length", length)]})
        if self._bare:
            await self._send({"type": "http.response.body", "body": b""})

    async def go_on(self, message: Message) -> None:
        """Sends a part of the body, unless none is wanted."""
        if not self._bare:
            await self._send(message)


def _weight(key: Key, answer: Answer) -> int:
    """The bytes that an answer takes: its body, the address that it is kept under, its headers and what holds them."""
    return len(answer.body) + len(key[1]) + sum(len(k) + len(v) for k, v in answer.headers) + ENTRY


def _address(scope: Scope) -> bytes:
    """What an answer is kept under: the path and its query, or the path alone of a static file."""
    path: bytes = scope.get("raw_path", b"")
    return path if scope["path"].startswith(STATIC_PATH) else path + b"?" + scope["query_string"]


def _staying() -> Receive:
    """What a reader who never hangs up sends: an empty request, and then nothing more."""
    messages = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> Message:
        for message in messages:
            return message
        await sleep_forever()
        raise AssertionError("forever is over")

    return receive


def _plain(scope: Scope) -> Scope:
    """The request as the router is to see it: a GET without conditions or ranges, which belong to this layer."""
    headers = [h for h in scope["headers"] if h[0] not in OURS]
    return {**scope, "method": "GET", "headers": headers}


def _value(headers: Headers, name: bytes) -> bytes:
    return next((value for key, value in headers if key == name), b"")


def _field(scope: Scope, name: bytes) -> bytes:
    return b",".join(value for key, value in scope["headers"] if key == name)


def _control(scope: Scope, digest: str) -> bytes:
    """How long an answer may be kept: for ever where the address names the digest of its bytes, not at all where it
    tells of this moment."""
    path, query = scope["path"], scope["query_string"].decode("latin-1")
    if path in UNCACHED:
        return b"no-store"
    if path.startswith(STATIC_PATH):
        named = query.startswith("v=") and len(query) == len("v=") + DIGITS and digest.startswith(query[2:])
        return FOR_EVER if named else b"no-cache"
    return PAGE_CONTROL


async def _answer(status: int, headers: Headers, body: bytes, coding: str, scope: Scope) -> Answer:
    """The answer with its validators; in the coding asked for where that makes it smaller."""
    kept = [(k, v) for k, v in headers if k not in REPLACED]
    if status != 200:
        return Answer(status, [*kept, (b"cache-control", b"no-store")], body)
    digest = hashlib.sha256(body).hexdigest()
    etag = digest[:32]
    media_type = _value(kept, b"content-type").decode("latin-1")
    if compressible(media_type):
        kept.append((b"vary", b"Accept-Encoding"))
        if coding and len(body) >= SMALLEST:
            lasting = scope["path"].startswith(STATIC_PATH)
            body = await to_thread.run_sync(compress, body, coding, lasting)  # others are answered meanwhile
            kept.append((b"content-encoding", coding.encode()))
            etag = f"{etag}-{coding}"
    tag = f'"{etag}"'.encode()
    return Answer(200, [*kept, (b"etag", tag)], body, tag, digest)


async def _reply(answer: Answer, scope: Scope, send: Send) -> None:
    tags = _field(scope, b"if-none-match")
    headers = [*answer.headers, (b"cache-control", _control(scope, answer.digest))] if answer.etag else answer.headers
    if answer.etag and _matches(tags, answer.etag):
        await send({"type": "http.response.start", "status": 304, "headers": _validators(headers)})
        await send({"type": "http.response.body", "body": b""})
        return
    headers = [*headers, (b"content-length", str(len(answer.body)).encode())]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else answer.body})


def _validators(headers: Headers) -> Headers:
    """What an answer that is the same as before says again."""
    return [header for header in headers if header[0] in (b"etag", b"cache-control", b"vary")]


def _matches(tags: bytes, etag: bytes) -> bool:
    """RFC 9110 §13.1.2: weak comparison against a list of tags, or `*`."""
    return tags.strip() == b"*" or etag in {tag.strip().removeprefix(b"W/") for tag in tags.split(b",")}
