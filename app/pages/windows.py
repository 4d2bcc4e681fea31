"""Owns the window of a view: which days it holds, in words, and the links nearer, out and to its sides."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from app import dates
from app.filters import EventFilter
from app.record import story_values
from app.record.story import Story
from app.urls import TIMELINE, Pair, link

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class WindowLinks:
    """Where the window is, in words, and the ways out of it and to its sides."""

    title: str
    first: str
    last: str
    out: str | None
    previous: str | None
    following: str | None
    nearer: str | None
    kept: list[Pair]
    """The parameters other than the window's, which a form that moves it hands on."""


def end_of(story: Story) -> date:
    """The last day of the month in which the story closes, with which the picture ends."""
    return dates.month_end(story.closes)


def window_of(event_filter: EventFilter, story: Story) -> Days:
    """The days that the picture of a filter shows; without bounds, from the opening to the end."""
    first, last = event_filter.window
    if first is None:
        first = story.opens if last is None or last > story.opens else min(story.earliest, last)
    return first, last or max(end_of(story), first)


def window_url(event_filter: EventFilter, first: date | None = None, last: date | None = None) -> str:
    """The same view in another window, or without bounds in none."""
    from_, to = dates.window_texts(first, last)
    return link(TIMELINE, replace(event_filter, from_=from_, to=to, after=None).pairs())


def era_url(era: story_values.Era) -> str:
    """The timeline in the window of an era."""
    return window_url(EventFilter(), era.first, era.last)


def stretch_url(event_filter: EventFilter, text: str) -> str:
    """The same view in the window of one year or month: "2018", "2018-06"."""
    return window_url(event_filter, *dates.stretch(text))


def nearer_url(event_filter: EventFilter, days: Days, inner: Days) -> str | None:
    """The window of the months, or else the days, that hold `inner`; None where they are the whole window."""
    first, last = max(inner[0], days[0]), min(inner[1], days[1])
    months = max(first.replace(day=1), days[0]), min(dates.month_end(last), days[1])
    return next((window_url(event_filter, *window) for window in (months, (first, last)) if window != days), None)


def window_links(event_filter: EventFilter, days: Days, story: Story) -> WindowLinks:
    first, last = (text or "" for text in dates.window_texts(*days))
    kept = [pair for pair in event_filter.pairs() if pair[0] not in ("from", "to", "after")]
    nearer = window_url(event_filter, *inner) if (inner := _inner(days)) else None
    if not (event_filter.from_ or event_filter.to):
        before = (story.earliest, story.opens - timedelta(days=1))
        previous = window_url(event_filter, None, before[1]) if before[0] < before[1] else None
        return WindowLinks("", first, last, None, previous, None, nearer, kept)
    eras = [(era.first, era.last) for era in story.eras]
    prologue = _is_prologue(days, story)
    if days in eras or (prologue and eras):
        place = 0 if prologue else eras.index(days)
        sides = [None, *eras, None][place : place + 3 : 2]
        title, out = story.eras[place].name, window_url(event_filter)
    else:
        sides, title, out = _beside(days, story), stretch_words(*days), _out(event_filter, days, eras)
    urls = [
        window_url(event_filter, None if _is_prologue(side, story) else side[0], side[1]) if side else None
        for side in sides
    ]
    return WindowLinks(title, first, last, out, urls[0], urls[1], nearer, kept)


def _inner(days: Days) -> Days | None:
    """The middle half of a window, whole months as long as that may be; None where it cannot be halved."""
    length = (days[1] - days[0]).days + 1
    if length < 4:
        return None
    quarter = timedelta(days=length // 4)
    first, last = days[0] + quarter, days[1] - quarter
    if length > 120:
        return first.replace(day=1), dates.month_end(last - timedelta(days=14))
    return first, last


def _is_prologue(days: Days, story: Story) -> bool:
    """Whether this is the time before the story opens, which has no beginning."""
    return days[1] == story.opens - timedelta(days=1) and days[0] <= story.earliest


def _out(event_filter: EventFilter, days: Days, eras: list[Days]) -> str:
    """One step out: from a month to its year, from a year to the era in which it begins, else to everything."""
    first, last = dates.window_texts(*days)
    span = first if first and first == last else ""
    if len(span) == 7:
        return stretch_url(event_filter, span[:4])
    era = next((era for era in eras[1:] if era[0] <= days[0] <= era[1]), None)
    return window_url(event_filter, *era) if era and len(span) == 4 else window_url(event_filter)


def stretch_words(first: date, last: date) -> str:
    """The days from one to another: "2019", "March 2019", "January to March 2019", "4 to 10 March 2019"."""
    whole = first.day == 1 and last == dates.month_end(last)
    if whole and (first.month, last.month) == (1, 12):
        return dates.month_words(first, last) if first.year != last.year else str(first.year)
    start, end = (
        dates.Point(day.replace(day=1), dates.month_end(day), "month") if whole else dates.Point(day, day, "day")
        for day in (first, last)
    )
    return dates.plain_words(start) if start == end else dates.words(dates.Edtf("/", start, end, "period"))


def _beside(days: Days, story: Story) -> list[Days | None]:
    """The windows of the same length before and after, as far as the record goes; whole months stay whole months."""
    first, last = days
    if first.day == 1 and last == dates.month_end(last):
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        starts = [dates.add_months(first, -months), dates.add_months(first, months)]
        before, after = ((start, dates.month_end(dates.add_months(start, months - 1))) for start in starts)
    else:
        length = last - first + timedelta(days=1)
        before, after = (first - length, last - length), (first + length, last + length)
    return [
        (max(before[0], story.earliest), before[1]) if before[1] >= story.earliest else None,
        (after[0], min(after[1], end_of(story))) if after[0] <= end_of(story) else None,
    ]
