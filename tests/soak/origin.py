"""Owns the trial of a dead origin: both copies are killed, and nginx goes on with what it has kept."""

import http.client
import re
import signal
import struct
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.proxy import Proxy, Reader, Reply
from tests.soak.copies import HOT, behind_nginx
from tests.soak.rolling import WORLD, built
from tests.soak.row import Row, Tally
from tests.soak.variants import room

VERSION = 5
"""Of the head of a file in nginx's cache: version, then four times as 64 bits, the first until when it is valid."""


def run(amount: int) -> Row:
    """So many rounds of every page while no copy runs."""
    with room() as folder:
        met = outage(built(folder), WORLD, folder, rounds=amount)
    tally = Tally(errors=met.failures)
    tally.wrong.update({"another page": met.wrong})
    tally.must(met.back, "no fresh page came once the copies did")
    tally.answers.update({"stale": met.stale, "designed 503": met.designed})
    return tally.row(f"{met.requests:,} requests, six days after the copies died")


@dataclass(frozen=True, slots=True)
class Outage:
    """What readers met while no copy ran. `designed` counts nginx's own page with a time to come again."""

    requests: int
    stale: int
    designed: int
    wrong: int
    failures: Counter[str]
    back: bool
    """Whether fresh pages came again once the copies did."""


def outage(data: Path, seeds: Path, room: Path, *, rounds: int = 1, age: float = 6 * 86400) -> Outage:
    """Asks for pages, kills both copies, makes what nginx has kept `age` seconds older, and asks so many times for them
    and for others; then starts the copies again."""
    with behind_nginx(data, seeds, room) as (proxy, copies):
        reader = Reader(proxy)
        before = {path: reader.ask(path) for path in HOT}
        before |= {path: reader.ask(path) for path in named_by(before["/"])}
        for copy in copies:
            copy.stop(signal.SIGKILL)
        grow_old(proxy, age)
        asked = [path for number in range(rounds) for path in (*before, f"/search?q=new{number}", f"/api/new{number}")]
        counted = Counter(_met(before.get(path), reader, path) for path in asked)
        stale = sum(line.split()[5] == "STALE" for line in proxy.log)
        for copy in copies:
            copy.start()
        back = reader.ask("/search?q=back").status == 200
        reader.leave()
    good = {"as before", "designed"}
    failures = Counter({kind: n for kind, n in counted.items() if kind not in good | {"wrong"}})
    return Outage(len(asked), stale, counted["designed"], counted["wrong"], failures, back)


def named_by(page: Reply) -> list[str]:
    """The styles and scripts that a page names by the digest of their bytes."""
    return re.findall(r"""["'](/static/[^"']+[.](?:css|js)[?]v=[0-9a-f]+)""", page.body.decode())


def _met(before: Reply | None, reader: Reader, path: str) -> str:
    """What an answer is: as it was before, another, nginx's own page with a time to come again, or a failure."""
    try:
        reply = reader.ask(path)
    except (OSError, http.client.HTTPException) as error:
        return type(error).__name__
    if reply.status == 200 and before:
        return "as before" if reply.body == before.body else "wrong"
    own = reply.status == 503 and b"The site is away for a moment" in reply.body and "retry-after" in reply.headers
    return "designed" if own and not before else str(reply.status)


def grow_old(proxy: Proxy, age: float) -> None:
    """Makes every answer that nginx keeps one that has not been valid for so many seconds."""
    for path in proxy.cached:
        content = bytearray(path.read_bytes())
        version, *_ = struct.unpack_from("<Q", content)
        assert version == VERSION, f"nginx keeps files of version {version}"
        struct.pack_into("<q", content, 8, int(time.time() - age))
        path.write_bytes(content)
