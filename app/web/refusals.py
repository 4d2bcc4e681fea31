"""Owns what was refused: how often, by reason, and what the log says of it."""

import logging
from collections import Counter
from dataclasses import dataclass, field
from time import monotonic

LOGGER = logging.getLogger("timeline")
PAUSE = 10.0
"""Seconds between two lines of the log about one reason: whoever attacks fills no disk."""


@dataclass(slots=True)
class _Refusals:
    """How often something was refused, how often when the log last spoke of it, and when that was."""

    counted: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    since: dict[str, float] = field(default_factory=dict)

    def add(self, reason: str) -> None:
        self.counted[reason] += 1
        now = monotonic()
        if now - self.since.get(reason, -PAUSE) >= PAUSE:
            more = self.counted[reason] - self.said[reason]
            self.since[reason], self.said[reason] = now, self.counted[reason]
            LOGGER.warning("refused: %s (%d since this was last said)", reason, more)


_REFUSALS = _Refusals()


def refused(reason: str) -> None:
    """Counts a refusal of this process and says it in the log, each reason at most once in `PAUSE` seconds. A reason is
    one of few fixed texts: nothing that a reader sent."""
    _REFUSALS.add(reason)


def refusals() -> dict[str, int]:
    """How often each reason was met since this process began."""
    return dict(_REFUSALS.counted)
