"""Ways to spoil a copy of the tiny record, and what the checker then says."""

from pathlib import Path

from app import curation
from app.curation import Problem


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    """Replaces the first `old` in a file of the record by `new`."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} does not hold {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(folder: Path) -> list[Problem]:
    """Everything that is wrong, by the lock."""
    return curation.check(folder)[1]


def proved(folder: Path) -> list[Problem]:
    """Everything that is wrong, by the articles that lie beside the copy."""
    return curation.check(folder, folder / "articles")[1]


def line_of(folder: Path, file: str, text: str) -> int:
    """The number of the first line that begins with `text`, else of the first that holds it."""
    lines = list(enumerate((folder / file).read_text(encoding="utf-8").splitlines(), 1))
    begins = [number for number, line in lines if line.startswith(text)]
    return begins[0] if begins else next(number for number, line in lines if text in line)


def only(reported: list[Problem]) -> Problem:
    """The one problem there is."""
    assert len(reported) == 1, "\n".join(map(str, reported))
    return reported[0]
