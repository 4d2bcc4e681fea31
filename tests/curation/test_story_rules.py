"""What a story says besides its records: lists, site, running text and changes are checked like any record."""

from pathlib import Path

import pytest

from tests.curation.spoiling import line_of, only, problems, spoil

LISTS, SITE, ERAS, ABOUT, CHANGES = "lists.yaml", "site.yaml", "eras.yaml", "about.md", "changes.yaml"
BROKEN = [
    (LISTS, "shape: triangle", "shape: star", "event_kinds.0.shape", "'star' is not one of the values", "'triangle'"),
    (LISTS, '"#1d4f91"', '"blue"', "lanes.0.colour.light", "'blue' has the wrong form", "#"),
    (LISTS, '"#1d4f91"', '"#8fb8f2"', "lanes.0.colour.light", "has a contrast of 1.", "Make it darker: 4.5 : 1"),
    (LISTS, '"#8fb8f2"', '"#1d4f91"', "lanes.0.colour.dark", "with the dark ground", "Make it lighter"),
    (LISTS, "slug: address,", "slug: spoken,", "quote_kinds.0.slug", "'spoken' is entered 2 times", "Keep one."),
    (LISTS, "At one table", "Soviet Union", "lanes.1.name", "'Soviet Union' is entered 2 times", "Keep one."),
    (SITE, "first: 1850", "first: 2200", "years", "the first year comes after the last", "earlier year first"),
    (SITE, "first: 1850", "first: 12", "years.first", "greater than or equal to 1000", "Correct"),
    (SITE, "opens: 1961-01-01", "opens: 1961-02-30", "opens", "February 1961 has no day 30", "like 2018-01-31"),
    (ERAS, "start: 1961-01-01", "start: '1961'", "1.start", "'1961' is not a day", "like 2018-01-31"),
    (SITE, "licence: CC0 1.0", "", "licence", "the field is missing", "Add it"),
    (ABOUT, "**written for it**", "<b>written for it</b>", "", "HTML: <b>", "Write it in Markdown."),
    (ABOUT, "## What", "# What", "", "a heading of the first level", "Begin with `##`"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "field", "message", "remedy"), BROKEN)
def test_a_fault_is_reported_where_it_stands(
    copied: Path, file: str, old: str, new: str, field: str, message: str, remedy: str
) -> None:
    spoil(copied, file, old, new)
    reported = [p for p in problems(copied) if (p.file, p.field) == (file, field) and message in p.message]
    assert reported, "\n".join(map(str, problems(copied)))
    assert remedy in reported[0].remedy


def test_a_date_outside_the_years_of_the_site_is_reported_where_it_stands(copied: Path) -> None:
    spoil(copied, SITE, "first: 1850", "first: 1955")
    spoil(copied, SITE, "last: 2100", "last: 1970")
    reported = {(p.file, p.field): p for p in problems(copied) if p.message.endswith("is outside 1955 to 1970")}
    assert {("events/rocket-studies.yaml", "date.edtf"), ("sources/moon-letter.yaml", "published.edtf")} <= set(
        reported
    )
    assert {problem.remedy for problem in reported.values()} == {"Correct the date, or widen `years` in site.yaml."}
    assert "events/sputnik.yaml" not in {file for file, _ in reported}


def test_a_lane_without_events_is_named(copied: Path) -> None:
    lane = "- slug: moon\n  name: Moon\n  colour: {light: '#1d4f91', dark: '#8fb8f2'}\nevent_kinds:"
    spoil(copied, LISTS, "event_kinds:", lane)
    problem = only(problems(copied))
    assert (problem.field, problem.message) == ("lanes.4.slug", "no event stands in the lane 'moon'")
    assert problem.line == line_of(copied, LISTS, "slug: moon")


def test_an_unknown_value_of_a_list_names_those_that_there_are(copied: Path) -> None:
    spoil(copied, "actors/nasa.yaml", "side: america", "side: mars")
    problem = only(problems(copied))
    assert problem.message == "there is no side 'mars'"
    assert problem.remedy == "Use one of america, soviet-union, nobody, or add it to lists.yaml."


@pytest.mark.parametrize("file", [LISTS, SITE, ABOUT])
def test_a_file_that_is_not_there_is_one_problem(copied: Path, file: str) -> None:
    (copied / file).unlink()
    problem = only(problems(copied))
    assert (problem.file, problem.remedy) == (file, "Put the file back.")


def test_an_empty_text_is_a_problem(copied: Path) -> None:
    (copied / ABOUT).write_text("\n")
    assert only(problems(copied)).message == "the file is empty"


GONE = "- date: {date}\n  record: events/flyby\n{more}  what: Something.\n  why: So.\n"


def test_a_record_that_was_removed_leaves_its_history(copied: Path) -> None:
    path = copied / CHANGES
    before = path.read_text()
    path.write_text(GONE.format(date="2099-01-02", more="") + GONE.format(date="2099-01-01", more="") + before)
    problem = only(problems(copied))
    assert problem.message == "there is no record 'events/flyby', which 2 entries name"
    assert "`removed: true`" in problem.remedy
    removed = GONE.format(date="2099-01-02", more="  removed: true\n")
    path.write_text(removed + GONE.format(date="2099-01-01", more="") + before)
    assert problems(copied) == []


def test_a_record_that_is_there_was_not_removed(copied: Path) -> None:
    path = copied / CHANGES
    entry = GONE.format(date="2099-01-01", more="  removed: true\n").replace("flyby", "sputnik")
    path.write_text(entry + path.read_text())
    assert only(problems(copied)).message == "an entry says that it was removed, yet it is there"


def test_a_story_may_close_before_its_sources_appeared(copied: Path) -> None:
    spoil(copied, SITE, "opens: 1961-01-01", "opens: 1961-01-01\ncloses: 1974-12-31")
    assert problems(copied) == []
    spoil(copied, SITE, "closes: 1974-12-31", "closes: 1970-12-31")
    problem = only(problems(copied))
    assert (problem.file, problem.field) == ("events/space-stations.yaml", "date.edtf")
    assert problem.message == "the event begins after 1970-12-31, when the story closes"


def test_a_story_opens_before_its_last_event(copied: Path) -> None:
    spoil(copied, SITE, "opens: 1961-01-01", "opens: 1975-01-01")
    assert only(problems(copied)).message == "every event begins before the story opens"


def test_a_step_of_the_story_is_a_headline_event_told_once_in_order_and_none_is_left_out(copied: Path) -> None:
    def spoiled(old: str, new: str) -> set[str]:
        before = (copied / "story.yaml").read_text(encoding="utf-8")
        spoil(copied, "story.yaml", old, new)
        messages = {p.message for p in problems(copied) if p.file == "story.yaml"}
        (copied / "story.yaml").write_text(before, encoding="utf-8")
        return messages

    left_out = "the story leaves out the turning point 'sputnik'"
    assert spoiled("- event: sputnik", "- event: rocket-studies") == {left_out, "'rocket-studies' is no turning point"}
    assert spoiled("- event: sputnik", "- event: gagarin-flight") == {"'gagarin-flight' is told twice", left_out}
    assert spoiled("- event: sputnik", "- event: sputnic") == {"there is no event 'sputnic'", left_out}


def test_the_steps_of_the_story_stand_in_the_order_of_the_timeline(copied: Path) -> None:
    for old, new in (("sputnik", "x"), ("gagarin-flight", "sputnik"), ("x", "gagarin-flight")):
        spoil(copied, "story.yaml", f"- event: {old}\n", f"- event: {new}\n")
    assert only(problems(copied)).message == "the steps are not in the order of the timeline"


def test_an_event_is_retired_into_one_claim_and_is_no_event_any_more(copied: Path) -> None:
    asked = "questions/who-would-reach-the-moon.yaml"
    spoil(copied, asked, "former_events: [ambition-of-the-sixties]", "former_events: [sputnik]")
    problem = only(problems(copied))
    assert (problem.file, problem.field) == (asked, "claims.4.former_events.0")
    assert problem.message == "'sputnik' is the slug of another record too"


def test_a_change_need_not_name_a_record(copied: Path) -> None:
    spoil(copied, CHANGES, "  record: events/apollo-programme\n", "")
    assert problems(copied) == []


def test_what_was_removed_is_named(copied: Path) -> None:
    spoil(copied, CHANGES, "  record: events/apollo-programme\n", "  removed: true\n")
    assert [p.message for p in problems(copied)] == ["an entry says that it was removed, yet it is there"]
