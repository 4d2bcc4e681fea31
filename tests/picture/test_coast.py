"""The coastlines: land is where it is, what is cut stays within, what is thinned stays near."""

from hashlib import sha256
from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.earth.coastlines import FILE, Point, Ring, coastlines
from app.picture.coast import SEEN, path, shores, thinned

PACIFIC = (-12.0, 296.0, -11.0, 68.0)
PENINSULA = (121.2, 132.2, 33.0, 42.8)


def is_land(point: Point, rings: list[Ring]) -> bool:
    """Whether a point lies within an odd number of rings."""
    x, y = point
    crossed = 0
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            crossed += (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
    return crossed % 2 == 1


@pytest.mark.parametrize(
    ("point", "land"),
    [
        ((105.0, 35.0), True), ((127.5, 37.0), True), ((-97.0 + 360, 38.0), True), ((150.0, 67.0), True),
        ((185.0, 67.0), True), ((200.0, 20.0), False), ((130.0, 40.0), False), ((70.0, 0.0), False),
    ],
)  # fmt: skip
def test_land_and_sea_are_where_they_are(point: Point, land: bool) -> None:
    assert is_land(point, list(shores(*PACIFIC))) is land


@pytest.mark.parametrize("extent", [PACIFIC, PENINSULA, (-180.0, 180.0, -85.0, 85.0)])
def test_what_is_cut_to_an_extent_stays_within_it(extent: tuple[float, float, float, float]) -> None:
    west, east, south, north = extent
    points = [point for ring in shores(*extent) for point in ring]
    assert points
    near = 1e-9
    assert all(west - near <= x <= east + near and south - near <= y <= north + near for x, y in points)


def test_antarctica_is_closed_over_the_pole() -> None:
    assert is_land((0.0, -85.0), list(shores(-180.0, 180.0, -89.0, 0.0)))


def test_the_coastlines_are_those_of_the_checksum_and_say_their_licence() -> None:
    told, name = (FILE.parent / "checksums.txt").read_text().split()
    assert (name, told) == (FILE.name, sha256(FILE.read_bytes()).hexdigest())
    assert "public domain" in (FILE.parent / "LICENSE.txt").read_text()
    assert len(coastlines()) > 100


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=2, max_size=40))
def test_a_thinned_line_keeps_its_ends_and_stays_near_every_point(line: Ring) -> None:
    kept = thinned(line)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    assert thinned(kept, 0.0) == kept or len(kept) <= len(line)
    for point in line:
        assert min(_distance(point, a, b) for a, b in pairwise(kept)) <= SEEN + 1e-9


def _distance(point: Point, a: Point, b: Point) -> float:
    """How far a point lies off a straight line, by trying many points of it."""
    tried = [n / 400 for n in range(401)]
    near = min(hypot(a[0] + (b[0] - a[0]) * t - point[0], a[1] + (b[1] - a[1]) * t - point[1]) for t in tried)
    return near - hypot(b[0] - a[0], b[1] - a[1]) / 800


def test_a_path_says_steps_and_leaves_out_what_cannot_be_seen() -> None:
    square, speck = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)], [(9.0, 9.0), (9.1, 9.0), (9.1, 9.1)]
    assert path([square, speck], lambda point: point) == "M0,0l4,0 0,4 -4,0Z"
    assert path([[(0.0, 0.0), (1.26, 0.0)]], lambda point: point, 0.1, closed=False) == "M0,0l1.3,0"
