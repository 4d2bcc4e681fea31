"""Owns how the server goes: it says that it is leaving, answers for a while, and only then stops listening."""

import asyncio
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from types import FrameType


@contextmanager
def leaving_first(leaving: Event, seconds: float) -> Iterator[None]:
    """Until the end of the block SIGTERM sets `leaving`, and reaches the server's own handler so many seconds later;
    a second one reaches it at once. Whoever sends readers here has seen by then, at `/readyz`, that it must not; and
    connections that are kept open have been closed by an answer. In another thread than the main one, which alone gets
    signals, nothing changes."""
    own = signal.getsignal(signal.SIGTERM)
    if threading.current_thread() is not threading.main_thread() or not callable(own):
        yield
        return
    loop = asyncio.get_running_loop()

    def leave(number: int, frame: FrameType | None) -> None:
        if leaving.is_set() or not seconds:
            own(number, frame)
        else:
            loop.call_soon_threadsafe(loop.call_later, seconds, own, number, frame)
        leaving.set()

    signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, own)
