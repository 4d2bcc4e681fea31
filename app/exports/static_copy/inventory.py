"""Owns what a static copy asks the site for: every route, filled from the record, and the views that are kept."""

import re
from collections.abc import Iterable, Iterator

from app import urls
from app.dates import month_end
from app.exports.static_copy.kept import LISTS, MISSING, NOT_KEPT, Kept, pattern, window
from app.filters import EventFilter, ListFilter, QuestionFilter, SetFilter, find
from app.lists import SINGULARS
from app.pages.about import changes_page
from app.pages.actors import actors_page
from app.pages.exercises import forecasts_page, order_page, who_said_it_page
from app.pages.handout import example
from app.pages.places import places_page
from app.pages.sources import source_page, sources_page
from app.pages.windows import stretch_url, window_url
from app.record.story import Story
from app.trouble import WrongData
from app.urls import Pair

LEFT_OUT = {
    "/healthz": "tells of a process",
    "/readyz": "tells of a process",
    "/static/site.js": "asks for other views, with htmx; a copy has scripts of its own",
    "/oembed": "answers about the address that it is given",
}
"""The routes of which a copy has no file, and why."""
FOLLOWED = ("/compare/{a}/{b}", "/static/site.css", "/static/pages.css", "/static/copy.js")
"""The routes of which a copy has what its pages lead to: of the pairs of actors there are too many."""
OF_KIND = {"/previews/{slug}.png": "event", "/cards/{slug}.png": "event"}
"""The kind of record at routes that do not name it."""
_BY_PLURAL = {kind.plural: kind.singular for kind in SINGULARS.values()}


class Forgotten(WrongData):
    """A route that nobody said how to fill."""

    def __init__(self, route: str) -> None:
        super().__init__(
            f"The route {route} is new to the static copy: name its kind of record in OF_KIND, or leave it out in "
            "LEFT_OUT (app/exports/static_copy/inventory.py)."
        )


def kept_of(routes: Iterable[str], story: Story, live: str = "") -> Kept:
    """What a copy of this record keeps."""
    views = frozenset(_views(story))
    windows = tuple(sorted(filter(None, map(window, views))))
    return Kept(tuple(pattern(route) for route in routes if route not in LEFT_OUT), views, windows, live)


def addresses(routes: Iterable[str], story: Story) -> list[str]:
    """The addresses to begin with, each once; raises Forgotten."""
    filled = [address for route in routes if route not in LEFT_OUT for address in _filled(route, story)]
    return list(dict.fromkeys([urls.TIMELINE, MISSING, NOT_KEPT, *filled, *_views(story)]))


def _filled(route: str, story: Story) -> Iterator[str]:
    """A route with the slug of every record of its kind, and with those that lead on to one."""
    named = re.findall(r"\{(\w+)(?::\w+)?\}", route)
    if route in FOLLOWED or not named:
        yield from [] if route in FOLLOWED else [route]
        return
    kind = OF_KIND.get(route) or next((_BY_PLURAL[part] for part in route.split("/") if part in _BY_PLURAL), None)
    if named != ["slug"] or kind is None:
        raise Forgotten(route)
    former = [old for of_kind, old in story.names.former if of_kind == kind]
    retired = story.names.retired if kind == "event" and not urls.is_embed(route) else ()  # a claim has no embed
    for slug in (*story.names.of(kind), *former, *retired):
        yield route.replace("{slug}", slug)


def _views(story: Story) -> Iterator[str]:
    """Each value of each filter by itself, each order, the years of each actor, the windows, the ledger,
    and the pages of lists without a filter."""
    for kind in LISTS:
        for name, counts in find.facet_counts(story, kind()).items():
            yield from (_view(kind, story, (name, value)) for value in counts)
        yield from (_view(kind, story, ("order", value)) for value in _orders(kind, story))
    for actor in story.names.actors:
        years = find.facet_counts(story, EventFilter(actor=(actor,)), ["year"])["year"]
        yield from (_view(EventFilter, story, ("actor", actor), ("year", year)) for year in years)
    yield from _windows(story)
    yield from _for_teaching(story)
    yield from _pages(story)
    for order in _orders(QuestionFilter, story):
        yield _view(QuestionFilter, story, ("claim", "forecast"), ("order", order))


def _for_teaching(story: Story) -> Iterator[str]:
    """The handout that is the example, and the sets of each exercise."""
    yield urls.handout(event.slug for event in example(story))
    for make in (order_page, who_said_it_page, forecasts_page):
        yield from (other.url for other in make(story, SetFilter()).sets)


def _pages(story: Story) -> Iterator[str]:
    """The pages behind the first of each list without a filter."""
    for make in (actors_page, places_page, sources_page, changes_page):
        yield from make(story).pages.others
    for slug in story.sources:
        yield from source_page(story, slug).pages.others


def _orders(kind: type[ListFilter], story: Story) -> Iterable[str]:
    return kind.PARAMETERS["order"].names(story.names) if "order" in kind.PARAMETERS else ()


def _view(kind: type[ListFilter], story: Story, *pairs: Pair) -> str:
    return urls.link(kind.PATH, kind.parse(pairs, story.names).pairs())


def _windows(story: Story) -> Iterator[str]:
    """The eras, and the years and months of the story."""
    for era in story.eras:
        yield window_url(EventFilter(), None if era.last < story.opens else era.first, era.last)
    for year in range(story.opens.year, story.closes.year + 1):
        yield stretch_url(EventFilter(), str(year))
        for month in range(1, 13):
            text = f"{year}-{month:02}"
            if story.opens.replace(day=1).isoformat() <= f"{text}-01" <= month_end(story.closes).isoformat():
                yield stretch_url(EventFilter(), text)
