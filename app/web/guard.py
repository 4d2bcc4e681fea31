"""Owns what stands around every answer: hosts that are not served, what a browser asks first, the security headers."""

import re
from functools import lru_cache

from fastapi.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import urls
from app.web.answers import UNCACHED
from app.web.headers import PREFLIGHT, security_headers
from app.web.refusals import refused

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]*)(:(?P<port>[0-9]{0,5}))?")


class Guard:
    """Outermost layer: refuses hosts that are malformed or not allowed, and answers what a browser asks before it reads
    data."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str], *, secure: bool = False) -> None:
        self._app, self._hosts, self._secure = app, hosts, secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        if why := self._refused(scope):
            refused("host not served")
            refusal = Response(f"{why}\n", 400, media_type="text/plain")
            return await Secured(refusal, secure=self._secure)(scope, receive, send)
        if scope["method"] == "OPTIONS" and urls.is_data(scope["path"]):
            asked = Response(status_code=204, headers=PREFLIGHT)
            return await Secured(asked, secure=self._secure)(scope, receive, send)
        return await self._app(scope, receive, send)

    def _refused(self, scope: Scope) -> str:
        """Why a request is refused for its host, "" where it is not."""
        named = [value for key, value in scope["headers"] if key == b"host"]
        name = _host_name(named[0]) if len(named) == 1 else ""
        if len(named) > 1 or name is None:
            return "The Host header is malformed, or there are two."
        if self._hosts and scope["path"] not in UNCACHED and name not in self._hosts:
            return "This host name is not served here."
        return ""


@lru_cache(maxsize=64)
def _host_name(named: bytes) -> str | None:
    """The name in a Host header, in small letters and without its port; None where it is malformed."""
    host = _HOST.fullmatch(named.decode("latin-1").lower())
    return None if host is None or int(host["port"] or 0) > 65535 else host["name"]


class Secured:
    """Puts the security headers on every answer, before the cache of bytes keeps it; `secure` where the site is reached
    by https. That cache says how long what it answers may be kept; what passes by it is kept by nobody."""

    def __init__(self, app: ASGIApp, *, secure: bool = False) -> None:
        self._app, self._secure = app, secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [*message["headers"], *security_headers(scope["path"], secure=self._secure)]
                kept = any(name == b"cache-control" for name, _ in headers)
                message["headers"] = headers if kept else [*headers, (b"cache-control", b"no-store")]
            await send(message)

        await self._app(scope, receive, secured)
