"""The narrow picture: names on lines of their own in the order of time, tied to a rail that is true to scale."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.picture.lettering import text_width
from app.picture.marks import Item
from app.picture.ribbon import (
    EDGE,
    HEIGHT,
    LEAD_ROW,
    MOST_DOTS,
    RAIL,
    ROW,
    ROW_X,
    WIDTH,
    Ribbon,
    draw_ribbon,
)
from tests.examples import examples
from tests.picture.samples import LANES, Window, item, items_of, windows

WINDOW = (date(2018, 1, 1), date(2025, 12, 31))
DAY = date(2018, 6, 12)


def ribbon(items: list[Item], window: Window = WINDOW, **given: Any) -> Ribbon:
    return draw_ribbon(items, window, lead="face-to-face", eras=[("2018–19 · three meetings", *window)], **given)


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


def crowd(count: int, **given: Any) -> list[Item]:
    return [item(f"m{n:03d}", DAY, importance="minor", label="Minor event", **given) for n in range(count)]


def test_time_runs_down_the_rail_true_to_scale() -> None:
    early, late = (
        item("early", DAY, label="Singapore"),
        item("late", date(2024, 6, 19), lane="pyongyang", label="Treaty"),
    )
    first, last = ribbon([early, late]).rows
    assert [row.item.slug for row in (first, last)] == ["early", "late"]
    share = (last.mark.y - first.mark.y) / (HEIGHT - 2 * EDGE)
    assert abs(share - (late.first - early.first).days / 2922) < 0.01


def test_a_meeting_has_the_larger_line_and_its_outcome() -> None:
    meeting = item("a", DAY, label="Hanoi", sub="12 June 2018 · no agreement")
    other = item("b", date(2020, 1, 1), lane="seoul", label="Vote", sub="1 January 2020")
    rows = ribbon([meeting, other, *crowd(20, lane="seoul")]).rows
    assert [(row.lead, row.height, row.sub) for row in rows] == [
        (True, LEAD_ROW, "12 June 2018 · no agreement"), (False, ROW, "1 January 2020"),
    ]  # fmt: skip


def test_silence_stands_between_the_last_meeting_and_what_comes_after_it() -> None:
    events = [item("a", DAY, label="Hanoi"), item("b", date(2020, 1, 1), lane="seoul", label="Vote")]
    picture = ribbon(events, silence="no further meeting")
    assert picture.silence
    meeting, vote = picture.rows
    assert meeting.y + meeting.height <= picture.silence[0] <= vote.y + 4
    assert ribbon(events).silence is None


def test_a_year_is_a_band_that_leads_to_it() -> None:
    bands = ribbon([]).bands
    assert [band.window for band in bands] == [str(year) for year in range(2018, 2026)]
    assert all(band.width >= 24 for band in bands), "a finger finds a year"
    for above, below in pairwise(bands):
        assert abs(above.x + above.width - below.x) < 0.11


def test_the_axis_says_the_year_where_it_begins() -> None:
    bands = ribbon([], (date(2018, 7, 1), date(2019, 6, 30))).bands
    assert [band.label for band in bands][5:8] == ["Dec", "2019", "Feb"]


@pytest.mark.parametrize("given", [{"label": None}, {"strong": False, "label": "Hanoi"}])
def test_what_is_faded_or_nameless_is_a_quiet_dot(given: dict[str, Any]) -> None:
    picture = ribbon([item("a", DAY, **given)])
    assert (len(picture.dots), picture.rows) == (1, [])


@given(windows(), st.integers(0, 40), st.integers(0, 2**32))
@examples(100)
def test_no_two_ties_cross(window: Window, count: int, seed: int) -> None:
    in_time = sorted(items_of(window, tuple(LANES), count=count, seed=seed), key=lambda one: one.first)
    rows = ribbon(in_time, window).rows
    for above, below in pairwise(rows):
        assert above.mark.y <= below.mark.y
        assert above.y < below.y


def test_what_has_no_certain_day_is_tied_where_it_may_have_been() -> None:
    letter = item("letter", date(2018, 6, 1), date(2018, 6, 30), label="Letter")
    answer = item("answer", date(2018, 6, 5), label="Answer")
    first, last = ribbon([letter, answer], (date(2018, 6, 1), date(2018, 6, 30))).rows
    assert first.mark.stretch
    assert first.mark.stretch.y <= first.mark.y <= last.mark.y
    period = item("talks", date(2018, 6, 3), date(2018, 6, 30), label="Talks", period=True)
    [row] = ribbon([period], (date(2018, 6, 1), date(2018, 6, 30))).rows
    assert row.mark.stretch
    assert row.mark.y == row.mark.stretch.y, "a period is tied where it begins"


def test_who_acts_stands_beside_the_date_where_there_is_room() -> None:
    events = [
        item("a", DAY, label="Hanoi", sub="12 June 2018"),
        item("b", date(2020, 1, 1), lane="seoul", label="Vote", sub="1 January 2020"),
        item("c", date(2021, 1, 1), lane="seoul", label="Vote", sub="some day in 12–15 September 2021"),
    ]
    rows = ribbon(events, lanes=LANES | {"seoul": "Seoul and the others"}).rows
    assert [row.sub for row in rows] == [
        "12 June 2018", "1 January 2020 · Seoul and the others", "some day in 12–15 September 2021",
    ]  # fmt: skip


def test_two_points_of_one_day_stand_beside_each_other() -> None:
    one, other = (row.mark for row in ribbon([item(slug, DAY, label="Event") for slug in "ab"]).rows)
    assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= one.radius**2


def test_days_beside_the_rail_say_their_month_once() -> None:
    bands = ribbon([], (date(2018, 6, 1), date(2018, 6, 30))).bands
    assert [band.label for band in bands] == ["1 Jun", "8", "15", "22", "29"]


def test_a_long_name_keeps_the_words_that_fit() -> None:
    [row] = ribbon([item("a", DAY, label="Pandemic, disasters and sanctions cut the trade")]).rows
    assert row.text.startswith("Pandemic, disasters")
    assert row.text.endswith(" …")


def test_what_is_under_way_throughout_has_no_place_to_be_named_at() -> None:
    through = item("a", date(2017, 1, 1), date(2026, 1, 1), label="Engagement", period=True)
    assert ribbon([through]).rows == []


def test_the_important_are_named_where_not_all_can_be() -> None:
    year = (date(2018, 1, 1), date(2018, 12, 31))
    names = {row.item.slug for row in ribbon([*crowd(60), item("zz", DAY, label="Singapore")], year).rows}
    assert "zz" in names
    assert 1 < len(names) < 60


def test_a_month_names_every_event_however_long_the_picture_gets() -> None:
    picture = ribbon(crowd(40), (date(2018, 6, 1), date(2018, 6, 30)))
    assert len(picture.rows) == 40
    assert picture.height > HEIGHT


def test_events_too_many_for_dots_are_bars() -> None:
    picture = ribbon(crowd(MOST_DOTS + 1))
    assert (picture.rows, len(picture.dots)) == ([], 1)
    assert picture.dots[0].width > 0


@given(drawn())
@examples(100)
def test_every_name_has_a_line_of_its_own_in_the_order_of_time(sample: tuple[list[Item], Ribbon]) -> None:
    items, picture = sample
    order = [one.slug for one in items]
    for above, below in pairwise(picture.rows):
        assert below.y >= above.y + above.height - 0.2
        assert order.index(above.item.slug) < order.index(below.item.slug)
    for row in picture.rows:
        assert row.height >= 24
        assert row.y >= 0
        assert row.y + row.height <= picture.height + 0.2
        assert ROW_X + text_width(row.text, row.size) <= WIDTH


@given(drawn())
@examples(100)
def test_every_event_is_named_or_marked_within_the_picture(sample: tuple[list[Item], Ribbon]) -> None:
    items, picture = sample
    named = {row.item.slug for row in picture.rows}
    dots = [dot for dot in picture.dots if not dot.width]
    bars = [dot for dot in picture.dots if dot.width]
    assert bars or len(dots) + len(named) == len(items)
    assert len(picture.dots) <= MOST_DOTS
    for dot in picture.dots:
        assert 0 <= dot.y <= picture.height
        assert dot.x > RAIL
        assert dot.x + dot.width < ROW_X
