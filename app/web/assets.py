"""Owns the two bundles of static files: `/static/site.css` and `/static/site.js`."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.web.rendering import bundle

router = APIRouter(include_in_schema=False)


@router.get("/static/site.css")
def css() -> Response:
    return Response(bundle("site.css"), media_type="text/css")


@router.get("/static/site.js")
def js() -> Response:
    return Response(bundle("site.js"), media_type="text/javascript")
