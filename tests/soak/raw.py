"""Owns bytes that are sent to a server as they are, well formed or not, and what comes back."""

import asyncio
from contextlib import suppress
from random import Random

from tests.soak.junk import junk

GET = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
HEAD_LINE = b"GET /about HTTP/1.1\r\nHost: 127.0.0.1\r\n"
WAIT = 0.5
"""Seconds for which an answer is waited for that need not come: a bad request may be answered, or cut off."""

BAD: dict[str, bytes] = {
    "absolute form": b"GET http://127.0.0.1/about HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "absolute form of another": b"GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "asterisk form": b"OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "asterisk form of GET": b"GET * HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "CONNECT": b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "websocket": HEAD_LINE + b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    "h2c upgrade": HEAD_LINE + b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n",
    "h2 preface": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0" * 64,
    "TLS hello": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 200,
    "NUL in the target": b"GET /\0 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "NUL in a field": HEAD_LINE + b"X: a\0b\r\n\r\n",
    "bare LF": b"GET / HTTP/1.1\nHost: 127.0.0.1\n\n",
    "bare CR": b"GET / HTTP/1.1\rHost: 127.0.0.1\r\r",
    "CR in a field": HEAD_LINE + b"X: a\rY: b\r\n\r\n",
    "folded field": HEAD_LINE + b"X: a\r\n b\r\n\r\n",
    "space before the colon": HEAD_LINE + b"Content-Length : 5\r\n\r\nhello",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n",
    "HTTP/0.9": b"GET /\r\n",
    "HTTP/1.0": b"GET / HTTP/1.0\r\n\r\n",
    "HTTP/9.9": b"GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n",
    "no version": b"GET / \r\n\r\n",
    "tabs": b"GET\t/\tHTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "CL.TE": HEAD_LINE + b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG",
    "TE.CL": HEAD_LINE
    + b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n5c\r\nGET /smuggled HTTP/1.1\r\n\r\n0\r\n\r\n",
    "TE.TE": HEAD_LINE + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n",
    "TE hidden": HEAD_LINE + b"Transfer-Encoding:\x0bchunked\r\n\r\n0\r\n\r\n",
    "two lengths": HEAD_LINE + b"Content-Length: 0\r\nContent-Length: 30\r\n\r\nGET /smuggled HTTP/1.1\r\nX: ",
    "length list": HEAD_LINE + b"Content-Length: 0, 30\r\n\r\nGET /smuggled HTTP/1.1\r\nX: ",
    "length below nothing": HEAD_LINE + b"Content-Length: -1\r\n\r\n",
    "length beyond all": HEAD_LINE + b"Content-Length: 99999999999999999999\r\n\r\n",
    "chunk of no number": HEAD_LINE + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n",
    "chunk beyond all": HEAD_LINE + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
    "chunk without an end": HEAD_LINE + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhel",
    "chunk extension": HEAD_LINE + b"Transfer-Encoding: chunked\r\n\r\n1;" + b"a" * 40_000 + b"\r\nx\r\n0\r\n\r\n",
    "pipelined junk": GET + b"\x00\xff" * 50,
    "pipelined twice": GET * 2,
    "pipelined many": GET * 200,
    "long target": b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "large head": HEAD_LINE + b"X: " + b"a" * 40_000 + b"\r\n\r\n",
    "huge head": HEAD_LINE + b"X: " + b"a" * 2_000_000 + b"\r\n\r\n",
    "many fields": HEAD_LINE + b"X: a\r\n" * 400 + b"\r\n",
    "no field name": HEAD_LINE + b": a\r\n\r\n",
    "nothing but ends of lines": b"\r\n" * 5_000,
    "nothing at all": b"",
}
"""Requests that are wrong, or that ask for what is not to be had."""
PAIRS = ("CL.TE", "TE.CL", "TE.TE", "TE hidden", "two lengths", "length list")
"""Those that two servers could take for different numbers of requests: the second is never answered."""
TOO_LARGE = ("long target", "large head", "huge head", "many fields")
"""Those of them that are answered 431 or 414, where the answer still reaches who sends on."""


def sent(chance: Random, paths: list[str]) -> bytes:
    """A drawn request in bytes, as a careless client would send it."""
    asked = junk(chance, paths)
    line = f"{asked.method} {asked.path}{'?' * bool(asked.query)}{asked.query} HTTP/1.1\r\n".encode("utf-8", "replace")
    fields = b"".join(name + b": " + said + b"\r\n" for name, said in asked.headers)
    return line + fields + b"\r\n" + asked.body


def mangled(chance: Random) -> bytes:
    """One of the wrong requests, cut, doubled or with some of its bytes changed."""
    raw = bytearray(BAD[chance.choice(list(BAD))][:4_000])
    for _ in range(chance.randrange(4)):
        raw.insert(chance.randrange(len(raw) + 1), chance.randrange(256))
    if raw and chance.random() < 0.3:
        del raw[chance.randrange(len(raw)) :]
    return bytes(raw) + bytes(chance.choice((b"", b"", GET, b"\0" * 9)))


async def exchange(port: int, raw: bytes, *, wait: float = WAIT, most: int = 1) -> bytes:
    """Sends bytes on a connection of their own, then listens until so many came, the server closes, or so many seconds
    are over; hangs up."""
    parts = bytearray()
    with suppress(TimeoutError, ConnectionError):
        async with asyncio.timeout(wait):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                writer.write(raw)
                while len(parts) < most and (part := await reader.read(65_536)):
                    parts += part
            finally:
                writer.transport.abort()
    return bytes(parts)


def statuses(answer: bytes) -> list[int]:
    """The statuses of the answers in what came back."""
    return [int(part[:3]) for part in answer.split(b"HTTP/1.1 ")[1:] if part[:3].isdigit()]
