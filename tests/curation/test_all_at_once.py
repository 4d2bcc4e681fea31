"""Five things wrong at once: all are reported, each with its file and line, and nothing is loaded."""

from pathlib import Path

from tests.conftest import WORLD
from tests.curation.spoiling import line_of, problems, proved, spoil
from tests.test_cli import timeline

VIENNA, SPUTNIK, LANDING = "events/vienna-summit.yaml", "events/sputnik.yaml", "events/moon-landing.yaml"
SMALL_STEP, STATIONS = "quotes/one-small-step.yaml", "events/space-stations.yaml"


def spoil_five(folder: Path) -> dict[str, int]:
    """An unknown actor, a duplicate key, an impossible date, a letter off, no such paragraph: files and lines."""
    spoil(folder, VIENNA, "- actor: john-f-kennedy", "- actor: jack-kennedy")
    spoil(folder, SPUTNIK, "kind: flight", "kind: flight\nkind: other")
    spoil(folder, LANDING, "edtf: 1969-07-20", "edtf: 1969-07-32")
    spoil(folder, SMALL_STEP, "giant leap", "giant lead")
    spoil(folder, STATIONS, "  paragraph: 6", "  paragraph: 60")
    return {
        VIENNA: line_of(folder, VIENNA, "jack-kennedy"),
        SPUTNIK: line_of(folder, SPUTNIK, "kind: other"),
        LANDING: line_of(folder, LANDING, "date:"),
        SMALL_STEP: line_of(folder, SMALL_STEP, "giant lead"),
        STATIONS: line_of(folder, STATIONS, "paragraph: 60"),
    }


def test_all_five_are_reported_by_the_articles_and_by_the_lock(copied: Path) -> None:
    expected = spoil_five(copied)
    for reported in (problems(copied), proved(copied)):
        places = {(p.file, p.line) for p in reported}
        assert set(expected.items()) == places, "\n".join(map(str, reported))
        assert all(p.message and p.remedy for p in reported)


def test_problems_stand_in_the_order_of_files_and_lines(copied: Path) -> None:
    spoil_five(copied)
    places = [(p.file, p.line) for p in problems(copied)]
    assert places == sorted(places)


def test_nothing_is_loaded_or_locked(copied: Path, tmp_path: Path) -> None:
    expected = spoil_five(copied)
    lock = (copied / "verified.lock").read_bytes()
    result = timeline("build", "--seeds", str(copied), "--data", str(tmp_path / "data"))
    assert result.returncode == 1
    assert all(file in result.stdout and f"line {line}" in result.stdout for file, line in expected.items())
    assert not (tmp_path / "data").exists()
    assert timeline("check", str(copied), "--articles", str(copied / "articles")).returncode == 1
    assert (copied / "verified.lock").read_bytes() == lock == (WORLD / "verified.lock").read_bytes()
