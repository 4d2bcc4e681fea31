"""Owns `/`, `/search`, `/about` and `/about/changes`."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.filters import EventFilter, SearchFilter, link
from app.pages.about import about_page, changes_page
from app.pages.search import search_page
from app.pages.timeline import timeline_page
from app.web.reading import elsewhere, html, plain_page, reading, wanted

router = APIRouter(include_in_schema=False)


@router.get("/")
def timeline(request: Request) -> Response:
    with reading(request) as found:
        asked = wanted(request, EventFilter, found.vocabulary)
        if away := elsewhere(request, link("/", asked.pairs())):
            return away
        view = timeline_page(found.connection, asked, found.vocabulary, found.meta, found.eras)
        return html(request, "timeline.html", view, found.meta)


@router.get("/search")
def search(request: Request) -> Response:
    with reading(request) as found:
        asked = wanted(request, SearchFilter, found.vocabulary)
        if away := elsewhere(request, link("/search", asked.pairs())):
            return away
        return html(request, "search.html", search_page(found.connection, asked), found.meta)


@router.get("/about/changes")
def changes(request: Request) -> Response:
    with reading(request) as found:
        return plain_page(request, found, "changes.html", lambda: changes_page(found.connection))


@router.get("/about")
def about(request: Request) -> Response:
    with reading(request) as found:
        return plain_page(
            request, found, "about.html", lambda: about_page(found.connection, found.vocabulary, found.meta)
        )
