"""Owns asking the site for an address within this process: no network, no server."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from app import urls
from app.trouble import WrongData

App = Any
"""An ASGI application."""
MOVED = (301, 302, 307, 308)
STEPS = 5
"""So often an address may lead on to another."""


class Refused(WrongData):
    """An address that the site does not answer, though the copy needs it."""

    def __init__(self, address: str, status: int) -> None:
        super().__init__(f"The site answers {address} with {status}: the copy cannot have it.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answers: `location` is where it leads on to, or ""."""

    status: int
    media_type: str
    location: str
    body: bytes


class Ask:
    """Asks an application under the name of a host."""

    def __init__(self, app: App, host: str) -> None:
        self._app, self._host = app, host

    async def __call__(self, address: str) -> Answer | None:
        """The answer of a page, or the data that it leads to, lists whole; None where a record has no such data.
        Raises Refused."""
        answer = await self._once(address)
        if not urls.is_data(urlsplit(address).path):
            return answer if answer.status == 200 or answer.location or address == "/404" else _refuse(address, answer)
        for _ in range(STEPS):
            if answer.location:
                answer = await self._once(answer.location)
        if answer.status == 404:
            return None
        return await self._whole(answer) if answer.status == 200 else _refuse(address, answer)

    async def _whole(self, answer: Answer) -> Answer:
        """A list in pages as one list."""
        if answer.media_type != "application/json":
            return answer
        said = json.loads(answer.body)
        if not (isinstance(said, dict) and said.get("next") and "items" in said):
            return answer
        while said["next"]:
            more = json.loads((await self._once(said["next"])).body)
            said |= {"items": said["items"] + more["items"], "next": more["next"]}
        body = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
        return Answer(200, answer.media_type, "", body)

    async def _once(self, address: str) -> Answer:
        path, _, query = address.partition("#")[0].partition("?")
        start: dict[str, Any] = {}
        parts: list[bytes] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                parts.append(message.get("body", b""))

        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
            "path": unquote(path), "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
            "headers": [(b"host", self._host.encode()), (b"accept-encoding", b"identity")],
            "client": ("127.0.0.1", 0), "server": (self._host, 80),
        }  # fmt: skip
        await self._app(scope, receive, send)
        fields = {name.lower(): value.decode("latin-1") for name, value in start["headers"]}
        moved = start["status"] in MOVED
        media_type = fields.get(b"content-type", "").partition(";")[0]
        return Answer(start["status"], media_type, fields[b"location"] if moved else "", b"".join(parts))


def _refuse(address: str, answer: Answer) -> Answer:
    raise Refused(address, answer.status)
