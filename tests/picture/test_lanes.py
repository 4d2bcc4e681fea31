"""One lane: what its level of detail names, in which form, and what becomes of the rest."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.lists import SHAPES
from app.picture.draw import LEFT, RIGHT
from app.picture.lanes import Laid, Most, lay_out
from app.picture.levels import ERA, FEW, MONTH, WHOLE, YEAR, level_of
from app.picture.marks import CORNERS, Mark
from app.picture.scale import Scale
from app.picture.shelf import FINENESS
from tests.picture.samples import item

SCALE = Scale(date(2018, 1, 1), date(2018, 12, 31), LEFT, RIGHT)
DAY = date(2018, 6, 12)


def laid(*items: Any, level: Any = YEAR, most: int = 10, scale: Scale = SCALE) -> Laid:
    return lay_out(items, scale, level, FINENESS[0], most=Most(most, most))


def one(*items: Any, **given: Any) -> Mark:
    done = laid(*items, **given)
    [mark] = [*done.marks, *done.shelf]
    return mark


@pytest.mark.parametrize(("days", "strong", "level"), [
    (31, 50, MONTH), (62, 50, MONTH), (63, 50, YEAR), (400, 50, YEAR), (401, 50, ERA),
    (1830, 50, ERA), (1831, 50, WHOLE),
    (2922, FEW, YEAR), (2922, FEW + 1, WHOLE), (20, 3, MONTH),
])  # fmt: skip
def test_the_length_of_the_window_decides_the_level_and_a_few_events_are_all_named(
    days: int, strong: int, level: Any
) -> None:
    assert level_of(days, strong) is level


def test_a_filter_names_major_events_in_the_whole_too() -> None:
    assert [level_of(2922, FEW + 1, faded) for faded in (0, 1)] == [WHOLE, ERA]


@pytest.mark.parametrize(("level", "named"), [
    (WHOLE, {"headline"}), (ERA, {"headline", "major", "minor"}), (YEAR, {"headline", "major", "minor"}),
])  # fmt: skip
def test_each_level_names_by_importance(level: Any, named: set[str]) -> None:
    events = [
        item(i, date(2018, 2 + 3 * n, 1), importance=i, label=i) for n, i in enumerate(["headline", "major", "minor"])
    ]
    assert {mark.label for mark in laid(*events, level=level).marks} == named


@pytest.mark.parametrize(
    ("given", "shape"),
    [("letter", "letter"), ("triangle", "triangle"), ("square", "square"), ("bar", "bar"), ("none", "dot")],
)
def test_the_kind_decides_the_shape(given: str, shape: str) -> None:
    label = None if given == "none" else "Event"
    assert one(item("one", DAY, shape=given, label=label)).shape == shape


def test_what_has_no_name_is_a_quiet_dot_whatever_its_kind() -> None:
    mark = one(item("one", DAY, shape="triangle", label="W" * 100))
    assert (mark.quiet, mark.shape, mark.label) == (True, "dot", None)


def test_a_period_is_a_bar_with_its_name_above_and_a_short_one_a_point() -> None:
    long = one(item("long", DAY, DAY + timedelta(days=60), period=True, label="Engagement"))
    assert (long.bar, long.shape, long.label) == (True, "none", "Engagement")
    assert abs(long.end - long.start - 61 / 365 * (RIGHT - LEFT)) < 0.01
    assert long.label_y < long.y - long.height / 2
    assert not one(item("short", DAY, DAY + timedelta(days=1), period=True, label="Engagement")).bar


@pytest.mark.parametrize("level", [YEAR, ERA, WHOLE])
def test_one_day_within_several_has_a_form_of_its_own_at_every_level(level: Any) -> None:
    loose, period = (
        one(item("one", date(2018, 3, 1), date(2018, 5, 31), period=period, label="Yongbyon"), level=level)
        for period in (False, True)
    )
    assert (loose.loose, loose.bar, loose.shape) == (True, False, "dot")
    assert (period.loose, period.bar, period.shape) == (False, True, "none")


@pytest.mark.parametrize(("first", "last", "goes_on"), [
    (date(2018, 3, 1), date(2018, 9, 1), (False, False)),
    (date(2017, 3, 1), date(2018, 9, 1), (True, False)),
    (date(2018, 3, 1), date(2019, 9, 1), (False, True)),
    (date(2017, 3, 1), date(2019, 9, 1), (True, True)),
])  # fmt: skip
def test_what_began_before_the_window_or_ends_after_it_has_an_arrow_there(
    first: date, last: date, goes_on: tuple[bool, bool]
) -> None:
    assert one(item("one", first, last, period=True, label="Letters")).goes_on == goes_on


def test_what_lasts_throughout_is_no_longer_than_its_name_and_shares_a_row() -> None:
    periods = [item(f"p{n}", date(2017, 1, 1), date(2019, 6, 1), period=True, label=f"Policy {n}") for n in range(4)]
    marks = laid(*periods).marks
    assert len({mark.y for mark in marks}) == 1
    assert all(mark.across and mark.end - mark.start == pytest.approx(mark.label_width) for mark in marks)


def test_a_label_that_does_not_fit_on_the_right_stands_on_the_left() -> None:
    mark = one(item("edge", date(2018, 12, 20), label="Buenos Aires meeting"))
    assert (mark.label, mark.anchor) == ("Buenos Aires meeting", "end")
    assert mark.label_x < mark.x


def test_names_change_sides_where_that_saves_a_row() -> None:
    first, second = (item(f"e{n}", DAY + timedelta(days=12 * n), label="A rather long name") for n in range(2))
    assert {mark.anchor for mark in laid(first, second).marks} == {"start", "end"}
    assert len({mark.y for mark in laid(first, second).marks}) == 1


def test_an_era_names_the_minor_where_a_row_has_room_and_opens_none_for_them() -> None:
    minor = [
        item(f"m{n}", DAY + timedelta(days=2 * n), importance="minor", label="Minor event of a day") for n in range(3)
    ]
    assert laid(*minor, level=ERA).marks == []
    named = laid(item("zz", date(2018, 1, 9), label="Vote"), *minor, level=ERA).marks
    assert [mark.label for mark in named] == ["Vote", "Minor event of a day"]
    assert len({mark.y for mark in named}) == 1


def test_turning_points_keep_their_rows_where_others_give_way() -> None:
    turns = [item(f"t{n}", DAY, label="Turning point") for n in range(3)]
    majors = [item(f"m{n}", DAY, importance="major", label="Major event") for n in range(3)]
    done = lay_out([*turns, *majors], SCALE, ERA, FINENESS[0], most=Most(4, 1))
    assert [mark.label for mark in done.marks] == ["Turning point"] * 3


@pytest.mark.parametrize(("most", "named"), [(1, 1), (2, 2), (4, 4)])
def test_no_more_rows_are_taken_than_there_may_be_and_the_important_choose_first(most: int, named: int) -> None:
    crowd = [item(f"a{n}", DAY, importance="minor", label="Minor event of a day") for n in range(9)]
    done = laid(*crowd, item("zz", DAY, label="Singapore"), most=most)
    assert len({mark.y for mark in done.marks}) == named
    assert "Singapore" in {mark.label for mark in done.marks}


def test_dots_of_one_day_stack_and_become_one_mark_that_counts_them_where_they_are_too_many() -> None:
    four, five = (laid(*(item(f"e{n}", DAY) for n in range(count))).shelf for count in (4, 5))
    assert [len(mark.items) for mark in four] == [1] * 4
    assert len({mark.y for mark in four}) == 4
    assert [len(mark.items) for mark in five] == [5]


def test_what_the_filters_leave_out_has_no_name() -> None:
    assert one(item("a", DAY, label="Singapore", strong=False)).quiet


def test_a_name_and_its_date_stand_under_each_other_where_the_whole_is_shown() -> None:
    mark = one(item("a", DAY, label="Hanoi", sub="27–28 February 2019 · no agreement"), level=WHOLE)
    assert (mark.sub, mark.sub_y > mark.label_y) == ("27–28 February 2019 · no agreement", True)
    assert one(item("a", DAY, label="Hanoi", sub="27 February"), level=ERA).sub == ""


def test_the_same_events_in_another_order_give_the_same_lane() -> None:
    events = [item(f"e{n}", DAY + timedelta(days=9 * n % 40), label=f"Event {n}") for n in range(12)]
    assert laid(*events).marks == laid(*events[::-1]).marks


def test_every_shape_of_the_list_is_drawn_by_its_corners_or_by_a_form_of_its_own() -> None:
    assert set(SHAPES) == {*CORNERS, "dot", "letter", "none"}
