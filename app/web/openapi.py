"""Owns the OpenAPI document: made of the table of endpoints, the filters' declarations and the records' own words."""

from http import HTTPStatus
from typing import Any

from app import urls
from app.config import VERSION
from app.filters import MAX_LENGTH, MAX_LIMIT, MAX_VALUES
from app.record.described import SLUG_FORM
from app.record.story import Outline
from app.record.story_values import Site
from app.record.vocabulary import Vocabulary
from app.web import problem
from app.web.endpoints import ENDPOINTS, Endpoint
from app.web.schema import Schema, models, reference

_ERRORS = {
    404: "There is no such record.",
    422: "A parameter is unknown, malformed, or names what is not there.",
    503: "The record is not ready, or the view takes more work than one request may ask for.",
}
_MOVED = "The record has another slug now, or the event became a claim: the answer is at this address."


def document(story: Outline, origin: str) -> dict[str, Any]:
    """The description of the API for a story that is served at `origin`; "" where no public address is known."""
    shapes = [problem.Problem, *(endpoint.answers for endpoint in ENDPOINTS)]
    return {
        "openapi": "3.1.0",
        "info": _info(story.site),
        "servers": [{"url": origin or "/", "description": "This site."}],
        "tags": [{"name": name} for name in dict.fromkeys(endpoint.tag for endpoint in ENDPOINTS)],
        "paths": {endpoint.path: {"get": _operation(endpoint, story.names)} for endpoint in ENDPOINTS},
        "components": {"schemas": models(shapes, story.names)},
        "externalDocs": {"url": origin + urls.API, "description": "The same for readers, with examples."},
    }


def _info(site: Site) -> dict[str, Any]:
    contact = site.contact or ""
    way = "email" if "@" in contact else "url" if contact.startswith("http") else "name"
    about = f"{site.tagline} A list takes up to {MAX_VALUES} values of up to {MAX_LENGTH} characters, and gives up to "
    return {
        "title": site.title,
        "version": VERSION,
        "description": f"{about}{MAX_LIMIT} records a page. Every answer names the generation of the record.",
        "license": {"name": site.licence},
    } | ({"contact": {way: contact}} if contact else {})


def _operation(endpoint: Endpoint, names: Vocabulary) -> dict[str, Any]:
    """What an endpoint takes and answers."""
    statuses = (404, 422, 503) if endpoint.kind else (422, 503)
    responses = {"200": _answer(endpoint)} | ({"301": _moved()} if endpoint.kind else {})
    return {
        "operationId": endpoint.name,
        "tags": [endpoint.tag],
        "summary": endpoint.summary,
        "parameters": [_slug(endpoint)] if endpoint.kind else _parameters(endpoint, names),
        "responses": responses | {str(status): _problem(status) for status in statuses},
    }


def _answer(endpoint: Endpoint) -> dict[str, Any]:
    headers = {"ETag": _header("What to send as `If-None-Match`, to be told 304 while nothing has changed.")}
    if endpoint.filter:
        headers["Link"] = _header("The first page, the one before and the next, by `rel`, where there are any.")
    content = {"application/json": {"schema": reference(endpoint.answers)}}
    return {"description": HTTPStatus(200).phrase, "headers": headers, "content": content}


def _moved() -> dict[str, Any]:
    return {"description": _MOVED, "headers": {"Location": _header("A path from the root.")}}


def _problem(status: int) -> dict[str, Any]:
    content = {problem.MEDIA_TYPE: {"schema": reference(problem.Problem)}}
    return {"description": _ERRORS[status], "content": content}


def _header(words: str) -> dict[str, Any]:
    return {"description": words, "schema": {"type": "string"}}


def _slug(endpoint: Endpoint) -> dict[str, Any]:
    schema: Schema = {"type": "string", **SLUG_FORM}
    words = f"Slug of the {endpoint.kind}, or one that it once had."
    return {"name": "slug", "in": "path", "required": True, "description": words, "schema": schema}


def _parameters(endpoint: Endpoint, names: Vocabulary) -> list[dict[str, Any]]:
    """A filter's parameters, with the values that the story's lists have."""
    declared = endpoint.filter.PARAMETERS if endpoint.filter else {}
    return [
        {
            "name": name, "in": "query", "required": False, "allowEmptyValue": True,
            "description": parameter.description, "schema": parameter.form(names),
        }
        for name, parameter in declared.items()
    ]  # fmt: skip
