"""Owns the bounds on a connection, for which uvicorn has no option: how large and how slow a request may be, how slowly
an answer may be read, how many connections there may be.

Whatever goes over a bound is answered where it still can be, and the connection closed: never in the midst of another
answer. What is sent meanwhile is read and thrown away for a moment, since a connection that is closed with something
unread is reset, and the answer lost with it.
"""

import asyncio
from functools import partial
from http import HTTPStatus
from typing import Any, NoReturn

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from app.web.descriptors import most_connections
from app.web.refusal import ADDRESS, BODY, FIELDS, HEAD, Refusal
from app.web.refusals import refused
from app.web.sending import send

PIPELINED = 16
"""Requests that may wait on one connection for their turn."""
IN_TIME = 15.0
"""Seconds for a whole request from its first byte, or from the connection; and for `LEAST` bytes of an answer."""
LEAST = 16 * 1024
"""Bytes that a reader must take in `IN_TIME`: about 1 kB a second."""
GLANCE = 0.05
"""Seconds in which what was sent before a time was up is still read: this process may have been too busy to."""
LINGER = 1.0
"""Seconds for which what was refused is read and thrown away."""
THROWN = 512 * 1024
"""Bytes of that."""


class BoundedProtocol(HttpToolsProtocol):
    """uvicorn's protocol of one connection, within bounds. `leaving` of the application's state says that the server
    is: an answer then closes its connection; `secure`, that the site is reached by https."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._clock: asyncio.TimerHandle | None = None
        self._reader_clock: asyncio.TimerHandle | None = None
        self._answering: RequestResponseCycle | None = None
        self._next: tuple[RequestResponseCycle, Any] | None = None
        self._size = self._thrown = self._messages = 0
        self._in_head = self._in_message = self._is_refused = self._is_extra = False

    # The connection

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        most, more = most_connections()
        beyond = len(self.connections) - most
        self._is_extra = beyond > 0
        self._wait(LINGER if self._is_extra else IN_TIME)
        if beyond > more:
            refused("more connections than descriptors")
            self._is_refused = True
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        self._stop_watching()
        self._next = None
        self.pipeline.clear()
        if self._answering is not None and self._is_answering():
            self._answering.disconnected = True
            self._answering.message_event.set()
        super().connection_lost(exc)

    def eof_received(self) -> bool:  # type: ignore[override]
        """A reader who will send nothing more is still answered, and then let go by us."""
        if self._is_answering():
            self.cycle.keep_alive = False
        else:
            self._close()
        return True

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
        self.timeout_keep_alive_task = self.loop.call_later(GLANCE, self._close)

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
        except Refusal as refusal:
            self._refuse(refusal)
        except httptools.HttpParserUpgrade:
            self.cycle.keep_alive = False  # whatever comes next is no HTTP of this version
            self._is_refused = True
        except httptools.HttpParserError as error:
            cause = error.__context__
            known = cause if isinstance(cause, Refusal) else Refusal("no HTTP", HTTPStatus.BAD_REQUEST)
            self._refuse(known)
        else:
            self._keep_time()

    def _weigh(self, more: int) -> None:
        """Raises Refusal where a request that is not whole yet is too large already."""
        self._size += more
        if self._in_message and self._size > (HEAD if self._in_head else HEAD + BODY):
            self._too_large()

    def _too_large(self) -> NoReturn:
        if self._in_head:
            raise Refusal("a head too large", HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        raise Refusal("a body too large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)

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
        self._stop_waiting()

    def on_url(self, url: bytes) -> None:
        super().on_url(url)
        if len(self.url) > ADDRESS:
            raise Refusal("an address too long", HTTPStatus.REQUEST_URI_TOO_LONG)

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self._in_head:
            return  # what comes behind a body is no part of the head that was looked through
        if len(self.headers) >= FIELDS:
            raise Refusal("too many fields", HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > HEAD:
            self._too_large()
        if len(self.pipeline) >= PIPELINED:
            raise Refusal("too many requests at once on a connection", None)
        super().on_headers_complete()
        self._in_head = False
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
        if self.flow.write_paused:
            self._next = cycle, app  # until the reader has taken what is there: it takes no place before
            return
        if self._is_extra:
            cycle.scope["state"]["crowded"] = True
        super()._start_asgi_task(cycle, partial(_answering, cycle, app))

    def on_response_complete(self) -> None:
        if self._is_refused and not self.transport.is_closing():
            self._end()
            return
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
        if self._next is not None:
            (cycle, app), self._next = self._next, None
            self._start_asgi_task(cycle, app)

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

    def _refuse(self, refusal: Refusal) -> None:
        """Answers where no other answer is under way, which otherwise is the last one of the connection."""
        refused(refusal.reason)
        self._is_refused = True
        self._stop_waiting()
        self.pipeline.clear()
        if self._is_answering() or self.transport.is_closing():
            return  # that answer is the last one
        is_answered = self._in_message and not self._in_head
        if not is_answered:
            self.transport.write(refusal.answer(bool(self.app_state.get("secure"))))
        self._end()

    def _end(self) -> None:
        """Says nothing more, and reads on for a moment: the reader takes what was said meanwhile."""
        self.flow.resume_reading()
        self.transport.write_eof()
        self._linger()

    def _linger(self) -> None:
        left = self.transport.get_write_buffer_size()
        if left and self._reader_clock is None:
            self._watch()
        self.loop.call_later(LINGER, self._linger if left else self._close)

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
            self._refuse(Refusal("a request too slow", HTTPStatus.REQUEST_TIMEOUT))
        elif not self._is_answering():
            self._clock = self.loop.call_later(GLANCE, self._close)

    def _stop_watching(self) -> None:
        if self._reader_clock is not None:
            self._reader_clock.cancel()
            self._reader_clock = None


async def _answering(cycle: RequestResponseCycle, app: Any, scope: Any, receive: Any, _: Any) -> None:
    """The application, with the short way to the wire. What is cut off when the server's patience ends is no crash."""
    try:
        await app(scope, receive, partial(send, cycle))
    except asyncio.CancelledError:
        refused("an answer cut off at the end")
        cycle.disconnected = True
        cycle.transport.abort()
