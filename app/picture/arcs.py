"""Owns the drawing of a question: each position on a line of its own, arcs from forecasts to what bears on them.

A day that is known only within bounds is drawn as wide as these; its mark stands in their middle.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.picture.offset import Offset
from app.picture.scale import Scale, Tick

ALOFT = 12.0
"""So far above its line an arc may rise; between that and the line above there is room for words."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where things stand: the axis from `left` to `right`, holders and outcomes beside it or, if `stacked`, on
    lines of their own above and below it."""

    name: str
    width: float
    left: float
    right: float
    stacked: bool


WIDE = Frame("wide", 900.0, 205.0, 665.0, stacked=False)
NARROW = Frame("narrow", 288.0, 8.0, 280.0, stacked=True)
FRAMES = (WIDE, NARROW)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day on which something may have been."""

    first: date
    last: date

    @property
    def middle(self) -> date:
        return self.first + (self.last - self.first) / 2


@dataclass(frozen=True, slots=True)
class Bearing:
    """An outcome to draw: when its passage was printed, the relation, and both in words."""

    printed: Bounds
    relation: str
    words: str


@dataclass(frozen=True, slots=True)
class Position:
    """A claim to draw: who holds it, when it was made, and what bears on it."""

    slug: str
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
    path: str
    end: DayMark
    relation: str
    words: str
    words_x: float
    words_y: float


@dataclass(frozen=True, slots=True)
class DrawnPosition:
    slug: str
    who: str
    kind: str
    who_x: float
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
    first = date(min(p.made.first.year for p in positions), 1, 1)
    scale = Scale(first, max(last, date(first.year + 1, 12, 31)), frame.left, frame.right)
    top = y = 8.0
    drawn = []
    for number, position in enumerate(positions, 1):
        drawn.append(_position(number, position, y, scale, frame))
        y += height_of(position, frame)
    return Arcs(frame, y + 22, top, y, drawn, scale.ticks())


def height_of(position: Position, frame: Frame) -> float:
    """The room that a position takes: a line, and as many more as it has words above and below it."""
    words = 16.0 * len(position.outcomes)
    return 50.0 + words if frame.stacked else max(30.0, 14.0 + words)


def _position(number: int, position: Position, top: float, scale: Scale, frame: Frame) -> DrawnPosition:
    y = top + (34.0 if frame.stacked else height_of(position, frame) / 2)
    made = _mark(position.made, scale)
    return DrawnPosition(
        slug=position.slug,
        who=f"{number}  {position.who}",
        kind=position.kind,
        who_x=frame.left if frame.stacked else frame.left - 12,
        who_y=y - 18 if frame.stacked else y + 4,
        made=made,
        y=y,
        arcs=[_arc(made.x, y, _mark(o.printed, scale), o, spot) for o, spot in _beside(position, y, frame)],
    )


def _beside(position: Position, y: float, frame: Frame) -> list[tuple[Bearing, tuple[float, float]]]:
    """Each outcome and where its words begin."""
    if frame.stacked:
        return [(o, (frame.left, y + 18 + 16 * n)) for n, o in enumerate(position.outcomes)]
    begin = y + 4 - 8 * (len(position.outcomes) - 1)
    return [(o, (frame.right + 14, begin + 16 * n)) for n, o in enumerate(position.outcomes)]


def _mark(bounds: Bounds, scale: Scale) -> DayMark:
    x, left, right = (round(scale.within(scale.at(day)), 1) for day in (bounds.middle, bounds.first, bounds.last))
    return DayMark(x, left, right)


def _arc(x: float, y: float, end: DayMark, bearing: Bearing, spot: tuple[float, float]) -> Arc:
    """A flat arc over the line from `x` to the passage."""
    lift = min(abs(end.x - x) / 4, 2 * ALOFT)
    path = f"M{x},{y} Q{round((x + end.x) / 2, 1)},{round(y - lift, 1)} {end.x},{y}"
    return Arc(path, end, bearing.relation, bearing.words, *spot)
