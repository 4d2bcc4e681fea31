"""The time axis: days → x and back, and ticks in order."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.picture.scale import Scale
from tests.examples import examples
from tests.picture.samples import Window, windows


def scale(first: date, last: date) -> Scale:
    return Scale(first, last, 100, 1100)


def day_at(axis: Scale, x: float) -> date:
    """The day that begins at x."""
    return axis.first + timedelta(days=round((x - axis.left) / (axis.right - axis.left) * axis.days))


def labels(first: date, last: date) -> list[str]:
    return [tick.label for tick in scale(first, last).ticks()]


def test_the_window_fills_the_axis_with_its_last_day_inside() -> None:
    axis = scale(date(2018, 1, 1), date(2018, 12, 31))
    assert axis.days == 365
    assert axis.at(date(2018, 1, 1)) == 100
    assert axis.at(date(2019, 1, 1)) == 1100
    assert axis.within(axis.at(date(2030, 1, 1))) == 1100
    assert axis.within(axis.at(date(1990, 1, 1))) == 100


def test_a_window_of_one_day_has_a_width() -> None:
    axis = scale(date(2018, 6, 12), date(2018, 6, 12))
    assert (axis.at(axis.first), axis.at(date(2018, 6, 13))) == (100, 1100)
    assert labels(axis.first, axis.last) == ["12 Jun"]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(1974, 1, 1), date(2024, 12, 31), ["1975", "1980", "1985"]),
        (date(2018, 1, 1), date(2024, 12, 31), ["2018", "2019", "2020"]),
        (date(2018, 1, 1), date(2018, 12, 31), ["Jan 2018", "Feb", "Mar"]),
        (date(2018, 1, 1), date(2019, 12, 31), ["Jan 2018", "Apr", "Jul"]),
        (date(2018, 6, 1), date(2018, 6, 30), ["1 Jun", "8 Jun", "15 Jun"]),
        (date(2018, 6, 10), date(2018, 6, 14), ["10 Jun", "11 Jun", "12 Jun"]),
    ],
)
def test_ticks_are_as_fine_as_the_window_allows(first: date, last: date, expected: list[str]) -> None:
    assert labels(first, last)[:3] == expected


@given(windows(), st.data())
@examples(200)
def test_a_day_can_be_told_from_its_x(window: Window, data: st.DataObject) -> None:
    axis, day = scale(*window), data.draw(st.dates(*window))
    assert day_at(axis, axis.at(day)) == day
    assert axis.at(day) < axis.at(day + timedelta(days=1))


@given(windows())
@examples(200)
def test_ticks_ascend_stay_inside_and_are_few(window: Window) -> None:
    ticks = scale(*window).ticks()
    xs = [tick.x for tick in ticks]
    assert xs == sorted(set(xs))
    assert all(100 <= x <= 1100 for x in xs)
    assert len(ticks) <= 16
    assert all(tick.label for tick in ticks)


def test_a_stretch_holds_its_last_day_and_a_tick_is_told_beside_its_line() -> None:
    scale = Scale(date(2018, 1, 1), date(2018, 12, 31), 0, 365)
    assert scale.stretch(date(2018, 1, 1), date(2018, 1, 31)) == (0, 31)
    assert scale.stretch(date(2017, 12, 31), date(2018, 12, 31)) == (-1, 365)
    [tick, *_] = scale.ticks()
    assert (tick.before_x, tick.x, tick.text_x) == (-2, 0, 4)
