"""Owns the small picture of an event among the others of its era, in words and drawn wide and narrow."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app import urls
from app.pages.citing import Link
from app.pages.windows import era_url
from app.picture.era_strip import EraStrip, draw_era_strip
from app.picture.marks import Item
from app.record import linked, story_values
from app.record.story import Story
from app.text import clipped

WIDE, NARROW = 840, 340
"""The widths that are drawn, in units that are pixels there; the page shows the one that fits its column."""
MOST, DEEPEST = 60, 4
"""So many others of an era are drawn, those nearest in the order of events. Where an era has more, dots stand in so
many rows at most, and what finds no room there is left out."""
STACKED = "Dots below one another are events close in time."
LONGEST = 34
"""So many characters of a title stand where an event has no short name."""


@dataclass(frozen=True, slots=True)
class InEra:
    """An event among those that begin in its era: in words, with `stacked` what dots below one another mean where there
    are any, and drawn for a wide and for a narrow column; `way` leads to all of the era where only some are drawn."""

    told: str
    stacked: str
    way: Link | None
    wide: EraStrip
    narrow: EraStrip


def in_era(story: Story, era: story_values.Era, slug: str) -> InEra:
    """Where the event `slug` sits in its era; in a crowded one, among its neighbours."""
    number, total, near = linked.around(story, era, slug, MOST)
    items, days, way = story.made(_items, near), (era.first, era.last), None
    if total > MOST + 1:
        items = _nearest(items, slug)
        days = min(item.first for item in items), max(item.first for item in items) + timedelta(1)
        way = Link(f"All {total:,}", era_url(era))
    told = f"Event {number:,} of {total:,} that begin in “{era.name}”.{' Drawn are those next to it.' if way else ''}"
    deepest = DEEPEST if way else None
    wide, narrow = (draw_era_strip(items, days, slug, width, deepest) for width in (WIDE, NARROW))
    stacked = any(dot.y > strip.line for strip in (wide, narrow) for dot in strip.dots)
    return InEra(told, STACKED if stacked else "", way, wide, narrow)


def of_era(story: Story, era: story_values.Era) -> list[Item]:
    """The events that begin in an era, to draw."""
    return [_item(story, row) for row in linked.beginning_in(story, era)]


def _items(story: Story, positions: list[int]) -> dict[int, Item]:
    """The events at these positions, to draw."""
    return {row.position: _item(story, row) for row in linked.drawn_at(story, positions)}


def _nearest(items: list[Item], slug: str) -> list[Item]:
    """These items by their distance in order from one of them, the nearest first."""
    here = next(at for at, item in enumerate(items) if item.slug == slug)
    return [items[at] for at in sorted(range(len(items)), key=lambda at: abs(at - here))]


def _item(story: Story, row: Any) -> Item:
    """An event to draw, from its columns (`linked.DRAWN`)."""
    slug, title, short, date_text, first, last, span, lane, kind_slug, importance, _ = row
    label = clipped(short or title, LONGEST)
    shown = f"{label}: " if label != title else ""
    kind = story.event_kinds[kind_slug]
    return Item(
        slug=slug,
        url=urls.record("event", slug),
        label=label,
        name=f"{shown}{date_text}, {title}. {story.names.lanes[lane]}. {kind.name}.",
        lane=lane,
        shape=kind.shape,
        importance=importance,
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        period=span == "period",
        strong=True,
    )
