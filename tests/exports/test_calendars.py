"""Calendars as the icalendar library reads them: whole days, no false ones, and names that stay."""

from datetime import date

import icalendar
import pytest

from app import dates
from app.exports import calendars
from app.filters import EventFilter, find
from app.record.cited import Date
from app.record.story import Story


def read(story: Story, origin: str = "") -> list[icalendar.Component]:
    """The entries of the calendar of all events."""
    text = b"".join(calendars.lines(story, find.every(story, EventFilter()), origin))
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors
    return list(calendar.walk("VEVENT"))


def test_only_events_whose_day_is_known_are_in_the_calendar(story: Story) -> None:
    entries = {str(entry["summary"]): entry for entry in read(story)}
    titles = [story.names.events[slug] for slug in ("sputnik", "moon-landing")]
    assert sorted(entries) == sorted(titles)
    landing = entries[titles[1]]
    assert (landing.decoded("dtstart"), landing.decoded("dtend")) == (date(1969, 7, 20), date(1969, 7, 21))
    assert b"VALUE=DATE:19690720" in landing.to_ical()


def test_an_entry_is_stamped_by_the_record_and_leads_to_its_page(story: Story) -> None:
    for entry in read(story, "https://race.example"):
        assert f"{entry.decoded('dtstamp'):%Y-%m-%d %H:%M %Z}" == f"{story.changes[0].day} 00:00 UTC"
        assert str(entry["url"]).startswith("https://race.example/events/")
        assert str(entry["uid"]).startswith("urn:uuid:")
    assert not any("url" in entry for entry in read(story))
    assert read(story)[0].to_ical() == read(story)[0].to_ical()


@pytest.mark.parametrize(
    ("edtf", "span", "known"),
    [
        ("1969-07-20", None, ("1969-07-20", "1969-07-20")),
        ("1969-07-16/1969-07-24", "period", ("1969-07-16", "1969-07-24")),
        ("1969-07-16/1969-07-24", "window", None),
        ("1969-07-16/1969-08", "period", None),
        ("1969-07-16/..", "period", None),
        ("../1969-07-16", "period", None),
        ("1969-07-20~", None, None),
        ("1969-07-20?", None, None),
        ("1969-07-XX", None, None),
        ("1969-07", None, None),
        ("1969", None, None),
    ],
)
def test_a_day_is_known_only_without_a_doubt(edtf: str, span: dates.Span | None, known: tuple[str, str] | None) -> None:
    parsed = dates.parse(edtf, span)
    date_ = Date(parsed, parsed.first, parsed.last(date(1999, 1, 1)), "stated", None, [])
    assert date_.days == (known and tuple(map(date.fromisoformat, known)))
