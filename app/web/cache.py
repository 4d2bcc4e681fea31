"""Owns the way of a request to its bytes: an ASGI layer around the router, with ETag, 304, HEAD and content coding.

An answer is kept under its address while its generation is the current one. Nothing but whole 200 answers is kept. A
static file is one answer whatever its query: that only says how long it may be kept. A large answer is passed on as
it comes, under the tag that the router gave it: it would push a thousand pages out of memory.
"""

from collections.abc import Callable

from anyio import CapacityLimiter, sleep_forever, to_thread
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.record.database import Database, Generation
from app.web.answers import (
    PAGE_CONTROL,
    REPLACED,
    STATIC_PATH,
    UNCACHED,
    Answer,
    Form,
    lasting,
    matches,
    validators,
    value,
)
from app.web.compression import coding_of
from app.web.flights import Crowded, Flights
from app.web.headers import Headers
from app.web.memory import Memory
from app.web.noted import HIT, MISS, NONE, answered, route_of
from app.web.refusals import refused

OURS = (b"if-none-match", b"if-modified-since", b"range", b"if-range")
LARGE = 4 * 2**20
"""An answer of more bytes than this is neither kept nor compressed."""
RENDERS = 128
"""So many addresses may be rendered at once: about two seconds of work for one core."""
FOLLOWING = CapacityLimiter(2)
"""Threads in which a new generation is opened: it waits for no page of the old one."""


class PageCache:
    """Answers GET and HEAD from memory where it can; keeps at most `budget` bytes. Who asks for what is being rendered
    waits for it; `crowded` answers where that is too long, or where too much is rendered already."""

    def __init__(self, app: ASGIApp, database: Database, budget: int, crowded: ASGIApp) -> None:
        self._app, self._database, self._budget, self._crowded = app, database, budget, crowded
        self._nothing: Memory[Answer] = Memory(0)
        self._memory = self._nothing
        self._generation: Generation | None = None
        self._renders: Flights[tuple[Memory[Answer], bytes], Answer | None] = Flights(RENDERS)

    @property
    def size(self) -> int:
        """The weight of the answers that are kept, in bytes."""
        return self._memory.size

    @property
    def rendering(self) -> int:
        """How many addresses are being rendered."""
        return len(self._renders)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return await self._app(scope, receive, send)
        accepted, tags = _asked(scope["headers"])
        coding, address, memory = coding_of(accepted), _address(scope), await self._current()
        generation, cache, answer = self._generation, HIT, memory.get(address)
        if answer is None:
            cache = NONE if scope["path"] in UNCACHED else MISS
            try:
                answer = await self._made(scope, send, memory=memory, address=address, coding=coding)
            except Crowded:
                refused("more pages than are made at once")
                cache, answer = NONE, await _ask(self._crowded, scope, send)
            if answer is None:
                return answered(scope, route_of(scope), NONE, generation)
        answered(scope, answer.route, cache, generation)
        form = answer.forms.get(coding)
        if form is None:
            form = await answer.form(coding)
            if memory.holds(address, answer):
                memory.keep(address, answer, answer.weight + len(address))
        return await _reply(answer, form, tags, scope, send)

    async def _current(self) -> Memory[Answer]:
        """What is kept of the current generation: a new one forgets the old. Who finds that one is published waits
        until it is open, while others are answered."""
        if self._database.is_behind():
            await to_thread.run_sync(self._database.follow, limiter=FOLLOWING)
        generation = self._database.generation
        if generation is None:
            return self._nothing  # the router answers 503 and says why
        if generation is not self._generation:
            self._generation, self._memory = generation, Memory(self._budget)
        return self._memory

    async def _made(
        self, scope: Scope, send: Send, *, memory: Memory[Answer], address: bytes, coding: str
    ) -> Answer | None:
        """The answer, of one render for all who ask at once; None where it was large, and has been sent."""

        async def make(leave: Callable[[], None]) -> Answer | None:
            answer = await _ask(self._app, scope, send, leave)
            if answer and answer.status == 200:
                await answer.form(coding)
                memory.keep(address, answer, answer.weight + len(address))
            return answer

        if scope["path"] in UNCACHED:
            return await _ask(self._app, scope, send)
        return await self._renders.share((memory, address), make, always=scope["path"].startswith(STATIC_PATH))


class _Passing:
    """A large answer on its way through, with the length and the tag that the router gave it."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope, self._send = scope, send
        self.begun = self._bare = False

    def takes(self, start: Message) -> bool:
        """Whether the answer that begins so is large."""
        length = value(start["headers"], b"content-length")
        return start["status"] == 200 and bool(length) and int(length) > LARGE

    async def begin(self, start: Message) -> None:
        """Sends the headers of a large answer; of one that the reader has, that it is the same."""
        self.begun = True
        self._bare = self._scope["method"] == "HEAD"
        headers: Headers = start["headers"]
        tag = value(headers, b"etag")
        kept = [header for header in headers if header[0] not in REPLACED]
        kept += [(b"cache-control", PAGE_CONTROL), *([(b"etag", tag)] if tag else [])]
        if tag and matches(_asked(self._scope["headers"])[1], tag):
            self._bare = True
            await self._send({"type": "http.response.start", "status": 304, "headers": validators(kept)})
        else:
            length = (b"content-length", value(headers, b"content-length"))
            await self._send({**start, "headers": [*kept, length]})
        if self._bare:
            await self._send({"type": "http.response.body", "body": b""})

    async def go_on(self, message: Message) -> None:
        """Sends a part of the body, unless none is wanted."""
        if not self._bare:
            await self._send(message)


async def _ask(app: ASGIApp, scope: Scope, send: Send, on_large: Callable[[], None] = lambda: None) -> Answer | None:
    """The application's answer. It is made for everyone, so the reader who asked first cannot cut it short. None where
    it was large, and has been sent; `on_large` is called before it is."""
    start: Message = {}
    parts: list[bytes] = []
    more, passed_on = True, _Passing(scope, send)

    async def take(message: Message) -> None:
        nonlocal more
        if message["type"] == "http.response.start":
            start.update(message)
            if passed_on.takes(message):
                on_large()
                await passed_on.begin(message)
        elif passed_on.begun:
            await passed_on.go_on(message)
        else:
            parts.append(message.get("body", b""))
            more = message.get("more_body", False)

    plain = _plain(scope)
    await app(plain, _staying(), take)
    if passed_on.begun:
        scope["route"] = plain.get("route")
        return None
    body, headers = b"".join(parts), start["headers"]
    announced = value(headers, b"content-length")
    whole = not more and announced in (b"", str(len(body)).encode())
    return Answer(start["status"] if whole else 500, headers, body, scope["path"], route_of(plain))


def _asked(headers: Headers) -> tuple[bytes, bytes]:
    """The fields Accept-Encoding and If-None-Match; a field given twice counts as one."""
    accepted = tags = b""
    for name, said in headers:
        if name == b"accept-encoding":
            accepted = accepted + b"," + said if accepted else said
        elif name == b"if-none-match":
            tags = tags + b"," + said if tags else said
    return accepted, tags


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


async def _reply(answer: Answer, form: Form, tags: bytes, scope: Scope, send: Send) -> None:
    status, headers, body = answer.status, form.headers, form.body
    if tags and form.etag and matches(tags, form.etag):
        status, headers, body = 304, form.same, b""
    elif scope["method"] == "HEAD":
        body = b""
    if answer.named and scope["query_string"] == answer.named:
        headers = lasting(headers)
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
