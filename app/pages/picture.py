"""Owns the picture as a page shows it: which window, which events, their words and links."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from app import dates
from app.filters import EventFilter, link
from app.names import LANES, counted
from app.picture import Item, Picture, draw
from app.queries import events, shapes


def window_of(connection: Connection, wanted: EventFilter, meta: Mapping[str, str]) -> tuple[date, date]:
    first, last = wanted.window
    opens, horizon = date.fromisoformat(meta["opens"]), dates.month_end(date.fromisoformat(meta["horizon"]))
    if first is None:
        earliest = date.fromisoformat((events.months(connection) or [("2018-01", 0)])[0][0] + "-01")
        first = opens if last is None or last > opens else min(earliest, last)
    last = last or max(horizon, first)
    return first, last


def picture_of(
    connection: Connection,
    wanted: EventFilter,
    days: tuple[date, date],
    eras: list[shapes.Era],
    meta: Mapping[str, str],
) -> tuple[Picture, dict[str, str]]:
    carried = wanted.filters()
    marks = events.marks(connection, wanted, str(days[0]), str(days[1]))
    items = [
        Item(
            slug=mark.slug,
            url=link(f"/events/{mark.slug}", carried if mark.matches else ()),
            label=mark.short,
            name=f"{mark.text}: {mark.title}. {mark.names}.",
            lane=mark.lane,
            kind=mark.kind,
            importance=mark.importance,
            first=date.fromisoformat(mark.first),
            last=date.fromisoformat(mark.last),
            period=mark.span == "period",
            strong=mark.matches,
            doubtful=mark.approximate or mark.uncertain,
        )
        for mark in marks
    ]
    bands = [(e.slug, e.name, date.fromisoformat(e.start), date.fromisoformat(e.end)) for e in eras]
    opens, horizon = date.fromisoformat(meta["opens"]), dates.month_end(date.fromisoformat(meta["horizon"]))
    strip = (min(opens, days[0]), max(horizon, days[1]))
    picture = draw(items, days, lanes=LANES, eras=bands, months=events.months(connection), strip_days=strip)
    clusters = {
        drawn.mark.item.slug: window_url(
            wanted, *(short(day, end) for day, end in zip(drawn.mark.window, (False, True), strict=True))
        )
        for lane in picture.lanes
        for drawn in lane.marks
        if drawn.mark.members
    }
    return picture, clusters


def told(picture: Picture, days: tuple[date, date]) -> str:
    """The picture in words, for those who do not see it."""
    marks = sum(drawn.mark.count for lane in picture.lanes for drawn in lane.marks)
    lanes = [f"{lane.name}: {sum(d.mark.count for d in lane.marks)}" for lane in picture.lanes if lane.marks]
    stretch = f"{dates.day_words(days[0])} to {dates.day_words(days[1])}"
    told = f"{counted(marks, 'event')} from {stretch}, drawn in lanes by who acts."
    return f"{told} {', '.join(lanes)}. The list below tells each."


def short(day: date, end: bool = False) -> str:
    """The shortest window value for a bound: a year or month where the day is its first (or last)."""
    edge = dates.month_end(day) if end else day.replace(day=1)
    if day != edge:
        return str(day)
    return str(day.year) if (day.month, end) in ((1, False), (12, True)) else f"{day.year}-{day.month:02d}"


def window_url(wanted: EventFilter, first: str, last: str) -> str:
    return link("/", replace(wanted, from_=first, to=last, after=None).pairs())
