"""The picture of a question: a line for each position, an arc from a forecast to what bears on it, words for each."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.picture.arcs import ALOFT, FRAMES, NARROW, WIDE, Arcs, Bearing, Bounds, Frame, Position, draw_arcs

HORIZON = date(2025, 12, 31)
SIZE = 12.0
FRAME = st.sampled_from(FRAMES)
BOUNDS = st.lists(st.dates(date(1990, 1, 1), HORIZON), min_size=2, max_size=2).map(lambda two: Bounds(*sorted(two)))
RELATIONS = st.sampled_from(["supported", "contradicted", "mixed", "condition-not-met", "open"])
BEARING = st.builds(Bearing, BOUNDS, RELATIONS, st.just("condition not met: St Andrews Review"))
POSITIONS = st.builds(Position, st.just("Kim"), st.just("forecast"), BOUNDS, st.lists(BEARING, max_size=3))


def day(text: str) -> Bounds:
    """A day that is known."""
    return Bounds(date.fromisoformat(text), date.fromisoformat(text))


def forecast(made: str, *outcomes: tuple[str, str]) -> Position:
    """A forecast of a day, with outcomes of known days."""
    bearing = [Bearing(day(when), relation, relation) for when, relation in outcomes]
    return Position("Kim Jong Un", "forecast", day(made), bearing)


def numbers(path: str) -> list[float]:
    """The numbers of a path."""
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]


def test_a_position_stands_at_the_day_it_was_made_on_a_line_of_its_own_with_its_number() -> None:
    arcs = draw_arcs([forecast("2020-01-01"), forecast("2023-01-01")], HORIZON)
    first, second = arcs.positions
    assert (first.who, first.kind, first.made.x) == ("1  Kim Jong Un", "forecast", arcs.frame.left)
    assert abs(second.made.x - (arcs.frame.left + arcs.frame.right) / 2) < 1
    assert second.who == "2  Kim Jong Un"
    assert arcs.top < first.y < second.y < arcs.bottom


def test_an_uncertain_day_is_as_wide_as_it_is_uncertain() -> None:
    loose = Position("Kim", "forecast", Bounds(date(2020, 1, 1), date(2022, 12, 31)), [])
    [drawn] = draw_arcs([loose], HORIZON).positions
    assert drawn.made.left == WIDE.left
    assert abs(drawn.made.right - (WIDE.left + WIDE.right) / 2) < 1
    assert abs(drawn.made.x - (drawn.made.left + drawn.made.right) / 2) < 1


def test_a_known_day_has_no_width() -> None:
    [drawn] = draw_arcs([forecast("2020-06-01", ("2023-01-01", "mixed"))], HORIZON).positions
    assert drawn.made.left == drawn.made.right == drawn.made.x
    assert drawn.arcs[0].end.left == drawn.arcs[0].end.right


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_an_arc_leads_from_the_day_of_the_forecast_to_the_passage(frame: Frame) -> None:
    [position] = draw_arcs([forecast("2020-01-01", ("2023-01-01", "contradicted"))], HORIZON, frame).positions
    [arc] = position.arcs
    x, y, _, over, to, end = numbers(arc.path)
    assert (x, y, to, end) == (position.made.x, position.y, arc.end.x, position.y)
    assert over < y
    assert (arc.bearing.relation, arc.bearing.words) == ("contradicted", "contradicted")


def test_an_open_forecast_leads_to_the_edge() -> None:
    arcs = draw_arcs([forecast("2020-06-01", (str(HORIZON), "open"))], HORIZON)
    assert abs(arcs.positions[0].arcs[0].end.x - WIDE.right) < 1


def test_a_position_without_outcomes_has_no_arc() -> None:
    assert draw_arcs([forecast("2020-06-01")], HORIZON).positions[0].arcs == []


def test_the_axis_begins_with_the_oldest_year_and_names_years() -> None:
    arcs = draw_arcs([forecast("2021-05-05"), forecast("2018-06-12")], HORIZON)
    assert [tick.label for tick in arcs.ticks] == [str(year) for year in range(2018, 2026)]


def test_words_stand_beside_the_axis_or_on_a_phone_above_and_below_it() -> None:
    one = [forecast("2020-06-01", ("2024-01-01", "mixed"), ("2025-01-01", "supported"))]
    [wide], [narrow] = (draw_arcs(one, HORIZON, frame).positions for frame in (WIDE, NARROW))
    assert WIDE.who_x < WIDE.left
    assert WIDE.words_x > WIDE.right
    assert len({arc.words_y for arc in wide.arcs}) == 2
    assert narrow.who_y < narrow.y < narrow.arcs[0].words_y < narrow.arcs[1].words_y


@given(st.lists(POSITIONS, min_size=1, max_size=12), FRAME)
def test_everything_lies_within_the_drawing_and_nothing_reaches_another_line(
    positions: list[Position], frame: Frame
) -> None:
    arcs: Arcs = draw_arcs(positions, HORIZON, frame)
    assert len(arcs.positions) == len(positions)
    assert all(frame.left - 0.1 <= tick.x <= frame.right + 0.1 for tick in arcs.ticks)
    above = arcs.top
    for position in arcs.positions:
        days = [position.made, *(arc.end for arc in position.arcs)]
        assert all(frame.left - 0.1 <= d.left <= d.x <= d.right <= frame.right + 0.1 for d in days)
        assert above <= position.y - ALOFT
        assert all(numbers(arc.path)[3] >= position.y - 2 * ALOFT for arc in position.arcs)
        lines = [position.who_y, *(arc.words_y for arc in position.arcs)]
        assert all(above + SIZE * 0.75 <= line for line in lines)
        if frame.stacked:
            assert position.who_y <= position.y - ALOFT
            assert all(line >= position.y + SIZE for line in lines[1:])
        above = max(position.y + 6, *lines)
    assert above <= arcs.bottom <= arcs.height
