"""A window of too many events: named marks over columns, which count the rest once each and cover nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.picture.density import ACROSS, Cell, Crowd, stretches
from app.picture.draw import LEFT, RIGHT, Picture
from app.picture.marks import Item
from app.picture.ribbon import Ribbon, draw_ribbon
from tests.examples import examples
from tests.picture.samples import LANES, Box, Window, drawn, item, items_of, label_box, mark_box, windows

MOST = 400
"""So many marks and columns a page draws at most."""
DAY = timedelta(days=1)


def crowd_of(window: Window, items: Sequence[Item]) -> tuple[Crowd, list[Item]]:
    """A crowd of these events, and they, each told whether it begins in a stretch: what is loose begins in none."""
    unit, cut = stretches(window, RIGHT - LEFT)
    told = [
        replace(one, counted=window[0] <= one.first and (one.period or (one.last - one.first).days < 30))
        for one in items
    ]
    counts = {lane: [(0, 0)] * len(cut) for lane in LANES}
    for one in told:
        if one.counted:
            place = next(number for number, (first, last) in enumerate(cut) if first <= one.first <= last)
            number, strong = counts[one.lane][place]
            counts[one.lane][place] = number + 1, strong + one.strong
    return Crowd(len(items), sum(one.strong for one in items), unit, cut, counts), told


def pictures(window: Window, count: int, seed: int) -> tuple[Crowd, Picture, Ribbon]:
    """Both pictures of a crowd of which forty may be named."""
    crowd, told = crowd_of(window, items_of(window, tuple(LANES), count=count, seed=seed))
    named = sorted(told, key=lambda one: one.turn)[:40]
    ribbon = draw_ribbon(named, window, lead=next(iter(LANES)), eras=[], crowd=crowd)
    return crowd, drawn(named, window, crowd=crowd), ribbon


Pictures = tuple[Crowd, Picture, Ribbon]
crowds = st.builds(pictures, windows(), st.integers(170, 400), st.integers(0, 2**32))


def box(cell: Cell) -> Box:
    """What a column covers, and the number above it."""
    number = 12 if cell.says else 0
    return Box(cell.full.x, cell.full.x + cell.full.width, cell.full.y - number, cell.full.y + cell.full.height)


@given(crowds)
@examples(40)
def test_every_event_is_a_mark_or_counted_in_one_column_or_waits(found: Pictures) -> None:
    crowd, picture, ribbon = found
    cells = [cell for lane in picture.lanes for cell in lane.cells]
    named = [mark.item for lane in picture.lanes for mark in lane.marks]
    assert sum(cell.count for cell in cells) + len(named) + picture.loose == crowd.number
    counted = sum(count for row in crowd.counts.values() for count, _ in row)
    assert sum(cell.count for cell in cells) + sum(one.counted for one in named) == counted
    assert sum(cell.count for cell in ribbon.cells) + sum(row.item.counted for row in ribbon.rows) == counted
    assert all(0 <= cell.strong <= cell.count for cell in (*cells, *ribbon.cells))


@given(crowds)
@examples(40)
def test_a_page_draws_few_marks_however_many_events_there_are(found: Pictures) -> None:
    _, picture, ribbon = found
    assert sum(len(lane.cells) + len(lane.marks) for lane in picture.lanes) + len(ribbon.cells) <= MOST
    assert all(mark.label and not mark.members for lane in picture.lanes for mark in lane.marks)
    assert not ribbon.dots


@given(crowds)
@examples(40)
def test_a_column_stands_in_its_lane_and_covers_no_mark_no_name_and_no_other(found: Pictures) -> None:
    _, picture, _ = found
    for lane in picture.lanes:
        boxes = [box(cell) for cell in lane.cells]
        for one in boxes:
            assert picture.left <= one.left <= one.right <= picture.right
            assert lane.y - 0.2 <= one.top <= one.bottom <= lane.y + lane.height + 0.2
            for mark in lane.marks:
                written = label_box(mark)
                assert not one.touches(mark_box(mark)), mark
                assert written is None or not one.touches(written), mark
        assert all(one.right <= other.left for one, other in pairwise(boxes))


@given(crowds)
@examples(40)
def test_of_more_events_the_column_is_higher_and_what_filters_leave_stands_in_it(found: Pictures) -> None:
    _, picture, ribbon = found
    cells = sorted((cell for lane in picture.lanes for cell in lane.cells), key=lambda cell: cell.count)
    assert all(one.full.height <= other.full.height for one, other in pairwise(cells))
    assert all(cell.solid.height <= cell.full.height for cell in cells)
    assert all(cell.solid.width <= cell.full.width for cell in ribbon.cells)
    assert all(one.reach.y + one.reach.height <= other.reach.y for one, other in pairwise(ribbon.cells))


@given(windows())
@examples(100)
def test_stretches_follow_each_other_through_the_window_and_each_can_be_pointed_at(window: Window) -> None:
    _, cut = stretches(window, RIGHT - LEFT)
    assert (cut[0][0], cut[-1][1]) == window
    assert all(one[1] + DAY == other[0] for one, other in pairwise(cut))
    length = (window[1] - window[0]).days + 1
    shortest = min((last - first).days + 1 for first, last in cut) / length * (RIGHT - LEFT)
    assert shortest >= ACROSS / 2 - 1


@pytest.mark.parametrize(
    ("first", "last", "unit", "number"),
    [
        ("2018-01-01", "2025-12-31", "half a year", 16), ("2018-01-01", "2019-12-31", "a month", 24),
        ("2024-01-01", "2024-12-31", "a month", 12), ("2024-05-01", "2024-06-30", "a week", 9),
        ("2024-05-01", "2024-05-31", "a week", 5), ("2024-05-06", "2024-05-06", "a day", 1),
        ("1990-03-01", "2020-12-31", "five years", 7), ("1000-01-01", "2999-12-31", "a century", 20),
    ],
)  # fmt: skip
def test_a_stretch_is_as_short_as_has_room(first: str, last: str, unit: str, number: int) -> None:
    said, cut = stretches((date.fromisoformat(first), date.fromisoformat(last)), RIGHT - LEFT)
    assert (said, len(cut)) == (unit, number)


def test_a_rest_at_an_end_belongs_to_its_neighbour() -> None:
    _, cut = stretches((date(2018, 1, 30), date(2019, 12, 2)), RIGHT - LEFT)
    assert (cut[0], cut[-1]) == ((date(2018, 1, 30), date(2018, 2, 28)), (date(2019, 11, 1), date(2019, 12, 2)))


def test_what_begins_in_a_stretch_chooses_before_what_lasts_into_it_but_for_turning_points() -> None:
    day = date(2018, 6, 1)
    lasts = item("lasts", day, importance="major", counted=False)
    turn, begun = replace(lasts, slug="turn", importance="headline"), item("begun", day, importance="minor")
    assert sorted([lasts, begun, turn], key=lambda one: one.turn) == [turn, begun, lasts]
