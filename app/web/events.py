"""Owns `/events/{slug}`, one event within the reader's filter, and its link preview `/cards/{slug}.png`."""

from dataclasses import replace
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from app.exports import cards
from app.filters import EventFilter, link
from app.pages.events import event_page
from app.web.reading import NotFound, Reading, elsewhere, html, moved, reading, state, wanted

router = APIRouter(include_in_schema=False)


@router.get("/events")
def events(request: Request) -> Response:
    return RedirectResponse(f"/?{request.url.query}" if request.url.query else "/", 301)


@router.get("/cards/{slug}.png")
def card(request: Request, slug: str) -> Response:
    with reading(request) as found:
        path = _card(request, found, slug)
        if slug not in found.vocabulary.events or not path.is_file():
            raise NotFound("event", slug, [])
        return Response(path.read_bytes(), media_type="image/png")


def _card(request: Request, found: Reading, slug: str) -> Path:
    return cards.folder(state(request).settings.data_dir, found.generation) / f"{slug}.png"


@router.get("/events/{slug}")
def event(request: Request, slug: str) -> Response:
    with reading(request) as found:
        if slug not in found.vocabulary.events:
            return moved(request, found, "event", slug)
        asked = wanted(request, EventFilter, found.vocabulary)
        path = f"/events/{slug}"
        if away := elsewhere(request, link(path, asked.filters())):
            return away
        view = event_page(found.connection, slug, asked, found.vocabulary, found.eras)
        if view is None:
            return RedirectResponse(path, 302)
        if _card(request, found, slug).is_file():
            view = replace(view, card=f"/cards/{slug}.png")
        return html(request, "event.html", view, found.meta)
