"""Two actors side by side, the view model: what each did and said stands on its side, in the record's order."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from app.filters import EventFilter, find
from app.pages.compare import ComparedRow, ComparePage, compare_page
from app.record import linked, records
from app.record.story import Story


def rows(page: ComparePage) -> list[ComparedRow]:
    """All rows, one after another."""
    return [row for year in [*page.early_years, *page.years] for row in year.all_rows]


def placed(page: ComparePage) -> dict[str, str]:
    """By slug, the side on which an event or quotation stands."""
    return {(row.event.event if row.event else row.quote).slug: row.side for row in rows(page)}  # type: ignore[union-attr]


def test_what_each_did_and_said_stands_on_its_side_and_what_both_did_in_the_middle(story: Story) -> None:
    page = compare_page(story, "neil-armstrong", "nasa")
    assert placed(page) == {
        "apollo-programme": "right", "moon-landing": "both", "one-small-step": "left", "space-stations": "right",
    }  # fmt: skip
    assert [year.heading for year in page.years] == ["1961", "1969", "1971"]


def test_a_row_says_what_each_of_the_two_did_and_nobody_else(story: Story) -> None:
    parts = {
        row.event.event.slug: row.parts for row in rows(compare_page(story, "neil-armstrong", "nasa")) if row.event
    }
    assert parts["moon-landing"] == [("Neil Armstrong", "took the first steps"), ("NASA", "carried his voice")]
    assert parts["apollo-programme"] == [("NASA", "ran it")]


def test_the_sides_swap(story: Story) -> None:
    page = compare_page(story, "neil-armstrong", "nasa")
    assert page.swapped == "/compare/nasa/neil-armstrong"
    other = {"left": "right", "right": "left", "both": "both"}
    assert placed(compare_page(story, "nasa", "neil-armstrong")) == {slug: other[s] for slug, s in placed(page).items()}


PAIRS = [
    ("nasa", "soviet-government"), ("nasa", "yuri-gagarin"), ("john-f-kennedy", "nasa"),
    ("john-f-kennedy", "nikita-khrushchev"), ("tass", "soviet-government"), ("yuri-gagarin", "sergei-korolev"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_events_and_quotations_stand_in_the_records_own_order(story: Story, left: str, right: str) -> None:
    both = {left, right}
    compared = rows(compare_page(story, left, right))
    every, _ = find.page(story, EventFilter(limit=200))
    theirs = {event.slug: event for event in every if both & {actor.slug for actor in event.actors}}
    for loose in (False, True):
        in_order = [slug for slug, event in theirs.items() if event.date.edtf.begins_known != loose]
        assert [row.event.event.slug for row in compared if row.event and row.loose == loose] == in_order
    said = [quote.slug for slug in (left, right) for quote in story.find(records.Quote, linked.QUOTE.speaker == slug)]
    assert sorted(row.quote.slug for row in compared if row.quote) == sorted(said)


def test_years_follow_each_other_and_no_heading_comes_twice(story: Story) -> None:
    for left, right in combinations(story.names.actors, 2):
        page = compare_page(story, left, right)
        headings = [year.heading for year in [*page.early_years, *page.years]]
        years = [heading for heading in headings if heading.isdigit()]
        assert len(set(headings)) == len(headings), (left, right)
        assert years == sorted(years), (left, right)


def test_what_is_known_by_the_year_only_stands_apart_behind_what_is_dated(story: Story) -> None:
    years = [year for pair in PAIRS for year in compare_page(story, *pair).years]
    assert any(year.loose for year in years)
    assert all(row.loose for year in years for row in year.loose)
    assert not any(row.loose for year in years for row in year.rows)


def test_the_left_ones_part_is_told_first(story: Story) -> None:
    for pair in (("neil-armstrong", "nasa"), ("nasa", "neil-armstrong")):
        [both] = [row for row in rows(compare_page(story, *pair)) if row.side == "both"]
        assert [name for name, _ in both.parts] == [story.names.actors[slug] for slug in pair]


def test_it_says_how_much_the_two_have_in_common(story: Story) -> None:
    assert compare_page(story, "neil-armstrong", "nasa").description.endswith(": 1 event together.")
    assert compare_page(story, "nasa", "tass").description.endswith(": 0 events together.")


def test_every_actor_can_be_chosen(story: Story) -> None:
    page = compare_page(story, "nasa", "tass")
    assert {choice.slug: choice.name for choice in page.choices} == dict(story.names.actors)


def test_what_began_before_the_record_opens_is_folded_and_counted(story: Story) -> None:
    page = compare_page(story, "soviet-government", "sergei-korolev")
    assert [year.heading for year in page.early_years] == ["1957", "1959"]
    assert page.early == "Before 1961 · 2 events"
    assert all(int(year.heading) >= 1961 for year in page.years)


def test_two_who_have_nothing_else_are_not_folded(story: Story) -> None:
    page = compare_page(replace(story, site=replace(story.site, opens=date(2000, 1, 1))), "nasa", "tass")
    assert page.early_years == []
    assert page.years
