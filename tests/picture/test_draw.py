"""The picture as a whole: nothing over anything else, nothing outside, everything drawn or counted."""

from collections import Counter
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given

from app.picture.draw import TOP, draw
from app.picture.lettering import text_width
from tests.examples import examples
from tests.picture.samples import LANES, Sample, drawn, item, label_box, mark_box, pictures

WINDOW = (date(2018, 1, 1), date(2019, 12, 31))


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
    assert [silence.words for silence in picture.silences] == ["January 2018 to December 2019"]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Pyongyang", "Pyongyang"),
        ("The harbour authority of both towns", "The harbour …"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschi …"),
    ],
)
def test_the_name_of_a_lane_is_cut_to_its_margin_and_kept_whole_beside_it(name: str, label: str) -> None:
    lanes = {f"lane-{number}": f"{number}" for number in range(11)} | {"last": name}
    picture = draw([], WINDOW, lanes=lanes, eras=[], months=[], strip_days=WINDOW)
    assert [lane.slug for lane in picture.lanes] == list(lanes)
    lane = picture.lanes[-1]
    assert (lane.name, lane.label) == (name, label)
    assert picture.name_x - text_width(lane.label, 12) >= 0
    assert lane.y + lane.height <= picture.bottom


def test_lanes_stand_under_each_other_without_a_gap() -> None:
    picture = drawn([item(f"e{n}", date(2018, 6, 12), label="Panmunjom") for n in range(9)], WINDOW)
    for above, below in zip(picture.lanes, picture.lanes[1:], strict=False):
        assert above.y + above.height == below.y
    assert picture.lanes[0].y == TOP
    assert picture.lanes[-1].y + picture.lanes[-1].height <= picture.bottom < picture.strip_y


def test_an_era_that_is_too_narrow_for_its_name_keeps_its_years_or_nothing() -> None:
    eras = [
        ("2018 · three meetings", date(2018, 1, 1), date(2018, 12, 31)),
        ("2019 · a long name for a short time", date(2019, 1, 1), date(2019, 2, 28)),
        ("2019 · tiny", date(2019, 3, 1), date(2019, 3, 9)),
        ("2020 · after", date(2020, 1, 1), date(2020, 12, 31)),
    ]
    bands = draw([], WINDOW, lanes=LANES, eras=eras, months=[], strip_days=WINDOW).eras
    assert [band.label for band in bands] == ["2018 · three meetings", "2019", None]


def test_the_strip_shows_each_month_as_high_as_it_is_full_and_marks_the_window() -> None:
    months = [("2017-12", 9), ("2018-01", 4), ("2018-06", 2), ("2019-01", 1), ("2020-01", 7)]
    strip = (date(2018, 1, 1), date(2019, 12, 31))
    inside = (date(2018, 6, 1), date(2018, 12, 31))
    picture = draw([], inside, lanes=LANES, eras=[], months=months, strip_days=strip)
    assert [(bar.month, bar.name, bar.count) for bar in picture.bars] == [
        ("2018-01", "January 2018", 4),
        ("2018-06", "June 2018", 2),
        ("2019-01", "January 2019", 1),
    ]
    heights = [bar.rect.height for bar in picture.bars]
    assert heights == sorted(heights, reverse=True)
    assert all(bar.rect.y + bar.rect.height == picture.strip_y + picture.strip_height for bar in picture.bars)
    start, width = picture.brush
    assert picture.left < start < start + width < picture.right


@given(pictures())
@examples(120)
def test_no_mark_touches_another(sample: Sample) -> None:
    for lane in sample.picture.lanes:
        for one, other in combinations(lane.marks, 2):
            assert not mark_box(one).touches(mark_box(other)), (one, other)


@given(pictures())
@examples(120)
def test_no_label_touches_a_mark_or_another_label(sample: Sample) -> None:
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
                assert box is None or (picture.left - 0.1 <= box.left and box.right <= picture.right + 0.1), mark
            assert lane.y <= mark_box(mark).top
            assert mark_box(mark).bottom <= lane.y + lane.height
    assert all(picture.left <= tick.x <= picture.right for tick in picture.ticks)
    assert all(picture.left - 0.1 <= era.x and era.x + era.width <= picture.right + 0.1 for era in picture.eras)


@given(pictures(most=60))
@examples(60)
def test_every_event_is_drawn_or_counted_once(sample: Sample) -> None:
    shown = Counter(one.slug for mark in sample.marks for one in mark.items)
    assert shown == Counter(one.slug for one in sample.items)
    assert sum(len(mark.items) for mark in sample.marks) == len(sample.items)


@given(pictures(most=60))
@examples(60)
def test_a_cluster_names_the_days_that_hold_its_members_and_stays_in_its_lane(sample: Sample) -> None:
    for mark in sample.marks:
        first, last = mark.window
        for one in mark.items:
            assert first <= one.first
            assert one.last <= last
            assert one.lane == mark.item.lane
