"""Places as records: what they lie in, what belongs to them, and how search and filters find it."""

import pytest

from app.filters import EventFilter, find
from app.record import linked, records
from app.record.search import Search
from app.record.story import Story


def place(story: Story, slug: str) -> records.Place:
    [found] = story.load(records.Place, [slug])
    return found


def test_a_place_has_its_point_its_names_and_what_it_lies_in(story: Story) -> None:
    vienna = place(story, "vienna")
    assert (vienna.name, vienna.url, [alias.name for alias in vienna.aliases]) == ("Vienna", "/places/vienna", ["Wien"])
    assert [(one.slug, one.name, one.url) for one in vienna.part_of] == [("austria", "Austria", "/places/austria")]
    point = vienna.coordinates
    assert point
    assert (point.latitude, point.longitude, point.uncertainty, point.general) == (
        48.21,
        16.37,
        10000,
        "GeoNames 2761369.",
    )
    assert (vienna.summary, vienna.sentences[0].citations[0].paragraph) == (
        "Kennedy and Khrushchev meet here, and only here.",
        2,
    )


def test_what_belongs_to_a_place_belongs_to_what_it_lies_in(story: Story) -> None:
    counts = {one.slug: (one.event_count, one.quote_count, one.seat_count) for one in story.find(records.Place)}
    assert counts == {
        "austria": (1, 0, 0), "kazakhstan": (1, 0, 0), "the-moon": (1, 1, 0), "vienna": (1, 0, 0),
        "washington": (0, 0, 1),
    }  # fmt: skip


def test_an_event_a_quotation_and_an_actor_name_their_places(story: Story) -> None:
    [summit] = story.load(records.Event, ["vienna-summit"])
    assert (summit.place, [(one.slug, one.within) for one in summit.places]) == ("Vienna", [("vienna", ["austria"])])
    [step] = story.load(records.Quote, ["one-small-step"])
    assert step.place
    assert step.place.slug == "the-moon"
    [nasa] = story.load(records.Actor, ["nasa"])
    assert nasa.seat
    assert (nasa.seat.name, nasa.seat.general) == ("Washington", "NASA, Headquarters, address.")
    [gagarin] = story.load(records.Actor, ["yuri-gagarin"])
    assert gagarin.seat is None


@pytest.mark.parametrize("slug", ["vienna", "austria"])
def test_the_filter_finds_what_happened_at_a_place_and_in_it(story: Story, slug: str) -> None:
    found, _ = find.page(story, EventFilter(place=(slug,)))
    assert [event.slug for event in found] == ["vienna-summit"]
    assert find.facet_counts(story, EventFilter(), ["place"])["place"] == {
        "vienna": 1, "austria": 1, "kazakhstan": 1, "the-moon": 1,
    }  # fmt: skip


@pytest.mark.parametrize("words", ["Wien", "Österreich", "Vienna"])
def test_a_place_and_what_happened_there_are_found_by_any_of_its_names(story: Story, words: str) -> None:
    hits = Search(story.connection, story.bitmaps, story.names.asked(words)).best(5)
    assert {("place", "vienna"), ("event", "vienna-summit")} <= {(hit.kind, hit.slug) for hit in hits}


def test_what_is_at_a_place_is_found_by_the_record_s_links(story: Story) -> None:
    assert linked.all_places(story) == [
        ("austria", None), ("kazakhstan", None), ("the-moon", None), ("vienna", "austria"), ("washington", None),
    ]  # fmt: skip
    assert linked.places_with_points(story, 5) == ["kazakhstan", "vienna"]
    assert [one.slug for one in linked.places_within(story, "austria", 5)] == ["vienna"]
    assert [one.slug for one in linked.said_at(story, "the-moon", 5)] == ["one-small-step"]
    assert [one.slug for one in linked.sitting_at(story, "washington", 5)] == ["nasa"]
    assert linked.sitting_at(story, "vienna", 5) == []


def test_an_old_slug_leads_to_the_place(story: Story) -> None:
    assert story.names.former["place", "wien"] == "vienna"


def test_where_an_event_happened_is_known_by_an_article_or_a_document(story: Story) -> None:
    events = story.bitmaps["event"]
    assert len(events.having("placed", "article")) == 3
    assert len(events.having("placed", "document")) == 0
