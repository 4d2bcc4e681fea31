"""The exercises: what may be asked, the same sheet for everybody, and a key that answers all of it."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from app.curation import Seeds
from app.filters import FilterError, SetFilter
from app.pages.exercises import (
    DECIDED,
    EVENTS,
    FORECASTS,
    QUOTES,
    forecasts_page,
    in_fixed_order,
    order_page,
    who_said_it_page,
)
from app.record.story import Story
from tests.pages.asking import told

FIRST = SetFilter()


def test_a_shuffle_is_the_same_everywhere_and_differs_by_set() -> None:
    slugs = ["a", "b", "c", "d", "e"]
    assert in_fixed_order(slugs, str, "order/1") == in_fixed_order(reversed(slugs), str, "order/1")
    assert in_fixed_order(slugs, str, "order/1") == ["e", "c", "d", "a", "b"]
    assert in_fixed_order(slugs, str, "order/2") != in_fixed_order(slugs, str, "order/1")


def test_no_two_events_to_be_ordered_can_have_happened_on_one_day(real_story: Story, crowd_story: Story) -> None:
    for story in (real_story, crowd_story):
        for number in range(1, 1 + len(order_page(story, FIRST).sets)):
            page = order_page(story, SetFilter(set=number))
            events = [one.event for one in page.ordered]
            assert len(events) <= EVENTS
            assert [one.place for one in page.ordered] == list(range(1, len(events) + 1))
            assert all(one.date.last < other.date.first for one, other in pairwise(events))


def test_the_list_to_be_ordered_holds_what_the_key_holds_in_another_order(real_story: Story) -> None:
    page = order_page(real_story, FIRST)
    assert [one.letter for one in page.shuffled] == list("ABCDEFGH")
    assert sorted(page.shuffled, key=lambda one: one.place) == page.ordered != page.shuffled


def test_a_doubtful_date_an_open_end_and_a_title_with_its_year_are_not_asked(world: Seeds, tmp_path: Path) -> None:
    def asked(data: Path, **change: object) -> set[str]:
        flight = world.events["gagarin-flight"]
        changed = {**world.events, "gagarin-flight": flight.model_copy(update=change)}
        with told(replace(world, events=changed), data) as story:
            return {one.event.slug for one in order_page(story, FIRST).ordered}

    date = world.events["gagarin-flight"].date
    assert "gagarin-flight" in asked(tmp_path / "as it is")
    assert "gagarin-flight" not in asked(tmp_path / "titled", title="The flight of 1961")
    for number, edtf in enumerate(("1961-04-12~", "1961-04-12?")):
        doubtful = date.model_copy(update={"edtf": edtf})
        assert "gagarin-flight" not in asked(tmp_path / str(number), date=doubtful)


def test_sets_of_quotations_share_none(real_story: Story) -> None:
    sets = len(who_said_it_page(real_story, FIRST).sets) + 1
    slugs = [
        entry.quote.slug
        for number in range(1, sets + 1)
        for entry in who_said_it_page(real_story, SetFilter(set=number)).entries
    ]
    assert len(slugs) == len(set(slugs)) == sets * QUOTES


def test_what_is_to_be_chosen_from_names_every_answer(real_story: Story) -> None:
    page = who_said_it_page(real_story, FIRST)
    for entry in page.entries:
        assert entry.quote.speaker.name in page.speakers
        assert {passage.label for passage in entry.quote.passages} <= set(page.articles)


def test_a_small_record_asks_for_all_its_quotations(story: Story) -> None:
    assert len(who_said_it_page(story, FIRST).entries) == 4


def test_forecasts_are_decided_and_open_and_every_passage_is_on_the_sheet(real_story: Story) -> None:
    seen: list[str] = []
    for number in range(1, len(forecasts_page(real_story, FIRST).sets) + 2):
        page = forecasts_page(real_story, SetFilter(set=number))
        there = {(passage.pinpoint.source, passage.pinpoint.paragraph) for passage in page.passages}
        pinpoints = [outcome.pinpoint for line in page.lines for outcome in line.outcomes if outcome.pinpoint]
        assert {(place.source, place.paragraph) for place in pinpoints} == there
        decided = sum(any(outcome.pinpoint for outcome in line.outcomes) for line in page.lines)
        assert len(page.lines) == FORECASTS
        assert 1 <= decided <= DECIDED
        seen += [line.claim.slug for line in page.lines]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("make", [order_page, who_said_it_page, forecasts_page])
def test_a_set_that_there_is_not_is_refused_with_those_that_are(real_story: Story, story: Story, make: object) -> None:
    assert callable(make)
    most = len(make(real_story, FIRST).sets) + 1
    with pytest.raises(FilterError) as refused:
        make(real_story, SetFilter(set=most + 1))
    assert refused.value.bad[0].message == f"must be a number from 1 to {most}"
    with pytest.raises(FilterError):
        make(story, SetFilter(set=99))


def test_a_record_with_nothing_to_ask_says_so(world: Seeds, tmp_path: Path) -> None:
    with told(replace(world, questions={}, quotes={}, events=world.events), tmp_path) as story:
        assert not forecasts_page(story, FIRST).lines
        assert not who_said_it_page(story, FIRST).entries
