"""Owns `/api`: the same records and filters as the pages, as JSON with typed models."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse, Response

from app import urls
from app.config import VERSION
from app.filters import ActorFilter, EventFilter, ListFilter, QuestionFilter, QuoteFilter, SourceFilter, find
from app.lists import SINGULARS
from app.record.story import Vocabulary
from app.web import wire
from app.web.request import filter_of, moved, open_story

router = APIRouter(prefix="/api")
T = TypeVar("T")
_PROBLEM: dict[int | str, dict[str, Any]] = {
    422: {"description": "A value is malformed or unknown", "content": {"application/problem+json": {}}}
}
_MISSING: dict[int | str, dict[str, Any]] = {
    404: {"description": "There is no such record", "content": {"application/problem+json": {}}}
}


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T]):
    """One page of records. `next` is the root-relative address of the next page, or null; `generation` names the
    version of the record."""

    total: int
    items: list[T]
    next: str | None
    generation: str


LIST_ROUTES: dict[type[ListFilter], str] = {
    EventFilter: "Events that match every filter, in the order of the timeline.",
    QuoteFilter: "Quotations that match every filter, by the day said.",
    ActorFilter: "All actors, by name.",
    SourceFilter: "All sources, by the day they appeared.",
    QuestionFilter: "Questions with a claim that matches every filter, by title, each with all its claims.",
}
"""The lists of records by their filter, and what each holds."""


def _parameters(kind: type[ListFilter], vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """The OpenAPI description of a filter's parameters, with the values that the story's lists have."""
    descriptions = []
    for name, parameter in kind.PARAMETERS.items():
        choices = {"enum": list(parameter.names(vocabulary))} if parameter.closed else {}
        years = {"minimum": vocabulary.years[0], "maximum": vocabulary.years[-1]} if name == "year" else {}
        schema: dict[str, Any] = {"type": "integer" if parameter.whole else "string"} | choices | years
        if parameter.several:
            schema = {"type": "array", "items": schema}
        descriptions.append(
            {"name": name, "in": "query", "required": False, "description": parameter.description, "schema": schema}
        )
    return descriptions


@router.get("/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """The description of the API: made from its routes, and with the closed lists of the story that is served."""
    app: FastAPI = request.app
    with open_story(request) as story:
        described = get_openapi(
            title=story.site.title, version=VERSION, description=story.site.tagline, routes=app.routes
        )
        for kind in LIST_ROUTES:
            path = router.url_path_for(_name(kind))
            described["paths"][path]["get"]["parameters"] = _parameters(kind, story.names)
    return JSONResponse(described)


def _json(value: Any) -> Response:
    return Response(wire.dump(value), media_type="application/json")


def _list(kind: type[ListFilter]) -> Callable[[Request], Response]:
    def records(request: Request) -> Response:
        with open_story(request) as story:
            list_filter = filter_of(request, kind, story)
            items, after = find.page(story, list_filter)
            following = urls.link(request.url.path, replace(list_filter, after=after).pairs()) if after else None
            return _json(ListOf(find.count(story, list_filter), items, following, story.generation))

    return records


def _one(kind: type[ListFilter]) -> Callable[[Request, str], Response]:
    def record(request: Request, slug: str) -> Response:
        with open_story(request) as story:
            records = story.load(kind.SHAPE, [slug])
            return _json(records[0]) if records else moved(request, story, kind.KIND, slug)

    return record


def _name(kind: type[ListFilter]) -> str:
    """What the route of a list is called."""
    return f"list_{SINGULARS[kind.KIND].plural}"


for _kind, _description in LIST_ROUTES.items():
    _plural, _shape = SINGULARS[_kind.KIND].plural, wire.schema(_kind.SHAPE)
    router.add_api_route(
        f"/{_plural}", _list(_kind), name=_name(_kind), description=_description, response_model=ListOf[_shape],  # type: ignore[valid-type]
        responses=_PROBLEM,
    )  # fmt: skip
for _kind in LIST_ROUTES:
    _shape = wire.schema(_kind.SHAPE)
    router.add_api_route(
        f"/{SINGULARS[_kind.KIND].plural}/{{slug}}", _one(_kind), name=f"one_{_kind.KIND}", response_model=_shape,
        responses=_MISSING,
    )  # fmt: skip
