"""Owns which answers stay in memory: a budget of bytes in two parts.

A segmented LRU (Karedla, Love and Wherry, “Caching Strategies to Improve Disk System Performance”, Computer 27 (3),
1994): what is new stands on trial, in a fifth of the budget; what is asked for again is trusted, and no number of
addresses that are asked for once pushes it out. Words that somebody typed and rare combinations stay on trial however
often they are asked for.
"""

from collections import OrderedDict
from typing import Generic, TypeVar

V = TypeVar("V")
TRIAL = 5
"""One part in so many is for what is on trial."""
COMMON = 2
"""An address with more parameters than this is a combination that few readers have in common."""


class _Part(OrderedDict[bytes, tuple[V, int]], Generic[V]):
    """Values and their weights by address, the longest unused first; `size` is the sum of the weights."""

    def __init__(self) -> None:
        super().__init__()
        self.size = 0

    def put(self, address: bytes, value: V, weight: int) -> None:
        """Sets a value as the last used one."""
        self.take(address)
        self[address] = (value, weight)
        self.size += weight

    def take(self, address: bytes) -> None:
        """Drops a value, if it is there."""
        if found := self.pop(address, None):
            self.size -= found[1]

    def drop(self) -> tuple[bytes, V, int]:
        """Drops the longest unused value; gives its address, itself and its weight."""
        address, (value, weight) = self.popitem(last=False)
        self.size -= weight
        return address, value, weight


class Memory(Generic[V]):
    """Values by address, together of a weight of at most `budget` bytes."""

    def __init__(self, budget: int) -> None:
        self._budget = budget
        self._on_trial: _Part[V] = _Part()
        self._trusted: _Part[V] = _Part()

    @property
    def size(self) -> int:
        """The weight of all that is kept, in bytes."""
        return self._on_trial.size + self._trusted.size

    def addresses(self) -> list[bytes]:
        """Whatever is kept, the longest unused first: what is on trial, then what is trusted."""
        return [*self._on_trial, *self._trusted]

    def get(self, address: bytes) -> V | None:
        """The value of an address, which is thereby used."""
        if found := self._trusted.get(address):
            self._trusted.move_to_end(address)
        elif found := self._on_trial.get(address):
            self._used_again(address, *found)
        return found[0] if found else None

    def _used_again(self, address: bytes, value: V, weight: int) -> None:
        if is_rare(address) or weight > self._budget - self._budget // TRIAL:
            self._on_trial.move_to_end(address)
        else:
            self._on_trial.take(address)
            self._trusted.put(address, value, weight)
            self._trim()

    def keep(self, address: bytes, value: V, weight: int) -> None:
        """Keeps a new value, or one that is kept already under its new weight; not one that is too heavy."""
        part = self._trusted if address in self._trusted else self._on_trial
        part.take(address)
        if weight <= (self._budget // TRIAL if is_rare(address) else self._budget):
            part.put(address, value, weight)
            self._trim()

    def holds(self, address: bytes, value: V) -> bool:
        """Whether this very value is kept."""
        found = self._trusted.get(address) or self._on_trial.get(address)
        return found is not None and found[0] is value

    def _trim(self) -> None:
        """Each part within its share; only a common address may take more than what is on trial has, by itself."""
        share = self._budget // TRIAL
        while self._trusted.size > self._budget - share:
            self._on_trial.put(*self._trusted.drop())
        while self._on_trial.size > share and len(self._on_trial) > 1:
            self._on_trial.drop()
        while self.size > self._budget:
            self._trusted.drop()


def is_rare(address: bytes) -> bool:
    """Whether an address is one of too many to be asked for often: words that somebody typed, or a combination of
    filters."""
    parameters = address.partition(b"?")[2].split(b"&")
    return len(parameters) > COMMON or any(parameter.startswith(b"q=") for parameter in parameters)
