"""Owns the columns of a crowded window as a page shows them: when there are any, their names, where they lead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app import urls
from app.filters import EventFilter, find
from app.pages.windows import Days, stretch_words, window_url
from app.picture.density import Cell, Crowd, stretches
from app.picture.draw import LEFT, RIGHT, Picture
from app.picture.ribbon import Ribbon
from app.record.story import Story
from app.text import counted

FEW, NAMED = 160, 80
"""So many events of a window at most are all drawn; of more, so many may be drawn by name."""


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """What a column is called, where it leads, and the month in which it begins."""

    name: str
    url: str
    month: str


def crowd_of(story: Story, event_filter: EventFilter, days: Days) -> Crowd | None:
    """What a window counts in columns; None where it has few enough events to draw them all."""
    if len(story.names.events) <= FEW:
        return None
    number, strong = find.touching(story, event_filter, days)
    if number <= FEW:
        return None
    unit, cut = stretches(days, RIGHT - LEFT)
    return Crowd(number, strong, unit, cut, find.cells(story, event_filter, cut))


def column_words(drawing: Picture, ribbon: Ribbon, event_filter: EventFilter, days: Days) -> Mapping[str, ColumnWords]:
    """By key: each column leads to the window of its stretch, or to the list where there is no nearer one."""
    columns = list(_columns(drawing, ribbon))
    ways = {
        stretch: (stretch_words(*stretch), urls.RESULTS if stretch == days else window_url(event_filter, *stretch))
        for stretch in {cell.days for _, cell in columns}
    }
    return {cell.key: _words(lane, cell, *ways[cell.days]) for lane, cell in columns}


def _columns(drawing: Picture, ribbon: Ribbon) -> Iterator[tuple[str, Cell]]:
    yield from ((lane.name, cell) for lane in drawing.lanes for cell in lane.cells)
    yield from (("", cell) for cell in ribbon.cells)


def _words(lane: str, cell: Cell, when: str, url: str) -> ColumnWords:
    left = f"; {cell.strong} match" if cell.strong < cell.count else ""
    name = ", ".join(filter(None, (counted(cell.count, "event"), when, lane)))
    return ColumnWords(name + left, url, str(cell.days[0])[:7])
