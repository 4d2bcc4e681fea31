"""Owns the trial of a rolling update: two copies behind nginx are exchanged one after the other while readers read."""

import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from app.config import ROOT
from app.record import sameness, store
from tests.soak.copies import DRAIN, Crowd, behind_nginx
from tests.soak.row import Row, Tally
from tests.soak.variants import checked, room

REST = 2.0
"""Seconds between a copy's being ready and the next one's leaving: nginx looks again a second after it found none."""

WORLD = ROOT / "tests" / "world"


def run(amount: int) -> Row:
    """So many updates, each of both copies."""
    with room() as folder:
        met = update(built(folder), WORLD, folder, times=amount)
    tally = Tally(errors=met.failures)
    tally.wrong.update({"a page changed": met.wrong})
    tally.answers["right"] = met.requests - met.failures.total() - met.wrong
    tally.remarks.append(f"a copy took {min(met.left):.1f} to {max(met.left):.1f} s to leave")
    return tally.row(f"{amount} updates of two copies, {met.requests:,} requests")


def built(folder: Path) -> Path:
    """A data folder of the tiny record, as `timeline build` makes it: a copy that starts checks nothing anew."""
    store.build(checked(WORLD), folder / "data", sameness.digest(WORLD))
    return folder / "data"


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


def update(
    data: Path, seeds: Path, room: Path, *, times: int = 1, readers: int = 8, rate: float = 10.0, drain: float = DRAIN
) -> Update:
    """Exchanges both copies so many times, one after the other, while `readers` ask `rate` times a second each; nginx
    keeps its files in `room`."""
    exits, left = [], []
    with behind_nginx(data, seeds, room, drain) as (proxy, copies):
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
