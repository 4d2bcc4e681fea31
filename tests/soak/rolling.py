"""Owns the trial of a rolling update: two copies behind nginx are exchanged one after the other while readers read."""

import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.soak.copies import Crowd, behind_nginx

REST = 2.0
"""Seconds between a copy's being ready and the next one's leaving: nginx looks again a second after it found none."""


@dataclass(frozen=True, slots=True)
class Update:
    """What readers met while both copies were exchanged, and how each copy left."""

    requests: int
    wrong: int
    failures: Counter[str]
    exits: list[int]
    left: list[float]
    """Seconds from the signal until the copy was gone."""
    seconds: float


def update(data: Path, seeds: Path, room: Path, *, times: int = 1, readers: int = 8, rate: float = 10.0) -> Update:
    """Exchanges both copies so many times, one after the other, while `readers` ask `rate` times a second each; nginx
    keeps its files in `room`."""
    exits, left = [], []
    with behind_nginx(data, seeds, room) as (proxy, copies):
        crowd, begun = Crowd(proxy, readers, rate), time.monotonic()
        with crowd.reading():
            for _ in range(times):
                for copy in copies:
                    sent = time.monotonic()
                    exits.append(copy.stop())
                    left.append(time.monotonic() - sent)
                    copy.start()
                    time.sleep(REST)
        return Update(crowd.requests, crowd.wrong, crowd.failures, exits, left, time.monotonic() - begun)
