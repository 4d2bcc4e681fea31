"""What stands beside what: no mark and no name covers another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.picture.beside import Circle, around, chosen, meet, places, spread_out, touching

CIRCLES = st.lists(
    st.tuples(st.integers(0, 40).map(float), st.integers(0, 40).map(float), st.integers(4, 9).map(float)),
    min_size=1, max_size=6,
)  # fmt: skip


def test_boxes_may_touch_and_not_lie_over_one_another() -> None:
    assert not meet((0, 0, 2, 2), (2, 0, 4, 2))
    assert meet((0, 0, 2, 2), (1, 1, 3, 3))


def test_circles_that_cover_each_other_by_way_of_a_third_are_one_group() -> None:
    assert touching([(0, 0, 5), (30, 0, 5), (18, 0, 5), (9, 0, 5)]) == [[0, 2, 3], [1]]


@given(CIRCLES)
def test_what_is_apart_stays_and_what_is_pushed_has_room(circles: list[Circle]) -> None:
    moved = spread_out(circles)
    if len(touching(circles)) == len(circles):
        assert moved == [(x, y) for x, y, _ in circles]
    if len(circles) <= 3:
        assert len(touching([(x, y, r) for (x, y), (_, _, r) in zip(moved, circles, strict=True)])) == len(circles)


def test_two_at_the_same_point_stand_side_by_side() -> None:
    (x0, y0), (x1, y1) = spread_out([(10, 10, 5), (10, 10, 5)])
    assert (y0, y1) == (10, 10)
    assert x1 - x0 == pytest.approx(11.2)


OWN = around(100, 50, 5)
"""A mark whose name is to stand somewhere."""


def test_a_name_stands_right_first_and_elsewhere_where_that_is_taken() -> None:
    within, ways = (0.0, 0.0, 200.0, 100.0), places(100, 50, 5, 40, 12)
    assert chosen(ways, within, [], [], own=OWN) == ways[0]
    assert (ways[0].anchor, ways[1].anchor) == ("start", "end")
    assert chosen(ways, within, [(104, 40, 140, 60)], [], own=OWN) == ways[1]
    assert chosen(ways, (90.0, 0.0, 110.0, 100.0), [], [], own=OWN) is None


def test_a_name_above_or_below_is_slid_inwards_from_an_edge() -> None:
    beside = chosen(places(100, 50, 5, 40, 12)[2:3], (0.0, 0.0, 110.0, 100.0), [], [], own=OWN)
    assert beside
    assert (beside.x, beside.box[0], beside.box[2]) == (90, 70, 110)
    assert chosen(places(100, 50, 5, 40, 12)[2:3], (0.0, 0.0, 99.0, 100.0), [], [], own=OWN) is None


def test_a_name_stands_nearer_to_its_own_mark_than_to_another_or_right_beside_it() -> None:
    within, ways, other = (0.0, 0.0, 200.0, 100.0), places(100, 50, 5, 40, 12), around(112, 60, 2)
    above, below = ways[2:4]
    assert chosen([below, above], within, [], [], own=OWN) == below
    assert chosen([below, above], within, [], [], own=OWN, others=[other]) == above
    assert chosen(ways, within, [], [], own=OWN, others=[other]) == ways[0]


def test_a_name_covers_a_way_only_where_it_must() -> None:
    ways = places(100, 50, 5, 40, 12)
    crossed = [(120.0, 50.0)]
    assert chosen(ways, (0.0, 0.0, 200.0, 100.0), [], crossed, own=OWN) == ways[1]
    assert chosen(ways[:1], (0.0, 0.0, 200.0, 100.0), [], crossed, own=OWN) == ways[0]


@given(st.floats(20, 80), st.floats(20, 80), st.floats(4, 9), st.floats(10, 60))
def test_no_name_covers_its_own_mark(x: float, y: float, r: float, width: float) -> None:
    for way in places(x, y, r, width, 12):
        left, top, right, bottom = way.box
        dx, dy = max(left - x, 0.0, x - right), max(top - y, 0.0, y - bottom)
        assert (dx * dx + dy * dy) ** 0.5 >= r - 0.5
        assert not meet(way.box, around(x, y, r / 2))
