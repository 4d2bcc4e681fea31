"""Owns the trial of a site that is asked for twice of what it can: what it cannot answer, it refuses in time."""

import asyncio
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from pathlib import Path
from random import Random

from app.config import SEEDS
from app.record import store
from tests.bench.processes import Server
from tests.soak import raw
from tests.soak.footprint import footprint
from tests.soak.open_loop import DESIGNED, Offered, offer
from tests.soak.row import Row, Tally
from tests.soak.served import served, tracebacks
from tests.soak.variants import Variant, checked, room

HOT = ("/", "/actors", "/quotes", "/questions", "/story", "/about", "/sources", "/api/events")
COLD = 0.5
"""So large a share of the requests is for an address that nobody has asked for before."""
SLOWEST = 1.0
"""Seconds within which ninety-nine of a hundred answers come, below the knee."""
FIRST, TIMES, STEP = 20.0, 1.4, 5.0
"""The rate with which the search for the knee begins, what it grows by, and the seconds that each is offered."""
ROUGH = 2.0
"""What it grows by where it is offered for less than that."""
OVER = 2
WARM = 10
"""What the server takes is looked at after one part in so many, and at the end."""
ALWAYS = ("/readyz", "/healthz", "/static/site.css")
"""What is answered however much else is asked for."""
SOON = 10.0
"""Seconds in which it is."""
RIGHT = {"200", "304", DESIGNED}


def run(amount: int) -> Row:
    """So many seconds at twice the knee."""
    tally = Tally()
    with room() as folder:
        data, log = folder / "data", folder / "log"
        record = Variant(SEEDS, data, store.build(checked(SEEDS), data))
        with served(record, data, log) as server:
            return asyncio.run(_overloaded(server, amount, tally, log))


async def _overloaded(server: Server, amount: int, tally: Tally, log: Path) -> Row:
    chance = Random(amount)
    knee = await _knee(server.port, mixed(chance), min(STEP, amount))
    first = await _offered(server, mixed(chance), OVER * knee, amount / WARM, tally)
    before = footprint(server)
    rest = await _offered(server, mixed(chance), OVER * knee, amount - amount / WARM, tally)
    await asyncio.sleep(1)
    after = footprint(server)
    for one in (first, rest):
        tally.answers.update(one.answers)
        tally.errors.update(one.troubles)
        tally.errors.update({status: n for status, n in one.answers.items() if status not in RIGHT})
    tally.must(not tracebacks(log), "the server logged a traceback")
    p50, p99 = (rest.quantile(share) * 1_000 for share in (0.5, 0.99))
    tally.remarks.append(f"knee {knee:.0f} a second; the 200s at twice that: p50 {p50:,.0f} ms, p99 {p99:,.0f} ms")
    return tally.row(f"{amount:,} s at {OVER * knee:.0f} a second", before, after)


def mixed(chance: Random) -> Iterator[str]:
    """Hot and cold addresses; a cold one is a window of time that nobody has looked at."""
    hot = cycle(HOT)
    while True:
        if chance.random() < COLD:
            begins, ends = (date(year, chance.randrange(1, 13), chance.randrange(2, 28)) for year in years(chance))
            yield f"/?from={begins}&to={ends}"  # neither begins or ends a month: that has a shorter address
        else:
            yield next(hot)


def years(chance: Random) -> list[int]:
    """Two years of the record, the earlier first."""
    return sorted(chance.sample(range(2016, 2026), 2))


async def _knee(port: int, paths: Iterator[str], seconds: float) -> float:
    """The highest rate, of a row of them, at which all is answered in time, at the first or the second try."""
    await offer(port, paths, FIRST, seconds)  # loads what a server loads when it is first asked for
    rate = knee = FIRST
    times = TIMES if seconds == STEP else ROUGH
    while await _is_answered(port, paths, rate, seconds) or await _is_answered(port, paths, rate, seconds):
        knee, rate = rate, rate * times
    return knee


async def _is_answered(port: int, paths: Iterator[str], rate: float, seconds: float) -> bool:
    told = await offer(port, paths, rate, seconds)
    return not told.troubles and set(told.answers) == {"200"} and told.quantile(0.99) <= SLOWEST


async def _offered(server: Server, paths: Iterator[str], rate: float, seconds: float, tally: Tally) -> Offered:
    """A load, while somebody looks whether the server still says how it is."""
    load = asyncio.create_task(offer(server.port, paths, rate, seconds))
    for path in cycle(ALWAYS):
        if load.done():
            break
        asked = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode()
        statuses = raw.statuses(await raw.exchange(server.port, asked, wait=SOON))
        tally.must(statuses == [200], f"{path}: {statuses}")
        await asyncio.wait([load], timeout=1)
    return load.result()
