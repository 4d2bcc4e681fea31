"""The rules of places and of the map: each refused once, in words, with its file, field and remedy."""

from pathlib import Path

import pytest

from tests.curation.spoiling import only, problems, spoil

SPUTNIK, VIENNA, STEP = "events/sputnik.yaml", "events/vienna-summit.yaml", "quotes/one-small-step.yaml"
TOWN, COUNTRY, STEPPE, MAP = "places/vienna.yaml", "places/austria.yaml", "places/kazakhstan.yaml", "map.yaml"
RULES = [
    # file, what stands there, what it becomes, the field, the message, the remedy
    (VIENNA, "places: [vienna]", "places: [wien-city]", "places.0", "there is no place 'wien-city'",
     "write the record"),
    (VIENNA, "places: [vienna]", "places: [vienna, vienna]", "places", "the same entry stands here twice", ""),
    (VIENNA, "places: [vienna]", "places: [vienna, austria]", "places.1",
     "'austria' is named beside a place that lies in it", "Keep the smaller one"),
    (TOWN, "name: Vienna", "name: Austria", "name", "'Austria' is entered 2 times", "Keep one."),
    (TOWN, "latitude: 48.21", "latitude: 148.21", "coordinates.latitude", "should be less than or equal to 90", ""),
    (TOWN, "longitude: 16.37", "longitude: east", "coordinates.longitude", "should be a valid number", ""),
    (TOWN, "uncertainty: 10000", "uncertainty: 0", "coordinates.uncertainty", "greater than or equal to 1", ""),
    (TOWN, "  general: GeoNames 2761369.\n", "", "coordinates.general", "the field is missing", "Add it"),
    (TOWN, "part_of: austria", "part_of: vienna", "part_of", "the place lies within itself", "Name the larger place"),
    (STEP, "place: the-moon", "place: vienna", "place", "the quotation is placed where its event is not",
     "Name a place of its event"),
    (STEPPE, "longitude: 63.3", "longitude: 120.0", "coordinates", "the point lies outside of the extent in map.yaml",
     "widen the extent"),
    (MAP, "extent: {west: -130", "extent: {west: 100", "extent", "the extent is none", "West stands before east"),
    (MAP, "extent: {west: 5", "extent: {west: 35", "inset", "the extent is none", "West stands before east"),
    (MAP, "extent: {west: 0", "extent: {west: 90", "journey", "the extent is none", "West stands before east"),
    (MAP, "extent: {west: 0", "extent: {west: 20", "journey.events.1",
     "the event 'vienna-summit' lies outside of the journey’s extent", "Widen the extent"),
    (MAP, "events: [sputnik, vienna-summit]", "events: [sputnik, moon-landing]", "journey.events.1",
     "the event 'moon-landing' has no place with coordinates", "Place it, or leave it out."),
    (MAP, "events: [sputnik, vienna-summit]", "events: [sputnik, vienna]", "journey.events.1",
     "there is no event 'vienna'", "vienna-summit"),
    (MAP, "projection: mercator", "projection: globe", "projection", "'globe' is not one of the values",
     "'equirectangular' or 'mercator'"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "field", "message", "remedy"), RULES)
def test_a_broken_rule_is_told_once(
    copied: Path, file: str, old: str, new: str, field: str, message: str, remedy: str
) -> None:
    spoil(copied, file, old, new)
    found = only([one for one in problems(copied) if (one.file, one.field) == (file, field)])
    assert message in found.message
    assert remedy in found.remedy


def test_a_file_that_cannot_be_read_is_told_alone(copied: Path) -> None:
    spoil(copied, TOWN, "uncertainty: 10000", "uncertainty: 0")
    assert only(problems(copied)).file == TOWN


def test_an_event_that_is_placed_says_so_in_words(copied: Path) -> None:
    spoil(copied, SPUTNIK, "place: Kazakhstan\n", "")
    spoil(copied, SPUTNIK, "[date, place, participants]", "[date, participants]")
    found = only(problems(copied))
    assert (found.field, found.message) == ("places", "the event has places, but `place` has no words for them")


def test_a_place_where_nothing_is_is_told_with_what_it_lies_in(copied: Path) -> None:
    spoil(copied, VIENNA, "places: [vienna]\n", "")
    spoil(copied, MAP, "events: [sputnik, vienna-summit]", "events: [sputnik, gagarin-flight]")
    spoil(copied, "events/gagarin-flight.yaml", "\nlane:", "\nplace: Baikonur\nplaces: [kazakhstan]\nlane:")
    told = {(found.file, found.message) for found in problems(copied)}
    assert {(TOWN, "nothing is placed here"), (COUNTRY, "nothing is placed here")} <= told


def test_places_that_lie_in_each_other_are_told_both(copied: Path) -> None:
    spoil(copied, COUNTRY, "summary:", "part_of: vienna\nsummary:")
    assert {found.file for found in problems(copied) if found.message == "the place lies within itself"} == {
        TOWN, COUNTRY,
    }  # fmt: skip


def test_words_may_be_said_elsewhere_where_a_note_says_by_what(copied: Path) -> None:
    spoil(copied, STEP, "place: the-moon", "place: vienna")
    spoil(
        copied, STEP, "former_slugs:", "notes:\n- text: He was in Vienna then (a diary).\n  field: place\nformer_slugs:"
    )
    assert problems(copied) == []


def test_a_story_may_do_without_a_map(copied: Path) -> None:
    (copied / MAP).unlink()
    assert problems(copied) == []
