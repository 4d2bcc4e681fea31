"""Owns what is told to a program that asked for what is not there or cannot be read: RFC 9457."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi.responses import JSONResponse, Response

from app import urls
from app.filters import FilterError
from app.pages.errors import ErrorPage, filter_error_page
from app.record.described import Url
from app.web import wire

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class BadParameter:
    """A parameter of the address that cannot be read."""

    name: Annotated[str, "Name of the parameter."]
    value: Annotated[str, "What was given."]
    message: Annotated[str, "What is wrong with it, as it follows its name."]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a request (RFC 9457)."""

    type: Annotated[str, "Always `about:blank`: the status says what sort of problem it is."]
    title: Annotated[str, "What all problems of this sort are called."]
    status: Annotated[int, "The status of the answer."]
    detail: Annotated[str, "What went wrong, and what to do."]
    errors: Annotated[list[BadParameter], "Every parameter that cannot be read; with status 422 only."] = ()  # type: ignore[assignment]
    without: Annotated[Url, "The same address without those parameters; with status 422 only."] = ""


def problem(page: ErrorPage, error: FilterError | None = None, path: str = "") -> dict[str, Any]:
    """The problem that a page of an error tells; with every bad parameter where the filter at a path has them."""
    told = Problem("about:blank", page.kind, page.status, page.message)
    if error is None:
        return {name: value for name, value in wire.plain(told).items() if value}
    errors = [BadParameter(bad.name, bad.value, bad.message) for bad in error.bad]
    whole = Problem(told.type, told.title, told.status, told.detail, errors, urls.link(path, error.rest))
    return dict(wire.plain(whole))


def of_filter(error: FilterError, path: str) -> dict[str, Any]:
    """The problem of a filter at a path."""
    return problem(filter_error_page(error.bad, path, error.rest), error, path)


def refusal(status: int, title: str, detail: str) -> Response:
    """The answer that tells a problem of which there is no page."""
    told = {name: value for name, value in wire.plain(Problem("about:blank", title, status, detail)).items() if value}
    return JSONResponse(told, status, media_type=MEDIA_TYPE)
