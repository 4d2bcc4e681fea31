"""Which events a filter leaves, how many each facet counts, and how one pages through them."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from app.filters import EventFilter, find
from app.record import linked, records
from app.record.story import Story
from tests.record.by_hand import ALL_OF_EVENTS, ANY_OF_EVENTS, Record
from tests.record.paging import walked

EVERY = [
    "sputnik", "rocket-studies", "gagarin-flight", "apollo-programme", "vienna-summit", "secret-moon-order",
    "moon-landing", "space-stations",
]  # fmt: skip

SEMANTICS: list[tuple[EventFilter, list[str]]] = [
    (EventFilter(), EVERY),
    (EventFilter(order="newest"), EVERY[::-1]),
    (EventFilter(actor=("nasa",)), ["apollo-programme", "moon-landing", "space-stations"]),
    (EventFilter(actor=("john-f-kennedy", "nasa")), ["apollo-programme"]),
    (EventFilter(actor=("john-f-kennedy", "neil-armstrong")), []),
    (EventFilter(topic=("moon", "people-in-space")), ["apollo-programme", "moon-landing"]),
    (EventFilter(kind=("talks", "study", "landing")), ["rocket-studies", "vienna-summit", "moon-landing"]),
    (EventFilter(source=("moon-letter",)),
     ["gagarin-flight", "vienna-summit", "secret-moon-order", "moon-landing", "space-stations"]),
    (EventFilter(source=("moon-letter", "orbit-review")), EVERY),
    (EventFilter(lane=("together", "america")), ["apollo-programme", "vienna-summit", "moon-landing"]),
    (EventFilter(importance="major"), ["apollo-programme", "secret-moon-order"]),
    (EventFilter(year=(1957,)), ["sputnik", "rocket-studies"]),
    (EventFilter(year=(1950,)), ["rocket-studies"]),
    (EventFilter(year=(1961,)), ["gagarin-flight", "apollo-programme", "vienna-summit"]),
    (EventFilter(year=(1964,)), ["apollo-programme", "secret-moon-order"]),
    (EventFilter(year=(1957, 1979)), ["sputnik", "rocket-studies", "space-stations"]),
    (EventFilter(year=(1980,)), []),
    (EventFilter(from_="1972", to="1975"), ["apollo-programme", "space-stations"]),
    (EventFilter(from_="1973"), ["space-stations"]),
    (EventFilter(to="1957-10-03"), ["rocket-studies"]),
    (EventFilter(from_="1957-10-04", to="1957-10-04"), ["sputnik", "rocket-studies"]),
    (EventFilter(from_="1964-09-15", to="1964-09-16"), ["apollo-programme", "secret-moon-order"]),
    (EventFilter(from_="1961-04-30", to="1961-04-30"), ["gagarin-flight", "apollo-programme", "vienna-summit"]),
    (EventFilter(from_="1979-11-30"), ["space-stations"]),
    (EventFilter(from_="1979-12"), []),
    (EventFilter(year=(1961,), kind=("programme",), actor=("nasa",), from_="1960"), ["apollo-programme"]),
    (EventFilter(q="moon"), ["apollo-programme", "vienna-summit", "secret-moon-order", "moon-landing",
                             "space-stations"]),
]  # fmt: skip


@pytest.mark.parametrize(("event_filter", "expected"), SEMANTICS[:-1])
def test_a_filter_leaves_what_the_contract_says(story: Story, event_filter: EventFilter, expected: list[str]) -> None:
    assert walked(story, event_filter) == expected
    assert find.count(story, event_filter) == len(expected)


def test_words_narrow_the_view_as_any_filter(story: Story) -> None:
    assert walked(story, EventFilter(q="gagarin circles")) == ["gagarin-flight"]
    assert walked(story, EventFilter(q="gagarin", kind=("programme",))) == ["apollo-programme"]
    assert walked(story, EventFilter(q="“”")) == []


@pytest.mark.parametrize("event_filter", [event_filter for event_filter, _ in SEMANTICS])
def test_every_option_of_every_facet_is_counted_as_by_hand(
    story: Story, tiny: Record, event_filter: EventFilter
) -> None:
    if event_filter.q:
        return
    counted = find.facet_counts(story, event_filter)
    assert set(counted) == {*ALL_OF_EVENTS, *ANY_OF_EVENTS}
    for facet, counts in counted.items():
        assert counts == tiny.event_facet(event_filter, facet), facet


def test_a_selected_value_shows_the_figure_of_the_view(story: Story) -> None:
    event_filter = EventFilter(actor=("nasa",), kind=("programme",))
    counts = find.facet_counts(story, event_filter)
    assert counts["actor"]["nasa"] == counts["kind"]["programme"] == find.count(story, event_filter) == 2
    assert counts["kind"]["landing"] == 1
    assert "neil-armstrong" not in counts["actor"]


@pytest.mark.parametrize("most", [1, 2, 5])
def test_whom_most_events_name_are_the_first_of_all_that_are_counted(crowd_story: Story, most: int) -> None:
    for actor in crowd_story.names.actors:
        event_filter = EventFilter(actor=(actor,))
        counts = find.facet_counts(crowd_story, event_filter, ("actor",))["actor"]
        least = min(sorted(counts.values(), reverse=True)[:most], default=0)
        expected = {value: number for value, number in counts.items() if number >= least}
        assert find.most_met(crowd_story, event_filter, "actor", most) == expected, actor


@pytest.mark.parametrize(("limit", "order"), list(product((1, 2, 3, 7, 8, 200), ("oldest", "newest"))))
def test_paging_has_no_gap_and_no_repeat(story: Story, tiny: Record, limit: int, order: str) -> None:
    for event_filter in (EventFilter(), EventFilter(topic=("moon",)), EventFilter(actor=("nasa",))):
        paged = replace(event_filter, limit=limit, order=order)
        assert walked(story, paged) == tiny.events(paged)


def test_a_cursor_may_be_an_event_that_the_filter_leaves_out(story: Story) -> None:
    page, after = find.page(story, EventFilter(actor=("nasa",), after="vienna-summit"))
    assert ([event.slug for event in page], after) == (["moon-landing", "space-stations"], None)


@pytest.mark.parametrize("event_filter", [EventFilter(), EventFilter(actor=("nasa",)), EventFilter(from_="1964")])
def test_an_event_knows_its_neighbours_within_the_filter(story: Story, tiny: Record, event_filter: EventFilter) -> None:
    inside = tiny.events(event_filter)
    for slug in EVERY:
        neighbours = find.neighbours(story, event_filter, slug)
        if slug not in inside:
            assert neighbours is None
            continue
        assert neighbours
        before, after = (other[0] if other else None for other in neighbours)
        place = inside.index(slug)
        assert before == (inside[place - 1] if place else None)
        assert after == (inside[place + 1] if place + 1 < len(inside) else None)


def test_what_began_before_the_chosen_years_or_window_is_counted(story: Story) -> None:
    assert find.begun_before(story, EventFilter()) == 0
    assert find.begun_before(story, EventFilter(year=(1964,))) == 1
    assert find.begun_before(story, EventFilter(year=(1961, 1964))) == 0
    assert find.begun_before(story, EventFilter(from_="1972", to="1975")) == 2
    assert find.begun_before(story, EventFilter(from_="1972", actor=("john-f-kennedy",))) == 1


def test_a_window_date_has_not_begun_before_but_may_fall_in(story: Story) -> None:
    assert find.begun_before(story, EventFilter(from_="1964-09", lane=("soviet-union",))) == 0


def test_the_picture_has_every_event_of_its_window_and_fades_what_the_filters_exclude(
    story: Story, tiny: Record
) -> None:
    event_filter = EventFilter(actor=("nasa",), from_="1961", to="1969")
    drawn = find.drawn(story, event_filter, date(1961, 1, 1), date(1969, 12, 31))
    assert [one.event.slug for one in drawn] == tiny.events(EventFilter(from_="1961", to="1969"))
    assert [one.event.slug for one in drawn if one.matches] == ["apollo-programme", "moon-landing"]
    assert all(one.matches for one in find.drawn(story, EventFilter(), date(1900, 1, 1), date(2000, 1, 1)))
    [stations] = find.drawn(story, EventFilter(), date(1973, 1, 1), date(1979, 12, 31))
    dated = stations.event.date
    assert (dated.end, dated.approximate, dated.uncertain) == (None, True, False)
    assert {actor.name for actor in stations.event.actors} == {"NASA", "Soviet government"}


def test_beyond_the_window_each_lane_has_the_days_that_are_known_well_enough(story: Story) -> None:
    days, reach = (date(1965, 1, 1), date(1968, 12, 31)), (date(1961, 1, 1), date(1972, 12, 31))
    far = find.beyond(story, EventFilter(), days, reach)
    assert sorted(day for lane in far.values() for day in lane) == [
        date(1961, 4, 15), date(1969, 7, 20), date(1971, 1, 1),
    ]  # fmt: skip
    assert find.beyond(story, EventFilter(actor=("nobody",)), days, reach) == {}
    assert find.beyond(story, EventFilter(from_="1965", to="1968"), days, days) == {}


def test_months_count_every_event_whose_beginning_is_known_to_a_season_once(story: Story) -> None:
    assert story.months == [("1957-10", 1), ("1961-04", 1), ("1964-08", 1), ("1969-07", 1)]


def test_the_record_begins_with_its_earliest_event_however_loose(story: Story) -> None:
    assert story.earliest == date(1950, 1, 1)


def test_a_whole_record_carries_everything_that_the_seed_says(story: Story) -> None:
    [flight] = story.load(records.Event, ["gagarin-flight"])
    assert (flight.url, flight.era, flight.place) == ("/events/gagarin-flight", "people", None)
    assert [(p.slug, p.part) for p in flight.actors] == [
        ("yuri-gagarin", "flew"),
        ("sergei-korolev", "had built the rocket"),
    ]
    assert [(c.source, c.paragraph, c.locator) for c in flight.citations] == [
        ("orbit-review", 6, "In April 1961 Yuri"),
        ("moon-letter", 3, "Of the flight in"),
    ]
    assert flight.citations[0].supports == ["date", "participants"]
    assert [(s.text, len(s.citations), s.general) for s in flight.sentences][1:] == [
        ("His rocket's builder stays unnamed in the press, and hears him by radio.", 2, None),
        ("He lands near the Volga.", 0, "TASS communiqué of 12 April 1961."),
    ]
    assert flight.summary == " ".join(sentence.text for sentence in flight.sentences)
    assert [(pinpoint.source, pinpoint.paragraph) for pinpoint in flight.pinpoints] == [
        ("orbit-review", 6),
        ("moon-letter", 3),
    ]
    assert (flight.topics, flight.quotes) == (["people-in-space", "rockets", "secrecy"], ["lets-go"])
    assert (flight.date.edtf.text, flight.date.start, flight.date.text) == ("1961-04", "1961-04-01", "April 1961")
    assert flight.notes[0].field == "date"


def test_an_open_end_is_null_and_not_the_horizon(story: Story) -> None:
    [stations] = story.load(records.Event, ["space-stations"])
    assert (stations.date.start, stations.date.end, stations.date.approximate) == ("1971-01-01", None, True)


def test_records_are_loaded_in_the_order_asked_for(story: Story) -> None:
    asked = ["moon-landing", "sputnik", "vienna-summit"]
    assert [event.slug for event in story.load(records.Event, asked)] == asked
    assert story.load(records.Event, ["nothing"]) == []


def test_relations_are_known_from_both_ends(story: Story) -> None:
    [landing] = story.load(records.Event, ["moon-landing"])
    assert [(r.slug, r.relation, r.citation.paragraph) for r in landing.related] == [("apollo-programme", "part-of", 7)]
    drawing = linked.events_drawn_to(story, "apollo-programme", 9)
    assert [event.slug for event in drawing] == ["secret-moon-order", "moon-landing"]
    assert linked.events_drawn_to(story, "moon-landing", 9) == []


def test_a_former_slug_leads_to_the_slug_of_now(story: Story) -> None:
    former = story.names.former
    assert former["event", "apollo-11"] == "moon-landing"
    assert ("quote", "apollo-11") not in former
    assert former["actor", "khrushchev"] == "nikita-khrushchev"


def test_the_vocabulary_names_every_record(story: Story, tiny: Record) -> None:
    names = story.names
    assert names == tiny.vocabulary
    assert list(names.actors.values()) == sorted(names.actors.values(), key=str.casefold)


def test_what_was_read_is_found_by_its_slug_without_a_statement(story: Story, statements: list[str]) -> None:
    [landing] = story.load(records.Event, ["moon-landing"])
    read = len(statements)
    assert story.load(records.Event, ["moon-landing", "no-such-event"]) == [landing]
    assert len(statements) == read + 1
    assert story.load(records.Event, ["moon-landing"])[0] is landing
    assert story.position("event", "moon-landing") == EVERY.index("moon-landing")
    assert len(statements) == read + 1


def test_what_is_made_of_records_is_made_once(story: Story) -> None:
    asked: list[list[int]] = []

    def titles(story: Story, positions: list[int]) -> dict[int, str]:
        asked.append(positions)
        events = story.at_positions(records.Event, positions)
        return {position: event.title for position, event in zip(positions, events, strict=True)}

    assert story.made(titles, [2, 0]) == [story.load(records.Event, [EVERY[n]])[0].title for n in (2, 0)]
    assert len(story.made(titles, [0, 1, 2])) == 3
    assert asked == [[2, 0], [1]]
