"""Owns what serves the pages: the bundles of static files, `/healthz` (the process answers) and `/readyz` (a whole
generation answers)."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.web.rendering import bundle
from app.web.request import current_outline, open_story

router = APIRouter(include_in_schema=False)


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
def healthz() -> dict[str, str]:
    return {"status": "ok"}


@router.get("/readyz")
def readyz(request: Request) -> dict[str, str]:
    with open_story(request) as story:
        story.connection.exec_driver_sql("SELECT count(*) FROM event").one()
        return {"status": "ready", "generation": story.generation}
