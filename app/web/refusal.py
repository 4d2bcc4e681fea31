"""Owns how large a request may be, and what is said to one that is refused before the application sees it."""

from functools import cache
from http import HTTPStatus

from app.web.headers import security_headers

HEAD = 32 * 1024
"""Bytes of the head of a request: the field names and values, and the address."""
ADDRESS = 8 * 1024
"""Bytes of an address, as many as nginx takes."""
FIELDS = 100
BODY = 64 * 1024
"""Bytes of a body, which no answer needs."""
_WORDS = {
    HTTPStatus.BAD_REQUEST: "This is no HTTP request that can be understood here.",
    HTTPStatus.REQUEST_TIMEOUT: "The request did not arrive in time.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: f"A body may have {BODY} bytes, and nothing here needs one.",
    HTTPStatus.REQUEST_URI_TOO_LONG: f"An address may have {ADDRESS} bytes.",
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: f"The head of a request may have {FIELDS} fields and {HEAD} bytes.",
}


class Refusal(Exception):
    """What is asked for goes over a bound: in few fixed words, with the status to answer, or None for none."""

    def __init__(self, reason: str, status: HTTPStatus | None) -> None:
        super().__init__(reason)
        self.reason, self.status = reason, status

    def answer(self, secure: bool) -> bytes:
        """What goes over the wire, if anything does."""
        return b"" if self.status is None else _answer(self.status, secure)


@cache
def _answer(status: HTTPStatus, secure: bool) -> bytes:
    """A refusal with the headers that every answer has."""
    body = f"{_WORDS[status]}\n".encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
        *security_headers("/", secure=secure),
    ]
    head = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
    return f"HTTP/1.1 {status.value} {status.phrase}\r\n".encode() + head + b"\r\n" + body
