"""Room on a line: what is taken once is not taken again, and what only touches does not lie over."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.picture.packing import Extent, Rows, piled, spread

PLACES = st.floats(0, 100)
EXTENTS = st.tuples(PLACES, st.floats(1, 30)).map(lambda two: (two[0], two[0] + two[1]))


def test_an_extent_goes_into_the_first_row_where_it_is_free() -> None:
    rows = Rows()
    assert [rows.stack(extent) for extent in [(0, 10), (10, 20), (5, 15), (0, 5)]] == [0, 0, 1, 1]
    assert len(rows) == 2


def test_of_several_extents_the_first_that_is_free_is_taken_in_the_first_row_that_has_room() -> None:
    rows = Rows([[(0.0, 10.0)], []])
    assert rows.take((5, 15), (10, 20), rows=range(2)) == (0, 1)
    assert rows.take((5, 15), (10, 20), rows=range(2)) == (1, 0)
    assert rows.take((5, 15), (10, 20), rows=range(2)) is None


def test_what_is_given_back_is_free_again() -> None:
    rows = Rows([[(0.0, 10.0)]])
    rows.leave(0, (0.0, 10.0))
    assert rows.is_free(0, (0, 10))


@pytest.mark.parametrize(("stem", "free"), [(0.0, True), (5.0, False), (10.0, True)])
def test_a_line_may_stand_at_the_end_of_an_extent_but_not_within_it(stem: float, free: bool) -> None:
    assert Rows([[(0.0, 10.0)]]).is_free(0, (stem, stem)) is free


@given(st.lists(EXTENTS, max_size=30))
def test_no_extent_lies_over_another_of_its_row(extents: list[Extent]) -> None:
    rows = Rows()
    for extent in extents:
        rows.stack(extent)
    for row in rows.taken:
        assert all(one[1] <= other[0] for one, other in pairwise(sorted(row)))
    assert sorted(extent for row in rows.taken for extent in row) == sorted(extents)


@given(st.lists(st.integers(0, 1000).map(lambda tenths: tenths / 10), max_size=30), st.integers(1, 4))
def test_things_of_one_size_are_piled_as_their_extents_are_stacked(middles: list[float], deepest: int) -> None:
    rows = Rows()
    taken = [rows.take((middle - 7, middle + 7), rows=range(deepest)) for middle in middles]
    assert piled(middles, 14, deepest) == [row and row[0] for row in taken]


def test_lines_stand_where_they_are_wanted_or_share_what_they_give_up() -> None:
    assert spread([20, 50], 10, (0, 100), 5) == [20, 50]
    assert spread([50, 50], 10, (0, 100), 5) == [45, 55]
    assert spread([50, 50], 10, (0, 100), 4) is None
    assert spread([1, 99], 10, (0, 100), 5) == [5, 95]
    assert spread([50] * 11, 10, (0, 100), 100) is None
