"""Owns the two readings beside the timeline: `/story` and `/compare/{a}/{b}`."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from app.pages.compare import compare_page
from app.pages.story import story_page
from app.record import q_actors as actors
from app.record import q_common as common
from app.web.reading import moved, pairs, plain_page, reading

router = APIRouter(include_in_schema=False)


@router.get("/story")
def story(request: Request) -> Response:
    with reading(request) as found:
        return plain_page(
            request, found, "story.html",
            lambda: story_page(found.connection, found.vocabulary, found.eras, found.meta),
        )  # fmt: skip


@router.get("/compare")
def choose(request: Request) -> Response:
    """The form's address: leads to the two that were chosen, or to the two who act most."""
    with reading(request) as found:
        asked = dict(pairs(request))
        busiest = actors.busiest(found.connection, 2)
        a, b = (asked.get(name) or slug for name, slug in zip("ab", busiest, strict=True))
        known = found.vocabulary.actors
        return RedirectResponse(f"/compare/{a if a in known else busiest[0]}/{b if b in known else busiest[1]}", 302)


@router.get("/compare/{a}/{b}")
def compare(request: Request, a: str, b: str) -> Response:
    with reading(request) as found:
        known = found.vocabulary.actors
        now = [slug if slug in known else common.slug_now(found.connection, "actor", slug) for slug in (a, b)]
        if None in now:
            return moved(request, found, "actor", (a, b)[now.index(None)])
        if now != [a, b]:
            return RedirectResponse(f"/compare/{now[0]}/{now[1]}", 301)
        if a == b:
            return RedirectResponse(f"/actors/{a}", 302)
        return plain_page(
            request, found, "compare.html",
            lambda: compare_page(found.connection, a, b, found.vocabulary, found.meta),
        )  # fmt: skip
