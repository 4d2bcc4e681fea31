"""`make mutants`: draws mutants by a seed, tries each on the tests that run its line, and tells which survived.

Begins with a measured run of all tests that need no browser, in a copy of the project; `--measured` keeps or uses one.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.mutation.choice import Chosen, Lines, read
from tests.mutation.measuring import ROOT, measure, modules
from tests.mutation.mutants import Mutant, drawn, mutants
from tests.mutation.trial import SURVIVED, Trial, copied, tried, warm

GOAL = 92
"""So many of a hundred mutants must not survive."""
AT_ONCE = 2
SOUND = 1
"""So many tests of each mutant are run without a change first."""
MOST = 20.0
"""So many seconds of tests a mutant is tried on."""


def every_mutant(root: Path = ROOT) -> list[Mutant]:
    """All mutants of the modules that must not fail."""
    return [m for path in modules(root) for m in mutants(str(path.relative_to(root)), path.read_text())]


def lines_of(root: Path, folder: Path) -> Lines:
    """Which test runs which line, by the measured run that is kept in `folder`, or one that is made now."""
    if not (folder / ".coverage").exists():
        measure(root, folder)
    return read(folder)


def sound(trials: Sequence[Trial], copies: Sequence[Path], patience: float) -> bool:
    """Whether tests pass where nothing was changed, as they must for a failure to mean anything; prints what fails."""
    tests = tuple(dict.fromkeys(test for trial in trials for test in trial.chosen.tests[:SOUND]))
    unchanged = Trial(Mutant.none(trials[0].mutant.file), Chosen(tests, MOST))
    [trial] = tried([unchanged], copies[:1], patience)
    if trial.ended != SURVIVED:
        print(copies[0].with_suffix(".log").read_text())
    return trial.ended == SURVIVED


def told(trials: Sequence[Trial]) -> bool:
    """Prints how the trials ended and each survivor; whether enough were killed."""
    ended = Counter(trial.ended for trial in trials)
    killed = len(trials) - ended[SURVIVED]
    print("\n" + ", ".join(f"{number} {how}" for how, number in sorted(ended.items())))
    print(f"{killed} of {len(trials)} killed: {100 * killed / len(trials):.1f} %; the goal is {GOAL} %. Survivors:\n")
    for line in sorted(str(trial.mutant) for trial in trials if trial.ended == SURVIVED):
        print(line)
    return 100 * killed >= GOAL * len(trials)


def options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """What the command was asked for."""
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--number", type=int, default=300)
    parser.add_argument("--seed", default="20261129")
    parser.add_argument("--only", default="", help="of those drawn, the ones that are listed with this text")
    parser.add_argument("--patience", type=float, default=60, help="seconds that every mutant may take at the least")
    parser.add_argument("--measured", type=Path, help="a folder to keep the measured run in, or to take it from")
    return parser.parse_args(arguments)


def main() -> int:
    """Runs it all; 1 where too many survive."""
    asked = options()
    chosen = [m for m in drawn(every_mutant(), asked.number, asked.seed) if asked.only in str(m)]
    with tempfile.TemporaryDirectory(prefix="mutants-") as scratch:
        copies = copied(ROOT, Path(scratch), AT_ONCE)
        lines = lines_of(copies[0], asked.measured or Path(scratch, "measured"))
        warm()
        waiting = [Trial(mutant, lines.chosen(mutant, MOST)) for mutant in chosen]
        if not sound(waiting, copies, asked.patience):
            return 2
        trials = []
        for trial in tried(waiting, copies, asked.patience):
            print(f"{trial.ended:9} {len(trial.chosen.tests):4} tests  {trial.mutant}", flush=True)
            trials.append(trial)
        return 0 if told(trials) else 1


if __name__ == "__main__":
    sys.exit(main())
