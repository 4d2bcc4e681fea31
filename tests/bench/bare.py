"""What the server itself costs: an application that sends as many bytes as its path says, and does nothing else."""

from functools import lru_cache

from starlette.types import Message, Receive, Scope, Send

HTML = (b"content-type", b"text/html; charset=utf-8")


@lru_cache(maxsize=64)
def _answer(path: str) -> tuple[Message, Message]:
    size = int(path.removeprefix("/") or 0)
    headers = [HTML, (b"content-length", str(size).encode())]
    start = {"type": "http.response.start", "status": 200, "headers": headers}
    return start, {"type": "http.response.body", "body": b"x" * size}


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """`/34000` is 34,000 bytes."""
    start, body = _answer(scope["path"])
    await send(start)
    await send(body)
