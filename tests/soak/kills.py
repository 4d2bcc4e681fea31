"""Owns the trial of builds that are killed at any moment, while a server follows what they publish."""

from pathlib import Path
from random import Random
from time import monotonic, sleep

from tests.soak import commands
from tests.soak.footprint import footprint
from tests.soak.readers import reading
from tests.soak.row import Row, Tally
from tests.soak.served import served, tracebacks
from tests.soak.variants import Variant, enough, litter, lost, missing, references, room, variants

READERS = 8
CALM = 4
"""So many builds end before any is killed: they say how long one takes."""
WARM = 10
"""What the server takes is looked at after one part in so many, and at the end: by then it has met everything once."""
BEYOND = 1.1
"""A kill falls anywhere up to so many times that, so that some builds end as well."""


def run(amount: int) -> Row:
    """So many builds killed, over records that take turns; every one that ends leaves no litter of those before it."""
    tally, chance = Tally(), Random(amount)
    with room() as folder:
        made, data, said = variants(folder, enough(amount)), folder / "data", folder / "said"
        pages = references(made)
        _whole(made[0], data, said)
        with served(made[0], data, folder / "log") as server, reading(server.port, pages, READERS, tally):
            times = [_whole(made[number % len(made)], data, said) for number in range(CALM)]
            most, killed, ended = sum(times) / CALM * BEYOND, 0, 0
            while killed < amount:
                if killed <= amount // WARM:
                    before = footprint(server)
                variant = made[(killed + ended) % len(made)]
                if _killed(variant, data, said, most * chance.random()):
                    killed += 1
                else:
                    ended += 1
                    _judge_litter(data, tally)
                if trouble := lost(data, made):
                    tally.lost[trouble] += 1
            _whole(made[0], data, said)
            _judge_litter(data, tally)
            tally.lost.update(missing(data, made[0]))
            after = footprint(server)
        tally.must(not tracebacks(folder / "log"), "the server logged a traceback")
    tally.remarks.append(f"{ended:,} more builds ended before their kill; one took {sum(times) / CALM:.2f} s")
    return tally.row(f"{killed:,} kills", before, after)


def _whole(variant: Variant, data: Path, said: Path) -> float:
    """Builds to the end; gives the seconds that it took."""
    since = monotonic()
    ended = commands.ended(commands.build(variant.seeds, data, said), said)
    if ended.code != 0:
        raise OSError(f"a build that nobody hinders: {ended.last}")
    return monotonic() - since


def _killed(variant: Variant, data: Path, said: Path, after: float) -> bool:
    """Begins a build and kills it; False where it had ended by then."""
    process = commands.build(variant.seeds, data, said)
    sleep(after)
    process.kill()
    process.join()
    return process.exitcode != 0


def _judge_litter(data: Path, tally: Tally) -> None:
    for name in litter(data):
        tally.errors[f"litter after a build: {name}"] += 1
