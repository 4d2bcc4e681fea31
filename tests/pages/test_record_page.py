"""Editor's notes and changes as pages show them: which field, which paragraph, which record."""

import pytest

from app.pages.citing import Link
from app.pages.record_page import changes
from app.record import records, story_values
from app.record.story import Story


@pytest.mark.parametrize(
    ("field", "said"),
    [("date", "date"), (None, None), ("published.edtf", "date of publication"), ("speaks_for", "side spoken for")],
)
def test_a_note_says_which_field_it_is_about(field: str | None, said: str | None) -> None:
    assert records.Note("Doubtful.", field, None).about == said


def test_a_change_names_its_record_where_the_page_is_not_its_own(story: Story) -> None:
    change = story_values.Change("2026-01-05", "event", "sputnik", "The day.", "It was wrong.")
    assert changes([change])[0].record is None
    line = changes([change], story)[0]
    assert line.record == Link("The Soviet Union launches Sputnik 1", "/events/sputnik")
    assert (line.day, line.datetime) == ("5 January 2026", "2026-01-05")


@pytest.mark.parametrize(
    ("kind", "slug", "named", "url"),
    [
        ("actor", "nasa", "NASA", "/actors/nasa"),
        ("question", "what-was-kept-secret", "What was kept secret?", "/questions/what-was-kept-secret"),
        ("source", "orbit-review", "The long way up", "/sources/orbit-review"),
    ],
)
def test_a_change_of_any_kind_of_record_leads_to_it(story: Story, kind: str, slug: str, named: str, url: str) -> None:
    line = changes([story_values.Change("2026-01-05", kind, slug, "The day.", "It was wrong.")], story)[0]
    assert line.record == Link(named, url)


def test_a_change_of_the_whole_names_no_record(story: Story) -> None:
    assert changes([story_values.Change("2026-01-05", None, None, "All.", "It was time.")], story)[0].record is None
