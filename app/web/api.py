"""Owns the answers of `/api`: the same records and filters as the pages, as JSON, and the OpenAPI document of them."""

from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from app import urls
from app.filters import Filter
from app.web import wire
from app.web.endpoints import ENDPOINTS, Asked, Endpoint
from app.web.openapi import document
from app.web.request import filter_of, moved, open_story, pairs, state

router = APIRouter(include_in_schema=False)


@router.get(urls.OPENAPI)
def openapi(request: Request) -> Response:
    """The description of the API, with the closed lists of the story that is served."""
    with open_story(request) as story:
        filter_of(request, Filter, story)
        return JSONResponse(document(story, state(request).settings.origin))


def _route(endpoint: Endpoint) -> Callable[..., Response]:
    def one(request: Request, slug: str) -> Response:
        return respond(request, slug)

    def whole(request: Request) -> Response:
        return respond(request)

    def respond(request: Request, slug: str = "") -> Response:
        with open_story(request) as story:
            answer = endpoint.answer(Asked(story, pairs(request), slug))
            if answer.content is None:
                return moved(request, story, endpoint.kind, slug)
            links = ", ".join(f'<{url}>; rel="{relation}"' for relation, url in answer.links.items())
            headers = {"link": links} if links else None
            return Response(wire.dump(answer.content), media_type="application/json", headers=headers)

    return one if endpoint.kind else whole


for _endpoint in ENDPOINTS:
    router.add_api_route(_endpoint.path, _route(_endpoint), name=_endpoint.name)
