"""One lane: shapes, rows, clusters, and who is labelled first."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lists import SHAPES
from app.picture.draw import LEFT, RIGHT
from app.picture.lanes import BACKDROP, MAX_ROWS, MORE_ROWS, lay_out
from app.picture.marks import CORNERS, Mark
from app.picture.scale import Scale
from tests.examples import examples
from tests.picture.samples import Window, item, items_of, windows

SCALE = Scale(date(2018, 1, 1), date(2018, 12, 31), LEFT, RIGHT)
DAY = date(2018, 6, 12)


def by_slug(marks: list[Mark]) -> dict[str, Mark]:
    return {mark.item.slug: mark for mark in marks}


def test_a_lane_without_events_has_one_empty_row() -> None:
    laid = lay_out([], SCALE)
    assert (laid.marks, len(laid.rows), len(laid.named), len(laid.thin)) == ([], 1, 0, 0)


@pytest.mark.parametrize(
    ("given", "shape"),
    [("letter", "letter"), ("triangle", "triangle"), ("square", "square"), ("bar", "bar"), ("none", "dot")],
)
def test_the_kind_decides_the_shape(given: str, shape: str) -> None:
    assert lay_out([item("one", DAY, shape=given)], SCALE).marks[0].shape == shape


@pytest.mark.parametrize(
    ("given", "label", "shape"),
    [
        ({"label": "A study"}, "A study", "none"),
        ({"label": "A study", "importance": "minor"}, "A study", "none"),
        ({"label": "W" * 100}, None, "dot"),
        ({"label": "A study", "strong": False}, None, "dot"),
    ],
)
def test_a_kind_without_a_shape_is_its_name_alone_and_a_dot_where_that_has_no_room(
    given: dict[str, Any], label: str | None, shape: str
) -> None:
    [mark] = lay_out([item("one", DAY, shape="none", **given)], SCALE).marks
    assert (mark.label, mark.shape, mark.points) == (label, shape, "")


def test_a_kind_without_a_shape_is_a_dot_where_others_fill_the_rows() -> None:
    crowd = [item(f"e{n}", DAY, label=f"Event {n}") for n in range(MAX_ROWS)]
    study = item("study", DAY, shape="none", importance="minor", label="A study")
    marks = {one.slug: mark for mark in lay_out([*crowd, study], SCALE).marks for one in mark.items}
    assert len(marks["study"].items) == 2
    assert marks["study"].shape == "dot"


def test_a_period_is_a_bar_and_a_short_one_a_point() -> None:
    laid = lay_out([item("long", DAY, DAY + timedelta(days=60), period=True)], SCALE)
    assert (laid.marks[0].bar, laid.marks[0].shape) == (True, "none")
    assert abs(laid.marks[0].end - laid.marks[0].start - 61 / 365 * (RIGHT - LEFT)) < 0.01
    assert not lay_out([item("short", DAY, DAY + timedelta(days=1), period=True)], SCALE).marks[0].bar


def test_a_loose_date_is_as_wide_as_it_is_loose_and_no_bar() -> None:
    mark = lay_out([item("june", date(2018, 6, 1), date(2018, 6, 30))], SCALE).marks[0]
    assert not mark.bar
    assert abs(mark.end - mark.start - 30 / 365 * (RIGHT - LEFT)) < 0.01
    assert abs(mark.middle - (mark.start + mark.end) / 2) < 0.01


def test_a_mark_at_the_edge_of_the_window_keeps_its_whole_shape() -> None:
    first, last = (lay_out([item("edge", day)], SCALE).marks[0] for day in (SCALE.first, SCALE.last))
    assert first.x - first.radius >= LEFT
    assert last.x + last.radius <= RIGHT


def test_a_label_that_does_not_fit_on_the_right_stands_on_the_left() -> None:
    mark = lay_out([item("edge", date(2018, 12, 20), label="Buenos Aires meeting")], SCALE).marks[0]
    assert (mark.label, mark.anchor) == ("Buenos Aires meeting", "end")
    assert mark.label_x < mark.x


def test_a_label_that_fits_nowhere_is_dropped_and_its_mark_stays() -> None:
    mark = lay_out([item("one", DAY, label="W" * 100)], SCALE).marks[0]
    assert (mark.label, len(mark.items)) == (None, 1)


def test_events_of_one_day_stack_and_then_become_a_counted_cluster() -> None:
    laid = lay_out([item(f"e{n}", DAY, importance="major") for n in range(MAX_ROWS + 4)], SCALE)
    assert len(laid.rows) == MAX_ROWS
    assert len(laid.marks) == MAX_ROWS
    assert sum(len(mark.items) for mark in laid.marks) == MAX_ROWS + 4
    assert {bool(mark.members) for mark in laid.marks} == {True, False}


def test_headline_events_open_rows_of_their_own_before_they_share_a_mark() -> None:
    laid = lay_out([item(f"e{n}", DAY) for n in range(MAX_ROWS + MORE_ROWS + 1)], SCALE)
    assert (len(laid.rows), len(laid.marks)) == (MAX_ROWS + MORE_ROWS, MAX_ROWS + MORE_ROWS)


def test_a_lesser_event_counts_the_others_and_a_headline_keeps_its_own_link() -> None:
    crowd = [item(f"e{n}", DAY, importance="minor") for n in range(MAX_ROWS + 3)]
    headlines = [mark for mark in lay_out([*crowd, item("chief", DAY)], SCALE).marks if mark.item.slug == "chief"]
    assert [len(mark.items) for mark in headlines] == [1]


def test_periods_without_labels_stack_in_thin_rows_as_many_as_they_are() -> None:
    periods = [item(f"p{n}", SCALE.first, SCALE.last, period=True) for n in range(9)]
    laid = lay_out(periods, SCALE)
    assert (len(laid.thin), len(laid.marks)) == (9, 9)
    assert all(mark.thin for mark in laid.marks)


def test_a_period_that_finds_no_room_in_a_row_is_thin_and_bears_its_name_above() -> None:
    periods = [item(f"p{n}", SCALE.first, SCALE.last, period=True, label=f"Policy {n}") for n in range(MAX_ROWS + 2)]
    laid = lay_out(periods, SCALE)
    named = [mark for mark in laid.marks if mark.named]
    assert (len(laid.rows), len(laid.named), len(laid.thin)) == (MAX_ROWS, 2, 0)
    assert [(mark.row, mark.label) for mark in named] == [(0, f"Policy {MAX_ROWS}"), (1, f"Policy {MAX_ROWS + 1}")]


def test_a_labelled_cluster_says_how_many_it_counts_besides() -> None:
    crowd = [item(f"e{n}", DAY, importance="major", label=f"Event {n}") for n in range(MAX_ROWS + 3)]
    clusters = [(mark.label, mark.suffix, len(mark.members)) for mark in lay_out(crowd, SCALE).marks if mark.members]
    assert clusters == [("Event 0", " +3", 3)]


def test_a_long_period_bears_its_name_inside_and_a_short_one_beside() -> None:
    long, short = (
        lay_out([item("one", DAY, DAY + timedelta(days=days), period=True, label="Engagement")], SCALE).marks[0]
        for days in (100, 20)
    )
    assert long.start < long.label_x < long.end
    assert short.label_x > short.end


def test_what_spans_the_window_chooses_after_what_happens_in_it() -> None:
    backdrop = item("a", SCALE.first, SCALE.last, period=True, label="Engagement")
    marks = by_slug(lay_out([backdrop, item("b", DAY, importance="minor", label="A meeting")], SCALE).marks)
    assert (marks["b"].row, marks["a"].row, marks["a"].label) == (0, 1, "Engagement")


def test_an_exact_day_is_not_drawn_as_loose_however_near_the_window() -> None:
    month = Scale(date(2018, 6, 1), date(2018, 6, 30), LEFT, RIGHT)
    assert not lay_out([item("day", DAY)], month).marks[0].loose
    assert lay_out([item("week", DAY, DAY + timedelta(days=6))], month).marks[0].loose


@pytest.mark.parametrize(
    ("first", "last", "clipped", "dot"),
    [
        (date(2018, 3, 1), date(2018, 5, 1), False, True),
        (date(2017, 3, 1), date(2018, 5, 1), True, False),
        (date(2018, 3, 1), date(2019, 5, 1), True, True),
        (date(2018, 9, 1), date(2019, 9, 1), True, False),
        (date(2017, 3, 1), date(2019, 5, 1), True, False),
    ],
)
def test_a_loose_date_has_its_dot_in_its_middle_where_the_window_shows_that_and_one_of_its_ends(
    first: date, last: date, clipped: bool, dot: bool
) -> None:
    mark = lay_out([item("loose", first, last)], SCALE).marks[0]
    assert (mark.clipped, mark.dot, mark.shape == "none") == (clipped, dot, not dot)
    if dot:
        assert abs(mark.middle - (SCALE.at(first) + SCALE.at(last + timedelta(days=1))) / 2) < 0.01


def test_a_sliver_of_a_loose_date_is_a_dot() -> None:
    mark = lay_out([item("loose", date(2017, 1, 1), date(2018, 1, 3))], SCALE).marks[0]
    assert (mark.dot, mark.shape) == (True, "dot")


def test_the_label_of_a_loose_date_stands_beside_its_dot() -> None:
    mark = lay_out([item("loose", date(2018, 2, 1), date(2018, 8, 1), label="Yongbyon")], SCALE).marks[0]
    assert mark.x < mark.label_x < mark.x + 20 < mark.end


def test_what_the_filters_leave_chooses_before_what_they_fade_which_bears_no_label() -> None:
    faded = item("a", DAY, label="Singapore", strong=False)
    marks = by_slug(lay_out([faded, item("b", DAY, importance="minor", label="Statement")], SCALE).marks)
    assert (marks["b"].row, marks["b"].label) == (0, "Statement")
    assert (marks["a"].row, marks["a"].label) == (1, None)


def test_a_point_finds_a_place_where_labelled_periods_fill_every_row() -> None:
    long = [item(f"p{n}", SCALE.first, date(2018, 6, 30), period=True, label="Engagement") for n in range(MAX_ROWS)]
    laid = lay_out([*long, item("meeting", DAY, importance="minor")], SCALE)
    assert [len(mark.items) for mark in laid.marks] == [1] * (MAX_ROWS + 1)


def test_the_important_is_labelled_however_many_minor_events_share_its_day() -> None:
    crowd = [item(f"a{n:02d}", DAY, importance="minor", label="Minor event") for n in range(30)]
    laid = lay_out([*crowd, item("zz", DAY, label="Singapore")], SCALE)
    singapore = by_slug(laid.marks)["zz"]
    assert (singapore.label, singapore.row) == ("Singapore", 0)


def test_a_cluster_is_strong_where_one_of_its_members_is() -> None:
    crowd = [item(f"e{n}", DAY, importance="minor", strong=n == 0) for n in range(MAX_ROWS + 1)]
    marks = lay_out(crowd, SCALE).marks
    assert sorted((len(mark.items), mark.strong) for mark in marks) == [(1, False)] * (MAX_ROWS - 1) + [(2, True)]


COUNTS, SEEDS = st.integers(0, 50), st.integers(0, 2**32)


@given(windows(), COUNTS, SEEDS)
@examples(120)
def test_the_less_important_never_move_or_unlabel_the_more_important(window: Window, count: int, seed: int) -> None:
    items, scale = items_of(window, ("face-to-face",), count=count, seed=seed), Scale(*window, LEFT, RIGHT)
    items = [i for i in items if i.strong]
    full = by_slug(lay_out(items, scale).marks)
    for kept in ({"headline"}, {"headline", "major"}):
        for slug, mark in by_slug(lay_out([i for i in items if i.importance in kept], scale).marks).items():
            if mark.bar and mark.end - mark.start > BACKDROP * (RIGHT - LEFT):
                continue
            assert (full[slug].row, full[slug].x, full[slug].label) == (mark.row, mark.x, mark.label)


@given(windows(), COUNTS, SEEDS)
@examples(60)
def test_the_same_events_in_another_order_give_the_same_picture(window: Window, count: int, seed: int) -> None:
    items, scale = items_of(window, ("face-to-face",), count=count, seed=seed), Scale(*window, LEFT, RIGHT)
    assert lay_out(items, scale).marks == lay_out(list(reversed(items)), scale).marks


def test_every_shape_of_the_list_is_drawn_by_its_corners_or_by_a_form_of_its_own() -> None:
    assert set(SHAPES) == {*CORNERS, "dot", "letter", "none"}
