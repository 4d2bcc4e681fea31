"""Slides for TimelineJS: a date is never finer than it is known, and no word of a record is read as HTML."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app import dates
from app.exports import timelinejs
from app.filters import EventFilter, find
from app.record import records
from app.record.cited import Date
from app.record.story import Story


def file(story: Story, events: list[records.Event], origin: str = "https://race.example") -> Any:
    """The file of these events."""
    return json.loads(b"".join(timelinejs.lines(story, events, origin, "/?year=1961")))


@pytest.fixture
def events(story: Story) -> list[records.Event]:
    """All events of the tiny record."""
    return list(find.every(story, EventFilter()))


def test_every_event_is_a_slide_with_its_own_words_for_its_date(story: Story, events: list[records.Event]) -> None:
    made = file(story, events)
    assert [slide["unique_id"] for slide in made["events"]] == [event.slug for event in events]
    assert [slide["display_date"] for slide in made["events"]] == [event.date.text for event in events]
    assert made["title"]["text"]["headline"] == story.site.title
    assert story.generation in made["title"]["text"]["text"]
    assert "https://race.example/?year=1961" in made["title"]["text"]["text"]
    assert [era["text"]["headline"] for era in made["eras"]] == [era.name for era in story.eras]


YMD = ("year", "month", "day")


@pytest.mark.parametrize(
    ("edtf", "span", "start", "end"),
    [
        ("1969-07-20", None, "1969-07-20", None),
        ("1969-07", None, "1969-07", None),
        ("1969-07-XX", None, "1969-07", None),
        ("1969", None, "1969", None),
        ("1969-XX-XX", None, "1969", None),
        ("1969-22", None, "1969-06", "1969-08"),
        ("195X", None, "1950", "1959"),
        ("1971~/..", "period", "1971", None),
        ("../1971-03", "period", "1971-03", None),
        ("1964-08/1964-10-05", "window", "1964-08", "1964-10-05"),
    ],
)
def test_a_slide_stands_where_its_date_is_known(
    story: Story, events: list[records.Event], edtf: str, span: dates.Span | None, start: str, end: str | None
) -> None:
    parsed = dates.parse(edtf, span)
    dated = Date(parsed, parsed.first, parsed.last(date(1999, 1, 1)), "stated", None, [])
    [slide] = file(story, [replace(events[0], date=dated)])["events"]
    said = {name: slide[name] for name in ("start_date", "end_date") if name in slide}
    assert said == {name: parts(text) for name, text in (("start_date", start), ("end_date", end)) if text}


def parts(text: str) -> dict[str, int]:
    """A date as TimelineJS has it."""
    return dict(zip(YMD, map(int, text.split("-")), strict=False))


def test_words_are_text_and_not_html(story: Story, events: list[records.Event]) -> None:
    [slide] = file(story, [replace(events[0], title="<b>A & B</b>", summary='<script>"x"</script>')])["events"]
    assert slide["text"]["headline"] == "&lt;b&gt;A &amp; B&lt;/b&gt;"
    assert "<script" not in slide["text"]["text"]


def test_a_view_without_events_is_still_a_file(story: Story) -> None:
    assert file(story, [])["events"] == []
