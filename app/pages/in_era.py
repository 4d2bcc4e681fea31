"""Owns the small picture of an event among the others of its era, in words and drawn wide and narrow."""

from dataclasses import dataclass

from app.pages.picture import item_of
from app.picture.era_strip import EraStrip, draw_era_strip
from app.picture.marks import Item
from app.record import linked, story_values
from app.record.story import Story
from app.text import clipped

WIDE, NARROW = 840, 340
"""The widths that are drawn, in units that are pixels there; the page shows the one that fits its column."""
STACKED = "Dots below one another are events close in time."
LONGEST = 34
"""So many characters of a title stand where an event has no short name."""


@dataclass(frozen=True, slots=True)
class InEra:
    """An event among those that begin in its era: in words, with `stacked` what dots below one another mean where there
    are any, and drawn for a wide and for a narrow column."""

    told: str
    stacked: str
    wide: EraStrip
    narrow: EraStrip


def in_era(story: Story, era: story_values.Era, slug: str) -> InEra:
    """Where the event `slug` sits in its era."""
    items = of_era(story, era)
    number = next(n for n, item in enumerate(items, 1) if item.slug == slug)
    wide, narrow = (draw_era_strip(items, (era.first, era.last), slug, width) for width in (WIDE, NARROW))
    stacked = any(dot.y > strip.line for strip in (wide, narrow) for dot in strip.dots)
    told = f"Event {number} of {len(items)} that begin in “{era.name}”."
    return InEra(told, STACKED if stacked else "", wide, narrow)


def of_era(story: Story, era: story_values.Era) -> list[Item]:
    """The events that begin in an era, to draw."""
    return [
        item_of(e, story, url=e.url, label=clipped(e.short or e.title, LONGEST), who=f"{story.names.lanes[e.lane]}.")
        for e in linked.events_of(story, era)
    ]
