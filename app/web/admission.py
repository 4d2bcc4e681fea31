"""Owns how many requests are under way at once: whoever comes beyond is asked to come again, at next to no cost.

Static files and questions of health are always answered: the first cost nothing, and a server that is busy is well.
"""

from starlette.types import ASGIApp, Receive, Scope, Send

from app.web.answers import STATIC_PATH, UNCACHED
from app.web.refusals import refused

UNDER_WAY = 1000
"""Requests at once: nearly all wait for a few pages that are being made, or for a slow line."""


class Admission:
    """Lets at most `most` requests through to `app`, or `UNDER_WAY`; `crowded` answers the others."""

    def __init__(self, app: ASGIApp, crowded: ASGIApp, most: int | None = None) -> None:
        self._app, self._crowded, self._most = app, crowded, UNDER_WAY if most is None else most
        self._under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _is_always_answered(scope["path"]):
            return await self._app(scope, receive, send)
        if self._under_way >= self._most:
            refused("more requests than are answered at once")
            return await self._crowded(scope, receive, send)
        if scope.get("state", {}).get("crowded"):
            refused("more connections than are answered at once")
            return await self._crowded(scope, receive, send)
        self._under_way += 1
        try:
            return await self._app(scope, receive, send)
        finally:
            self._under_way -= 1


def _is_always_answered(path: str) -> bool:
    return path in UNCACHED or path.startswith(STATIC_PATH)
