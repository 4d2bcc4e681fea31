"""The narrow picture: names on lines of their own near their marks, dots that hide none, everything inside."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.picture.lettering import text_width
from app.picture.marks import Item
from app.picture.ribbon import (
    COLUMN,
    FIRST_COLUMN,
    HEIGHT,
    LABEL_SIZE,
    LABEL_X,
    LINE,
    REACH,
    TRACK,
    WIDTH,
    Ribbon,
    draw_ribbon,
)
from tests.examples import examples
from tests.picture.samples import LANES, Window, item, items_of, windows

WINDOW = (date(2018, 1, 1), date(2025, 12, 31))
DAY = date(2018, 6, 12)


def ribbon(items: list[Item], window: Window = WINDOW, lanes: Mapping[str, str] = LANES) -> Ribbon:
    return draw_ribbon(items, window, lanes=lanes, eras=[("2018–19 · three meetings", *window)])


def drawn() -> st.SearchStrategy[tuple[list[Item], Ribbon]]:
    """Random events in a random window, and their ribbon."""
    return st.builds(
        lambda window, count, seed: (
            items := items_of(window, tuple(LANES), count=count, seed=seed),
            ribbon(items, window),
        ),
        windows(),
        st.integers(0, 120),
        st.integers(0, 2**32),
    )


def test_time_runs_down_and_each_lane_has_its_column() -> None:
    early, late = item("early", DAY, label="Singapore"), item("late", date(2024, 6, 19), lane="pyongyang")
    picture = ribbon([late, early])
    first, last = sorted(picture.dots, key=lambda dot: dot.y)
    assert (first.items[0].lane, last.items[0].lane) == ("face-to-face", "pyongyang")
    assert last.x - first.x == COLUMN
    assert abs(first.y / HEIGHT - (DAY - WINDOW[0]).days / 2922) < 0.05


@pytest.mark.parametrize(("count", "apart"), [(1, []), (2, [COLUMN]), (7, [COLUMN] * 6)])
def test_columns_end_left_of_the_names_however_many_lanes_there_are(count: int, apart: list[float]) -> None:
    lanes = {f"lane-{number}": f"Lane {number}" for number in range(count)}
    days = [item(f"day-{slug}", DAY, lane=slug, label="Singapore") for slug in lanes]
    periods = [
        item(f"{slug}-{n}", DAY, date(2020, 1, 1), lane=slug, period=True, label="Letters")
        for slug in lanes for n in range(2)
    ]  # fmt: skip
    picture = ribbon([*days, *periods], lanes=lanes)
    xs = [x for _, _, x in picture.columns]
    assert [(slug, name) for slug, name, _ in picture.columns] == list(lanes.items())
    assert xs[0] == FIRST_COLUMN
    assert [right - left for left, right in pairwise(xs)] == pytest.approx(apart, abs=0.11)
    assert {dot.items[0].lane: dot.x for dot in picture.dots} == dict(zip(lanes, xs, strict=True))
    ends = [dot.x + dot.radius for dot in picture.dots] + [rect.x + rect.width for _, rect in picture.stretches]
    assert len(ends) == 3 * count
    assert max(ends) < picture.sign_x < LABEL_X


def test_a_year_is_a_band_that_leads_to_it() -> None:
    bands = ribbon([]).bands
    assert [band.window for band in bands] == [str(year) for year in range(2018, 2026)]
    assert all(band.width >= LINE for band in bands)
    for above, below in pairwise(bands):
        assert abs(above.x + above.width - below.x) < 0.11


def test_events_near_each_other_in_a_lane_share_a_counted_dot_and_each_is_named() -> None:
    picture = ribbon([item("a", DAY, label="Singapore"), item("b", DAY, label="Statement", importance="major")])
    [dot] = picture.dots
    assert [event.slug for event in dot.items] == ["a", "b"]
    assert [(sign.item.slug, sign.mark_y) for sign in picture.signs] == [("a", dot.y), ("b", dot.y)]


def test_a_period_runs_beside_the_dots_and_a_second_on_the_other_side() -> None:
    periods = [item(f"p{n}", date(2018, 1, 1), date(2020, 1, 1), period=True, label="Letters") for n in range(2)]
    picture = ribbon([*periods, item("a", DAY)])
    [dot] = picture.dots
    assert [rect.x + rect.width / 2 - dot.x for _, rect in picture.stretches] == [-TRACK, TRACK]


@pytest.mark.parametrize("given", [{"label": None}, {"strong": False, "label": "Hanoi"}, {"label": "W" * 40}])
def test_what_is_faded_nameless_or_too_long_is_not_named(given: dict[str, Any]) -> None:
    picture = ribbon([item("a", DAY, **given)])
    assert (len(picture.dots), picture.signs) == (1, [])


def test_a_long_name_keeps_the_words_that_fit() -> None:
    [sign] = ribbon([item("a", DAY, label="Pandemic, disasters and sanctions cut the trade")]).signs
    assert sign.text.startswith("Pandemic, disasters")
    assert sign.text.endswith(" …")


def test_what_is_under_way_throughout_has_no_place_to_be_named_at() -> None:
    through = item("a", date(2017, 1, 1), date(2026, 1, 1), label="Engagement")
    for period in (True, False):
        picture = ribbon([replace(through, period=period)])
        assert (picture.signs, picture.dots, len(picture.stretches)) == ([], [], 1)


def test_the_axis_says_the_year_where_it_begins() -> None:
    bands = ribbon([], (date(2018, 7, 1), date(2019, 6, 30))).bands
    assert [band.label for band in bands][5:8] == ["Dec", "2019", "Feb"]


def test_the_important_are_named_where_not_all_can_be() -> None:
    crowd = [item(f"m{n:02d}", DAY, importance="minor", label="Minor event") for n in range(60)]
    names = {sign.item.slug for sign in ribbon([*crowd, item("zz", DAY, label="Singapore")]).signs}
    assert "zz" in names
    assert 1 < len(names) < 60


def test_a_silence_is_told_where_no_name_stands() -> None:
    alone = [item("a", DAY), item("b", date(2023, 1, 1))]
    assert len(ribbon(alone).silences) == 2
    [sign_y] = [sign.y for sign in ribbon([item("c", date(2021, 12, 31), date(2022, 1, 1), label="Hanoi")]).signs]
    assert abs(sign_y - HEIGHT / 2) < 2


@given(drawn())
@examples(100)
def test_every_name_has_a_line_of_its_own_near_its_mark(sample: tuple[list[Item], Ribbon]) -> None:
    signs = sample[1].signs
    for above, below in pairwise(signs):
        assert below.y - above.y > LINE - 0.2
        assert above.mark_y <= below.mark_y, "lines that lead to the marks do not cross"
    for sign in signs:
        assert abs(sign.y - sign.mark_y) <= REACH
        assert LINE / 2 - 0.1 <= sign.y <= HEIGHT - LINE / 2 + 0.1
        assert LABEL_X + text_width(sign.text, LABEL_SIZE) <= WIDTH


@given(drawn())
@examples(100)
def test_no_dot_touches_another_and_none_leaves_the_picture(sample: tuple[list[Item], Ribbon]) -> None:
    dots = sample[1].dots
    for one, other in combinations(dots, 2):
        apart = ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
        assert apart >= one.radius + other.radius - 0.2
    for dot in dots:
        assert dot.y - dot.radius >= 0
        assert dot.y + dot.radius <= HEIGHT
        assert dot.x + dot.radius < LABEL_X


@given(drawn())
@examples(80)
def test_every_event_is_drawn(sample: tuple[list[Item], Ribbon]) -> None:
    items, picture = sample
    slugs_in_dots = [event.slug for dot in picture.dots for event in dot.items]
    assert len(slugs_in_dots) == len(set(slugs_in_dots))
    stretched = len(items) - len(slugs_in_dots)
    assert 0 <= stretched <= len(picture.stretches)
    assert {event.slug for event in items if event.first == event.last and not event.period} <= set(slugs_in_dots)


@given(drawn())
@examples(60)
def test_the_same_events_in_another_order_give_the_same_ribbon(sample: tuple[list[Item], Ribbon]) -> None:
    items, picture = sample
    window = (min((i.first for i in items), default=DAY), max((i.last for i in items), default=DAY) + timedelta(days=1))
    assert ribbon(items, window).signs == ribbon(items[::-1], window).signs
    assert picture.width == WIDTH
