"""Owns the rules of places and of the map: what lies in what, what is placed where, what the map shows."""

from collections.abc import Iterator

from app.curation import forms, story_forms
from app.curation.fields import KeyPath
from app.curation.problems import Finding, Seeds
from app.lists import PLACE

Fault = tuple[KeyPath, str, str]


def around(seeds: Seeds, slug: str) -> list[str]:
    """The places that one lies in, the nearest first; as far as they are known, and no farther than once round."""
    within: list[str] = []
    place = seeds.places.get(slug)
    while place and place.part_of and place.part_of not in within:
        within.append(place.part_of)
        place = seeds.places.get(place.part_of)
    return within


def check_within(seeds: Seeds, slug: str, _: forms.Place) -> Iterator[Fault]:
    """No place lies within itself."""
    if slug in around(seeds, slug):
        yield ("part_of",), "the place lies within itself", "Name the larger place, or none."


def check_unused_places(seeds: Seeds) -> Iterator[Finding]:
    """Something happens, is said or sits at every place, or at one that lies in it. With a file unread nobody can
    tell."""
    if seeds.unread:
        return
    named = {one.slug for one in seeds.references if one.kind is PLACE and not one.file.startswith(f"{PLACE.plural}/")}
    used = {place for slug in named for place in (slug, *around(seeds, slug))}
    for slug in seeds.places:
        if slug not in used:
            remedy = "Name it in an event, a quotation or as a seat, or remove the record."
            yield PLACE.file(slug), (), "nothing is placed here", remedy


def check_event_places(seeds: Seeds, _: str, event: forms.Event) -> Iterator[Fault]:
    """An event that is placed says so in words, and names no place beside one that lies in it."""
    if event.places and not event.place:
        yield ("places",), "the event has places, but `place` has no words for them", "Add place."
    outer = {larger for slug in event.places for larger in around(seeds, slug) if larger != slug}
    for index, slug in enumerate(event.places):
        if slug in outer:
            message = f"{slug!r} is named beside a place that lies in it"
            yield ("places", index), message, "Keep the smaller one: the larger follows from it."


def check_quote_place(seeds: Seeds, _: str, quote: forms.Quote) -> Iterator[Fault]:
    """Words are said where their event happens, or a note says by what the place can be checked."""
    event = seeds.events.get(quote.event or "")
    noted = any(note.field == "place" for note in quote.notes)
    unknown = quote.event is not None and event is None
    if quote.place and not noted and not unknown and quote.place not in (event.places if event else ()):
        message = "the quotation is placed where its event is not"
        yield ("place",), message, "Name a place of its event, or add a note with field: place that says what gives it."


def check_map(seeds: Seeds) -> Iterator[Finding]:
    """The map shows every place that has a point, and its journey leads over such places."""
    shown = seeds.map
    if shown is None:
        return
    journey, inset = shown.journey, shown.inset
    extents = {"extent": shown.extent, "inset": inset and inset.extent, "journey": journey and journey.extent}
    for field, extent in extents.items():
        if extent and not (extent.west < extent.east <= extent.west + 360 and extent.south < extent.north):
            remedy = "West stands before east, at most 360 degrees apart, and south below north."
            yield "map.yaml", (field,), "the extent is none", remedy
            return
    for slug, place in seeds.places.items():
        if place.coordinates and not inside(shown.extent, place.coordinates):
            message = "the point lies outside of the extent in map.yaml"
            yield PLACE.file(slug), ("coordinates",), message, "Correct the point, or widen the extent."
    for index, slug in enumerate(journey.events if journey else ()):
        event = seeds.events.get(slug)
        places = [seeds.places.get(place) for place in event.places] if event else [None]
        points = [place.coordinates for place in places if place and place.coordinates]
        if None not in places and not points:
            message = f"the event {slug!r} has no place with coordinates"
            yield "map.yaml", ("journey", "events", index), message, "Place it, or leave it out."
        elif points and journey and journey.extent and not inside(journey.extent, points[0]):
            message = f"the event {slug!r} lies outside of the journey’s extent"
            yield "map.yaml", ("journey", "events", index), message, "Widen the extent, or leave the event out."


def inside(extent: story_forms.Extent, point: forms.Coordinates) -> bool:
    """Whether a point lies in an extent, which may cross the 180th meridian."""
    east = (point.longitude - extent.west) % 360
    return east <= extent.east - extent.west and extent.south <= point.latitude <= extent.north
