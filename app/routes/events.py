"""Owns `/events/{slug}`: one event, within the reader's filter."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from app.filters import EventFilter, link
from app.pages.events import event_page
from app.routes.reading import elsewhere, html, moved, reading, wanted

router = APIRouter(include_in_schema=False)


@router.get("/events")
def events() -> Response:
    return RedirectResponse("/", 301)


@router.get("/events/{slug}")
def event(request: Request, slug: str) -> Response:
    with reading(request) as found:
        if slug not in found.vocabulary.events:
            return moved(request, found, "event", slug)
        asked = wanted(request, EventFilter, found.vocabulary)
        path = f"/events/{slug}"
        view = event_page(found.connection, slug, asked, found.vocabulary, found.eras)
        if view is None:
            return RedirectResponse(path, 302)
        return elsewhere(request, link(path, asked.filters())) or html(request, "event.html", view, found.meta)
