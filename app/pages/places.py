"""Owns the pages of places: the map with the list, and one place with what happened and was said there."""

from dataclasses import dataclass

from app import urls
from app.filters import EventFilter, PageFilter, find
from app.pages.citing import Link
from app.pages.cut import FIRST, LINKED, Pages, Rest, paged, rest
from app.pages.entries import EventEntry, event_entry
from app.pages.record_page import RecordPage, record_page
from app.pages.sentences import Marked, Numbering, SourceNote
from app.pages.ways import QuoteEntry, quote_entries
from app.pages.where import MapView, counts, map_view, spot, unplaced
from app.picture.maps import HERE, NARROW, WIDE
from app.record import linked, records
from app.record.story import Story
from app.text import counted

PLACES, EVENTS, QUOTES, MARKED = 250, 40, 20, 200
"""So many places stand on a page of their list, so many events and quotations on the page of one, so many marks on a
map."""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place in the list, so many places deep in others."""

    name: str
    url: str
    within: str
    counts: str
    summary: str
    depth: int


@dataclass(frozen=True, slots=True)
class PlacesPage:
    title: str
    description: str
    path: str
    map: MapView | None
    unplaced: str
    places: list[PlaceLine]
    pages: Pages


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePage(RecordPage):
    place: records.Place
    sentences: list[Marked]
    cited: list[SourceNote]
    map: MapView | None
    parts: list[Link]
    point: str
    events: list[EventEntry]
    more_events: Rest | None
    quotes: list[QuoteEntry]
    more_quotes: Rest | None
    seats: list[Link]
    more_seats: Rest | None
    actors: list[Link]
    timeline: Link


def places_page(story: Story, asked: PageFilter = FIRST) -> PlacesPage:
    """The places, each under the one that it lies in, a page of them."""
    rows = linked.all_places(story)
    shown, pages = paged(urls.PLACES, asked, _in_tree(rows), PLACES)
    places = story.load(records.Place, shown)
    marked = story.load(records.Place, linked.places_with_points(story, MARKED)) if asked == FIRST else []
    spots = [made for place in marked if (made := spot(place))]
    there = "where something in this story happened or was said, or where an actor has its seat"
    told = "Map of the places of this story; the list below it has them all."
    return PlacesPage(
        "Places", f"{counted(len(rows), 'place')} {there}.", urls.PLACES,
        map_view(story, spots, told, [WIDE, NARROW]), unplaced(story), [_line(place) for place in places], pages,
    )  # fmt: skip


def _in_tree(rows: list[tuple[str, str | None]]) -> list[str]:
    """The slugs of places by name, those that lie in another right behind it."""
    parts: dict[str | None, list[str]] = {}
    for slug, part_of in rows:
        parts.setdefault(part_of, []).append(slug)
    ordered, todo = list[str](), parts.get(None, [])[::-1]
    while todo:
        slug = todo.pop()
        ordered.append(slug)
        todo += parts.get(slug, [])[::-1]
    return ordered


def _line(place: records.Place) -> PlaceLine:
    within = ", ".join(one.name for one in place.part_of)
    return PlaceLine(place.name, place.url, within, counts(place), place.summary, min(len(place.part_of), 2))


def place_page(story: Story, slug: str) -> PlacePage:
    """The page of a place that exists."""
    place = story.load(records.Place, [slug])[0]
    event_filter = EventFilter(place=(slug,), limit=EVENTS)
    events, _ = find.page(story, event_filter)
    carried = event_filter.filters()
    parts = linked.places_within(story, slug, MARKED)
    quotes, sitting = linked.said_at(story, slug, QUOTES + 1), linked.sitting_at(story, slug, LINKED + 1)
    numbering = Numbering()
    spots = [made for one in (place, *parts) if (made := spot(one, role=HERE if one is place else ""))]
    told = f"Map: where {place.name} lies." if place.coordinates else f"Map: places in {place.name}."
    timeline = Link(f"{place.name} on the timeline", urls.link(urls.TIMELINE, carried))
    said = Link(f"All quotations said in {place.name}", urls.link(urls.QUOTES, carried))
    return record_page(
        PlacePage, place, story,
        title=place.name,
        description=place.summary,
        place=place,
        sentences=numbering.marked(place.sentences),
        cited=list(numbering.notes),
        map=map_view(story, spots, told, [NARROW]),
        parts=[Link(one.name, one.url) for one in parts],
        point=_point(place.coordinates) if place.coordinates else "",
        events=[event_entry(event, story, carried) for event in events],
        more_events=rest(events, place.event_count, f"of {place.event_count:,} events", timeline),
        quotes=quote_entries(story, quotes[:QUOTES]),
        more_quotes=rest(quotes[:QUOTES], place.quote_count, "of its quotations", said),
        seats=[Link(actor.name, actor.url) for actor in sitting[:LINKED]],
        more_seats=rest(sitting[:LINKED], place.seat_count, "of those who sit here"),
        actors=_actors(story, event_filter),
        timeline=timeline,
    )  # fmt: skip


ACTING = 12
"""So many of those who acted at a place are named."""


def _actors(story: Story, event_filter: EventFilter) -> list[Link]:
    """Who took part in what happened there, the most frequent first, each leading to what they did there."""
    met, names = find.most_met(story, event_filter, "actor", ACTING), story.names.actors
    ranked = sorted(met, key=lambda slug: (-met[slug], names[slug]))[:ACTING]
    pairs = event_filter.filters()
    return [
        Link(f"{names[slug]} ({met[slug]})", urls.link(urls.TIMELINE, [*pairs, ("actor", slug)])) for slug in ranked
    ]


KILOMETRE = 1000


def _point(point: records.Coordinates) -> str:
    """Coordinates in words, with how exact they are."""
    north, east = ("N" if point.latitude >= 0 else "S"), ("E" if point.longitude >= 0 else "W")
    far = point.uncertainty
    within = f"{far / KILOMETRE:g} km" if far >= KILOMETRE else f"{far} m"
    return f"{abs(point.latitude):g}° {north}, {abs(point.longitude):g}° {east}, exact to {within}"
