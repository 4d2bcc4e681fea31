"""Owns the import: from a file of another form to a new folder of seeds. It never overwrites."""

from collections.abc import Callable, Iterator
from pathlib import Path

from app.curation.blanks import need_empty
from app.curation.elsewhere import table, timelinejs
from app.curation.elsewhere.seeds import seeds_of
from app.curation.elsewhere.shapes import Imported
from app.text import counted

FORMS: dict[str, Callable[[Path], Imported]] = {"timelinejs": timelinejs.read, "csv": table.read}
"""What can be imported, and what reads it."""


def bring(form: str, file: Path, folder: Path) -> Imported:
    """Writes the seeds of a file into a new or empty folder; raises ImportTrouble, BlankError or OSError, and then
    nothing is written."""
    need_empty(folder)
    made = FORMS[form](file)
    for name, text in seeds_of(made).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return made


def told(made: Imported, folder: Path) -> Iterator[str]:
    """What became of the file, and what to do next."""
    number = counted(len(made.happenings), "event")
    yield f"{folder} holds {number} of {made.file}, as a draft that can be shown at once."
    if made.times:
        yield f"{counted(made.times, 'time')} of day have no field here: they stand in the comments of their events."
    for left in made.left_out:
        yield f"Left out: {left.origin}: {left.reason}."
    if made.left_out:
        yield f"What was left out stands whole in {folder / 'README.md'}."
    yield f"See what is to be completed: timeline check {folder}"
    yield f"See it: SEEDS_DIR={folder} make run"
