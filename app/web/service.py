"""Owns what serves the pages: the bundles of static files, `/healthz` (the process answers) and `/readyz` (a whole
generation answers)."""

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from app.record.holding import BrokenGeneration
from app.web.rendering import bundle
from app.web.request import current_outline, state

router = APIRouter(include_in_schema=False)
ASKED = CapacityLimiter(2)
"""Threads for questions of health alone, which so wait for no page that is being made."""


@router.get("/static/site.css")
def css(request: Request) -> Response:
    return Response(bundle("site.css", current_outline(request)), media_type="text/css")


@router.get("/static/pages.css")
def pages_css() -> Response:
    return Response(bundle("pages.css"), media_type="text/css")


@router.get("/static/embed.css")
def embed_css(request: Request) -> Response:
    return Response(bundle("embed.css", current_outline(request)), media_type="text/css")


@router.get("/static/site.js")
def js() -> Response:
    return Response(bundle("site.js"), media_type="text/javascript")


@router.get("/static/embed.js")
def embed_js() -> Response:
    return Response(bundle("embed.js"), media_type="text/javascript")


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    return {"status": "ok"}


@router.get("/readyz")
async def readyz(request: Request) -> Response:
    """Whether readers may be sent here."""
    return await to_thread.run_sync(_ready, request, limiter=ASKED)


def _ready(request: Request) -> Response:
    """200 while a whole generation is served, `degraded` with the reason where it is not the one that is published or
    a restart would not find it; 503 where none is, or the server is leaving."""
    database = state(request).database
    if state(request).leaving.is_set():
        return JSONResponse({"status": "leaving"}, 503)
    try:
        generation = database.current()
    except BrokenGeneration as error:
        return JSONResponse({"status": "unavailable", "reason": _told(str(error), request)}, 503)
    said = {"status": "ready", "generation": generation.id}
    if reason := database.trouble or database.damage():
        said |= {"status": "degraded", "reason": _told(reason, request)}
    return JSONResponse(said)


def _told(reason: str, request: Request) -> str:
    """A reason as anybody may read it: without a path of the machine."""
    return reason.replace(str(state(request).settings.data_dir), "the data folder")
