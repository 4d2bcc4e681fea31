"""A pytest plugin that notes which test runs which line of `app`, how long each takes, and what fixtures it shares.

Lines that run while a shared fixture is made are noted under the fixture, so that they belong to all who use it.
"""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import coverage
import pytest

FIXTURE = "fixture:"
"""Begins the context of a shared fixture; that of a test is its node id."""


@dataclass(slots=True)
class Timed:
    """The seconds of each test that passed, less those of shared fixtures; its shared fixtures; their seconds."""

    tests: dict[str, float] = field(default_factory=dict)
    shared: dict[str, list[str]] = field(default_factory=dict)
    fixtures: dict[str, float] = field(default_factory=dict)


class Contexts:
    """Switches the context of the running measurement, if any, and keeps what was timed."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.timed = folder, Timed()
        self.current, self.spent, self.failed = "", 0.0, set[str]()

    def switch(self, context: str) -> None:
        self.current = context
        if measuring := coverage.Coverage.current():
            measuring.switch_context(context)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.spent, start = 0.0, time.perf_counter()
        self.switch(item.nodeid)
        result = yield
        self.switch("")
        if item.nodeid not in self.failed:
            self.timed.tests[item.nodeid] = time.perf_counter() - start - self.spent
            self.timed.shared[item.nodeid] = list(getattr(item, "fixturenames", ()))
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Iterator[None]:
        if fixturedef.scope == "function":
            return (yield)
        before, start = self.current, time.perf_counter()
        self.switch(FIXTURE + fixturedef.argname)
        try:
            return (yield)
        finally:
            self.switch(before)
            took = time.perf_counter() - start
            self.spent += took
            self.timed.fixtures[fixturedef.argname] = took

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.passed:
            self.failed.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        (self.folder / f"timed-{os.getpid()}.json").write_text(json.dumps(asdict(self.timed)))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--timed", type=Path, help="the folder in which to note what was timed")


def pytest_configure(config: pytest.Config) -> None:
    if folder := config.getoption("timed"):
        config.pluginmanager.register(Contexts(folder))
