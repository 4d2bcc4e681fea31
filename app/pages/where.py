"""Owns what pages show of the map: the places of the record, the journey, where an event happened and those near it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.lists import PLACED
from app.picture.maps import HERE, MIDDLE, NARROW, DrawnMap, Frame, Journey, Spot, draw_map
from app.record import records
from app.record.story import Story
from app.text import counted, joined


@dataclass(frozen=True, slots=True)
class MapView:
    """A map in each of its frames, what it shows in words, and what its lines and coastlines are taken from."""

    drawn: list[DrawnMap]
    told: str
    taken_from: str


@dataclass(frozen=True, slots=True)
class Stop:
    """An event of a journey with its number, or near another with its relation to that (`number`), and its places."""

    number: str
    event: records.Event
    places: list[records.Located]


@dataclass(frozen=True, slots=True)
class Where:
    """Where an event happened, with the placed events right before it and after it; or the stops of a journey, and what
    is not known of the next."""

    map: MapView | None
    stops: list[Stop]
    name: str = ""
    open: str = ""


COASTS = "Coastlines: Natural Earth."


def map_view(
    story: Story, spots: Sequence[Spot], told: str, frames: Sequence[Frame], journey: Journey | None = None,
) -> MapView | None:  # fmt: skip
    """The map of the story with these places, in these frames; None where either is missing. One with a journey has no
    inset: its stops are to be seen together."""
    if story.map is None or not spots:
        return None
    shown = story.map
    near = shown.journey.extent if journey and shown.journey else None
    drawn = [
        draw_map(
            replace(shown, extent=near) if near and frame is NARROW else shown,
            spots, frame, journey, inset=journey is None,
        )
        for frame in frames
    ]  # fmt: skip
    seen = {name for one in drawn for panel in one.panels for name in panel.lines}
    lines = [f"Dashed line: {line.name} ({line.general.rstrip('.')})." for line in shown.lines if line.name in seen]
    return MapView(drawn, told, " ".join([COASTS, *lines]))


def counts(place: records.Place) -> str:
    """What belongs to a place, in words: "2 events, 1 seat"."""
    numbers = ((place.event_count, "event"), (place.quote_count, "quotation"), (place.seat_count, "seat"))
    return ", ".join(counted(number, noun) for number, noun in numbers if number)


def spot(place: records.Place, *, name: str = "", number: str = "", role: str = "", said: str = "") -> Spot | None:
    """The mark of a place; None where it has no point."""
    point = place.coordinates
    if point is None:
        return None
    words = said or f"{place.name}: {counts(place)}"
    return Spot(
        place.slug,
        name or place.name,
        place.url,
        (point.longitude, point.latitude),
        words,
        place.event_count,
        number,
        role,
    )


def where(story: Story, event: records.Event) -> Where | None:
    """Where an event happened; None where no source says."""
    if not event.places:
        return None
    before, after = _beside(story, event)
    stops = [
        Stop(words, one, one.places)
        for words, one in (("Before", before), ("Here", event), ("After", after))
        if one is not None
    ]
    roles = {"Before": "earlier", "Here": HERE, "After": "later"}
    by_slug = _places(story, [located.slug for stop in stops for located in stop.places])
    spots: dict[str, Spot] = {}
    for stop in sorted(stops, key=lambda stop: stop.number != "Here"):
        for located in stop.places:
            said = f"{located.name}: {stop.number.lower()}, {stop.event.date.text}"
            if (made := spot(by_slug[located.slug], role=roles[stop.number], said=said)) and made.slug not in spots:
                spots[made.slug] = made
    told = f"Map: {event.title}, with the placed events right before and after it."
    return Where(map_view(story, [*spots.values()], told, [NARROW]), stops)


def _beside(story: Story, event: records.Event) -> tuple[records.Event | None, records.Event | None]:
    """The last placed event before this one in the order of the timeline, and the first after it."""
    placed, at = story.bitmaps["event"].any_of("placed", PLACED), story.position("event", event.slug)
    before, after = placed.rank(at) - 2, placed.rank(at)  # rank counts the event itself, which is placed
    found = [placed[number] if 0 <= number < len(placed) else None for number in (before, after)]
    loaded = iter(story.at_positions(records.Event, [position for position in found if position is not None]))
    first, second = (next(loaded) if position is not None else None for position in found)
    return first, second


def _places(story: Story, slugs: Iterable[str]) -> dict[str, records.Place]:
    return {place.slug: place for place in story.load(records.Place, dict.fromkeys(slugs))}


def journey(story: Story) -> Where | None:
    """The journey that the map of the story shows; None where it shows none."""
    told = story.map.journey if story.map else None
    if told is None:
        return None
    events = story.load(records.Event, told.events)
    stops = [Stop(str(number), event, event.places) for number, event in enumerate(events, 1)]
    places = _places(story, [located.slug for stop in stops for located in stop.places])
    spots: dict[str, Spot] = {}
    ways = []
    for stop in stops:
        slug = next(one.slug for one in stop.places if places[one.slug].coordinates)
        numbers = spots[slug].number + f", {stop.number}" if slug in spots else stop.number
        name = f"{places[slug].name}, {stop.event.date.first.year}"
        made = spot(places[slug], name=name, number=numbers, said=f"{numbers} {name}: {stop.event.date.text}")
        assert made, "it has a point"
        spots[slug] = made
        ways.append(slug)
    words = joined([f"{stop.number}, {stop.places[0].name}, {stop.event.date.text}" for stop in stops])
    route = Journey(ways, told.open or "")
    drawn = map_view(story, [*spots.values()], f"Map: {told.name}: {words}.", [MIDDLE, NARROW], route)
    return Where(drawn, stops, told.name, told.open or "")


def unplaced(story: Story) -> str:
    """How many events the map leaves out, in words."""
    events = story.bitmaps["event"]
    numbers = {words: len(events.having("placed", one)) for one, words in PLACED.items()}
    placed, rest = sum(numbers.values()), len(events.every) - sum(numbers.values())
    by = joined([f"{number:,} {words}" for words, number in numbers.items() if number])
    said = f"{counted(placed, 'event')} {'has' if placed == 1 else 'have'} a place here" + (f", {by}" if by else "")
    return f"{said}. The other {rest:,} {'has' if rest == 1 else 'have'} none." if rest else f"{said}."
