"""Many readers of one cold page, and what people read while made-up addresses are asked for."""

from collections.abc import Iterator

from app import urls
from tests.bench.hooked import Counts, counted
from tests.bench.load import Reply, ask_all, at_once
from tests.bench.processes import Server, ours
from tests.bench.setting import Setting, size_words
from tests.bench.table import FAILED, GOALS, MET, Goal, Table, judge
from tests.bench.world import World, world

HOT = 3
"""How often the pages that people read were asked for before."""
PAGES = ("home", "year and actor", "event", "question", "actor")
"""The pages that people read: of each a render tells that it was lost."""


def tables(setting: Setting) -> Iterator[Table]:
    """Single flight and made-up addresses, at the smallest size: neither depends on how much there is."""
    built = world(setting, min(setting.sizes))
    table = Table(
        f"Crowd: {size_words(built.size)}", GOALS,
        "Counted are calls of Jinja’s `render` in the server. A hot page was asked for three times; it is lost where a"
        " fourth request, after the made-up addresses, renders it again.",
    )  # fmt: skip
    with counted() as (env, counts), ours(built.data, env) as server:
        _flight(table, setting, server, counts, built.built.pages["year and actor"][0])
        _junk(table, setting, server, counts, built)
    yield table


def _flight(table: Table, setting: Setting, server: Server, counts: Counts, path: str) -> None:
    cpu, (renders, _) = server.cpu(), counts.read()
    replies = at_once(server.port, [path] * setting.readers)
    made = counts.read()[0] - renders
    judge(table, f"renders for {setting.readers} readers of one cold page", made or None, Goal(1, ""), "no render seen")
    table.add("CPU of that", f"{(server.cpu() - cpu) * 1e3:,.0f} ms", "", "")
    table.add("of them answered otherwise than by 200", *_failed(replies))


def _junk(table: Table, setting: Setting, server: Server, counts: Counts, built: World) -> None:
    hot = [built.built.pages[name][0] for name in PAGES]
    ask_all(server.port, hot * HOT)
    memory, cpu = server.memory(), server.cpu()
    replies = ask_all(server.port, _made_up(setting.junk))
    spent = (server.cpu() - cpu) / setting.junk
    lost = 0
    for path in hot:
        renders, _ = counts.read()
        ask_all(server.port, [path])
        lost += counts.read()[0] > renders
    what = f"hot pages of {len(hot)} lost to {setting.junk:,} made-up addresses"
    judge(table, what, lost, Goal(0, ""))
    table.add("CPU of a made-up address", f"{spent * 1e3:,.2f} ms", "", "")
    table.add("memory before and after", f"{memory:,.0f} and {server.memory():,.0f} MiB", "", "")
    table.add("of them answered by 5xx", *_failed([reply for reply in replies if reply.status >= 500]))


def _made_up(number: int) -> Iterator[str]:
    """Addresses that nobody asked for: searches, views with a search, records that are not there."""
    for n in range(number):
        yield (
            urls.link(urls.SEARCH, [("q", f"nobody{n}")]),
            urls.link(urls.TIMELINE, [("q", f"nothing{n}")]),
            urls.record("event", f"nowhere-{n}"),
        )[0 if n % 10 < 7 else 1 if n % 10 < 9 else 2]


def _failed(replies: list[Reply]) -> tuple[str, str, str]:
    """The number of answers that are not 200, held to none."""
    failed = sum(reply.status != 200 for reply in replies)
    return str(failed), "0", FAILED if failed else MET
