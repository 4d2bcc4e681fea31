"""Owns the small picture of an event among the others of its era: dots on a line, in units that are pixels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.picture.lettering import text_width
from app.picture.marks import Item
from app.picture.offset import Offset
from app.picture.packing import Extent, Rows, piled
from app.picture.scale import Scale, Tick, with_room

EDGE, PITCH, LETTER, ROW, ROWS = 15, 29, 12, 17, 3
"""Room at both ends, distance of dots, size of letters, height of a row of labels, and how many rows there may be."""
AIR, REACH = 5, 14.5
"""Room on either side of a label, and half of what can be touched around a dot: 24 pixels where the drawing is shown at
its smallest (`in-era.css`), which is 5/6 of its size."""

SPACING = 0.15 * LETTER
"""What a reader may set letters and words apart by (WCAG 1.4.12), for each letter."""


@dataclass(frozen=True, slots=True)
class EraDot:
    """An event; dots that would touch stand one below another. What can be touched begins at `reach_x`, `reach_y`."""

    item: Item
    x: float
    y: int
    current: bool

    reach_x = Offset("x", -REACH)
    reach_y = Offset("y", -REACH)

    @property
    def radius(self) -> float:
        return 6.5 if self.current else 5.0 if self.item.importance == "headline" else 3.5


@dataclass(frozen=True, slots=True)
class EraLabel:
    """The name of an event above the line; `x` is the end or middle that `anchor` names, `left` where it begins at the
    latest, `stem` where the line goes down to its dot."""

    text: str
    x: float
    y: int
    anchor: str
    left: float
    stem: float
    current: bool

    stem_y = Offset("y", 4)


@dataclass(frozen=True, slots=True)
class EraStrip:
    """One drawing; `line` is where the event itself stands. A tick has no label where there is no room for it."""

    width: int
    height: int
    line: int
    dots: list[EraDot]
    labels: list[EraLabel]
    ticks: list[Tick]

    reach = 2 * REACH
    tick_end = Offset("height", -18)
    axis_y = Offset("height", -5)


def draw_era_strip(
    items: Sequence[Item], era: tuple[date, date], current: str, width: int, deepest: int | None = None
) -> EraStrip:
    """The events that begin between the days of an era, among them the page's own with the slug `current`; where there
    is a `deepest` row, a dot that finds room in none above it is left out, of those alike the last given."""
    scale = _scale(items, era, EDGE, width - EDGE)
    ranked = sorted(items, key=lambda item: (item.slug != current, item.importance != "headline"))
    places = _places(ranked, scale)
    piles = piled((x for _, x in places), PITCH, deepest or len(items))
    placed = [(item, x, row) for (item, x), row in zip(places, piles, strict=True) if row is not None]
    labels, rows = _labels([(item, x) for item, x, _ in placed], current, width)
    line = rows * ROW + 18
    dots = [EraDot(item, x, line + PITCH * row, item.slug == current) for item, x, row in placed]
    height = max(dot.y for dot in dots) + 36
    ticks = with_room(((tick, tick.before_x) for tick in scale.ticks()), LETTER, width, apart=24)
    return EraStrip(width, height, line, sorted(dots, key=lambda dot: dot.x), labels, ticks)


def shares(items: Sequence[Item], era: tuple[date, date]) -> list[float]:
    """Where each event lies in the time of the era: from 0 to 1."""
    scale = _scale(items, era, 0, 1)
    return [_place(item, scale) for item in items]


def _scale(items: Sequence[Item], era: tuple[date, date], left: float, right: float) -> Scale:
    days = [*(item.first for item in items), era[1]]
    return Scale(max(min(days), era[0]), max(days), left, right)


def _places(items: Sequence[Item], scale: Scale) -> list[tuple[Item, float]]:
    return [(item, round(_place(item, scale), 1)) for item in items]


def _place(item: Item, scale: Scale) -> float:
    """A period stands where it begins, another in the middle of the days it may have been."""
    middle = item.first if item.period or item.first == item.last else item.first + (item.last - item.first) / 2
    return scale.within(scale.at(middle))


def _labels(places: Sequence[tuple[Item, float]], current: str, width: int) -> tuple[list[EraLabel], int]:
    """The labels of the event itself and of headline events, the first ones first, as many as touch neither a label nor
    a stem; and how many rows they take. A stem takes its place in every row that it goes down through."""
    taken = Rows()
    placed = []
    for item, stem in places:
        if not item.label or (item.slug != current and item.importance != "headline"):
            continue
        label, room = _label(item.label, stem, width, item.slug == current)
        for row in range(ROWS):
            through = [(lower, (stem, stem)) for lower in range(row)]
            if all(taken.is_free(*place) for place in [*through, (row, room)]):
                for place in [(row, room), *through]:
                    taken.put(*place)
                placed.append((label, row))
                break
    return [replace(label, y=(len(taken) - row) * ROW - 4) for label, row in placed], len(taken)


def _label(text: str, stem: float, width: int, current: bool) -> tuple[EraLabel, Extent]:
    """A label over its stem, or at the edge that it would cross, and the room that it takes, letters set apart."""
    size = text_width(text, LETTER)
    spaced = size + SPACING * len(text)
    x, share, anchor = stem, 0.5, "middle"
    if stem < spaced / 2:
        x, share, anchor = 0.0, 0.0, "start"
    elif stem > width - spaced / 2:
        x, share, anchor = width, 1.0, "end"
    left, room = x - share * size, x - share * spaced
    return EraLabel(text, x, 0, anchor, left, stem, current), (room - AIR, room + spaced + AIR)
