"""Owns the arcs of a map: the way from one mark to the next. Pure."""

from dataclasses import dataclass, field
from math import hypot

from app.earth.coastlines import Point

BEND, HEAD, RIM, STEPS = 0.2, 6.0, 10.0, 12
"""An arc bends by this share of its length, ends in a head so long, and keeps so far off the middle of a mark; it is
told by so many steps."""


@dataclass(frozen=True, slots=True)
class MapArc:
    """The way from one mark to the next, and its head; `open` leads to what is not known."""

    path: str
    head: str
    open: bool
    points: list[Point] = field(repr=False)


def map_arc(start: Point, end: Point, *, leads_on: bool = False) -> MapArc:
    """An arc over the straight line, from the rim of one mark to that of the next."""
    (x0, y0), (x2, y2) = start, end
    dx, dy = x2 - x0, y2 - y0
    bend = BEND if dx >= 0 else -BEND
    x1, y1 = (x0 + x2) / 2 + bend * dy, (y0 + y2) / 2 - bend * dx
    first, last = _towards(start, (x1, y1), RIM), _towards(end, (x1, y1), RIM + 1)
    neck = _towards(last, (x1, y1), HEAD)
    ux, uy = (last[0] - neck[0]) / HEAD, (last[1] - neck[1]) / HEAD
    corners = [
        last,
        (neck[0] - uy * HEAD / 2, neck[1] + ux * HEAD / 2),
        (neck[0] + uy * HEAD / 2, neck[1] - ux * HEAD / 2),
    ]
    control = x1, y1
    points = [_on(first, control, last, step / STEPS) for step in range(STEPS + 1)]
    return MapArc(
        f"M{_said(first)}Q{_said((x1, y1))} {_said(neck)}", f"M{'L'.join(map(_said, corners))}Z", leads_on, points
    )


def _towards(start: Point, end: Point, by: float) -> Point:
    """The point that lies so far from one towards another."""
    length = hypot(end[0] - start[0], end[1] - start[1])
    return start[0] + (end[0] - start[0]) * by / length, start[1] + (end[1] - start[1]) * by / length


def _said(point: Point) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"


def _on(start: Point, control: Point, end: Point, share: float) -> Point:
    """A point of a quadratic Bézier curve, after a share of its way."""
    a, b, c = (1 - share) ** 2, 2 * share * (1 - share), share**2
    return a * start[0] + b * control[0] + c * end[0], a * start[1] + b * control[1] + c * end[1]
