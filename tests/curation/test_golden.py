"""What is written for an editor, to the letter: an imported story, blank records, the reports on the record."""

from pathlib import Path

import pytest

from app import curation
from app.curation import blanks, prose
from app.curation.drafts import lines
from app.curation.elsewhere.bring import bring, told
from tests.conftest import WORLD
from tests.curation.elsewhere.bringing import right
from tests.curation.spoiling import problems
from tests.golden import folder, hold

GOLDEN = Path(__file__).with_name("golden")


@pytest.mark.parametrize(
    ("form", "name"), [("timelinejs", "weather.json"), ("csv", "ferries.csv"), ("csv", "many-groups.csv")]
)
def test_an_import_is_written_to_the_letter(tmp_path: Path, form: str, name: str) -> None:
    seeds = tmp_path / "seeds"
    made = bring(form, GOLDEN / name, seeds)
    said = [*told(made, Path("seeds")), *lines(right(seeds))]
    hold(GOLDEN / f"{name}.txt", folder(seeds) + "===== told\n" + "\n".join(said) + "\n")


def test_blank_records_are_written_to_the_letter(copied: Path) -> None:
    written = [blanks.write(copied, kind, f"a-new-{kind}") for kind in blanks.NAMES]
    text = "".join(f"===== {path.relative_to(copied)}\n{path.read_text(encoding='utf-8')}" for path in written)
    files = {str(path.relative_to(copied)) for path in written}
    lacking = "".join(f"{problem}\n" for problem in problems(copied) if problem.file in files)
    hold(GOLDEN / "blanks.txt", f"{text}===== what they lack\n{lacking}")


def test_the_reports_on_the_record_are_told_to_the_letter(world: curation.Seeds) -> None:
    lock = curation.read_lock(WORLD)
    sample = "\n".join(["", *curation.sample(world, 99, lock)]).split("\n== ")
    parts = [*curation.coverage(world), "", *prose.report(world), "", *sorted(part.strip() for part in sample), ""]
    hold(GOLDEN / "reports.txt", "\n".join(parts))
