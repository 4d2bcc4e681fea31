"""An OpenAPI document of every address, made of the table of routes: for asking all of them at random."""

from typing import Any

from app.filters import MAX_LENGTH, EventFilter, QuestionFilter
from app.record.vocabulary import Vocabulary
from app.web.application import route_paths

ANSWERS = {str(status): {"description": "As it may be."} for status in (200, 301, 302, 404, 422, 501)}


def document(names: Vocabulary) -> dict[str, Any]:
    """What may be asked of each address: its slugs as they are formed, and every filter that there is."""
    paths = {path: {"get": _operation(path, names)} for path in route_paths() if not path.startswith("/api/")}
    return {"openapi": "3.1.0", "info": {"title": "Every address", "version": "1"}, "paths": paths}


def _operation(path: str, names: Vocabulary) -> dict[str, Any]:
    slugs = [part.partition("}")[0] for part in path.split("{")[1:]]
    text = {"type": "string", "maxLength": MAX_LENGTH}
    within = [{"name": name, "in": "path", "required": True, "schema": text | {"minLength": 1}} for name in slugs]
    declared = QuestionFilter.PARAMETERS | EventFilter.PARAMETERS
    asked = [{"name": name, "in": "query", "schema": one.form(names)} for name, one in declared.items()]
    others = [
        {"name": name, "in": "query", "schema": text} for name in ("page", "set", "event", "url", "format", "a", "n")
    ]
    return {"parameters": [*within, *asked, *others], "responses": ANSWERS}
