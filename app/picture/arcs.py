"""Owns the drawing of a question: each position on a line of its own, arcs from forecasts to what bears on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.picture.scale import Scale, Tick

WIDTH, LEFT, RIGHT, TOP, ROW = 900.0, 230.0, 884.0, 30.0, 30.0


@dataclass(frozen=True, slots=True)
class Position:
    """A claim to draw: who, the day made, and the days of the passages that bear on it, each with its relation."""

    slug: str
    who: str
    kind: str
    made: date
    outcomes: list[tuple[date, str]]


@dataclass(frozen=True, slots=True)
class Arc:
    path: str
    x: float
    relation: str


@dataclass(frozen=True, slots=True)
class DrawnPosition:
    slug: str
    who: str
    kind: str
    x: float
    y: float
    arcs: list[Arc]


@dataclass(frozen=True, slots=True)
class Arcs:
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    positions: list[DrawnPosition]
    ticks: list[Tick]


def draw_arcs(positions: Sequence[Position], last: date) -> Arcs:
    """The positions under each other from the oldest on; the axis runs to `last`."""
    first = date(min(p.made.year for p in positions), 1, 1)
    scale = Scale(first, max(last, date(first.year + 1, 12, 31)), LEFT, RIGHT)
    drawn = []
    for number, position in enumerate(positions):
        x, y = round(scale.at(position.made), 1), TOP + (number + 0.5) * ROW
        arcs = [_arc(x, y, round(scale.within(scale.at(day)), 1), relation) for day, relation in position.outcomes]
        drawn.append(DrawnPosition(position.slug, position.who, position.kind, x, y, arcs))
    bottom = TOP + len(positions) * ROW
    return Arcs(WIDTH, bottom + 26, LEFT, RIGHT, TOP, bottom, drawn, scale.ticks())


def _arc(x: float, y: float, to: float, relation: str) -> Arc:
    """A flat arc over the line from `x` to `to`."""
    lift = min(abs(to - x) / 4, ROW - 6)
    return Arc(f"M{x},{y} Q{round((x + to) / 2, 1)},{round(y - lift, 1)} {to},{y}", to, relation)
