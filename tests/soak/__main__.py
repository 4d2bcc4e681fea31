"""`python -m tests.soak [TRIAL …]`: tries to break the site, and prints one table of what came of it (`make soak`)."""

import argparse
import sys
from collections.abc import Iterator
from datetime import date

from tests.bench.setting import Setting, machine
from tests.bench.table import FAILED
from tests.soak.row import COLUMNS, table
from tests.soak.trials import ALONE, TOGETHER, TRIALS, Ran, in_its_own_process


def told(ran: list[Ran]) -> Iterator[str]:
    """The table, and what stands below it."""
    made, below = table(), list[str]()
    for name, row, seconds, why in ran:
        if row is None:
            made.add(name, f"{FAILED}: {why}", *["–"] * (len(COLUMNS) - 3), f"{seconds:,.0f}")
        else:
            made.add(*row.cells(name, seconds))
            below += row.told(name)
    yield from made.lines()
    yield from below


def main() -> int:
    """Runs what the command line names; 1 where anything failed, was wrong or lost."""
    parser = argparse.ArgumentParser(prog="tests.soak", description=__doc__)
    parser.add_argument("trials", nargs="*", metavar="TRIAL", help=f"of {', '.join(TRIALS)}; all where none is named")
    parser.add_argument("--scale", type=float, default=1.0, help="so many times the whole amount: 0.01")
    given = parser.parse_args()
    if unknown := [name for name in given.trials if name not in TRIALS]:
        parser.error(f"there is no trial {unknown[0]!r}: name some of {', '.join(TRIALS)}")
    print(f"{date.today()}, `python -m tests.soak {' '.join(sys.argv[1:])}`", flush=True)
    print(*(f"- {line}" for line in machine(Setting())[:3]), "", sep="\n", flush=True)
    ran = []
    for group, at_once in ((TOGETHER, 2), (ALONE, 1)):
        names = [name for name in group if name in (given.trials or TRIALS)]
        for one in in_its_own_process(names, given.scale, at_once):
            ran.append(one)
            print(f"{one[0]}: {one[2]:,.0f} s", file=sys.stderr, flush=True)
    print(*told(sorted(ran, key=lambda one: list(TRIALS).index(one[0]))), sep="\n")
    return int(any(row is None or not row.is_clean for _, row, *_ in ran))


if __name__ == "__main__":
    sys.exit(main())
