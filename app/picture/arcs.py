"""Owns the drawing of a question: each position on a line of its own, arcs from forecasts to what bears on them.

A day that is known only within bounds is drawn as wide as these; its mark stands in their middle.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.picture.offset import Offset
from app.picture.scale import Scale, Tick, with_room
from app.picture.signs import outcome_sign

ALOFT = 12.0
"""So far above its line an arc may rise; between that and the line above there is room for words."""
YEAR, APART = 11, 4
"""The size of the letters along the axis, and how far apart its years are at least."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where things stand: the axis from `left` to `right`; holders and outcomes begin (or end) at `who_x` and
    `words_x` beside it or, if `stacked`, on lines of their own above and below it."""

    name: str
    width: float
    left: float
    right: float
    who_x: float
    words_x: float
    stacked: bool


WIDE = Frame("wide", 900.0, 205.0, 665.0, who_x=193.0, words_x=679.0, stacked=False)
NARROW = Frame("narrow", 288.0, 8.0, 280.0, who_x=8.0, words_x=8.0, stacked=True)
FRAMES = (WIDE, NARROW)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day on which something may have been."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Bearing:
    """An outcome to draw: when its passage was printed, the relation, and both in words."""

    printed: Bounds
    relation: str
    words: str


@dataclass(frozen=True, slots=True)
class Position:
    """A claim to draw: who holds it, when it was made, and what bears on it."""

    who: str
    kind: str
    made: Bounds
    outcomes: list[Bearing]


@dataclass(frozen=True, slots=True)
class DayMark:
    """A day on the axis: `x`, and the stretch in which it may lie."""

    x: float
    left: float
    right: float

    square_x = Offset("x", -4)


@dataclass(frozen=True, slots=True)
class Arc:
    """A flat arc over the line to what bears on a position, and its sign; the words of that stand at `words_y`."""

    bearing: Bearing
    path: str
    end: DayMark
    sign: str
    words_y: float


@dataclass(frozen=True, slots=True)
class DrawnPosition:
    """A position on its line at `y`, with its number before `who` holds it."""

    kind: str
    who: str
    who_y: float
    made: DayMark
    y: float
    arcs: list[Arc]

    square_y = Offset("y", -4)


@dataclass(frozen=True, slots=True)
class Arcs:
    frame: Frame
    height: float
    top: float
    bottom: float
    positions: list[DrawnPosition]
    ticks: list[Tick]

    axis_y = Offset("bottom", 16)


def draw_arcs(positions: Sequence[Position], last: date, frame: Frame = WIDE) -> Arcs:
    """The positions under each other from the oldest on; the axis runs to `last`."""
    scale = axis((position.made for position in positions), last, frame.left, frame.right)
    top = y = 8.0
    drawn = []
    for number, position in enumerate(positions, 1):
        words = 16.0 * len(position.outcomes)
        height = 50.0 + words if frame.stacked else max(30.0, 14.0 + words)
        drawn.append(_position(number, position, y + (34.0 if frame.stacked else height / 2), scale, frame))
        y += height
    ticks = with_room(((tick, tick.text_x) for tick in scale.ticks()), YEAR, frame.width, APART)
    return Arcs(frame, y + 22, top, y, drawn, ticks)


def axis(made: Iterable[Bounds], last: date, left: float, right: float) -> Scale:
    """From the year of the first of these days to `last`, two years at least."""
    first = date(min(days.first.year for days in made), 1, 1)
    return Scale(first, max(last, date(first.year + 1, 12, 31)), left, right)


def _position(number: int, position: Position, y: float, scale: Scale, frame: Frame) -> DrawnPosition:
    made = day_mark(position.made, scale)
    words_y = y + (18 if frame.stacked else 12 - 8 * len(position.outcomes))
    return DrawnPosition(
        kind=position.kind,
        who=f"{number}  {position.who}",
        who_y=y - 18 if frame.stacked else y + 4,
        made=made,
        y=y,
        arcs=[_arc(made.x, y, o, words_y + 16 * n, scale) for n, o in enumerate(position.outcomes)],
    )


def day_mark(days: Bounds, scale: Scale) -> DayMark:
    """Where a day stands: in the middle of its bounds, as wide as these."""
    middle = days.first + (days.last - days.first) / 2
    return DayMark(*(round(scale.within(scale.at(day)), 1) for day in (middle, days.first, days.last)))


def _arc(x: float, y: float, bearing: Bearing, words_y: float, scale: Scale) -> Arc:
    end = day_mark(bearing.printed, scale)
    lift = min(abs(end.x - x) / 4, 2 * ALOFT)
    path = f"M{x},{y} Q{round((x + end.x) / 2, 1)},{round(y - lift, 1)} {end.x},{y}"
    return Arc(bearing, path, end, outcome_sign(bearing.relation, end.x, y), words_y)
