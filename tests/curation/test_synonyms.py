"""What search treats alike is checked: words, each in one set, and one of each set at least in the record."""

from pathlib import Path

import pytest

from tests.curation.spoiling import only, problems, spoil

FILE = "synonyms.yaml"


@pytest.mark.parametrize(
    ("old", "new", "field", "message", "remedy"),
    [
        ("USSR, Soviet Union", "USSR", "0.alike", "at least 2 items", "Correct"),
        ("USSR, Soviet Union", "USSR, USSR, Soviet Union", "0.alike", "the same entry stands here twice", "Correct"),
        ("USSR, Soviet Union", "…, USSR, Soviet Union", "0.alike.0", "'…' has the wrong form", "a letter or a digit"),
        ("USSR, Soviet Union", "Soviet Union, soviet unions", "0.alike.1", "stands in this set already", "Keep one"),
        ("satellite]", "satellite, ussr]", "1.alike.2", "'ussr' stands in set 1 already", "make one set of the two"),
        ("USSR, Soviet Union", "zeppelin, airship", "0.alike", "none of these words stands in the record", "remove"),
        ("alike: [USSR", "same: [USSR", "0.same", "there is no such field", "Remove it"),
    ],
)
def test_a_fault_is_reported_where_it_stands(
    copied: Path, old: str, new: str, field: str, message: str, remedy: str
) -> None:
    spoil(copied, FILE, old, new)
    reported = [p for p in problems(copied) if (p.file, p.field) == (FILE, field) and message in p.message]
    assert reported, "\n".join(map(str, problems(copied)))
    assert remedy in reported[0].remedy


def test_a_phrase_may_be_spelt_otherwise_than_in_the_record(copied: Path) -> None:
    spoil(copied, FILE, "satellite]", "Satellites]")
    assert problems(copied) == []


def test_the_file_is_missed_and_may_be_empty(copied: Path) -> None:
    (copied / FILE).write_text("[]\n")
    assert problems(copied) == []
    (copied / FILE).unlink()
    assert (only(problems(copied)).file, only(problems(copied)).remedy) == (FILE, "Put the file back.")


def test_with_a_file_unread_nobody_knows_what_stands_in_the_record(copied: Path) -> None:
    spoil(copied, FILE, "USSR, Soviet Union", "zeppelin, airship")
    spoil(copied, "events/sputnik.yaml", "short: Sputnik", "shorter: Sputnik")
    assert [problem.file for problem in problems(copied)] == ["events/sputnik.yaml"]
