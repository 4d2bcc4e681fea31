"""Two actors side by side, the view model: what each did and said stands on its side, in the record's order."""

from itertools import combinations

import pytest

from app.filters import EventFilter
from app.pages.compare import ComparePage, Row, compare_page
from app.record import q_events as events
from app.record import q_quotes as quotes
from tests.pages.conftest import Record


def beside(record: Record, left: str, right: str) -> ComparePage:
    """The page of two actors of the tiny record."""
    return compare_page(record.connection, left, right, record.vocabulary, record.meta)


def rows(page: ComparePage) -> list[Row]:
    """All rows, one after another."""
    return [row for year in [*page.early_years, *page.years] for row in year.rows]


def placed(page: ComparePage) -> dict[str, str]:
    """By slug, the side on which an event or quotation stands."""
    return {(row.event or row.quote).slug: row.side for row in rows(page)}  # type: ignore[union-attr]


def test_what_each_did_and_said_stands_on_its_side_and_what_both_did_in_the_middle(record: Record) -> None:
    page = beside(record, "neil-armstrong", "nasa")
    assert placed(page) == {
        "apollo-programme": "right", "moon-landing": "both", "one-small-step": "left", "space-stations": "right",
    }  # fmt: skip
    assert [year.heading for year in page.years] == ["1961", "1969", "1971"]


def test_a_row_says_what_each_of_the_two_did_and_nobody_else(record: Record) -> None:
    parts = {row.event.slug: row.parts for row in rows(beside(record, "neil-armstrong", "nasa")) if row.event}
    assert parts["moon-landing"] == [("Neil Armstrong", "took the first steps"), ("NASA", "carried his voice")]
    assert parts["apollo-programme"] == [("NASA", "ran it")]


def test_the_sides_swap(record: Record) -> None:
    page = beside(record, "neil-armstrong", "nasa")
    assert page.swapped == "/compare/nasa/neil-armstrong"
    other = {"left": "right", "right": "left", "both": "both"}
    assert placed(beside(record, "nasa", "neil-armstrong")) == {slug: other[s] for slug, s in placed(page).items()}


PAIRS = [
    ("nasa", "soviet-government"), ("nasa", "yuri-gagarin"), ("john-f-kennedy", "nasa"),
    ("john-f-kennedy", "nikita-khrushchev"), ("tass", "soviet-government"), ("yuri-gagarin", "sergei-korolev"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_events_and_quotations_stand_in_the_records_own_order(record: Record, left: str, right: str) -> None:
    both = {left, right}
    found = rows(beside(record, left, right))
    every, _ = events.page(record.connection, EventFilter(limit=200))
    theirs = [event.slug for event in every if both & {actor.slug for actor in event.actors}]
    assert [row.event.slug for row in found if row.event] == theirs
    said = [quote.slug for slug in (left, right) for quote in quotes.of_speaker(record.connection, slug)]
    assert sorted(row.quote.slug for row in found if row.quote) == sorted(said)


def test_years_follow_each_other_and_no_heading_comes_twice(record: Record) -> None:
    for left, right in combinations(record.vocabulary.actors, 2):
        page = beside(record, left, right)
        headings = [year.heading for year in [*page.early_years, *page.years]]
        years = [heading for heading in headings if heading.isdigit()]
        assert len(set(headings)) == len(headings), (left, right)
        assert years == sorted(years), (left, right)


def test_it_says_how_much_the_two_have_in_common(record: Record) -> None:
    assert beside(record, "neil-armstrong", "nasa").description.endswith(": 1 event together.")
    assert beside(record, "nasa", "tass").description.endswith(": 0 events together.")


def test_every_actor_can_be_chosen(record: Record) -> None:
    page = beside(record, "nasa", "tass")
    assert {choice.slug: choice.name for choice in page.choices} == dict(record.vocabulary.actors)


def test_what_began_before_the_record_opens_is_folded_and_counted(record: Record) -> None:
    page = beside(record, "soviet-government", "sergei-korolev")
    assert [year.heading for year in page.early_years] == ["1957", "1959"]
    assert page.early == "Before 1961 · 2 events"
    assert all(int(year.heading) >= 1961 for year in page.years)


def test_two_who_have_nothing_else_are_not_folded(record: Record) -> None:
    later = dict(record.meta, opens="2000-01-01")
    page = compare_page(record.connection, "nasa", "tass", record.vocabulary, later)
    assert page.early_years == []
    assert page.years
