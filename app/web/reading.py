"""Owns what every route does alike: take the generation once, read the filter, redirect to the canonical address."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy import Connection

from app.config import Settings
from app.filters import ListFilter, Pair, Vocabulary
from app.record import q_common as common
from app.record import shapes
from app.record.database import Database, Generation, meta
from app.web import rendering

F = TypeVar("F", bound=ListFilter)


class NotFound(Exception):
    """No such record; `noun` and `slug` name it, `near` are slugs that look alike."""

    def __init__(self, noun: str, slug: str, near: list[tuple[str, str]]) -> None:
        super().__init__(f"there is no {noun} {slug!r}")
        self.noun, self.slug, self.near = noun, slug, near


@dataclass(frozen=True, slots=True)
class State:
    """What the application holds: its settings, its data folder, whether templates are read anew each time."""

    settings: Settings
    database: Database
    reload: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One request's view of one generation."""

    connection: Connection
    generation: str
    vocabulary: Vocabulary
    meta: dict[str, str]
    eras: list[shapes.Era]


@lru_cache(maxsize=4)
def _basics(generation: Generation) -> tuple[Vocabulary, dict[str, str], list[shapes.Era]]:
    with generation.connect() as connection:
        return common.vocabulary(connection), meta(connection), common.eras(connection)


def state(request: Request) -> State:
    """The application's state."""
    found: State = request.app.state.timeline
    return found


@contextmanager
def reading(request: Request) -> Iterator[Reading]:
    """A connection to the current generation for the length of one request; raises BrokenGeneration."""
    generation = state(request).database.current()
    vocabulary, texts, eras = _basics(generation)
    with generation.connect() as connection:
        yield Reading(connection, generation.id, vocabulary, texts, eras)


def pairs(request: Request) -> list[Pair]:
    """The request's query string as pairs; bytes that are no UTF-8 become U+FFFD, which filters refuse."""
    return parse_qsl(request.scope["query_string"].decode("latin-1"), keep_blank_values=True, errors="replace")


def wanted(request: Request, kind: type[F], vocabulary: Vocabulary) -> F:
    """The filter that the request asks for; raises FilterError."""
    return kind.parse(pairs(request), vocabulary)


def elsewhere(request: Request, canonical: str) -> Response | None:
    """A redirect to the canonical address of this view, unless the request came by it."""
    query = request.scope["query_string"].decode("latin-1")
    asked = f"{request.url.path}?{query}" if query else request.url.path
    return None if asked == canonical else RedirectResponse(canonical, 302)


def html(request: Request, template: str, view: Any, texts: dict[str, str], status: int = 200) -> Response:
    """The page as a response."""
    held = state(request)
    body = rendering.render(template, view, site=texts, origin=held.settings.origin, reload=held.reload)
    return HTMLResponse(body, status)


def plain_page(request: Request, found: Reading, template: str, make: Callable[[], Any]) -> Response:
    """A page that takes no parameters: any query string is dropped, before `make` goes to the trouble of the view."""
    return elsewhere(request, request.url.path) or html(request, template, make(), found.meta)


def moved(request: Request, found: Reading, kind: str, slug: str) -> Response:
    """The permanent redirect of a former slug; raises NotFound where there is none."""
    now = common.slug_now(found.connection, kind, slug)
    if now is None:
        raise NotFound(kind, slug, _near(found, kind, slug))
    path = request.url.path.removesuffix(slug) + now
    query = request.scope["query_string"].decode("latin-1")
    return RedirectResponse(f"{path}?{query}" if query else path, 301)


def _near(found: Reading, kind: str, slug: str) -> list[tuple[str, str]]:
    known = {
        "event": found.vocabulary.events, "quote": found.vocabulary.quotes,
        "actor": found.vocabulary.actors, "source": found.vocabulary.sources,
        "question": found.vocabulary.questions,
    }[kind]  # fmt: skip
    return [(near, f"/{kind}s/{near}") for near in get_close_matches(slug[:80], known, n=3, cutoff=0.5)]
