"""`make coverage`: runs all tests that need no browser under coverage.py, and holds what they reach to its limits.

What subprocesses run counts as well. The modules that must not fail are listed in `modules.txt`.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LISTED = Path(__file__).with_name("modules.txt")
KEPT = Path("tmp", "coverage")
OVERALL, WHOLE = 97, 100
"""So many of a hundred lines and branches are reached: of `app`, and of each module that must not fail."""
TESTS = ("-m", "not browser and not soak", "--ignore", "tests/bench", "tests")
WORKERS = ("--numprocesses", "2", "--dist", "worksteal")


def modules(root: Path = ROOT) -> list[Path]:
    """The modules that must not fail, in order."""
    return [path for pattern in LISTED.read_text().split() for path in sorted(root.glob(pattern))]


def measure(root: Path, folder: Path, tests: tuple[str, ...] = TESTS) -> int:
    """Runs the tests of the project in `root`, leaves in `folder` which of them runs which line, and in what time; the
    exit code of pytest."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    arguments = ("run", "-m", "pytest", "-q", "-p", "tests.mutation.contexts", "--timed", str(folder), *WORKERS, *tests)
    code = _coverage(root, folder, *arguments)
    _coverage(root, folder, "combine", "--quiet")
    return code


def _coverage(root: Path, folder: Path, *arguments: str) -> int:
    environment = {
        "COVERAGE_FILE": str(folder / ".coverage"),
        "PYTHONPATH": str(root),
        "DATA_DIR": str(folder / "data"),
    }
    command = [sys.executable, "-m", "coverage", *arguments]
    return subprocess.run(command, cwd=root, env=os.environ | environment, check=False).returncode


def main() -> int:
    """Measures, and reports by file and line what is not reached; not 0 where a test fails or a limit is not held."""
    folder = ROOT / KEPT
    failed = measure(ROOT, folder)
    overall = _coverage(ROOT, folder, "report", f"--fail-under={OVERALL}")
    include = ",".join(str(path.relative_to(ROOT)) for path in modules())
    whole = _coverage(ROOT, folder, "report", f"--include={include}", f"--fail-under={WHOLE}")
    return failed or overall or whole


if __name__ == "__main__":
    sys.exit(main())
