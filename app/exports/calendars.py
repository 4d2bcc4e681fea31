"""Owns the entries for calendars (RFC 5545): only events whose day is known, as whole days and without a time zone:
a calendar knows no other dates, and would show a day that nobody gave."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from app.exports import ids
from app.record import records
from app.record.story import Outline

END = b"END:VCALENDAR\r\n"


def lines(story: Outline, events: Iterable[records.Event], origin: str) -> Iterator[bytes]:
    """A calendar of those of these events whose day is known."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//{story.site.brand}//{story.generation}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", story.site.title)
    yield calendar.to_ical().removesuffix(END)
    for event in events:
        if known := event.date.days:
            yield _entry(story, event, known, origin)
    yield END


def _entry(story: Outline, event: records.Event, known: tuple[date, date], origin: str) -> bytes:
    from icalendar import Event

    first, last = known
    entry = Event()
    entry.add("uid", ids.of_event(story, event).urn)
    entry.add("dtstamp", stamp(story))
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))  # the day after, RFC 5545 §3.6.1
    entry.add("summary", event.title)
    entry.add("description", "\n\n".join([event.summary, f"Record {story.generation}, {story.site.licence}"]))
    if event.place:
        entry.add("location", event.place)
    if origin:
        entry.add("url", origin + event.url)
    entry.add("transp", "TRANSPARENT")  # what is past keeps nobody busy
    return bytes(entry.to_ical())


def stamp(story: Outline) -> datetime:
    """When the record was last changed, as far as it is known: the beginning of that day."""
    day = date.fromisoformat(story.changes[0].day) if story.changes else story.horizon
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
