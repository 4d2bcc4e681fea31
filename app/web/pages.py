"""Owns the addresses of pages: which view model and template each has. `timeline routes` lists them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from app import urls
from app.exports.cite import CITED, cite_box
from app.filters import (
    PAGE,
    CompareFilter,
    EventFilter,
    Filter,
    ListFilter,
    PageFilter,
    QuestionFilter,
    QuoteFilter,
    SearchFilter,
)  # fmt: skip
from app.pages.about import about_page, changes_page, how_to_read_page
from app.pages.actors import actor_page, actors_page
from app.pages.compare import compare_page, is_by_year
from app.pages.events import event_page
from app.pages.places import place_page, places_page
from app.pages.questions import question_page, questions_page
from app.pages.quotes import quote_page, quotes_page
from app.pages.record_page import RecordPage
from app.pages.search import search_page
from app.pages.sources import source_page, sources_page
from app.pages.story import story_page
from app.pages.timeline import timeline_page
from app.record import linked
from app.record.documents import SHAPES
from app.record.story import Story
from app.web.request import elsewhere, filter_of, html, moved, open_story, pairs, state

router = APIRouter(include_in_schema=False)
P = TypeVar("P", bound=RecordPage)
F = TypeVar("F", bound=Filter)
PLAIN_PAGES: tuple[tuple[str, str, Callable[[Story], Any]], ...] = (
    (urls.STORY, "story.html", story_page),
    (urls.ABOUT, "about.html", about_page),
    (urls.HOW_TO_READ, "how-to-read.html", how_to_read_page),
)
"""Pages that take no parameters."""
PAGED: tuple[tuple[str, str, Callable[[Story, PageFilter], Any]], ...] = (
    (urls.CHANGES, "changes.html", changes_page),
    (urls.ACTORS, "actors.html", actors_page),
    (urls.PLACES, "places.html", places_page),
    (urls.SOURCES, "sources.html", sources_page),
)
"""Lists that take no more than which of their pages is asked for."""
FILTER_PAGES: tuple[tuple[type[Filter], str, Callable[[Story, Any], Any]], ...] = (
    (EventFilter, "timeline.html", timeline_page),
    (QuoteFilter, "quotes.html", quotes_page),
    (QuestionFilter, "questions.html", questions_page),
    (SearchFilter, "search.html", search_page),
)
"""Pages of a filter."""
RECORD_PAGES: tuple[tuple[str, str, Callable[[Story, str], RecordPage]], ...] = (
    ("actor", "actor.html", actor_page),
    ("place", "place.html", place_page),
    ("quote", "quote.html", quote_page),
    ("question", "question.html", question_page),
)
"""Pages of one record; an event's is read within a filter, a source's has pages of paragraphs: they stand below."""


def _plain(template: str, make: Callable[[Story], Any]) -> Callable[[Request], Response]:
    def page(request: Request) -> Response:
        with open_story(request) as story:
            return elsewhere(request, request.url.path) or html(request, template, make(story), story)

    return page


def _paged(template: str, make: Callable[[Story, PageFilter], Any]) -> Callable[[Request], Response]:
    def page(request: Request) -> Response:
        with open_story(request) as story:
            asked = filter_of(request, PageFilter, story)
            away = elsewhere(request, urls.link(request.url.path, asked.pairs()))
            return away or html(request, template, make(story, asked), story)

    return page


def _readable(page_filter: F) -> F:
    """The filter with no more records than a page for readers holds; programs may ask for more."""
    if isinstance(page_filter, ListFilter) and page_filter.limit > PAGE:
        return replace(page_filter, limit=PAGE)
    return page_filter


def _view(kind: type[Filter], template: str, make: Callable[[Story, Any], Any]) -> Callable[[Request], Response]:
    def page(request: Request) -> Response:
        with open_story(request) as story:
            page_filter = _readable(filter_of(request, kind, story))
            if away := elsewhere(request, urls.link(kind.PATH, page_filter.pairs())):
                return away
            return html(request, template, make(story, page_filter), story)

    return page


def _record(kind: str, template: str, make: Callable[[Story, str], RecordPage]) -> Callable[[Request, str], Response]:
    def page(request: Request, slug: str) -> Response:
        with open_story(request) as story:
            if slug not in story.names.of(kind):
                return moved(request, story, kind, slug)
            if away := elsewhere(request, request.url.path):
                return away
            return html(request, template, _cited(request, story, kind, slug, make(story, slug)), story)

    return page


def _cited(request: Request, story: Story, kind: str, slug: str, view: P) -> P:
    """The page of a record with its citations, where its kind has them."""
    if kind not in CITED:
        return view
    record = story.load(SHAPES[kind], [slug])[0]
    return replace(view, citing=cite_box(story, record, state(request).settings.origin))


def _add(path: str, template: str, make: Callable[..., Any], page: Callable[..., Response]) -> None:
    """Routes an address to its page, and remembers what it shows for `timeline routes`."""
    page.__dict__.update(shows=make, template=template)
    router.add_api_route(path, page, name=make.__name__)


for _path, _template, _plain_page in PLAIN_PAGES:
    _add(_path, _template, _plain_page, _plain(_template, _plain_page))
for _path, _template, _paged_page in PAGED:
    _add(_path, _template, _paged_page, _paged(_template, _paged_page))
for _filter, _template, _filter_page in FILTER_PAGES:
    _add(_filter.PATH, _template, _filter_page, _view(_filter, _template, _filter_page))
for _kind, _template, _record_page in RECORD_PAGES:
    _add(urls.record(_kind, "{slug}"), _template, _record_page, _record(_kind, _template, _record_page))


@router.get("/events")
def events(request: Request) -> Response:
    return RedirectResponse(urls.TIMELINE + (f"?{request.url.query}" if request.url.query else ""), 301)


@router.get("/events/{slug}")
def event(request: Request, slug: str) -> Response:
    with open_story(request) as story:
        if slug not in story.names.events:
            return moved(request, story, "event", slug)
        event_filter, path = filter_of(request, EventFilter, story), urls.record("event", slug)
        if away := elsewhere(request, urls.link(path, event_filter.filters())):
            return away
        view = event_page(story, slug, event_filter)
        if view is None:
            return RedirectResponse(path, 302)
        return html(request, "event.html", _cited(request, story, "event", slug, view), story)


def source(request: Request, slug: str) -> Response:
    """The page of a source, with one of the pages of its paragraphs."""
    with open_story(request) as story:
        if slug not in story.names.sources:
            return moved(request, story, "source", slug)
        asked = filter_of(request, PageFilter, story)
        if away := elsewhere(request, urls.link(request.url.path, asked.pairs())):
            return away
        view = _cited(request, story, "source", slug, source_page(story, slug, asked))
        return html(request, "source.html", view, story)


_add(urls.record("source", "{slug}"), "source.html", source_page, source)


@router.get("/compare")
def choose(request: Request) -> Response:
    """The form's address: leads to the two that were chosen, or to the two who act most."""
    with open_story(request) as story:
        choice, most = dict(pairs(request)), linked.busiest(story, 2)
        if len(most) < 2:
            return RedirectResponse(urls.ACTORS, 302)
        a, b = (choice[name] if choice.get(name) in story.names.actors else most[n] for n, name in enumerate("ab"))
        return RedirectResponse(urls.compare(a, b), 302)


@router.get("/compare/{a}/{b}")
def compare(request: Request, a: str, b: str) -> Response:
    with open_story(request) as story:
        names = story.names
        now = [slug if slug in names.actors else names.former.get(("actor", slug)) for slug in (a, b)]
        if None in now:
            return moved(request, story, "actor", (a, b)[now.index(None)])
        if now != [a, b]:
            return RedirectResponse(urls.compare(str(now[0]), str(now[1])), 301)
        if a == b:
            return RedirectResponse(urls.record("actor", a), 302)
        asked = filter_of(request, CompareFilter, story) if is_by_year(story, a, b) else CompareFilter()
        away = elsewhere(request, urls.link(request.url.path, asked.pairs()))
        return away or html(request, "compare.html", compare_page(story, a, b, asked), story)
