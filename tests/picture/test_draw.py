"""The picture as a whole: nothing over anything else, nothing outside, everything drawn or counted, always as high."""

from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.picture.draw import MOST_MARKS, NAMES, PLOT, RIGHT, TOP, draw
from app.picture.lettering import text_width
from app.picture.marks import Mark
from tests.examples import examples
from tests.picture.samples import LANES, Sample, drawn, item, items_of, label_box, mark_box, pictures, windows

WINDOW = (date(2018, 1, 1), date(2019, 12, 31))
WHOLE = (date(2018, 1, 1), date(2025, 12, 31))


def test_a_meeting_stands_in_its_lane_at_its_day() -> None:
    picture = drawn([item("singapore", date(2018, 6, 12), label="Singapore")], WINDOW)
    lane = next(lane for lane in picture.lanes if lane.slug == "face-to-face")
    [mark] = lane.marks
    assert lane.y < mark.y < lane.y + lane.height
    share = (date(2018, 6, 12) - WINDOW[0]).days / 730
    assert abs(mark.middle - (picture.left + share * (picture.right - picture.left))) < 2
    assert (mark.label, mark.shape) == ("Singapore", "dot")


def test_every_lane_is_drawn_even_where_nobody_acts() -> None:
    picture = drawn([], WINDOW)
    assert [lane.slug for lane in picture.lanes] == list(LANES)
    assert all(lane.height > 20 for lane in picture.lanes)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Pyongyang", "Pyongyang"),
        ("The harbour authority of both towns", "The harbour …"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfsch …"),
    ],
)
def test_the_name_of_a_lane_is_cut_to_its_margin_and_kept_whole_beside_it(name: str, label: str) -> None:
    lanes = {f"lane-{number}": f"{number}" for number in range(6)} | {"last": name}
    lane = draw([], WINDOW, lanes=lanes, eras=[]).lanes[-1]
    assert lane.name == name
    assert lane.label[:8] == label[:8]
    assert text_width(lane.label, 13) <= NAMES


def test_the_first_lane_is_the_highest_and_others_have_room_for_their_turning_points() -> None:
    picture = draw([], WHOLE, lanes=LANES, eras=[], turns={"pyongyang": 3, "seoul": 1})
    first, pyongyang, seoul, others = (lane.height for lane in picture.lanes)
    assert first > pyongyang > seoul > others


def test_what_came_before_the_window_stands_in_its_margin_and_the_rest_is_counted_once() -> None:
    early = [item(f"e{n}", date(1990 + n, 1, 1), lane="pyongyang") for n in range(9)]
    picture = drawn([], WHOLE, before=early)
    marks = next(lane for lane in picture.lanes if lane.slug == "pyongyang").before
    assert [mark.item.slug for mark in marks] == [one.slug for one in early]
    assert all(picture.before[0] < mark.middle < picture.before[1] for mark in marks)
    assert all(not mark_box(one).touches(mark_box(other)) for one, other in combinations(marks, 2))


def test_silence_is_told_along_the_first_lane_from_its_last_turning_point_to_the_latest_source() -> None:
    meetings = [item(f"m{n}", date(2018, 6 + n, 12), label=f"Meeting {n}", sub="12 June 2018") for n in range(3)]
    picture = drawn(meetings, WHOLE, silence="no further meeting", told_until=date(2025, 6, 1))
    assert picture.silence
    words = picture.silence.y - 20, picture.silence.y + 2
    for mark in picture.lanes[0].marks:
        box = label_box(mark)
        assert box
        assert box.right <= picture.silence.x or box.bottom < words[0] or box.top > words[1]
    assert picture.silence.end < RIGHT
    assert picture.silence.words == "no further meeting"
    assert drawn(meetings, WHOLE).silence is None


def test_lanes_stand_under_each_other_without_a_gap() -> None:
    picture = drawn([item(f"e{n}", date(2018, 6, 12), label="Panmunjom") for n in range(9)], WINDOW)
    for above, below in zip(picture.lanes, picture.lanes[1:], strict=False):
        assert above.y + above.height == pytest.approx(below.y, abs=0.11)
    assert picture.lanes[0].y == TOP


def test_an_era_that_is_too_narrow_for_its_name_keeps_its_years_or_nothing() -> None:
    eras = [
        ("2018 · three meetings", date(2018, 1, 1), date(2018, 12, 31)),
        ("2019 · a long name for a short time", date(2019, 1, 1), date(2019, 2, 28)),
        ("2019 · tiny", date(2019, 3, 1), date(2019, 3, 9)),
        ("2030 · after", date(2030, 1, 1), date(2030, 12, 31)),
    ]
    bands = draw([], WINDOW, lanes=LANES, eras=eras).eras
    assert [band.label for band in bands] == ["2018 · three meetings", "2019", None]


@given(pictures(tuple(LANES), most=60))
@examples(120)
def test_it_is_as_high_whatever_the_window_holds(sample: Sample) -> None:
    assert sample.picture.bottom == pytest.approx(TOP + PLOT, abs=1)


@given(windows(), st.integers(200, 900), st.integers(0, 2**32))
@examples(15)
def test_no_window_draws_more_marks_than_a_reader_or_a_page_can_bear(
    window: tuple[date, date], count: int, seed: int
) -> None:
    items = items_of(window, tuple(LANES), count=count, seed=seed)
    marks = [mark for lane in drawn(items, window).lanes for mark in lane.marks]
    assert len(marks) <= MOST_MARKS
    assert sum(len(mark.items) for mark in marks) == count


def shared(one: Mark, other: Mark) -> float:
    """How much of the smaller of two marks the other covers, at most."""
    a, b = mark_box(one), mark_box(other)
    across = max(min(a.right, b.right) - max(a.left, b.left), 0)
    down = max(min(a.bottom, b.bottom) - max(a.top, b.top), 0)
    smaller = min((box.right - box.left) * (box.bottom - box.top) for box in (a, b))
    return across * down / smaller if smaller else 0


@given(pictures())
@examples(120)
def test_no_mark_covers_more_than_a_third_of_another(sample: Sample) -> None:
    for lane in sample.picture.lanes:
        for one, other in combinations(lane.marks, 2):
            assert shared(one, other) < 0.34, (one, other)


@given(pictures(tuple(LANES)))
@examples(120)
def test_no_label_touches_a_mark_a_bar_a_fade_or_another_label(sample: Sample) -> None:
    for one in sample.marks:
        label = label_box(one)
        for other in sample.marks if label else []:
            assert label
            if other is not one:
                written = label_box(other)
                assert written is None or not label.touches(written), (one, other)
            assert not label.touches(mark_box(other)), (one, other)


@given(pictures(lanes=tuple(LANES)))
@examples(60)
def test_everything_lies_within_the_picture_and_its_lane(sample: Sample) -> None:
    picture = sample.picture
    for lane in picture.lanes:
        for mark in lane.marks:
            for box in (mark_box(mark), label_box(mark)):
                assert box is None or (picture.left - 9 <= box.left and box.right <= picture.width), mark
            assert lane.y - 0.2 <= mark_box(mark).top, mark
            assert mark_box(mark).bottom <= lane.y + lane.height + 0.2, mark
    assert all(picture.left <= tick.x <= picture.right for tick in picture.ticks)
    assert all(picture.left - 0.1 <= era.x and era.x + era.width <= picture.right + 0.1 for era in picture.eras)


@given(pictures(most=60))
@examples(60)
def test_every_event_is_drawn_or_counted_once_or_waits_for_a_nearer_level(sample: Sample) -> None:
    shown = Counter(one.slug for mark in sample.marks for one in mark.items)
    shown.update(one.slug for one in sample.picture.waiting)
    assert shown == Counter(one.slug for one in sample.items)


@given(pictures(most=60))
@examples(60)
def test_a_mark_of_several_names_none_and_knows_the_days_that_hold_them(sample: Sample) -> None:
    for mark in sample.marks:
        first, last = mark.window
        assert all(first <= one.first and one.last <= last and one.lane == mark.item.lane for one in mark.items)
        assert not (mark.members and mark.label)


def test_a_month_names_every_event_that_is_not_left_out() -> None:
    days = [date(2020, 11, 3) + timedelta(days=3 * n) for n in range(5)]
    items = [
        item(f"{lane}-{n}", day, lane=lane, importance="minor", label=f"Event {n}")
        for lane in LANES
        for n, day in enumerate(days)
    ]
    drawing = drawn(items, (date(2020, 11, 1), date(2020, 11, 30)))
    marks = [mark for lane in drawing.lanes for mark in lane.marks]
    assert all(mark.label for mark in marks)
    assert len(marks) == len(items)
