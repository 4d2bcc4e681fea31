"""The project's files as the contract tests read them."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from app.config import ROOT as ROOT

Finder = Callable[[str, str], Iterable[str]]
"""What sees the offenders in a file, by its name and its text."""

NOT_OURS = {
    ".git", ".venv", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis", "data", "build", "tmp",
    "trump_kim_timeline.egg-info",
}  # fmt: skip
"""What tools write beside `app`: folders, but for a worktree's `.git`."""


def files(*folders: str, suffix: str = "") -> list[Path]:
    """Every file of the project under the folders (all, where none is named), in order."""
    starts = [ROOT / folder for folder in folders] or [ROOT]
    return sorted(path for start in starts for path in _walk(start) if path.name.endswith(suffix))


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if name(path) in NOT_OURS or path.name == "__pycache__":
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


def name(path: Path) -> str:
    """The file's path within the project."""
    return str(path.relative_to(ROOT))


def text(path: Path) -> str:
    """The file's text; bytes that are none become U+FFFD."""
    return path.read_text(encoding="utf-8", errors="replace")


def parsed(path: Path) -> ast.Module:
    """The file as Python reads it."""
    return ast.parse(text(path), filename=name(path))


def places(pattern: re.Pattern[str], path: str, said: str) -> Iterator[str]:
    """Where a text holds what a pattern means."""
    for match in pattern.finditer(said):
        yield f"{path}:{said.count(chr(10), 0, match.start()) + 1} holds {match[0]!r}"


def none(offenders: Iterable[str]) -> None:
    """Fails with every offender, each on a line of its own."""
    named = list(offenders)
    assert not named, "\n".join(["", *named])


def hold(finder: Finder, paths: Iterable[Path]) -> None:
    """Fails with every offender that the finder sees in the files, and where there is no file to look at."""
    looked_at = list(paths)
    assert looked_at
    none(offender for path in looked_at for offender in finder(name(path), text(path)))
