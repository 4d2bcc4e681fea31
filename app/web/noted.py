"""Owns what is noted of a request: how it was answered, and nothing that a reader sent."""

from asyncio import TimerHandle, get_running_loop
from collections.abc import Awaitable, Sequence
from functools import lru_cache
from time import perf_counter, time
from typing import Any, NamedTuple, Protocol

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.answers import STATIC_PATH

NONE = "none"
HIT, MISS = "hit", "miss"
NO_ROUTE = "(none)"
"""The route of what no route answers."""
STATIC_ROUTE = f"{STATIC_PATH}{{path}}"
OTHER = "other"
METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT"})
"""Those of RFC 9110 and RFC 5789; a client may send any word."""


PAUSE = 0.25
"""Seconds that requests gather; so much is lost where a process is killed outright."""
MANY = 256
"""So many do not wait for more."""
Answered = tuple[str, str, str]
"""Route, cache, generation."""


class Outcome(NamedTuple):
    """How a request was answered, in words of which there are few: `cache` is `HIT` where kept bytes were sent, `MISS`
    where they were made, `NONE` where none are ever kept."""

    route: str
    method: str
    status: int
    generation: str
    cache: str


Noted = tuple[float, Outcome, float, int]
"""A request: when its answer was complete (seconds since 1970), its outcome, the seconds until its last byte was handed
over, the bytes of the body."""


class Observer(Protocol):
    """Who is told of all requests, some at a time. It begins before the first one and ends after the last one."""

    def begin(self) -> None:
        """The server starts."""

    def note(self, requests: Sequence[Noted]) -> None:
        """These were answered, in this order."""

    def end(self) -> None:
        """The server has stopped."""


class Observed:
    """Outermost layer: tells observers how requests were answered. While the server runs they gather for a moment, so
    that a request costs little more than being put down; outside of that each is told at once, so that none is lost."""

    def __init__(self, app: ASGIApp, observers: Sequence[Observer]) -> None:
        self._app, self._observers = app, observers
        self._gathered: list[tuple[float, float, int, int, str, Answered]] = []
        self._timer: TimerHandle | None = None
        self._gathers = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._serving(scope, receive, send)
        start, status, size = perf_counter(), 500, 0

        def measured(message: Message) -> Awaitable[None]:
            nonlocal status, size
            if "status" in message:
                status = message["status"]
            else:
                size += len(message.get("body", b""))
            return send(message)

        try:
            await self._app(scope, receive, measured)
        finally:
            how = scope.get("answered") or (route_of(scope), NONE, NONE)
            self._gathered.append((time(), perf_counter() - start, size, status, scope["method"], how))
            if self._timer is None or len(self._gathered) >= MANY:
                self._gather()

    def _gather(self) -> None:
        """Waits for more requests, unless there are many or the server does not run."""
        if not self._gathers or len(self._gathered) >= MANY:
            self._tell()
        else:
            self._timer = get_running_loop().call_later(PAUSE, self._tell)

    def _tell(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        gathered, self._gathered = self._gathered, []
        requests = [
            (now, _outcome(how[0], method, status, how[2], how[1]), seconds, size)
            for now, seconds, size, status, method, how in gathered
        ]
        for observer in self._observers:
            observer.note(requests)

    async def _serving(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            return await self._app(scope, receive, send)
        self._gathers = True
        for observer in self._observers:
            observer.begin()
        try:
            await self._app(scope, receive, send)
        finally:
            self._gathers = False
            self._tell()
            for observer in self._observers:
                observer.end()


def answered(scope: Scope, route: str, cache: str, generation: Any) -> None:
    """Notes of a request what its answer does not tell: its route, what the cache did, the generation asked."""
    scope["answered"] = route, cache, generation.id if generation else NONE


def route_of(scope: Scope) -> str:
    """The template of the route that a request was given to (`/events/{slug}`), once the router has seen it."""
    if "endpoint" in scope and scope["path"].startswith(STATIC_PATH):
        return STATIC_ROUTE
    path: str = getattr(scope.get("route"), "path", NO_ROUTE)
    return path


@lru_cache(maxsize=1024)
def _outcome(route: str, method: str, status: int, generation: str, cache: str) -> Outcome:
    """Made once, since it is made of few words."""
    return Outcome(route, method if method in METHODS else OTHER, status, generation, cache)
