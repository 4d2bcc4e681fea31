"""Owns the small picture of an event among the others of its era, in words and drawn wide and narrow."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from app.filters import EventFilter
from app.lists import LANES
from app.pages.picture import item_of
from app.picture.era_strip import EraStrip, draw_era_strip
from app.picture.lanes import Item
from app.record import q_events as events
from app.record import shapes
from app.text import clipped

WIDE, NARROW = 840, 340
"""The widths that are drawn, in units that are pixels there; the page shows the one that fits its column."""
LONGEST = 34
"""So many characters of a title stand where an event has no short name."""


@dataclass(frozen=True, slots=True)
class Mini:
    """An event among those that begin in its era: in words, and drawn for a wide and for a narrow column."""

    told: str
    wide: EraStrip
    narrow: EraStrip


def mini(connection: Connection, era: shapes.Era, slug: str) -> Mini:
    """Where the event `slug` sits in its era."""
    items = of_era(connection, era)
    number = next(n for n, item in enumerate(items, 1) if item.slug == slug)
    wide, narrow = (draw_era_strip(items, days(era), slug, width) for width in (WIDE, NARROW))
    return Mini(f"Event {number} of {len(items)} that begin in “{era.name}”.", wide, narrow)


def days(era: shapes.Era) -> tuple[date, date]:
    """The first and the last day of an era."""
    return date.fromisoformat(era.start), date.fromisoformat(era.end)


def of_era(connection: Connection, era: shapes.Era) -> list[Item]:
    """The events that begin in an era, to draw."""
    return [
        item_of(
            mark,
            url=f"/events/{mark.slug}",
            label=clipped(mark.short or mark.title, LONGEST),
            name=f"{mark.text}: {mark.title}. {LANES[mark.lane]}.",
        )
        for mark in events.marks(connection, EventFilter(), era.start, era.end)
        if mark.first >= era.start
    ]
