"""Owns one making for many: who asks for what is being made already waits for it instead of making it again."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from functools import partial
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
PATIENCE = 20.0
"""Seconds that somebody waits for what another has made."""


class Crowded(Exception):
    """Too much is being made at once, or another's making took too long."""


class Flights(Generic[K, V]):
    """What is being made, by key; at most `most` at once. Belongs to one event loop."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._under_way: dict[K, asyncio.Future[V]] = {}

    def __len__(self) -> int:
        """How many are being made."""
        return len(self._under_way)

    async def share(self, key: K, make: Callable[[Callable[[], None]], Awaitable[V]], *, always: bool = False) -> V:
        """What `make` gives, or raises, for all who ask while it is made. Where it calls the function that it is given,
        or is cancelled, it has made nothing for others: the next one makes. Raises Crowded; of what is made `always`
        only where it takes too long."""
        loop = asyncio.get_running_loop()
        end = loop.time() + PATIENCE
        while flight := self._under_way.get(key):
            landed, _ = await asyncio.wait([flight], timeout=end - loop.time())
            if not landed:
                raise Crowded
            if not flight.cancelled():
                return flight.result()
        if len(self._under_way) >= self._most and not always:
            raise Crowded
        flight = self._under_way[key] = loop.create_future()
        try:
            value = await make(partial(self._leave, key, flight))
            if not flight.done():
                flight.set_result(value)
            return value
        except Exception as error:
            if not flight.done():
                flight.set_exception(error)
                flight.exception()  # seen, though nobody may be waiting
            raise
        finally:
            self._leave(key, flight)

    def _leave(self, key: K, flight: asyncio.Future[V]) -> None:
        flight.cancel()
        if self._under_way.get(key) is flight:
            del self._under_way[key]
