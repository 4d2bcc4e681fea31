"""The indexes that filters count by hold what the tables hold, and days are found as if each were compared."""

from array import array
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from app.record import bitmaps, indexing
from app.record.bitmaps import MARKS, Days
from app.record.story import Story

OPENS = date(2018, 1, 1)
DAYS = st.lists(st.integers(0, 700), max_size=600)
"""More rows than there are marks, several of one day."""
LINKED = "SELECT link.{}, own.position FROM {} AS link JOIN {} AS own ON link.{} = own.{}"
OWN = "SELECT {}, position FROM {}"
STANDING = "SELECT standing, position FROM search WHERE kind = '{}'"
BEGINS = (
    "CASE WHEN begins_known AND precision = 'day' AND (span = 'period' OR first = last) THEN 'day'"
    " WHEN begins_known THEN 'season' WHEN precision <> 'decade' THEN 'year' END"
)
UP = (
    "WITH RECURSIVE up(slug, place) AS (SELECT slug, slug FROM place UNION SELECT up.slug, place.part_of FROM up"
    " JOIN place ON place.slug = up.place WHERE place.part_of IS NOT NULL) "
)
"""Each place with itself and those that it lies in."""
PLACED = (
    "SELECT CASE WHEN EXISTS (SELECT 1 FROM event_citation AS cited WHERE cited.event = event.slug AND"
    " ' ' || supports || ' ' LIKE '%% place %%') THEN 'article' ELSE 'document' END, position FROM event"
    " WHERE slug IN (SELECT event FROM event_place)"
)
PAIRS = {
    ("event", "place"): f"{UP}SELECT up.place, event.position FROM event_place AS there"
    " JOIN up ON up.slug = there.place JOIN event ON event.slug = there.event",
    ("event", "placed"): PLACED,
    ("quote", "place"): f"{UP}SELECT up.place, quote.position FROM quote JOIN up ON up.slug = quote.place",
    ("actor", "seat"): f"{UP}SELECT up.place, actor.position FROM actor JOIN up ON up.slug = actor.seat",
    (
        "place",
        "within",
    ): f"{UP}SELECT up.place, place.position FROM place JOIN up USING (slug) WHERE up.place <> up.slug",
    ("place", "standing"): STANDING.format("place"),
    ("event", "actor"): LINKED.format("actor", "event_actor", "event", "event", "slug"),
    ("event", "topic"): LINKED.format("topic", "event_topic", "event", "event", "slug"),
    ("event", "year"): LINKED.format("year", "event_year", "event", "event", "slug"),
    ("event", "source"): LINKED.format("source", "event_citation", "event", "event", "slug"),
    ("event", "begins"): OWN.format(BEGINS, "event"),
    ("event", "standing"): STANDING.format("event"),
    ("quote", "actor"): OWN.format("speaker", "quote"),
    ("quote", "about"): LINKED.format("actor", "quote_about", "quote", "quote", "slug"),
    ("quote", "topic"): LINKED.format("topic", "quote_topic", "quote", "quote", "slug"),
    ("quote", "year"): LINKED.format("year", "quote_year", "quote", "quote", "slug"),
    ("quote", "source"): LINKED.format("source", "quote_passage", "quote", "quote", "slug"),
    ("claim", "claim"): OWN.format("kind", "claim"),
    ("claim", "outcome"): LINKED.format("relation", "outcome", "claim", "claim", "slug"),
    ("claim", "actor"): OWN.format("who", "claim"),
    ("claim", "topic"): LINKED.format("topic", "question_topic", "claim", "question", "question"),
    ("actor", "standing"): STANDING.format("actor"),
}
"""What gives (value, position) where a column of bitmaps is not a column of its table."""
DRAWN = (
    "CASE WHEN span = 'period' THEN first WHEN julianday(last) - julianday(first) < 62"
    " THEN date((julianday(first) + julianday(last)) / 2) END"
)


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


@pytest.mark.parametrize("day", [0, 1, 255, 256, 511, 512, 700])
def test_rows_are_found_by_their_days_where_there_are_many(day: int) -> None:
    order, _ = ordered(list(range(3 * MARKS)))
    assert list(order.until(OPENS + timedelta(day))) == list(range(day + 1))


def test_every_value_has_the_rows_that_the_tables_have(crowd_story: Story) -> None:
    story = crowd_story
    for rows, columns in indexing.COLUMNS.items():
        indexes = story.bitmaps[rows]
        assert len(indexes.every) == story.connection.exec_driver_sql(f"SELECT count(*) FROM {rows}").scalar_one()
        for column in columns:
            statement = PAIRS.get((rows, column), OWN.format(column, rows))
            pairs = {(str(v), n) for v, n in story.connection.exec_driver_sql(statement) if v is not None}
            assert {(v, n) for v, found in indexes.by_value[column].items() for n in found} == pairs


def test_every_order_of_days_is_that_of_the_tables(crowd_story: Story) -> None:
    for rows, days in indexing.DAYS.items():
        for name in days:
            query = f"SELECT {DRAWN if name == 'drawn' else name} AS day, position FROM {rows} WHERE day IS NOT NULL"
            found = {
                position: date.fromisoformat(day) for day, position in crowd_story.connection.exec_driver_sql(query)
            }
            order = sorted(found, key=lambda position: (found[position], position))
            ordinals = array("i", [found[position].toordinal() for position in order]).tobytes()
            written = 'SELECT days, positions FROM day_order WHERE rows = ? AND "column" = ?'
            stored = crowd_story.connection.exec_driver_sql(written, (rows, name)).one()
            assert tuple(stored) == (ordinals, array("I", order).tobytes())


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
