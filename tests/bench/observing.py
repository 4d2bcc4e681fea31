"""What the log of requests and the metrics cost, beside a bare answer."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.hooked import counted
from tests.bench.load import ask, steady
from tests.bench.processes import BARE, Server, ours, uvicorn
from tests.bench.setting import Setting, size_words
from tests.bench.table import GOALS, Goal, Table, judge, shown
from tests.bench.world import world

PAGE = "home"
QUIET, LOG, METRICS, BOTH = "neither", "log", "metrics", "log and metrics"
ROUNDS = 3
"""So many times as many rounds as elsewhere, since small differences are looked for."""
COLUMNS = ("a kept page with", "µs", "more µs", "of a bare answer")


def tables(setting: Setting) -> Iterator[Table]:
    """A kept page with and without, and the goals, at the smallest size: neither depends on how much there is."""
    built = world(setting, min(setting.sizes))
    path = built.built.pages[PAGE][0]
    with ExitStack() as stack:
        env, _ = stack.enter_context(counted())
        folder = stack.enter_context(TemporaryDirectory())
        servers = {
            name: stack.enter_context(ours(built.data, env, **given)) for name, given in _settings(folder).items()
        }
        size = ask(servers[QUIET].port, path, "br").size
        bare = stack.enter_context(uvicorn(BARE, {}))
        costs = _costs(setting, {name: (server, path) for name, server in servers.items()} | {"": (bare, f"/{size}")})
    table = Table(
        f"Log: {size_words(built.size)}", COLUMNS,
        "CPU of the server’s process for a kept page, brotli, 16 open connections. More is the median of the"
        " differences within a round.",
    )  # fmt: skip
    goals = Table("Log: goals", GOALS)
    least = median(costs[""])
    table.add("bare answer", shown(least * 1e6, ""), "", "")
    for name in servers:
        more = median(ours - quiet for ours, quiet in zip(costs[name], costs[QUIET], strict=True))
        table.add(name, *(shown(cost * 1e6, "") for cost in (median(costs[name]), more)), shown(more / least))
        if name == LOG:
            judge(goals, "the log, of a bare answer", more / least, Goal(0.3))
    yield table
    yield goals


def _settings(folder: str) -> dict[str, Mapping[str, Any]]:
    """The settings of each server. Nobody scrapes here, so any port turns the metrics on."""
    log, metrics = {"ACCESS_LOG": "on"}, {"METRICS_PORT": "1", "PROMETHEUS_MULTIPROC_DIR": folder}
    return {QUIET: {}, LOG: log, METRICS: metrics, BOTH: log | metrics}


def _costs(setting: Setting, asked: Mapping[str, tuple[Server, str]]) -> dict[str, list[float]]:
    """CPU seconds of a request of each, one after the other in every round."""
    samples: dict[str, list[float]] = {name: [] for name in asked}
    for server, path in asked.values():
        steady(server.port, path, setting.requests)
    for _ in range(setting.rounds * ROUNDS):
        for name, (server, path) in asked.items():
            start = server.cpu()
            steady(server.port, path, setting.requests)
            samples[name].append((server.cpu() - start) / setting.requests)
    return samples
