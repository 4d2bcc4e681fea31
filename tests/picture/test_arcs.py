"""The picture of a question: a line for each position, an arc from a forecast to what bears on it."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.picture.arcs import Arcs, Position, draw_arcs

HORIZON = date(2025, 12, 31)
DAYS = st.dates(date(1990, 1, 1), HORIZON)
RELATIONS = st.sampled_from(["supported", "contradicted", "mixed", "condition-not-met", "open"])
POSITIONS = st.builds(
    Position, st.just("a"), st.just("Kim"), st.just("forecast"), DAYS, st.lists(st.tuples(DAYS, RELATIONS), max_size=3)
)


def held(made: date, *outcomes: tuple[date, str]) -> Position:
    """A forecast of a day."""
    return Position("will-meet", "Kim Jong Un", "forecast", made, list(outcomes))


def numbers(path: str) -> list[float]:
    """The numbers of a path."""
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]


def test_a_position_stands_at_the_day_it_was_made_on_a_line_of_its_own() -> None:
    arcs = draw_arcs([held(date(2020, 1, 1)), held(date(2023, 1, 1))], date(2025, 12, 31))
    first, second = arcs.positions
    assert (first.slug, first.who, first.kind, first.x) == ("will-meet", "Kim Jong Un", "forecast", arcs.left)
    assert abs(second.x - (arcs.left + arcs.right) / 2) < 1
    assert arcs.top < first.y < second.y < arcs.bottom


def test_an_arc_leads_from_the_day_of_the_forecast_to_the_passage() -> None:
    bearing = (date(2023, 1, 1), "contradicted")
    [position] = draw_arcs([held(date(2020, 1, 1), bearing)], date(2025, 12, 31)).positions
    [arc] = position.arcs
    x, y, _, over, to, end = numbers(arc.path)
    assert (x, y, to, end) == (position.x, position.y, arc.x, position.y)
    assert over < y
    assert arc.relation == "contradicted"


def test_an_open_forecast_leads_to_the_edge() -> None:
    arcs = draw_arcs([held(date(2020, 6, 1), (HORIZON, "open"))], HORIZON)
    [arc] = arcs.positions[0].arcs
    assert abs(arc.x - arcs.right) < 1


def test_a_position_without_outcomes_has_no_arc() -> None:
    assert draw_arcs([held(date(2020, 6, 1))], HORIZON).positions[0].arcs == []


def test_the_axis_begins_with_the_oldest_year_and_names_years() -> None:
    arcs = draw_arcs([held(date(2021, 5, 5)), held(date(2018, 6, 12))], HORIZON)
    assert [tick.label for tick in arcs.ticks] == [str(year) for year in range(2018, 2026)]


@given(st.lists(POSITIONS, min_size=1, max_size=12))
def test_everything_lies_within_the_drawing_and_no_arc_reaches_another_line(positions: list[Position]) -> None:
    arcs: Arcs = draw_arcs(positions, HORIZON)
    assert len(arcs.positions) == len(positions)
    assert all(arcs.left - 0.1 <= tick.x <= arcs.right + 0.1 for tick in arcs.ticks)
    lines = [arcs.top, *(position.y for position in arcs.positions)]
    for above, position in zip(lines, arcs.positions, strict=False):
        assert arcs.left - 0.1 <= position.x <= arcs.right + 0.1
        assert arcs.top < position.y < arcs.bottom <= arcs.height
        for arc in position.arcs:
            assert arcs.left - 0.1 <= arc.x <= arcs.right + 0.1
            assert (numbers(arc.path)[3] + position.y) / 2 >= min(above, position.y)
