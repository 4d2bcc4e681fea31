"""One lane: shapes, rows, clusters, and who is labelled first."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.picture.draw import LEFT, RIGHT
from app.picture.lanes import MAX_ROWS, MAX_THIN, Placed, lay_out
from app.picture.scale import Scale
from tests.picture.samples import Window, item, items_of, windows

SCALE = Scale(date(2018, 1, 1), date(2018, 12, 31), LEFT, RIGHT)
DAY = date(2018, 6, 12)


def by_slug(marks: list[Placed]) -> dict[str, Placed]:
    return {mark.item.slug: mark for mark in marks}


def test_a_lane_without_events_has_one_empty_row() -> None:
    laid = lay_out([], SCALE)
    assert (laid.marks, laid.rows, laid.thin_rows) == ([], 1, 0)


@pytest.mark.parametrize(
    ("kind", "shape"), [("letter", "letter"), ("test", "triangle"), ("agreement", "diamond"), ("summit", "circle")]
)
def test_the_kind_decides_the_shape(kind: str, shape: str) -> None:
    assert lay_out([item("one", DAY, kind=kind)], SCALE).marks[0].shape == shape


def test_a_period_is_a_bar_and_a_short_one_a_point() -> None:
    laid = lay_out([item("long", DAY, DAY + timedelta(days=60), period=True)], SCALE)
    assert (laid.marks[0].bar, laid.marks[0].shape) == (True, "bar")
    assert abs(laid.marks[0].end - laid.marks[0].start - 61 / 365 * (RIGHT - LEFT)) < 0.01
    assert not lay_out([item("short", DAY, DAY + timedelta(days=1), period=True)], SCALE).marks[0].bar


def test_a_loose_date_is_as_wide_as_it_is_loose_and_no_bar() -> None:
    mark = lay_out([item("june", date(2018, 6, 1), date(2018, 6, 30))], SCALE).marks[0]
    assert not mark.bar
    assert abs(mark.end - mark.start - 30 / 365 * (RIGHT - LEFT)) < 0.01
    assert abs(mark.x - (mark.start + mark.end) / 2) < 0.01


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
    assert (mark.label, mark.count) == (None, 1)


def test_events_of_one_day_stack_and_then_become_a_counted_cluster() -> None:
    laid = lay_out([item(f"e{n}", DAY) for n in range(MAX_ROWS + 4)], SCALE)
    assert laid.rows == MAX_ROWS
    assert len(laid.marks) == MAX_ROWS
    assert sum(mark.count for mark in laid.marks) == MAX_ROWS + 4
    assert {mark.shape for mark in laid.marks} == {"circle", "cluster"}


def test_periods_without_labels_stack_in_thin_rows_and_then_are_counted() -> None:
    periods = [item(f"p{n}", SCALE.first, SCALE.last, period=True) for n in range(MAX_THIN + 2)]
    laid = lay_out(periods, SCALE)
    assert (laid.thin_rows, len(laid.marks)) == (MAX_THIN, MAX_THIN)
    assert all(mark.thin for mark in laid.marks)
    assert sum(mark.count for mark in laid.marks) == MAX_THIN + 2


def test_a_point_finds_a_place_where_labelled_periods_fill_every_row() -> None:
    long = [item(f"p{n}", SCALE.first, date(2018, 10, 1), period=True, label="Engagement") for n in range(MAX_ROWS)]
    laid = lay_out([*long, item("meeting", DAY)], SCALE)
    assert sum(mark.count for mark in laid.marks) == MAX_ROWS + 1


def test_the_important_is_labelled_however_many_minor_events_share_its_day() -> None:
    crowd = [item(f"a{n:02d}", DAY, importance="minor", label="Minor event") for n in range(30)]
    laid = lay_out([*crowd, item("zz", DAY, label="Singapore")], SCALE)
    singapore = by_slug(laid.marks)["zz"]
    assert (singapore.label, singapore.row) == ("Singapore", 0)


def test_a_cluster_is_strong_where_one_of_its_members_is() -> None:
    crowd = [item(f"e{n}", DAY, strong=n == MAX_ROWS) for n in range(MAX_ROWS + 1)]
    strong = [mark for mark in lay_out(crowd, SCALE).marks if mark.strong]
    assert [mark.count for mark in strong] == [2]


COUNTS, SEEDS = st.integers(0, 50), st.integers(0, 2**32)


@given(windows(), COUNTS, SEEDS)
@settings(max_examples=400)
def test_the_less_important_never_move_or_unlabel_the_more_important(window: Window, count: int, seed: int) -> None:
    items, scale = items_of(window, ("face-to-face",), count=count, seed=seed), Scale(*window, LEFT, RIGHT)
    full = by_slug(lay_out(items, scale).marks)
    for kept in ({"headline"}, {"headline", "major"}):
        for slug, mark in by_slug(lay_out([i for i in items if i.importance in kept], scale).marks).items():
            assert (full[slug].row, full[slug].x, full[slug].label) == (mark.row, mark.x, mark.label)


@given(windows(), COUNTS, SEEDS)
@settings(max_examples=100)
def test_the_same_events_in_another_order_give_the_same_picture(window: Window, count: int, seed: int) -> None:
    items, scale = items_of(window, ("face-to-face",), count=count, seed=seed), Scale(*window, LEFT, RIGHT)
    assert lay_out(items, scale).marks == lay_out(list(reversed(items)), scale).marks
