"""`python -m tests.bench [PART …]`: measures, and prints tables of ratios beside their goals (`make bench`)."""

import argparse
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from tests.bench import browser, flight, lighthouse, making, observing, server
from tests.bench.setting import Setting, machine
from tests.bench.table import FAILED, Table

PARTS: dict[str, Callable[[Setting], Iterator[Table]]] = {
    "build": making.build_tables,
    "start": making.start_tables,
    "server": server.tables,
    "crowd": flight.tables,
    "log": observing.tables,
    "browser": browser.tables,
    "lighthouse": lighthouse.tables,
}
"""What can be measured alone, by name, in the order of a whole run: the build first, since the others read what it
makes."""


def measured(setting: Setting, names: list[str]) -> Iterator[str]:
    """What the run prints, line by line. A part that breaks down says so in its place, and the next one is measured."""
    yield from (f"{date.today()}, `python -m tests.bench {' '.join(sys.argv[1:])}`".rstrip(), "")
    yield from (f"- {line}" for line in machine(setting))
    yield ""
    for name in names:
        try:
            for table in PARTS[name](setting):
                yield from table.lines()
        except Exception as error:
            yield from (f"### {name}", "", f"{FAILED}: {type(error).__name__}: {error}", "")


def main() -> None:
    """Measures what the command line names."""
    default = Setting()
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all where none is named")
    parser.add_argument("--sizes", type=_sizes, default=default.sizes, help="events, 0 for the record: 0,1000")
    parser.add_argument("--seeds", type=Path, default=default.seeds, help="folder of another record")
    parser.add_argument("--write", type=Path, help="file for the tables, in Markdown")
    parser.add_argument("--no-peers", action="store_true", help="measure our side alone")
    for name in ("rounds", "requests", "readers", "junk", "loads"):
        parser.add_argument(f"--{name}", type=int, default=getattr(default, name))
    given = vars(parser.parse_args())
    parts, write, peers = given.pop("parts"), given.pop("write"), not given.pop("no_peers")
    if unknown := [name for name in parts if name not in PARTS]:
        parser.error(f"there is no part {unknown[0]!r}: name some of {', '.join(PARTS)}")
    lines = []
    for line in measured(Setting(**given, peers=peers), parts or list(PARTS)):
        print(line, flush=True)
        lines.append(line)
    if write:
        write.write_text("\n".join(lines), encoding="utf-8")


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(size) for size in text.split(","))


if __name__ == "__main__":
    main()
