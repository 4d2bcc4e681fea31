"""What cannot be read, and what only follows from that: each thing is named once, with what to do about it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app import curation
from app.curation.reader import put_keys_in_order
from tests.conftest import WORLD
from tests.curation.spoiling import only, problems, spoil

KOROLEV, REVIEW = "actors/sergei-korolev.yaml", "sources/orbit-review.yaml"
NOBODY = 65534
REMEDY = "Put a plain file there that may be read."


@contextmanager
def as_nobody() -> Iterator[None]:
    """As a user who may read only what everybody may: root reads everything."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.fixture
def shown() -> Iterator[Path]:
    """A copy of the tiny record in a folder that everybody may read."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(shutil.copytree(WORLD, Path(folder, "world")))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    problem = only(problems(tmp_path / "nowhere"))
    assert (problem.file, problem.message) == (str(tmp_path / "nowhere"), "there is no such folder")
    assert problem.remedy == "Name the folder that holds the seeds."


@pytest.mark.parametrize("name", ["about.md", "site.yaml"])
def test_a_folder_in_the_place_of_a_file_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    (copied / name).mkdir()
    problem = only([problem for problem in problems(copied) if problem.file == name])
    assert (problem.line, problem.remedy) == (1, REMEDY)
    assert problem.message.startswith("it cannot be read: ")


def test_a_folder_of_records_that_may_not_be_read_is_named(shown: Path) -> None:
    (shown / "actors").chmod(0)
    with as_nobody():
        reported = problems(shown)
    (shown / "actors").chmod(0o755)
    problem = only([problem for problem in reported if problem.file == "actors"])
    assert problem.message == "it cannot be read: Permission denied"
    assert problem.remedy == REMEDY


def test_paragraphs_that_nothing_cites_are_told_only_once_every_record_can_be_read(copied: Path) -> None:
    spoil(copied, REVIEW, "paragraph_count: 10", "paragraph_count: 11")
    (copied / "verified.lock").unlink()
    uncited = "nothing cites paragraph 11"
    assert uncited in [problem.message for problem in problems(copied)]
    spoil(copied, KOROLEV, "kind: person", "kind: person: always")
    reported = problems(copied)
    assert [problem.file for problem in reported if "not YAML" in problem.message] == [KOROLEV]
    assert uncited not in [problem.message for problem in reported]


def test_a_source_that_was_never_proved_is_named_with_the_way_to_prove_it(copied: Path) -> None:
    shutil.copy(copied / REVIEW, copied / "sources" / "orbit-weekly.yaml")
    spoil(copied, "sources/orbit-weekly.yaml", "title: The long way up", "title: The longer way up")
    told = [p for p in problems(copied) if p.message == "nothing of this source has been proved yet"]
    problem = only(told)
    assert (problem.file, problem.remedy) == (
        "sources/orbit-weekly.yaml", "Prove it by its text: `timeline check --articles DIR`.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  paragraph: 6\nnotes", "notes", "basis 'derived' needs source and paragraph"),
        ("  source: orbit-review\n  paragraph: 6\n", "  paragraph: 6\n", "basis 'derived' needs source and paragraph"),
        ("  note: The article names the title for the time of the flights; the first year is unsure.\n", "",
         "basis 'general' needs a note that names a public document to check it by"),
    ],
)  # fmt: skip
def test_an_office_says_how_its_dates_are_known(copied: Path, old: str, new: str, message: str) -> None:
    spoil(copied, KOROLEV, old, new)
    if "general" in message:
        spoil(copied, KOROLEV, "basis: derived", "basis: general")
    assert only([p for p in problems(copied) if p.file == KOROLEV]).message == message


def test_a_file_without_a_key_of_its_form_is_left_as_it_is_when_keys_are_put_in_order(copied: Path) -> None:
    (copied / KOROLEV).write_text("# nothing yet\ncolour: red\n", encoding="utf-8")
    assert put_keys_in_order(copied) == []
    assert (copied / KOROLEV).read_text(encoding="utf-8") == "# nothing yet\ncolour: red\n"
    assert curation.check(copied)[1]


@pytest.mark.parametrize("name", ["notes.txt", "colours.yaml", "people"])
def test_what_nothing_reads_is_named_with_what_may_stand_there(copied: Path, name: str) -> None:
    (copied / name).mkdir() if name == "people" else (copied / name).write_text("a: b\n", encoding="utf-8")
    problem = only(problems(copied))
    assert (problem.file, problem.line, problem.message) == (name, 1, "nothing reads this")
    assert problem.remedy == "Use one of sources, actors, places, events, quotes, questions, or move it away."


def test_a_running_text_that_is_not_utf_8_is_named_with_its_line(copied: Path) -> None:
    (copied / "about.md").write_bytes("One.\n\nTwo, and a caf\xe9.\n".encode("latin-1"))
    problem = only([problem for problem in problems(copied) if problem.file == "about.md"])
    assert (problem.line, problem.message, problem.remedy) == (3, "it is not UTF-8", "Save the file as UTF-8.")
