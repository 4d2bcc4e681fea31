"""Owns the coastlines of the earth: Natural Earth's, read once.

They are kept as TopoJSON (https://github.com/topojson/topojson-specification), which `scripts/land` makes.
"""

import json
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""
Ring = list[Point]
FILE = Path(__file__).parent / "natural_earth" / "land.json"


@cache
def coastlines() -> tuple[Ring, ...]:
    """Every shore as a closed ring of longitudes and latitudes, in degrees; a lake is a ring within another."""
    told = json.loads(FILE.read_text(encoding="utf-8"))
    (scale_x, scale_y), (left, low) = told["transform"]["scale"], told["transform"]["translate"]

    def arc(number: int) -> Ring:
        steps = told["arcs"][number if number >= 0 else ~number]
        xs, ys = accumulate(x for x, _ in steps), accumulate(y for _, y in steps)
        points = [(left + x * scale_x, low + y * scale_y) for x, y in zip(xs, ys, strict=True)]
        return points if number >= 0 else points[::-1]

    shapes = (shape for geometry in told["objects"]["land"]["geometries"] for shape in geometry["arcs"])
    return tuple(_unrolled([p for number in ring for p in arc(number)[1:]]) for shape in shapes for ring in shape)


def _unrolled(ring: Ring) -> Ring:
    """A ring whose longitudes go on where it crosses the 180th meridian; one around a pole is closed over that."""
    turn, unrolled = 0.0, [ring[0]]
    for before, point in pairwise([*ring, ring[0]]):
        turn -= 360 * round((point[0] - before[0]) / 360)
        unrolled.append((point[0] + turn, point[1]))
    last = unrolled.pop()
    if last[0] == ring[0][0]:
        return unrolled
    pole = -90.0 if ring[0][1] < 0 else 90.0
    return [*unrolled, last, (last[0], pole), (ring[0][0], pole)]
