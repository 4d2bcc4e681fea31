"""The pages of places, and where events happened: map, list, and how many events have no place."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.curation import Seeds
from app.filters import EventFilter, PageFilter
from app.pages import places
from app.pages.events import event_page
from app.pages.places import place_page, places_page
from app.pages.story import story_page
from app.pages.where import MapView, Where, unplaced
from app.picture.maps import HERE
from app.record.story import Story
from tests.pages.asking import told


def marked(shown: MapView | None) -> dict[str, str]:
    """By slug, what the marks of a map are to its page."""
    assert shown
    return {mark.spot.slug: mark.spot.role for panel in shown.drawn[0].panels for mark in panel.marks}


def where_of(story: Story, slug: str) -> Where:
    page = event_page(story, slug, EventFilter())
    assert page
    assert page.where
    return page.where


def test_places_stand_under_what_they_lie_in(story: Story) -> None:
    page = places_page(story)
    assert [(line.name, line.within, line.depth) for line in page.places] == [
        ("Austria", "", 0), ("Vienna", "Austria", 1), ("Kazakhstan", "", 0), ("The Moon", "", 0), ("Washington", "", 0),
    ]  # fmt: skip
    assert [line.counts for line in page.places] == ["1 event", "1 event", "1 event", "1 event, 1 quotation", "1 seat"]
    assert page.description.startswith("5 places where")


def test_the_map_marks_each_place_with_a_point_where_something_happened(story: Story) -> None:
    assert marked(places_page(story).map) == {"kazakhstan": "", "vienna": ""}
    shown = places_page(story).map
    assert shown
    assert [drawn.frame.name for drawn in shown.drawn] == ["wide", "narrow"]


def test_how_many_events_have_no_place_is_said(story: Story, crowd_story: Story) -> None:
    assert unplaced(story) == "3 events have a place here, 3 by an article. The other 5 have none."
    number = len(crowd_story.bitmaps["event"].every)
    assert f"other {number - crowd_placed(crowd_story):,}" in unplaced(crowd_story)


def crowd_placed(story: Story) -> int:
    return len(story.bitmaps["event"].any_of("placed", ("article", "document")))


def test_a_place_tells_what_happened_and_was_said_there_and_who_sits_there(story: Story) -> None:
    moon = place_page(story, "the-moon")
    assert [entry.event.slug for entry in moon.events] == ["moon-landing"]
    assert [entry.quote.slug for entry in moon.quotes] == ["one-small-step"]
    assert moon.map is None
    assert {link.text for link in moon.actors} == {"NASA (1)", "Neil Armstrong (1)"}
    assert moon.actors[0].url == "/?actor=nasa&place=the-moon"
    assert [link.text for link in place_page(story, "washington").seats] == ["NASA"]


def test_a_place_too_large_for_a_point_shows_those_in_it(story: Story) -> None:
    austria = place_page(story, "austria")
    assert (austria.point, [link.text for link in austria.parts]) == ("", ["Vienna"])
    assert marked(austria.map) == {"vienna": ""}
    vienna = place_page(story, "vienna")
    assert vienna.point == "48.21° N, 16.37° E, exact to 10 km"
    assert marked(vienna.map) == {"vienna": HERE}


def test_an_event_shows_where_with_the_placed_events_before_and_after(story: Story) -> None:
    where = where_of(story, "vienna-summit")
    assert [(stop.number, stop.event.slug) for stop in where.stops] == [
        ("Before", "sputnik"), ("Here", "vienna-summit"), ("After", "moon-landing"),
    ]  # fmt: skip
    assert marked(where.map) == {"vienna": HERE, "kazakhstan": "earlier"}


def test_the_first_placed_event_has_none_before_and_one_without_a_point_no_mark(story: Story) -> None:
    assert [stop.number for stop in where_of(story, "sputnik").stops] == ["Here", "After"]
    landing = where_of(story, "moon-landing")
    assert [stop.number for stop in landing.stops] == ["Before", "Here"]
    assert marked(landing.map) == {"vienna": "earlier"}


def test_an_event_without_a_place_shows_none(story: Story) -> None:
    page = event_page(story, "apollo-programme", EventFilter())
    assert page
    assert page.where is None


def test_the_journey_is_told_by_its_numbers(story: Story) -> None:
    journey = story_page(story).journey
    assert journey
    assert [(stop.number, stop.event.slug) for stop in journey.stops] == [("1", "sputnik"), ("2", "vienna-summit")]
    assert (journey.name, journey.open) == ("From the steppe to a meeting", "They never met again.")
    assert journey.map
    assert journey.map.told.startswith(
        "Map: From the steppe to a meeting: 1, Kazakhstan, 4 October 1957 and 2, Vienna, 1961"
    )
    assert [len(drawn.arcs) for drawn in journey.map.drawn] == [2, 2]


def test_a_narrow_screen_is_shown_the_part_of_the_journey(story: Story) -> None:
    journey = story_page(story).journey
    assert journey
    assert journey.map
    apart = []
    for drawn in journey.map.drawn:
        first, second = drawn.panels[0].marks
        apart.append(abs(first.x - second.x) / drawn.width)
    wide, narrow = apart
    assert narrow == pytest.approx(wide * 220 / 80, rel=0.01)


def test_only_lines_that_are_seen_are_named_below_a_map(world: Seeds, story: Story, tmp_path: Path) -> None:
    everywhere = places_page(story).map
    assert everywhere
    assert everywhere.taken_from.startswith("Coastlines: Natural Earth. Dashed line: Iron Curtain (")
    assert world.map
    [line] = world.map.lines
    end = line.points[0].model_copy(update={"latitude": line.points[0].latitude + 0.2})
    short = line.model_copy(update={"points": [line.points[0], end]})
    with told(replace(world, map=world.map.model_copy(update={"lines": [short]})), tmp_path) as changed:
        shown = places_page(changed).map
        assert shown
        assert shown.taken_from == "Coastlines: Natural Earth."


def test_two_stops_at_one_place_share_a_mark(world: Seeds, tmp_path: Path) -> None:
    assert world.map
    assert world.map.journey
    route = world.map.journey.model_copy(update={"events": ["sputnik", "gagarin-flight", "vienna-summit"]})
    flight = world.events["gagarin-flight"].model_copy(update={"place": "Kazakhstan", "places": ["kazakhstan"]})
    changed = replace(
        world, map=world.map.model_copy(update={"journey": route}), events={**world.events, "gagarin-flight": flight}
    )
    with told(changed, tmp_path) as story:
        journey = story_page(story).journey
        assert journey
        assert journey.map
        [panel] = journey.map.drawn[0].panels
        assert {mark.spot.number for mark in panel.marks} == {"1, 2", "3"}


def test_a_story_without_a_map_lists_its_places(world: Seeds, tmp_path: Path) -> None:
    with told(replace(world, map=None), tmp_path) as story:
        assert places_page(story).map is None
        assert len(places_page(story).places) == 5
        assert where_of(story, "vienna-summit").map is None
        assert story_page(story).journey is None


def test_a_list_of_many_places_has_pages(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "PLACES", 2)
    second = places_page(story, PageFilter(page=2))
    assert [line.name for line in second.places] == ["Kazakhstan", "The Moon"]
    assert second.map is None
    assert second.pages.said == "Page 2 of 3"
