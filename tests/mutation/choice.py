"""Which tests a mutant is tried on: those that run its line, those of its module first, the quick before the slow."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

import coverage

from tests.mutation.contexts import FIXTURE
from tests.mutation.mutants import Mutant

IMPORT = ""
"""The context of what runs when a module is imported."""
MANY = 250
"""So many tests a mutant is tried on at the most."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Tests in the order in which they are tried, and the seconds that they take without a change."""

    tests: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Lines:
    """By file and line: the contexts in which it runs, a test or a shared fixture each; and what was timed of both."""

    contexts: dict[str, dict[int, list[str]]]
    tests: dict[str, float]
    shared: dict[str, list[str]]
    fixtures: dict[str, float]

    def chosen(self, mutant: Mutant, most: float) -> Chosen:
        """The tests of the mutant's lines, so many as take `most` seconds. Where these run when the module is imported,
        any test may see what comes of it: then those that stand beside a test of the module, or of its folder."""
        lines = self.contexts.get(mutant.file, {})
        contexts = {c for line in range(mutant.line, mutant.last_line + 1) for c in lines.get(line, ())}
        module = {context for here in lines.values() for context in here}
        met = self._tests(contexts)
        if IMPORT in contexts or not met:
            met |= self._beside([mutant.file]) or self._beside(
                f for f in self.contexts if _folder(f) == _folder(mutant.file)
            )
        tests, seconds, made = list[str](), 0.0, set[str]()

        def distance(test: str) -> tuple[bool, bool, bool, bool, float, str]:
            file, cost = mutant.file, self._cost(test)
            return not _own(test, file), test not in contexts, not _near(test, file), test not in module, cost, test

        for test in sorted(met, key=distance):
            if len(tests) == MANY:
                break
            cost = self.tests[test] + sum(self.fixtures[name] for name in self._fixtures(test) - made)
            if not tests or seconds + cost <= most:
                tests.append(test)
                seconds += cost
                made |= self._fixtures(test)
        return Chosen(tuple(tests), seconds)

    def _beside(self, files: Iterable[str]) -> set[str]:
        """The tests that stand in one file with a test that runs any line of these modules."""
        contexts = {context for file in files for here in self.contexts.get(file, {}).values() for context in here}
        beside = {test.partition("::")[0] for test in self._tests(contexts)}
        return {test for test in self.tests if test.partition("::")[0] in beside}

    def _tests(self, contexts: set[str]) -> set[str]:
        made = {context.removeprefix(FIXTURE) for context in contexts if context.startswith(FIXTURE)}
        return {test for test in self.tests if test in contexts or not made.isdisjoint(self.shared[test])}

    def _fixtures(self, test: str) -> set[str]:
        return {name for name in self.shared[test] if name in self.fixtures}

    def _cost(self, test: str) -> float:
        return self.tests[test] + sum(self.fixtures[name] for name in self._fixtures(test))


def _folder(file: str) -> PurePath:
    return PurePath(file).parent


def _own(test: str, file: str) -> bool:
    """Whether a test stands in the file that mirrors the module: `tests/record/test_make.py` is that of `make.py`."""
    return PurePath(test.split("::")[0]).stem == f"test_{PurePath(file).stem}"


def _near(test: str, file: str) -> bool:
    """Whether a test is of the module's room: `tests/curation/` and `tests/test_curation.py` are of `app/curation/`."""
    rooms, path = PurePath(file).parts[1:-1], PurePath(test.split("::")[0])
    return any(room in path.parts or path.stem == f"test_{room}" for room in rooms)


def read(folder: Path) -> Lines:
    """What a measured run left in a folder: the data of coverage.py, and the files that `Contexts` wrote."""
    kept = coverage.CoverageData(str(folder / ".coverage"))
    kept.read()
    files = {f"app/{file.rpartition('/app/')[2]}": file for file in kept.measured_files()}
    contexts = {name: kept.contexts_by_lineno(file) for name, file in files.items()}
    timed: dict[str, dict[str, Any]] = {"tests": {}, "shared": {}, "fixtures": {}}
    for path in sorted(folder.glob("timed-*.json")):
        for key, values in json.loads(path.read_text()).items():
            timed[key] |= values
    return Lines(contexts, **timed)
