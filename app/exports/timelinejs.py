"""Owns a view as TimelineJS reads it: one slide an event. A date is given as finely as it is known, and said in the
record's own words, since TimelineJS would show a month as its first day."""

import html
import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from app.dates import Edtf, Point
from app.record import records
from app.record.story import Outline


def lines(story: Outline, events: Iterable[records.Event], origin: str, view: str) -> Iterator[bytes]:
    """The file, an event at a time."""
    title = {"text": {"headline": html.escape(story.site.title), "text": _paragraphs(_foot(story, origin + view))}}
    eras = [
        {"start_date": _date(era.first, 1), "end_date": _date(era.last, 1), "text": {"headline": html.escape(era.name)}}
        for era in story.eras
    ]
    yield b'{"title":' + _json(title) + b',"eras":' + _json(eras) + b',"events":['
    for number, event in enumerate(events):
        yield (b"," if number else b"") + _json(_slide(story, event, origin))
    yield b"]}"


def _foot(story: Outline, view: str) -> Iterator[str]:
    yield html.escape(story.site.lead)
    licence = html.escape(story.site.licence)
    yield f"{_link(view, 'The view that this was made of')}. Record {story.generation}, {licence}."


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _slide(story: Outline, event: records.Event, origin: str) -> dict[str, Any]:
    sources = ", ".join(f"{pinpoint.label} ¶{pinpoint.paragraph}" for pinpoint in event.pinpoints)
    says = [html.escape(event.summary), " · ".join(filter(None, [_link(origin + event.url, "Sources"), sources]))]
    return {
        "unique_id": event.slug,
        **_bounds(event.date.edtf),
        "display_date": html.escape(event.date.text),
        "group": html.escape(story.names.lanes[event.lane]),
        "text": {"headline": html.escape(event.title), "text": _paragraphs(says)},
    }


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def _link(url: str, words: str) -> str:
    return f'<a href="{html.escape(url)}">{words}</a>'


def _bounds(edtf: Edtf) -> dict[str, dict[str, int]]:
    """Where the slide begins, and ends if that is elsewhere. What is open has one end only."""
    start, end = edtf.start or edtf.end, edtf.end or edtf.start
    assert start, "a date has a start or an end"
    assert end, "a date has a start or an end"
    first, last = _date(start.first, _fineness(start)), _date(end.last, _fineness(end))
    if not edtf.start or not edtf.end:
        return {"start_date": first if edtf.start else last}
    return {"start_date": first} if first == last else {"start_date": first, "end_date": last}


def _fineness(point: Point) -> int:
    """How many of day, month and year are not known."""
    if point.first == point.last:
        return 0
    return 1 if (point.last - point.first).days < MONTHS_KNOWN else 2


MONTHS_KNOWN = 93
"""A stretch of so many days is a month or a season, of which the months are known."""


def _date(day: date, unknown: int) -> dict[str, int]:
    parts = {"year": day.year, "month": day.month, "day": day.day}
    return dict(list(parts.items())[: len(parts) - unknown])
