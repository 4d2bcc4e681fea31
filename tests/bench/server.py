"""What a page costs the server, warm and cold, beside a bare answer of as many bytes and beside Datasette."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle, islice
from statistics import median
from typing import Any

from tests.bench.datasette import address, datasette
from tests.bench.hooked import Counts, counted
from tests.bench.load import Reply, ask, steady
from tests.bench.processes import BARE, Server, ours, uvicorn
from tests.bench.setting import Missing, Setting, size_words
from tests.bench.table import FAILED, GOALS, MET, Figure, Goal, Table, judge, ratio, shown
from tests.bench.world import World, world

DOWNLOADS = ("CSV",)
COMMON = "search, common words"
RECORDS = ("event", "placed event", "place", "question", "actor")
PAGES = ("home", "year and actor", "search, rare word", COMMON, *RECORDS, "story")
LARGE = 4 * 2**20
"""What has more bytes is kept by no cache, so it is never warm."""
WARMING = 6
"""So many pages of a kind are asked for before: templates and styles of citation are loaded once a process."""
ENOUGH = 20.0
"""CPU seconds after which a page is not asked again."""
NOTE = (
    "CPU of the server's process. Warm: brotli, 16 open connections, beside a bare uvicorn that sends as many bytes. "
    "Cold: no page kept, and every time another address where there is one, for records that were read stay in memory; "
    "medians; × is ours against Datasette’s, asked for the same, both uncompressed. SQL: statements of a first request."
)
COLUMNS = (
    "page", "HTML bytes", "br bytes", "SQL", "warm µs", "bare µs", "warm ×", "cold ms", "cold br ms", "Datasette ms",
    "cold ×",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """What one page costs at one size: bytes plain and in brotli, statements, CPU seconds of a request; or its
    `trouble`, where it was not answered by 200."""

    name: str
    size: int = 0
    packed: int = 0
    statements: int = 0
    trouble: str = ""
    warm: Figure = None
    bare: Figure = None
    cold: Figure = None
    cold_packed: Figure = None
    datasette: Figure = None

    def cells(self) -> tuple[str, ...]:
        """Its row."""
        if self.trouble:
            return (self.name, f"{FAILED}: {self.trouble}", *[""] * (len(COLUMNS) - 2))
        micro = [shown(figure and figure * 1e6, "") for figure in (self.warm, self.bare)]
        milli = [shown(figure and figure * 1e3, "") for figure in (self.cold, self.cold_packed, self.datasette)]
        counts = [f"{self.size:,}", f"{self.packed:,}", str(self.statements)]
        warm, cold = shown(ratio(self.warm, self.bare)), shown(ratio(self.cold, self.datasette))
        return (self.name, *counts, *micro, warm, *milli, cold)


@dataclass(frozen=True, slots=True)
class Sides:
    """The servers of one size: ours with its cache, ours without, a bare one, and Datasette if it is to be had."""

    warm: Server
    cold: Server
    bare: Server
    datasette: Server | None
    counts: Counts


def tables(setting: Setting) -> Iterator[Table]:
    """A table for each size, and one of the goals."""
    found: dict[int, dict[str, Page]] = {}
    for size in setting.sizes:
        built = world(setting, size)
        pages, said = measure(setting, built)
        found[size] = {page.name: page for page in pages}
        title = f"Server: {size_words(size)} ({built.built.events:,} events)"
        table = Table(title, COLUMNS, f"{NOTE} {said}")
        for page in pages:
            table.add(*page.cells())
        yield table
    yield _goals(found)


def measure(setting: Setting, built: World) -> tuple[list[Page], str]:
    """Every page of a record, and what else a reader must know: the server's memory, why Datasette is not there."""
    with ExitStack() as stack:
        env, counts = stack.enter_context(counted())
        warm, cold = (stack.enter_context(ours(built.data, env, cache=megabytes)) for megabytes in (64, 0))
        bare = stack.enter_context(uvicorn(BARE, {}))
        other, why = None, ""
        try:
            other = stack.enter_context(datasette(setting, built))
        except Missing as missing:
            why = f" Datasette was not measured: {missing}."
        sides = Sides(warm, cold, bare, other, counts)
        pages = [_tried(setting, sides, name, paths) for name, paths in built.built.pages.items()]
        memory = f"With the cache full of these our server held {warm.memory():,.0f} MiB."
    return pages, memory + why


def _tried(setting: Setting, sides: Sides, name: str, paths: list[str]) -> Page:
    """One kind of page, or that it failed."""
    try:
        return _page(setting, sides, name, paths)
    except OSError as error:
        return Page(name, trouble=str(error))


def _page(setting: Setting, sides: Sides, name: str, paths: list[str]) -> Page:
    """One kind of page: each side in turn, round by round, and every time another address if there is one."""
    first, rest = paths[0], paths[1:-WARMING] or paths
    cold, packed_cold, same = (islice(cycle(rest), start, None, 2) for start in (0, 1, 0))
    for path in paths[-WARMING:]:
        _answered(sides.cold, path)
    before = sides.counts.read()[1]
    plain = _answered(sides.cold, first)
    statements = sides.counts.read()[1] - before
    packed = _answered(sides.cold, first, "br")
    asked: dict[str, Callable[[], float]] = {
        "cold": lambda: _once(sides.cold, next(cold), "identity"),
        "cold_packed": lambda: _once(sides.cold, next(packed_cold), "br"),
    }
    if plain.size <= LARGE:
        asked["warm"] = lambda: _many(sides.warm, first, setting.requests)
        asked["bare"] = lambda: _many(sides.bare, f"/{packed.size}", setting.requests)
    if (other := sides.datasette) and (theirs := address(name, first)) and ask(other.port, theirs).status == 200:
        asked["datasette"] = lambda: _once(other, address(name, next(same)) or "", "identity")
    return Page(name, plain.size, packed.size, statements, **_medians(setting.rounds, asked))


def _answered(server: Server, path: str, coding: str = "identity") -> Reply:
    """The answer, of status 200; raises OSError of any other."""
    reply = ask(server.port, path, coding)
    if reply.status != 200:
        raise OSError(f"{path} is answered by {reply.status}")
    return reply


def _medians(rounds: int, asked: dict[str, Callable[[], float]]) -> dict[str, Any]:
    """What each costs, one after the other in every round."""
    samples: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(rounds):
        for name, cost in asked.items():
            if sum(samples[name]) < ENOUGH:
                samples[name].append(cost())
    return {name: median(costs) for name, costs in samples.items()}


def _once(server: Server, path: str, coding: str) -> float:
    """The CPU seconds of one request."""
    start = server.cpu()
    _answered(server, path, coding)
    return server.cpu() - start


def _many(server: Server, path: str, requests: int) -> float:
    """The CPU seconds of one of many requests, the connections open and the page warm."""
    steady(server.port, path, 16)
    start = server.cpu()
    steady(server.port, path, requests)
    return (server.cpu() - start) / requests


def _goals(found: dict[int, dict[str, Page]]) -> Table:
    """The figures that have a goal; where a run has other sizes than those of the goals, its own stand for them."""
    table = Table("Server: goals", GOALS)
    small = 1_000 if 1_000 in found else min(found)
    large, least = max(found), min(found)
    at = {size: size_words(size) for size in found}
    few, many = found[small], found[large]
    worst_warm = _worst({f"{name}, {at[s]}": ratio(p.warm, p.bare) for s in found for name, p in found[s].items()})
    judge(table, f"warm page against bare, the worst ({worst_warm[0]})", worst_warm[1], Goal(1.2))
    home = found[least]["home"].cold_packed
    judge(table, f"cold home, {at[least]}", home and home * 1e3, Goal(15, "ms"))
    for what, size, name, goal in (
        ("list page against Datasette’s with one facet", small, "home", 0.5), ("event against row", small, "event", 1),
        ("event against row", large, "event", 1), ("search, rare word", large, "search, rare word", 0.5),
        (COMMON, large, COMMON, 0.5),
    ):  # fmt: skip
        page = found[size][name]
        why = "no Datasette here, or the page failed"
        judge(table, f"cold {what}, {at[size]}", ratio(page.cold, page.datasette), Goal(goal), why)
    if large != small:
        growth = {name: ratio(page.cold, few[name].cold) for name, page in many.items()}
        apart = {name: more for name, more in growth.items() if name not in (COMMON, *DOWNLOADS)}
        name, more = _worst(apart)
        judge(table, f"a page at {at[large]} against {at[small]}, the worst ({name})", more, Goal(2), "pages failed")
        judge(table, f"{COMMON}, {at[large]} against {at[small]}", growth[COMMON], Goal(6), "the page failed")
    _limits(table, [page for pages in found.values() for page in pages.values()])
    return table


def _limits(table: Table, pages: list[Page]) -> None:
    """What holds for every page: its bytes, its statements, that it answers."""
    html = [page for page in pages if page.name in PAGES and not page.trouble]
    if html:
        largest, asking = max(html, key=lambda page: page.size), max(html, key=lambda page: page.statements)
        judge(table, f"HTML of the largest page ({largest.name})", largest.size / 1e3, Goal(250, "kB"))
        judge(table, f"SQL statements of one page ({asking.name})", asking.statements, Goal(10, ""))
    failed = sum(bool(page.trouble) for page in pages)
    table.add("kinds of page that failed", str(failed), "0", FAILED if failed else MET)


def _worst(figures: dict[str, Figure]) -> tuple[str, Figure]:
    """The largest figure and what it is of."""
    return max(
        ((name, f) for name, f in figures.items() if f is not None), key=lambda pair: pair[1], default=("", None)
    )
