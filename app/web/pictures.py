"""Owns the addresses of pictures: the cards of links, the picture of a view as a file, the site's icon."""

from collections.abc import Callable
from functools import partial

from anyio import to_process, to_thread
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from app import urls
from app.exports import previews
from app.exports.cards import Card, cards
from app.exports.icons import icon, touch_icon
from app.exports.standalone import standalone
from app.exports.typefaces import pixels
from app.filters import EventFilter, PictureFilter
from app.lists import KINDS
from app.pages.picture_file import picture_file
from app.record.database import Generation, once_a_generation
from app.record.shapes import fill
from app.web.rendering import render
from app.web.request import NotFound, filter_of, open_story, pairs, state

router = APIRouter(include_in_schema=False)
PNG, SVG = "image/png", "image/svg+xml"
PIXELS = 1860
"""The width of the picture as PNG, one and a half times that of the drawing."""


@once_a_generation
def _cards(generation: Generation) -> dict[str, Card]:
    return cards(generation)


def _preview(kind: str) -> Callable[..., Response]:
    def preview(request: Request, slug: str = "") -> Response:
        return _card(request, kind, slug)

    return preview


router.add_api_route(urls.SITE_PREVIEW, _preview("page"), name="preview")
for _kind in KINDS.values():
    _path = urls.preview(_kind.singular, "{slug}")
    router.add_api_route(_path, _preview(_kind.singular), name=f"preview_of_{_kind.singular}")


@router.get("/cards/{slug}.png")
def former_preview(slug: str) -> Response:
    return RedirectResponse(urls.preview("event", slug), 301)


def _card(request: Request, kind: str, slug: str) -> Response:
    held = state(request)
    card = _cards(held.database.current()).get(request.url.path)
    if card is None:
        raise NotFound(kind, slug)
    return Response(previews.drawn(card, held.settings.data_dir), media_type=PNG)


@router.get(urls.picture("svg"))
def picture_svg(request: Request) -> Response:
    return _shown(_picture(request, dark=True), SVG, request)


@router.get(urls.picture("png"))
async def picture_png(request: Request) -> Response:
    """Drawn by a process of its own: it takes half a second, in which nobody else would be answered."""
    drawing = await to_thread.run_sync(lambda: _picture(request, dark=False))
    return _shown(await to_process.run_sync(partial(pixels, drawing, width=PIXELS)), PNG, request)


def _shown(content: str | bytes, media_type: str, request: Request) -> Response:
    """A picture that a browser shows, and saves under the name of its view."""
    name = urls.file_name(request.url.path, pairs(request))
    return Response(content, media_type=media_type, headers={"content-disposition": f'inline; filename="{name}"'})


def _picture(request: Request, *, dark: bool) -> str:
    """The picture of the view that the request asks for, as SVG."""
    held = state(request)
    origin = held.settings.origin
    with open_story(request) as story:
        asked = fill(EventFilter, filter_of(request, PictureFilter, story))
        view = picture_file(story, asked, origin)
        drawing = render("picture.svg", view, story=story, origin=origin, reload=held.reload)
        return standalone(drawing, story.lanes, origin=origin, dark=dark)


@router.get(urls.FAVICON)
def favicon() -> Response:
    return Response(icon(), media_type="image/vnd.microsoft.icon")


@router.get(urls.TOUCH_ICON)
def apple_touch_icon() -> Response:
    return Response(touch_icon(), media_type=PNG)
