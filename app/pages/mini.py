"""Owns the small picture of an event among the others of its era."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from app import dates
from app.filters import EventFilter
from app.picture import Scale
from app.queries import events, shapes


@dataclass(frozen=True, slots=True)
class MiniMark:
    x: float
    lane: str
    current: bool


@dataclass(frozen=True, slots=True)
class Mini:
    """An event among the others of its era, on a line 320 units long."""

    marks: list[MiniMark]
    first: str
    last: str
    told: str


def mini(connection: Connection, era: shapes.Era, slug: str) -> Mini:
    """Where the event `slug` sits in its era."""
    found = events.marks(connection, EventFilter(), era.start, era.end)
    days = [date.fromisoformat(m.first) for m in found] + [date.fromisoformat(era.end)]
    scale = Scale(max(min(days), date.fromisoformat(era.start)), max(days), 8, 312)
    marks = [MiniMark(round(scale.within(scale.at(_middle(mark))), 1), mark.lane, mark.slug == slug) for mark in found]
    number = next(n for n, mark in enumerate(found, 1) if mark.slug == slug)
    return Mini(
        marks=sorted(marks, key=lambda mark: mark.current),
        first=dates.day_words(scale.first).split(" ", 1)[1],
        last=dates.day_words(scale.last).split(" ", 1)[1],
        told=f"Event {number} of {len(found)} that fall in “{era.name}”.",
    )


def _middle(mark: events.Mark) -> date:
    first, last = date.fromisoformat(mark.first), date.fromisoformat(mark.last)
    return first if mark.span == "period" else first + (last - first) / 2
