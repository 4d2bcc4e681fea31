"""Whether the published build is that of the seeds as they stand: told by their bytes, and never wrongly."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli.building import current_build
from app.record import sameness
from app.record.pointer import POINTER, Pointer, read_pointer
from app.trouble import Trouble
from tests.conftest import WORLD
from tests.curation.spoiling import spoil
from tests.record.damage import damage

SPUTNIK = "events/sputnik.yaml"


@pytest.fixture
def data(copied: Path, tmp_path: Path) -> Path:
    """A data folder with the build of the copied record, made as `timeline serve` makes it."""
    current_build(copied, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def no_check(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No seed is read as a record."""
    monkeypatch.setattr("app.cli.building.checked_seeds", None)


@pytest.mark.usefixtures("no_check")
def test_a_build_of_these_bytes_is_current_without_a_check(copied: Path, data: Path) -> None:
    assert current_build(copied, data) == read_pointer(data)
    assert current_build(WORLD, data) == read_pointer(data)


def _edit(seeds: Path) -> None:
    spoil(seeds, SPUTNIK, "short: Sputnik", "short: Sputnik I")


def _edit_behind_a_link(seeds: Path) -> None:
    (seeds / "events").rename(seeds.parent / "moved")
    (seeds / "events").symlink_to(seeds.parent / "moved")
    _edit(seeds)


CHANGES: list[Callable[[Path], object]] = [
    _edit,
    _edit_behind_a_link,
    lambda seeds: (seeds / "verified.lock").write_bytes((seeds / "verified.lock").read_bytes() + b"\n"),
    lambda seeds: (seeds / "events" / "new.yaml").write_text("title: New\n"),
    lambda seeds: (seeds / "events" / "new").mkdir(),
    lambda seeds: (seeds / SPUTNIK).unlink(),
    lambda seeds: (seeds / SPUTNIK).rename(seeds / "events" / "other.yaml"),
    lambda seeds: (seeds / "about.md").write_text("Something else.\n"),
    lambda seeds: (seeds / "stray.txt").touch(),
]


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_of_the_seeds_is_seen(copied: Path, data: Path, change: Callable[[Path], object]) -> None:
    assert sameness.published(copied, data)
    change(copied)
    assert sameness.published(copied, data) is None


def test_an_edited_record_is_served_anew_and_a_wrong_one_refused(copied: Path, data: Path) -> None:
    before = read_pointer(data)
    _edit(copied)
    after = current_build(copied, data)
    assert before
    assert after.generation != before.generation
    spoil(copied, SPUTNIK, "kind: flight", "kind: launch")
    with pytest.raises(Trouble, match="1 problem in 1 file; nothing was loaded"):
        current_build(copied, data)


def test_other_bytes_that_say_the_same_are_checked_once(
    copied: Path, data: Path, request: pytest.FixtureRequest
) -> None:
    before = read_pointer(data)
    spoil(copied, SPUTNIK, "short: Sputnik", "short:   Sputnik  # a comment")
    after = current_build(copied, data)
    assert before
    assert (after.file, after.sha256) == (before.file, before.sha256)
    request.getfixturevalue("no_check")
    assert current_build(copied, data) == after


def test_other_code_is_no_build_of_the_same_seeds(copied: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sameness, "code_digest", lambda: b"other")
    assert sameness.published(copied, data) is None


def test_a_build_that_does_not_tell_or_is_damaged_is_made_out_anew(copied: Path, data: Path) -> None:
    pointer = read_pointer(data)
    assert pointer
    told = json.loads((data / POINTER).read_text(encoding="utf-8"))
    del told["made_of"]
    (data / POINTER).write_text(json.dumps(told), encoding="utf-8")
    assert read_pointer(data) == Pointer(pointer.generation, pointer.file, pointer.sha256)
    assert sameness.published(copied, data) is None
    assert current_build(copied, data) == pointer == sameness.published(copied, data)
    damage(data / pointer.file)
    assert sameness.published(copied, data) is None


def test_where_there_are_no_seeds_this_is_said(tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Trouble):
        current_build(tmp_path / "nowhere", data)
    assert "there is no such folder. Name the folder that holds the seeds." in capsys.readouterr().out
