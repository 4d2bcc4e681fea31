"""Owns `/actors` and `/actors/{slug}`."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.pages.actors import actor_page, actors_page
from app.web.reading import moved, plain_page, reading

router = APIRouter(include_in_schema=False)


@router.get("/actors")
def actors(request: Request) -> Response:
    with reading(request) as found:
        return plain_page(request, found, "actors.html", lambda: actors_page(found.connection))


@router.get("/actors/{slug}")
def actor(request: Request, slug: str) -> Response:
    with reading(request) as found:
        if slug not in found.vocabulary.actors:
            return moved(request, found, "actor", slug)
        return plain_page(
            request, found, "actor.html", lambda: actor_page(found.connection, slug, found.vocabulary, found.meta)
        )
