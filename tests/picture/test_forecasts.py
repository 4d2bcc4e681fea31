"""The picture of forecasts: by question, a line from the day each was made to what bears on it, a sign at its end."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lists import OUTCOMES
from app.picture.arcs import Bearing, Bounds
from app.picture.forecasts import APART, FRAMES, LINE, NARROW, WIDE, Asked, Forecast, Frame, draw_forecasts
from app.picture.lettering import text_width

HORIZON = date(2025, 12, 31)
BOUNDS = st.lists(st.dates(date(1990, 1, 1), HORIZON), min_size=2, max_size=2).map(lambda two: Bounds(*sorted(two)))
BEARING = st.builds(Bearing, BOUNDS, st.sampled_from(list(OUTCOMES)), st.just("words"))
NAME = st.text(st.sampled_from("Abc de"), max_size=70)
FORECASTS = st.builds(Forecast, NAME, st.just("/u"), NAME, BOUNDS, st.lists(BEARING, min_size=1, max_size=4))
QUESTIONS = st.builds(Asked, NAME, st.just("/q"), st.lists(FORECASTS, min_size=1, max_size=4))


def day(text: str) -> Bounds:
    """A day that is known."""
    return Bounds(date.fromisoformat(text), date.fromisoformat(text))


def asked(*forecasts: Forecast, title: str = "Will they meet?") -> Asked:
    """A question with these forecasts."""
    return Asked(title, "/questions/meet", list(forecasts))


def forecast(made: str, *outcomes: tuple[str, str], who: str = "Ada") -> Forecast:
    """A forecast of a day, with outcomes of known days."""
    bearing = [Bearing(day(when), relation, relation) for when, relation in outcomes]
    return Forecast(who, "/questions/meet#it", f"{who}: it", day(made), bearing)


def test_a_line_leads_from_the_day_a_forecast_was_made_to_the_evidence() -> None:
    [question] = draw_forecasts([asked(forecast("2020-01-01", ("2023-01-01", "contradicted")))], HORIZON).questions
    [drawn] = question.forecasts
    [sign] = drawn.signs
    assert (drawn.made.x, sign.start) == (WIDE.left, WIDE.left)
    assert abs(sign.end - (WIDE.left + WIDE.right) / 2) < 1
    assert (sign.relation, sign.printed.x) == ("contradicted", sign.end)


def test_an_open_forecast_runs_on_to_the_end_of_the_record() -> None:
    drawing = draw_forecasts([asked(forecast("2020-01-01", (str(HORIZON), "open")))], HORIZON)
    assert abs(drawing.questions[0].forecasts[0].signs[0].end - WIDE.right) < 1


def test_a_day_known_only_within_bounds_is_as_wide_as_these() -> None:
    loose = Bounds(date(2020, 1, 1), date(2022, 12, 31))
    late = Bearing(Bounds(date(2023, 1, 1), date(2025, 12, 31)), "mixed", "mixed")
    drawing = draw_forecasts([asked(Forecast("Ada", "/u", "Ada", loose, [late]))], HORIZON)
    [drawn] = drawing.questions[0].forecasts
    middle = (WIDE.left + WIDE.right) / 2
    assert (drawn.made.left, round(drawn.made.right - middle)) == (WIDE.left, 0)
    [sign] = drawn.signs
    assert round(sign.printed.left - middle) == 0
    assert round(sign.printed.right - WIDE.right) == 0
    assert sign.printed.left < sign.end < sign.printed.right


def test_a_line_leads_from_one_outcome_to_the_next() -> None:
    made = forecast("2020-01-01", ("2024-06-01", "mixed"), ("2022-01-01", "supported"))
    first, second = draw_forecasts([asked(made)], HORIZON).questions[0].forecasts[0].signs
    assert (first.relation, second.relation) == ("supported", "mixed")
    assert second.start == first.end < second.end


def test_what_says_the_same_at_the_same_time_has_one_sign_and_what_differs_has_two_apart() -> None:
    made = forecast("2020-01-01", ("2024-06-01", "mixed"), ("2024-06-01", "mixed"), ("2024-06-01", "supported"))
    first, second = draw_forecasts([asked(made)], HORIZON).questions[0].forecasts[0].signs
    assert {first.relation, second.relation} == {"mixed", "supported"}
    assert second.end - first.end == APART


def test_a_question_keeps_its_forecasts_and_its_title_together() -> None:
    title = "A question that is asked in so many words that one line of the drawing cannot hold them all"
    two = [asked(forecast("2020-01-01"), forecast("2021-01-01"), title=title), asked(forecast("2022-01-01"))]
    drawing = draw_forecasts(two, HORIZON)
    first, second = drawing.questions
    assert " ".join(line.text for line in first.title) == title
    assert [b.y - a.y for a, b in pairwise(first.title)] == [LINE] * (len(first.title) - 1)
    assert first.rule < first.title[0].y < first.title[-1].y < second.rule < second.title[0].y < drawing.bottom
    assert first.forecasts[1].y - first.forecasts[0].y == WIDE.row


def test_years_are_named_as_often_as_there_is_room() -> None:
    wide, narrow = (draw_forecasts([asked(forecast("2012-01-01"))], HORIZON, frame) for frame in FRAMES)
    assert [tick.label for tick in wide.ticks] == [
        "2012", "", "2014", "", "2016", "", "2018", "", "2020", "", "2022", "", "2024", "",
    ]  # fmt: skip
    named = [int(tick.label) for tick in narrow.ticks if tick.label]
    assert len(named) > 2
    assert len({b - a for a, b in pairwise(named)}) == 1


def test_a_phone_has_titles_and_names_above_their_lines_and_room_to_touch() -> None:
    [question] = draw_forecasts([asked(forecast("2020-01-01"))], HORIZON, NARROW).questions
    [drawn] = question.forecasts
    assert question.title[-1].y < drawn.top < drawn.who_y < drawn.y < drawn.top + NARROW.row
    assert NARROW.row >= 24
    assert NARROW.reach == NARROW.width


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
@given(st.lists(QUESTIONS, min_size=1, max_size=5))
def test_everything_lies_within_the_drawing_and_nothing_reaches_another_line(
    frame: Frame, questions: list[Asked]
) -> None:
    drawing = draw_forecasts(questions, HORIZON, frame)
    below = drawing.top
    for question in drawing.questions:
        assert below <= question.rule
        assert all(text_width(line.text, 12) <= frame.title or " " not in line.text for line in question.title)
        below = question.rule
        for drawn in question.forecasts:
            assert below <= drawn.top <= drawn.y - 4 < drawn.y + 4 <= drawn.top + frame.row
            below = drawn.top + frame.row
            assert frame.who_x + text_width(drawn.who, 12) <= frame.width
            assert drawn.forecast.who.startswith(drawn.who.rstrip("…"))
            for mark in (drawn.made, *(sign.printed for sign in drawn.signs)):
                assert frame.left - 0.1 <= mark.left <= mark.x <= mark.right <= frame.right + 0.1
            ends = [sign.end for sign in drawn.signs]
            assert all(b - a >= APART - 0.11 for a, b in pairwise(ends))
    assert below <= drawing.bottom < drawing.height
