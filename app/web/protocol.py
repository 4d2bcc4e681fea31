"""Owns the bounds on a connection, for which uvicorn has no option: how large and how slow a request may be, how slowly
an answer may be read, how many connections there may be.

Whatever goes over a bound is answered where it still can be, and the connection closed: never in the midst of another
answer. What is sent meanwhile is read and thrown away for a moment, since a connection that is closed with something
unread is reset, and the answer lost with it.
"""

import asyncio
from functools import cache, partial
from http import HTTPStatus
from typing import Any, NoReturn

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from app.web.descriptors import MORE, most_connections
from app.web.headers import security_headers
from app.web.refusals import refused
from app.web.sending import send

HEAD = 32 * 1024
"""Bytes of the head of a request: the field names and values, and the address."""
ADDRESS = 8 * 1024
"""Bytes of an address, as many as nginx takes."""
FIELDS = 100
BODY = 64 * 1024
"""Bytes of a body, which no answer needs."""
PIPELINED = 16
"""Requests that may wait on one connection for their turn."""
IN_TIME = 15.0
"""Seconds for a whole request from its first byte, or from the connection; and for `LEAST` bytes of an answer."""
LEAST = 16 * 1024
"""Bytes that a reader must take in `IN_TIME`: about 1 kB a second."""
LINGER = 1.0
"""Seconds for which what was refused is read and thrown away."""
THROWN = 512 * 1024
"""Bytes of that."""

_WORDS = {
    HTTPStatus.BAD_REQUEST: "This is no HTTP request that can be understood here.",
    HTTPStatus.REQUEST_TIMEOUT: f"The request did not arrive within {IN_TIME:.0f} seconds.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Nothing here takes a body of this size.",
    HTTPStatus.REQUEST_URI_TOO_LONG: f"An address may have {ADDRESS} bytes.",
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: f"The head of a request may have {FIELDS} fields and {HEAD} bytes.",
}


class _Refused(Exception):
    """What is asked for goes over a bound; `status` is what to answer, None where nothing is."""

    def __init__(self, reason: str, status: HTTPStatus | None) -> None:
        super().__init__(reason)
        self.reason, self.status = reason, status


class BoundedProtocol(HttpToolsProtocol):
    """uvicorn's protocol of one connection, within bounds. `leaving` of the application's state says that the server
    is: an answer then closes its connection; `secure`, that the site is reached by https."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._clock: asyncio.TimerHandle | None = None
        self._reader_clock: asyncio.TimerHandle | None = None
        self._answering: RequestResponseCycle | None = None
        self._size = self._thrown = self._messages = 0
        self._in_head = self._in_message = self._is_refused = self._is_extra = False

    # The connection

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        beyond = len(self.connections) - most_connections()
        self._is_extra = beyond > 0
        self._wait(LINGER if self._is_extra else IN_TIME)
        if beyond > MORE:
            refused("more connections than descriptors")
            self._is_refused = True
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        self._stop_watching()
        super().connection_lost(exc)

    def eof_received(self) -> bool:  # type: ignore[override]
        """A reader who will send nothing more is still answered, and then let go; says whether to wait for that."""
        if self._is_answering():
            self.cycle.keep_alive = False
        return self._is_answering()

    def shutdown(self) -> None:
        """The server closes: what is under way is answered, and what was sent before it closed is still read."""
        if self._is_answering():
            self.cycle.keep_alive = False
        else:
            self.loop.call_later(LINGER, self._close_idle)

    def _close_idle(self) -> None:
        if self._is_answering():
            self.cycle.keep_alive = False
        else:
            self._close()

    def _close(self) -> None:
        """Closes when all is sent; a reader who does not take it is cut off."""
        self._stop_waiting()
        self.transport.close()
        if self.transport.get_write_buffer_size() and self._reader_clock is None:
            self._watch()

    def timeout_keep_alive_handler(self) -> None:
        if not self.transport.is_closing():
            self._close()

    # A request

    def data_received(self, data: bytes) -> None:
        if self._is_refused:
            self._throw(data)
            return
        self._unset_keepalive_if_required()
        before = self._messages if self._in_message else 0
        try:
            self.parser.feed_data(data)
            self._weigh(len(data) if before == self._messages else 0)
        except _Refused as refusal:
            self._refuse(refusal)
        except httptools.HttpParserUpgrade:
            self.cycle.keep_alive = False  # whatever comes next is no HTTP of this version
            self._is_refused = True
        except httptools.HttpParserError as error:
            cause = error.__context__
            known = cause if isinstance(cause, _Refused) else _Refused("no HTTP", HTTPStatus.BAD_REQUEST)
            self._refuse(known)
        else:
            self._keep_time()

    def _weigh(self, more: int) -> None:
        """Raises _Refused where a request that is not whole yet is too large already."""
        self._size += more
        if self._in_message and self._size > (HEAD if self._in_head else HEAD + BODY):
            self._too_large()

    def _too_large(self) -> NoReturn:
        if self._in_head:
            raise _Refused("a head too large", HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        raise _Refused("a body too large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)

    def _keep_time(self) -> None:
        """A request that has begun must be whole in time, and so must come one on a connection without any."""
        if not self._in_message and self._is_answering():
            self._stop_waiting()
        elif self._clock is None:
            self._wait(IN_TIME)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._in_message = self._in_head = True
        self._messages += 1
        self._size = 0

    def on_url(self, url: bytes) -> None:
        super().on_url(url)
        if len(self.url) > ADDRESS:
            raise _Refused("an address too long", HTTPStatus.REQUEST_URI_TOO_LONG)

    def on_header(self, name: bytes, value: bytes) -> None:
        if len(self.headers) >= FIELDS:
            raise _Refused("too many fields", HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > HEAD:
            self._too_large()
        if len(self.pipeline) >= PIPELINED:
            raise _Refused("too many requests at once on a connection", None)
        self._in_head = False
        super().on_headers_complete()
        leaving = self.app_state.get("leaving")
        if self._is_extra or (leaving is not None and leaving.is_set()):
            self.cycle.keep_alive = False

    def on_body(self, body: bytes) -> None:
        if len(self.cycle.body) + len(body) > BODY:
            self._too_large()
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._in_message = False
        super().on_message_complete()

    # An answer

    def _is_answering(self) -> bool:
        return self._answering is not None and not self._answering.response_complete

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        self._answering = cycle
        if self._is_extra:
            cycle.scope["state"]["crowded"] = True
        super()._start_asgi_task(cycle, partial(_answering, cycle, app))

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.transport.is_closing() and self.transport.get_write_buffer_size() and self._reader_clock is None:
            self._watch()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._watch()

    def resume_writing(self) -> None:
        super().resume_writing()
        if not self.transport.is_closing():
            self._stop_watching()

    def _watch(self) -> None:
        """Looks after a while how much of what is to be sent the reader has taken."""
        self._stop_watching()
        left = self.transport.get_write_buffer_size()
        self._reader_clock = self.loop.call_later(IN_TIME, self._has_read, left)

    def _has_read(self, before: int) -> None:
        self._reader_clock = None
        left = self.transport.get_write_buffer_size()
        if left and left > before - LEAST:
            refused("an answer read too slowly")
            self.transport.abort()
        elif left:
            self._watch()

    # A refusal

    def _refuse(self, refusal: _Refused) -> None:
        """Answers where no other answer is under way, which otherwise is the last one of the connection."""
        refused(refusal.reason)
        self._is_refused = True
        self._stop_waiting()
        self.pipeline.clear()
        if self._answering is not None and self._is_answering():
            self._answering.keep_alive = False
        elif not self.transport.is_closing():
            if refusal.status is not None:
                self.transport.write(_answer(refusal.status, bool(self.app_state.get("secure"))))
            self.transport.write_eof()
            self.loop.call_later(LINGER, self._close)

    def _throw(self, data: bytes) -> None:
        self._thrown += len(data)
        if self._thrown > THROWN:
            self.transport.abort()

    # The time

    def _wait(self, seconds: float) -> None:
        self._clock = self.loop.call_later(seconds, self._is_late)

    def _stop_waiting(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None

    def _is_late(self) -> None:
        """No whole request came in time. Who sent nothing is let go without a word."""
        self._clock = None
        if self._in_message:
            self._refuse(_Refused("a request too slow", HTTPStatus.REQUEST_TIMEOUT))
        elif not self._is_answering():
            self._close()

    def _stop_watching(self) -> None:
        if self._reader_clock is not None:
            self._reader_clock.cancel()
            self._reader_clock = None


async def _answering(cycle: RequestResponseCycle, app: Any, scope: Any, receive: Any, _: Any) -> None:
    """The application, with the short way to the wire."""
    await app(scope, receive, partial(send, cycle))


@cache
def _answer(status: HTTPStatus, secure: bool) -> bytes:
    """A refusal as it goes over the wire, with the headers that every answer has."""
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
