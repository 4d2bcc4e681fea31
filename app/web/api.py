"""Owns `/api`: the same records and filters as the pages, as JSON with typed models."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from app.filters import ActorFilter, EventFilter, ListFilter, QuestionFilter, QuoteFilter, SourceFilter, link
from app.lists import CLAIM_KINDS, EVENT_KINDS, IMPORTANCE, LANES, OUTCOMES, QUOTE_KINDS
from app.record import q_actors as actors
from app.record import q_events as events
from app.record import q_questions as questions
from app.record import q_quotes as quotes
from app.record import q_sources as sources
from app.record import shapes
from app.web.reading import moved, reading, wanted

router = APIRouter(prefix="/api")


T = TypeVar("T")
F = TypeVar("F", bound=ListFilter)


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T]):
    """One page of records. `next` is the root-relative address of the next page, or null; `generation` names the
    version of the record."""

    total: int
    items: list[T]
    next: str | None
    generation: str


_TOLD = {
    "actor": "Slug of an actor: who took part (events: all of them), spoke (quotations) or holds a claim (questions).",
    "claim": "Kind of claim; any of them.",
    "outcome": "How a forecast turned out by a later passage; any of them.",
    "about": "Slug of an actor who is spoken of; any of them.",
    "topic": "Slug of a topic; all of them.",
    "year": "A year that the date's bounds touch, 1900 to 2100; any of them.",
    "kind": "Kind; any of them.",
    "source": "Slug of a source that tells or prints it; any of them.",
    "lane": "Who acts; any of them.",
    "from": "First day of the window: YYYY, YYYY-MM or YYYY-MM-DD.",
    "to": "Last day of the window: YYYY, YYYY-MM or YYYY-MM-DD.",
    "q": "Words; the last may be incomplete. Accents and case do not matter.",
    "importance": "`headline` is the short story.",
    "order": "`oldest` (the default) or `newest` first.",
    "limit": "Page size, 1 to 200; 120 unless said.",
    "after": "Cursor: the slug of the last record of the page before.",
}
_CHOICES = {
    "lane": list(LANES),
    "importance": list(IMPORTANCE),
    "order": ["oldest", "newest"],
    "claim": list(CLAIM_KINDS),
    "outcome": list(OUTCOMES),
}


def _parameters(kind: type[ListFilter], kinds: dict[str, str]) -> dict[str, Any]:
    """The OpenAPI description of a filter's parameters."""
    found = []
    for name in kind.readers:
        choices = list(kinds) if name == "kind" else _CHOICES.get(name)
        whole = name in ("year", "limit")
        schema: dict[str, Any] = {"type": "integer" if whole else "string"} | ({"enum": choices} if choices else {})
        if kind.several(name):
            schema = {"type": "array", "items": schema}
        found.append({"name": name, "in": "query", "required": False, "description": _TOLD[name], "schema": schema})
    return {"parameters": found}


_PROBLEM: dict[int | str, dict[str, Any]] = {
    422: {"description": "A value is malformed or unknown", "content": {"application/problem+json": {}}}
}
_MISSING: dict[int | str, dict[str, Any]] = {
    404: {"description": "There is no such record", "content": {"application/problem+json": {}}}
}


def _listed(
    request: Request,
    kind: type[F],
    page: Callable[[Connection, F], tuple[list[T], str | None]],
    count: Callable[[Connection, F], int],
) -> ListOf[T]:
    with reading(request) as found:
        asked = wanted(request, kind, found.vocabulary)
        items, after = page(found.connection, asked)
        following = link(request.url.path, replace(asked, after=after).pairs()) if after else None
        return ListOf(count(found.connection, asked), items, following, found.generation)


@router.get("/events", responses=_PROBLEM, openapi_extra=_parameters(EventFilter, EVENT_KINDS))
def list_events(request: Request) -> ListOf[shapes.Event]:
    """Events that match every filter, in the order of the timeline."""
    return _listed(request, EventFilter, events.page, events.count)


@router.get("/quotes", responses=_PROBLEM, openapi_extra=_parameters(QuoteFilter, QUOTE_KINDS))
def list_quotes(request: Request) -> ListOf[shapes.Quote]:
    """Quotations that match every filter, by the day said."""
    return _listed(request, QuoteFilter, quotes.page, quotes.count)


@router.get("/actors", responses=_PROBLEM, openapi_extra=_parameters(ActorFilter, {}))
def list_actors(request: Request) -> ListOf[shapes.Actor]:
    """All actors, by name."""
    return _listed(request, ActorFilter, actors.page, actors.count)


@router.get("/sources", responses=_PROBLEM, openapi_extra=_parameters(SourceFilter, {}))
def list_sources(request: Request) -> ListOf[shapes.Source]:
    """All sources, by the day they appeared."""
    return _listed(request, SourceFilter, sources.page, sources.count)


@router.get("/questions", responses=_PROBLEM, openapi_extra=_parameters(QuestionFilter, {}))
def list_questions(request: Request) -> ListOf[shapes.Question]:
    """Questions with a claim that matches every filter, by title, each with all its claims."""
    return _listed(request, QuestionFilter, questions.page, questions.count)


@router.get("/questions/{slug}", response_model=shapes.Question, responses=_MISSING)
def one_question(request: Request, slug: str) -> shapes.Question | Response:
    with reading(request) as found:
        return next(iter(questions.load(found.connection, [slug])), None) or moved(request, found, "question", slug)


@router.get("/events/{slug}", response_model=shapes.Event, responses=_MISSING)
def one_event(request: Request, slug: str) -> shapes.Event | Response:
    with reading(request) as found:
        return next(iter(events.load(found.connection, [slug])), None) or moved(request, found, "event", slug)


@router.get("/quotes/{slug}", response_model=shapes.Quote, responses=_MISSING)
def one_quote(request: Request, slug: str) -> shapes.Quote | Response:
    with reading(request) as found:
        return next(iter(quotes.load(found.connection, [slug])), None) or moved(request, found, "quote", slug)


@router.get("/actors/{slug}", response_model=shapes.Actor, responses=_MISSING)
def one_actor(request: Request, slug: str) -> shapes.Actor | Response:
    with reading(request) as found:
        return next(iter(actors.load(found.connection, [slug])), None) or moved(request, found, "actor", slug)


@router.get("/sources/{slug}", response_model=shapes.Source, responses=_MISSING)
def one_source(request: Request, slug: str) -> shapes.Source | Response:
    with reading(request) as found:
        return next(iter(sources.load(found.connection, [slug])), None) or moved(request, found, "source", slug)
