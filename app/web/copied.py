"""Owns what a static copy has and the site itself has not: two pages of its own, and the way in which it is made."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.types import ASGIApp

from app import urls
from app.config import Settings
from app.exports import static_copy
from app.pages.citing import Link
from app.pages.errors import ErrorPage
from app.record.database import Database
from app.record.story import outline
from app.web.rendering import bundle
from app.web.request import html, open_story

router = APIRouter(include_in_schema=False)
OWN = (static_copy.MISSING, static_copy.NOT_KEPT)
_WAYS = [Link("Go to the timeline", urls.TIMELINE), Link("Search the record", urls.SEARCH)]


@dataclass(frozen=True, slots=True)
class NotKept:
    """The page of a view that the copy does not keep."""

    title: str
    links: list[Link]


@router.get("/static/copy.js")
def script() -> Response:
    return Response(bundle("copy.js"), media_type="text/javascript")


@router.get(static_copy.MISSING)
def missing(request: Request) -> Response:
    with open_story(request) as story:
        heading = "There is no such page"
        message = "Nothing stands at this address of the copy. It may have been mistyped."
        page = ErrorPage(heading, 404, heading, heading, message, [], [], _WAYS)
        return html(request, "error.html", page, story)


@router.get(static_copy.NOT_KEPT)
def not_kept(request: Request) -> Response:
    with open_story(request) as story:
        return html(request, "not-kept.html", NotKept("This copy has no page for that", _WAYS), story)


async def export(
    config: Settings,
    folder: Path,
    base_url: str,
    routes: list[str],
    create: Callable[..., ASGIApp],
    progress: static_copy.Progress,
) -> static_copy.Made:
    """Writes the static copy of the published record: of `routes`, which the application that `create` makes answers.
    `base_url` is where it will stand, or ""; the live site is where the settings say that it is. Raises what
    `static_copy.write` does."""
    live = str(config.base_url or "").rstrip("/")
    plain = config.model_copy(update={"base_url": None, "allowed_hosts": "", "local_url": base_url, "cache_mb": 0})
    with Database(config.data_dir).current().connect() as connection:
        story = outline(connection).at(connection)
        kept = static_copy.kept_of([*routes, *OWN], story, live if live != base_url else "")
        return await static_copy.write(
            folder, static_copy.Ask(create(plain, copy=kept), "localhost"), kept,
            addresses=static_copy.addresses(routes, story), rows=static_copy.every_row(connection), origin=base_url,
            progress=progress,
        )  # fmt: skip
