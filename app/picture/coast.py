"""Owns the coastlines of a map: cut to its extent and thinned to what can be seen."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from math import hypot

from app.earth.coastlines import Point, Ring, coastlines

SEEN = 0.5
"""A point that lies no farther than so many units off the line between its neighbours is left out."""
SMALLEST = 3
"""A ring of fewer corners than these, as coarse as it is drawn, is too small to be seen."""


def shores(west: float, east: float, south: float, north: float) -> Iterator[Ring]:
    """The coastlines within an extent, cut along its edges; it may run beyond the 180th meridian."""
    for ring in coastlines():
        for turn in (-360.0, 0.0, 360.0):
            cut: Ring = [(x + turn, y) for x, y in ring]
            for axis, edge, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
                cut = _cut(cut, axis, edge, sign) if cut else cut
            if cut:
                yield cut


def _cut(ring: Ring, axis: int, edge: float, sign: int) -> Ring:
    """The part of a ring on one side of an edge, closed along it (Sutherland and Hodgman)."""
    if all(sign * (point[axis] - edge) >= 0 for point in ring):
        return ring
    kept: Ring = []
    before = ring[-1]
    for point in ring:
        inside, was = sign * (point[axis] - edge) >= 0, sign * (before[axis] - edge) >= 0
        if inside != was:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if inside:
            kept.append(point)
        before = point
    return kept


def thinned(line: Ring, most: float = SEEN) -> Ring:
    """A line without the points that hardly bend it (Ramer, Douglas and Peucker); its ends stay."""
    kept, todo = {0, len(line) - 1}, [(0, len(line) - 1)]
    while todo:
        first, last = todo.pop()
        off, at = max(((_off(line[n], line[first], line[last]), n) for n in range(first + 1, last)), default=(0.0, 0))
        if off > most:
            kept.add(at)
            todo += [(first, at), (at, last)]
    return [line[n] for n in sorted(kept)]


def _off(point: Point, start: Point, end: Point) -> float:
    """How far a point lies off the line between two."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    if not length:
        return hypot(point[0] - start[0], point[1] - start[1])
    share = min(1.0, max(0.0, ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length**2))
    return hypot(point[0] - start[0] - share * dx, point[1] - start[1] - share * dy)


def path(lines: Iterable[Ring], at: Callable[[Point], Point], grain: float = 1.0, *, closed: bool = True) -> str:
    """The lines as an SVG path where `at` puts their points, in steps that are multiples of `grain`; what is too small
    to be seen is left out."""
    return "".join(_said(thinned([at(point) for point in line]), grain, closed) for line in lines)


def _said(line: Ring, grain: float, closed: bool) -> str:
    grains = [(round(x / grain), round(y / grain)) for x, y in line]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(grains) if a != b]
    if closed and len(steps) < SMALLEST - 1:
        return ""
    said = " ".join(f"{x * grain:g},{y * grain:g}" for x, y in steps)
    return f"M{grains[0][0] * grain:g},{grains[0][1] * grain:g}l{said}{'Z' if closed else ''}"
