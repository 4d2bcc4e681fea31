"""The labels along an axis: each within the drawing, none on another; a tick that has no room for one stays."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.picture.arcs import APART, FRAMES, YEAR, Bounds, Frame, Position, draw_arcs
from app.picture.lettering import text_width
from app.picture.scale import Scale, Tick, with_room
from tests.examples import examples


def test_a_label_without_room_is_left_out_and_its_tick_stays() -> None:
    ticks = [Tick(x, "2020") for x in (0.0, 20.0, 60.0, 90.0)]
    assert [(tick.x, tick.label) for tick in with_room(((tick, tick.text_x) for tick in ticks), 12, 100, 8)] == [
        (0.0, "2020"), (20.0, ""), (60.0, "2020"), (90.0, ""),
    ]  # fmt: skip


@examples(60)
@given(st.dates(date(1900, 1, 1), date(2020, 1, 1)), st.integers(400, 30_000), st.sampled_from(FRAMES))
def test_the_years_of_a_question_stand_within_its_drawing_and_apart(first: date, days: int, frame: Frame) -> None:
    last = first + timedelta(days=days)
    ticks = draw_arcs([Position("Ada", "forecast", Bounds(first, first), [])], last, frame).ticks
    rooms = [(tick.text_x, tick.text_x + text_width(tick.label, YEAR)) for tick in ticks if tick.label]
    assert all(begin >= 0 and end <= frame.width for begin, end in rooms)
    assert all(end + APART <= begin for (_, end), (begin, _) in pairwise(rooms))
    axis = Scale(date(first.year, 1, 1), max(last, date(first.year + 1, 12, 31)), frame.left, frame.right)
    assert [tick.x for tick in ticks] == [tick.x for tick in axis.ticks()]
