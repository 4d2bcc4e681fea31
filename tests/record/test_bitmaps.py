"""The indexes that filters count by hold what the tables hold, and days are found as if each were compared."""

from array import array
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from app.record import bitmaps
from app.record.bitmaps import Days
from app.record.story import Story

OPENS = date(2018, 1, 1)
DAYS = st.lists(st.integers(0, 700), max_size=600)
"""More rows than there are marks, several of one day."""


def ordered(offsets: list[int]) -> tuple[Days, dict[int, date]]:
    """The order of rows of which these are the days, and the day of each."""
    days = {position: OPENS + timedelta(offset) for position, offset in enumerate(offsets)}
    order = sorted(days, key=lambda position: (days[position], position))
    ordinals = array("i", [days[position].toordinal() for position in order])
    return Days(ordinals.tobytes(), array("I", order).tobytes()), days


@given(DAYS, st.integers(-1, 701), st.integers(-1, 701))
def test_rows_are_found_by_their_days(offsets: list[int], one: int, other: int) -> None:
    order, days = ordered(offsets)
    first, last = OPENS + timedelta(min(one, other)), OPENS + timedelta(max(one, other))
    assert list(order.until(last)) == [position for position, day in days.items() if day <= last]
    within = [position for position, day in days.items() if first <= day <= last]
    assert list(order.between(first, last)) == within
    for some in filter(None, (within, within[::2])):
        assert order.earliest(BitMap(some), first) == min(days[position] for position in some)


def test_every_value_has_the_rows_that_the_tables_have(crowd_story: Story) -> None:
    story = crowd_story
    for rows, columns in bitmaps.COLUMNS.items():
        indexes = story.bitmaps[rows]
        assert len(indexes.every) == story.connection.exec_driver_sql(f"SELECT count(*) FROM {rows}").scalar_one()
        for column, statement in columns.items():
            pairs = {(str(v), n) for v, n in story.connection.exec_driver_sql(statement(rows)) if v is not None}
            assert {(v, n) for v, found in indexes.by_value[column].items() for n in found} == pairs


def test_rows_touch_a_stretch_where_any_of_their_days_does(crowd_story: Story) -> None:
    story = crowd_story
    rows = story.connection.exec_driver_sql("SELECT position, first, last FROM event").all()
    for first, last in (("1961-04-12", "1961-04-12"), ("1958-01-01", "1966-12-31"), ("1980-01-01", "1990-01-01")):
        days = date.fromisoformat(first), date.fromisoformat(last)
        touching = sorted(row.position for row in rows if row.last >= first and row.first <= last)
        assert list(story.bitmaps["event"].touching(*days)) == touching
        beginning = sorted(row.position for row in rows if first <= row.first <= last)
        assert list(story.bitmaps["event"].beginning(*days)) == beginning


def test_a_value_that_occurs_nowhere_has_no_rows(story: Story) -> None:
    assert not story.bitmaps["event"].having("actor", "nobody")
    assert not story.bitmaps["event"].any_of("kind", [])
    assert not bitmaps.Bitmaps().having("kind", "flight")
