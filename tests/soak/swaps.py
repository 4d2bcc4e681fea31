"""Owns the trial of generations that are published one after another under readers who never leave."""

from time import sleep

from app.record import store
from tests.soak.footprint import footprint
from tests.soak.readers import reading
from tests.soak.row import Row, Tally
from tests.soak.served import served, tracebacks, until
from tests.soak.variants import checked, enough, litter, lost, missing, references, room, variants

READERS = 32
WARM = 10
"""What the server takes is looked at after one swap in so many, and at the end: by then it has met everything once."""
SETTLED = 1.0
"""Seconds after the last swap in which requests of older generations end, and so these are let go."""


def run(amount: int, workers: int = 1) -> Row:
    """So many builds that are published, each once the last is served, by so many processes."""
    tally = Tally()
    with room() as folder:
        made, data = variants(folder, enough(amount)), folder / "data"
        pages, seeds = references(made), [checked(variant.seeds) for variant in made]
        store.build(seeds[0], data)
        log = folder / "log"
        with served(made[0], data, log, workers=workers) as server, reading(server.port, pages, READERS, tally):
            for number in range(1, amount + 1):
                variant = made[number % len(made)]
                store.build(seeds[number % len(made)], data)
                tally.must(until(server.port, variant.pointer.generation), "a new generation is not served")
                if number == max(1, amount // WARM):
                    before = footprint(server)
            sleep(SETTLED)
            after = footprint(server)
        tally.must(not tracebacks(log), "the server logged a traceback")
        if trouble := lost(data, made):
            tally.lost[trouble] += 1
        tally.lost.update(missing(data, made[amount % len(made)]))
        tally.must(not litter(data), f"litter: {litter(data)}")
    return tally.row(f"{amount:,} swaps, {READERS} readers, {workers} worker{'s' * (workers > 1)}", before, after)
