"""Owns the page `/api`: the reference for readers, made of the OpenAPI document, with answers of the served record."""

import json
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app import urls
from app.filters import EventFilter, FilterError
from app.pages.reference import Example, reference_page
from app.pages.samples import shortened
from app.record.story import Story
from app.urls import Pair
from app.web import wire
from app.web.endpoints import ENDPOINTS, Asked, Endpoint
from app.web.openapi import document
from app.web.problem import of_filter
from app.web.request import elsewhere, html, open_story, state

router = APIRouter(include_in_schema=False)


@router.get(urls.API)
def reference(request: Request) -> Response:
    with open_story(request) as story:
        if away := elsewhere(request, urls.API):
            return away
        origin = state(request).settings.origin
        examples = dict(_examples(story))
        view = reference_page(
            document(story, origin), examples, _refused(story), origin=origin, generation=story.generation
        )
        return html(request, "api.html", view, story)


def _examples(story: Story) -> Iterator[tuple[str, Example]]:
    """By endpoint a request that says what it is for: the first of a list, and that record alone; none where a list is
    empty."""
    first: dict[str, Any] = {}
    for endpoint in ENDPOINTS:
        if endpoint.kind:
            answers = [(record.slug, record) for record in first[endpoint.tag]]
        else:
            answer = endpoint.answer(Asked(story, _pairs(endpoint, story))).content
            first[endpoint.tag] = getattr(answer, "items", [])[:1]
            answers = [("", answer)]
        for slug, content in answers:
            url = urls.link(endpoint.path.replace("{slug}", slug), _pairs(endpoint, story))
            yield endpoint.name, Example(url, shortened(wire.plain(content)))


def _pairs(endpoint: Endpoint, story: Story) -> list[Pair]:
    """The first of a list; of events, the first of the year of the fullest month."""
    if not endpoint.filter:
        return []
    fullest = max(story.months, key=lambda month: month[1], default=None) if endpoint.filter is EventFilter else None
    year = [("year", fullest[0][:4])] if fullest else []
    return [*year, ("limit", "1")]


def _refused(story: Story) -> Example:
    """A request that cannot be read, and the problem that answers it."""
    path, pairs = urls.api(EventFilter.PATH), [("yaer", str(story.names.years[-1]))]
    try:
        EventFilter.parse(pairs, story.names, strict=True)
    except FilterError as error:
        return Example(urls.link(path, pairs), json.dumps(of_filter(error, path), ensure_ascii=False, indent=2))
    raise AssertionError("a name that is no parameter was taken")
