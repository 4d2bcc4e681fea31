"""A finding on what a story says besides its records is told whole too: field, message, remedy."""

from pathlib import Path

import pytest

from tests.curation.spoiling import problems, spoil

STORY, SITE, CHANGES, SYNONYMS = "story.yaml", "site.yaml", "changes.yaml", "synonyms.yaml"
GONE = "Correct it; or, if it was removed, say so in an entry with `removed: true`."
WORDS, LANDING_STEP = "Add the words that the record uses, or remove the set.", "- event: moon-landing\n"
LANDING = "events/moon-landing.yaml"


def told(folder: Path, file: str) -> list[tuple[str, str, str]]:
    """What is found in a file: field, message and remedy of each."""
    return [(problem.field, problem.message, problem.remedy) for problem in problems(folder) if problem.file == file]


def change(*entries: str) -> str:
    """Entries of the changes, the newest first."""
    return "".join(f"- date: 2026-01-{31 - n}\n  what: One.\n  why: So.\n{entry}" for n, entry in enumerate(entries))


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (["  record: events/apollo-program\n"],
         [("0.record", "there is no record 'events/apollo-program'", f"Did you mean 'apollo-programme'? {GONE}")]),
        (["  record: events/zzz\n", "  record: events/zzz\n", "  record: actors/nasa\n"],
         [("0.record", "there is no record 'events/zzz', which 2 entries name", GONE)]),
        (["  record: events/zzz\n  removed: true\n", "  record: events/zzz\n"], []),
        (["  record: actors/nasa\n  removed: true\n"],
         [("0.record", "an entry says that it was removed, yet it is there", "Drop `removed`.")]),
        (["", "  removed: true\n"],
         [("1.record", "an entry says that it was removed, yet it is there", "Drop `removed`.")]),
    ],
)  # fmt: skip
def test_changes_of_what_is_not_there(copied: Path, entries: list[str], expected: list[tuple[str, str, str]]) -> None:
    (copied / CHANGES).write_text(change(*entries), encoding="utf-8")
    assert told(copied, CHANGES) == expected


def test_a_change_of_a_record_that_cannot_be_read_is_no_fault(copied: Path) -> None:
    (copied / CHANGES).write_text(change("  record: events/sputnik\n"), encoding="utf-8")
    spoil(copied, "events/sputnik.yaml", "title: The", "title: 'The")
    assert told(copied, CHANGES) == []


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        ("- alike: [rocket, missile]\n- alike: [missile, Sputnik]\n",
         [("1.alike.0", "'missile' stands in set 1 already", "Keep one, or make one set of the two.")]),
        ("- alike: [rocket, Rockets]\n",
         [("0.alike.1", "'Rockets' stands in this set already", "Keep one, or make one set of the two.")]),
        ("- alike: [rocket, '…']\n",
         [("0.alike.1", "'…' has the wrong form", "Write one line that has a letter or a digit.")]),
        ("- alike: [zeppelin, airship]\n", [("0.alike", "none of these words stands in the record", WORDS)]),
        ("- alike: [sput, ollo]\n", [("0.alike", "none of these words stands in the record", WORDS)]),
    ],
)  # fmt: skip
def test_words_that_search_cannot_treat_alike(copied: Path, sets: str, expected: list[tuple[str, str, str]]) -> None:
    (copied / SYNONYMS).write_text(sets, encoding="utf-8")
    assert told(copied, SYNONYMS) == expected


def left_out(slug: str) -> tuple[str, str, str]:
    """What is said of a turning point that the story leaves out."""
    remedy = "Add a step for it, or lower its importance."
    return "steps", f"the story leaves out the turning point {slug!r}", remedy


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (LANDING_STEP, "- event: moon-landings\n", {left_out("moon-landing")}),
        (LANDING_STEP, "- event: space-stations\n",
         {("steps.3.event", "'space-stations' is no turning point",
           "Set `importance: headline` in events/space-stations.yaml, or drop the step."), left_out("moon-landing")}),
        ("- event: gagarin-flight\n", "- event: sputnik\n",
         {("steps.1.event", "'sputnik' is told twice", "Tell it in one step."), left_out("gagarin-flight")}),
        ("- event: sputnik\n", "- event: moon-landing\n",
         {("steps.3.event", "'moon-landing' is told twice", "Tell it in one step."), left_out("sputnik"),
          ("steps", "the steps are not in the order of the timeline", "Sort them.")}),
    ],
)  # fmt: skip
def test_steps_that_are_no_turning_points_or_out_of_order(
    copied: Path, old: str, new: str, expected: set[tuple[str, str, str]]
) -> None:
    spoil(copied, STORY, old, new)
    assert {finding for finding in told(copied, STORY) if "there is no event" not in finding[1]} == expected


@pytest.mark.parametrize(
    ("old", "new", "file", "expected"),
    [
        ("opens: 1961-01-01", "opens: 1961-1-1", SITE,
         [("opens", "'1961-1-1' has the wrong form", "Write a day like 2018-01-31.")]),
        ("opens: 1961-01-01", "opens: 1980-01-01", SITE,
         [("opens", "every event begins before the story opens", "Open it earlier.")]),
        ("opens: 1961-01-01", "opens: 1971-01-01", SITE, []),
        ("opens: 1961-01-01", "opens: 1961-01-01\ncloses: 1969-07-19", LANDING,
         [("date.edtf", "the event begins after 1969-07-19, when the story closes",
           "Correct the date, or `closes` in site.yaml.")]),
        ("opens: 1961-01-01", "opens: 1961-01-01\ncloses: 1969-07-20", LANDING, []),
        ("opens: 1961-01-01", "opens: 1961-01-01\ncloses: 1969-02-30", SITE,
         [("closes", "'1969-02-30': February 1969 has no day 30", "Write a day like 2018-01-31.")]),
    ],
)  # fmt: skip
def test_when_the_story_opens_and_closes(
    copied: Path, old: str, new: str, file: str, expected: list[tuple[str, str, str]]
) -> None:
    spoil(copied, SITE, old, new)
    assert told(copied, file) == expected
