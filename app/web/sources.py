"""Owns `/sources` and `/sources/{slug}`."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.pages.sources import source_page, sources_page
from app.web.reading import moved, plain_page, reading

router = APIRouter(include_in_schema=False)


@router.get("/sources")
def sources(request: Request) -> Response:
    with reading(request) as found:
        return plain_page(request, found, "sources.html", lambda: sources_page(found.connection, found.vocabulary))


@router.get("/sources/{slug}")
def source(request: Request, slug: str) -> Response:
    with reading(request) as found:
        if slug not in found.vocabulary.sources:
            return moved(request, found, "source", slug)
        return plain_page(request, found, "source.html", lambda: source_page(found.connection, slug, found.vocabulary))
