"""Owns what every route does alike: take the generation once, read the filter, redirect to the canonical address."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy.exc import OperationalError

from app import urls
from app.config import Settings
from app.exports.static_copy import Kept, offered
from app.filters import Filter
from app.record.database import Database, Generation, once_a_generation
from app.record.holding import BrokenGeneration
from app.record.story import NO_RECORD, Outline, Story, outline
from app.urls import Pair
from app.web import rendering

F = TypeVar("F", bound=Filter)


class NotFound(Exception):
    """No such record; `kind` and `slug` name it."""

    def __init__(self, kind: str, slug: str) -> None:
        super().__init__(f"there is no {kind} {slug!r}")
        self.kind, self.slug = kind, slug


@dataclass(frozen=True, slots=True)
class State:
    """What the application holds: its settings, its data folder, whether templates are read anew each time, what a
    static copy keeps, where it makes one, and whether the server is leaving."""

    settings: Settings
    database: Database
    reload: bool
    copy: Kept | None = None
    leaving: Event = field(default_factory=Event)


@once_a_generation
def _outlined(generation: Generation) -> Outline:
    """What a generation says of itself, read once."""
    with generation.connect() as connection:
        return outline(connection)


def state(request: Request) -> State:
    """The application's state."""
    application: State = request.app.state.timeline
    return application


def current_outline(request: Request) -> Outline:
    """What the current generation says of itself, or `NO_RECORD` where none can be read."""
    try:
        return outline_of(state(request).database.current())
    except BrokenGeneration:
        return NO_RECORD


def outline_of(generation: Generation | None) -> Outline:
    """What a generation says of itself, or `NO_RECORD` where there is none or it cannot be read."""
    try:
        return _outlined(generation) if generation else NO_RECORD
    except OperationalError:
        return NO_RECORD


@contextmanager
def open_story(request: Request) -> Iterator[Story]:
    """The current generation for the length of one request; raises BrokenGeneration."""
    with at(state(request).database.current()) as story:
        yield story


@contextmanager
def at(generation: Generation) -> Iterator[Story]:
    """A generation for as long as it is read."""
    with generation.connect() as connection:
        yield _outlined(generation).at(connection)


def pairs(request: Request) -> list[Pair]:
    """The request's query string as pairs; bytes that are no UTF-8 become U+FFFD, which filters refuse."""
    return parse_qsl(_query(request), keep_blank_values=True, errors="replace")


def _query(request: Request) -> str:
    return str(request.scope["query_string"].decode("latin-1"))


def filter_of(request: Request, kind: type[F], story: Story) -> F:
    """The filter that the request asks for; raises FilterError."""
    return kind.parse(pairs(request), story.names, strict=urls.is_data(request.url.path))


def elsewhere(request: Request, canonical: str) -> Response | None:
    """A redirect to the canonical address of this view, unless the request came by it."""
    address = request.url.path + (f"?{_query(request)}" if _query(request) else "")
    return None if address == canonical else RedirectResponse(canonical, 302)


def html(request: Request, template: str, view: Any, story: Outline, status: int = 200) -> Response:
    """The page as a response."""
    application = state(request)
    copy, origin = application.copy, application.settings.origin
    view = offered(view, copy) if copy else view
    body = rendering.render(template, view, story=story, origin=origin, reload=application.reload, copy=copy)
    return HTMLResponse(body, status)


def moved(request: Request, story: Story, kind: str, slug: str, ending: str = "") -> Response:
    """The permanent redirect of a former slug, or of an event that became a claim, on their page or in the file with an
    `ending` (".bib"); raises NotFound for any other."""
    if kind == "event" and slug in story.names.retired:
        question, claim = story.names.retired[slug]
        of_api = request.url.path.startswith(urls.api(""))
        page = urls.record("question", question)
        url = urls.api(page) if of_api else f"{page}{ending}" if ending else urls.claim(question, claim)
        return RedirectResponse(url, 301)
    now = story.names.former.get((kind, slug))
    if now is None:
        raise NotFound(kind, slug)
    path = request.url.path.removesuffix(slug + ending) + now + ending
    return RedirectResponse(f"{path}?{_query(request)}" if _query(request) else path, 301)
