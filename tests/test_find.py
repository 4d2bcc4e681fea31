"""What a view counts and draws: how closely a beginning must be known, what is drawn first, what lies beyond."""

from datetime import date, timedelta

import pytest
from pyroaring import BitMap

from app.filters import EventFilter, QuestionFilter, QuoteFilter, find
from app.lists import HEADLINE
from app.record.records import Event
from app.record.story import Story
from tests.test_filters import VOCABULARY


def slugs(story: Story, rows: BitMap) -> set[str]:
    """The events at some positions."""
    return {story.order[row] for row in rows}


@pytest.mark.parametrize(
    ("first", "length", "expected"),
    [
        (date(1957, 10, 4), 1, {"sputnik"}),
        (date(1961, 4, 1), 27, set()), (date(1961, 4, 1), 28, {"gagarin-flight"}),
        (date(1961, 1, 1), 364, {"gagarin-flight"}),
        (date(1961, 1, 1), 365, {"gagarin-flight", "vienna-summit", "apollo-programme"}),
        (date(1964, 8, 1), 28, {"secret-moon-order"}), (date(1950, 1, 1), 3652, {"sputnik"}),
    ],
)  # fmt: skip
def test_in_a_stretch_begins_what_is_known_as_closely_as_it_is_long(
    story: Story, first: date, length: int, expected: set[str]
) -> None:
    stretch = first, first + timedelta(length - 1)
    assert slugs(story, find.begun(story, [stretch])) == expected


def test_of_several_stretches_the_longest_decides_and_all_are_looked_at(story: Story) -> None:
    short, long = (date(1961, 4, 1), date(1961, 4, 27)), (date(1961, 4, 28), date(1961, 5, 25))
    assert slugs(story, find.begun(story, [short, long])) == {"gagarin-flight"}


def test_cells_count_by_lane_what_begins_and_what_of_it_passes(story: Story) -> None:
    years = [(date(year, 1, 1), date(year, 12, 31)) for year in (1957, 1961)]
    passing = EventFilter(actor=("soviet-government",))
    told = find.cells(story, passing, years)
    events = {slug: story.at_positions(Event, [row])[0] for row, slug in enumerate(story.order)}
    for lane in {event.lane for event in events.values()}:
        begun = [[e for e in events.values() if e.lane == lane and e.date.first.year == year] for year in (1957, 1961)]
        pairs = [(len(es), sum(any(a.slug == "soviet-government" for a in e.actors) for e in es)) for es in begun]
        assert told.get(lane, [(0, 0), (0, 0)]) == pairs
        assert (lane in told) == any(number for number, _ in pairs)


@pytest.mark.parametrize("most", [0, 1, 3, 7, 20, 60])
def test_of_too_many_events_those_that_pass_and_matter_are_drawn_first(crowd_story: Story, most: int) -> None:
    first, last = date(1950, 1, 1), date(1975, 12, 31)
    every = find.drawn(crowd_story, EventFilter(lane=("america",)), first, last)
    some = find.drawn(crowd_story, EventFilter(lane=("america",)), first, last, most=most)
    assert len(every) > most
    assert len(some) == most
    assert [one.position for one in some] == sorted(one.position for one in some)
    turning = [one.position for one in every if one.matches and one.event.importance == HEADLINE]
    drawn = {one.position for one in some}
    assert len(drawn & set(turning)) == min(most, len(turning))
    passing = sum(one.matches for one in every)
    assert sum(one.matches for one in some) == min(most, passing)


def test_as_many_events_as_may_be_drawn_are_all_drawn(crowd_story: Story) -> None:
    first, last = date(1950, 1, 1), date(1975, 12, 31)
    every = find.drawn(crowd_story, EventFilter(), first, last)
    assert find.drawn(crowd_story, EventFilter(), first, last, most=len(every)) == every
    assert len(find.drawn(crowd_story, EventFilter(), first, last, most=len(every) - 1)) == len(every) - 1


def test_what_lies_within_a_window_neither_begins_before_nor_ends_after_it(story: Story) -> None:
    first, last = date(1957, 10, 4), date(1969, 7, 20)
    touching = {one.event.slug for one in find.drawn(story, EventFilter(), first, last)}
    within = {one.event.slug for one in find.drawn(story, EventFilter(), first, last, within=True)}
    assert within == {"sputnik", "vienna-summit", "gagarin-flight", "secret-moon-order", "moon-landing"}
    assert touching - within == {"rocket-studies", "apollo-programme"}


def test_a_window_of_months_begins_with_the_first_day_of_one_and_ends_with_the_last_of_the_other(story: Story) -> None:
    flown = "gagarin-flight"  # on 12 April 1961
    for query, found in (("from=1961-04", True), ("from=1961-05", False), ("to=1961-04", True), ("to=1961-03", False)):
        name, _, value = query.partition("=")
        asked = EventFilter.parse([(name, value)], VOCABULARY)
        assert (flown in {event.slug for event in find.every(story, asked)}) == found


def test_neighbours_are_those_of_the_view_and_the_ends_have_one(story: Story) -> None:
    order = list(story.order)
    for number, slug in enumerate(order):
        before, after = find.neighbours(story, EventFilter(), slug) or (None, None)
        assert (before and before[0]) == (order[number - 1] if number else None)
        assert (after and after[0]) == (order[number + 1] if number + 1 < len(order) else None)
    assert find.neighbours(story, EventFilter(year=(1957,)), "moon-landing") is None


@pytest.mark.parametrize("most", [1, 2, 3, 100])
def test_the_values_that_most_have_are_met_with_what_is_equal_to_the_last(crowd_story: Story, most: int) -> None:
    every = find.facet_counts(crowd_story, EventFilter(), ["actor"])["actor"]
    least = sorted(every.values(), reverse=True)[most - 1] if most <= len(every) else 1
    expected = {value: number for value, number in every.items() if number >= least}
    assert find.most_met(crowd_story, EventFilter(), "actor", most) == expected


@pytest.mark.parametrize("kind", [EventFilter, QuoteFilter, QuestionFilter])
def test_in_an_address_the_size_and_the_place_of_a_page_come_last(kind: type[EventFilter]) -> None:
    names = list(kind.PARAMETERS)
    assert [name for name in names if name in ("limit", "after")] == names[-2:]


WINDOW = EventFilter(from_="1969-01-01", to="1969-12-31", lane=("soviet-union",))


def test_what_the_picture_draws_passes_or_fails_by_every_filter_but_its_window(story: Story) -> None:
    first, last = date(1950, 1, 1), date(1979, 12, 31)
    passing = {one.event.slug for one in find.drawn(story, WINDOW, first, last) if one.matches}
    lane = {one.event.slug for one in find.drawn(story, EventFilter(), first, last) if one.event.lane == "soviet-union"}
    assert passing == lane
    assert "sputnik" in lane
    assert find.touching(story, WINDOW, (first, last)) == (8, len(lane))
    assert find.cells(story, WINDOW, [(date(1957, 1, 1), date(1957, 12, 31))]) == {"soviet-union": [(1, 1)]}


def test_beyond_a_window_stand_matching_events_by_month_or_day_but_none_known_to_the_year_only(story: Story) -> None:
    reach = date(1950, 1, 1), date(1979, 12, 31)
    year = find.beyond(story, WINDOW, (date(1969, 1, 1), date(1969, 12, 31)), reach)
    gagarin = find.drawn(story, EventFilter(), date(1961, 4, 1), date(1961, 4, 30))
    lane = next(one.event.lane for one in gagarin if one.event.slug == "gagarin-flight")
    assert lane == "soviet-union"
    assert year == {"soviet-union": [date(1957, 10, 4), date(1961, 4, 15)]}
    month = find.beyond(
        story, EventFilter(), (date(1957, 10, 1), date(1957, 10, 31)), (date(1957, 9, 1), date(1961, 4, 14))
    )
    assert "soviet-union" not in month
    assert find.beyond(story, EventFilter(year=(1957,)), (date(1957, 10, 4), date(1957, 10, 4)), reach) == {}
