"""Owns the application: its routes, the layers around them, and errors as pages."""

import gc
import inspect
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from fastapi.routing import APIRoute
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from app import urls
from app.config import ROOT, Settings, settings
from app.exports.static_copy import Kept
from app.filters import FilterError
from app.pages.errors import (
    ErrorPage,
    crowded_page,
    error_page,
    filter_error_page,
    missing_page,
    nowhere_page,
    too_large_page,
)
from app.record.database import Database, Generation
from app.record.holding import BrokenGeneration
from app.record.story import NO_RECORD, Outline
from app.web import api, cite, copied, downloads, embeds, pages, pictures, reference, service, teach, well_known
from app.web.admission import Admission
from app.web.cache import PageCache
from app.web.guard import Guard, Secured
from app.web.headers import PREFLIGHT, READ_ONLY
from app.web.leaving import leaving_first
from app.web.noted import Observed, Observer, route_of
from app.web.problem import MEDIA_TYPE, problem
from app.web.refusals import refused
from app.web.rendering import STATIC
from app.web.request import NotFound, State, current_outline, html, outline_of
from app.web.request_log import RequestLog
from app.web.server import share_memory
from app.web.structured import tells_requests

LOGGER = logging.getLogger("timeline")
ROUTERS = (service, downloads, cite, pages, pictures, teach, embeds, well_known, reference, api)
RETRY = 5
"""Seconds after which one may ask again who was sent away."""


class CrashPage:
    """Innermost layer: turns what no handler caught into the designed error page, so that the layers around it
    treat it like any other answer. Answers are whole before they start, so nothing is half sent."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._app(scope, receive, send)
        except Exception:
            if scope["type"] != "http":
                raise
            LOGGER.exception("%s crashed", route_of(scope))
            answer = _answer(Request(scope), error_page(500), NO_RECORD)
            await answer(scope, receive, send)


def create_app(
    given: Settings | None = None, *, reload: bool = False, copy: Kept | None = None, observed: bool = False
) -> ASGIApp:
    """The application for these settings, in its layers: what is kept never enters FastAPI. `reload` reads templates
    anew and keeps no bytes; `copy` says what a static copy keeps, for which its pages are then made; `observed` tells
    of each request what the settings ask for, on standard output and to Prometheus."""
    config = given or settings()
    database = Database(config.data_dir, config.memory_mb * 2**20)
    app = FastAPI(
        docs_url=None,
        redoc_url=None,
        openapi_url=None,  # `app.web.openapi` has it, with the lists of the story
        redirect_slashes=False,
        lifespan=_settled,
    )
    app.state.timeline = State(config, database, reload, copy)
    for part in ROUTERS if copy is None else (*ROUTERS, copied):
        app.include_router(part.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    _handle_errors(app)
    app.add_middleware(CrashPage)
    budget = 0 if reload else config.cache_mb * 2**20
    secure = is_secure(config)
    crowded = Secured(Crowded(app, database), secure=secure)
    cache = PageCache(Secured(app, secure=secure), database, budget, crowded)
    guard = Guard(Admission(cache, crowded), config.hosts, secure=secure)
    observers = _observers(config, database, cache) if observed else []
    return Observed(guard, observers) if observers else guard


def is_secure(config: Settings) -> bool:
    """Whether the site is reached by https."""
    return config.origin.startswith("https://")


def served() -> ASGIApp:
    """The application as `timeline serve` runs it: observed."""
    return create_app(observed=True)


def _observers(config: Settings, database: Database, cache: PageCache) -> list[Observer]:
    """Who is told of each request."""
    observers: list[Observer] = [RequestLog()] if tells_requests(config) else []
    if config.metrics_port:
        from app.web.metrics import Metrics

        observers.append(Metrics(database, cache))
    return observers


@asynccontextmanager
async def _settled(app: FastAPI) -> AsyncIterator[dict[str, Event | bool]]:
    """The record is opened before the first reader comes, and before the last one goes the server says that it is
    leaving, also to each connection. What was loaded at a start stays: nothing looks through it for what nobody needs,
    as the collector else does with every few pages (a tenth of their time)."""
    state: State = app.state.timeline
    share_memory()
    state.database.follow()
    gc.freeze()
    with leaving_first(state.leaving, 0.0 if state.reload else state.settings.drain_seconds):
        yield {"leaving": state.leaving, "secure": is_secure(state.settings)}


class Crowded:
    """Answers where too much is asked for at once, at next to no cost: its pages are drawn once a generation."""

    def __init__(self, app: FastAPI, database: Database) -> None:
        self._app, self._database = app, database
        self._generation: Generation | None = None
        self._drawn: dict[bool, Response] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._answer(scope)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response:
        if urls.is_data(scope["path"]):
            return self._made(scope)
        if self._generation is not self._database.generation:
            self._generation, self._drawn = self._database.generation, {}
        embed = urls.is_embed(scope["path"])
        if embed not in self._drawn:
            self._drawn[embed] = self._made(scope)
        return self._drawn[embed]

    def _made(self, scope: Scope) -> Response:
        story = outline_of(self._database.generation)
        answer = _again(_answer(Request({**scope, "app": self._app}), crowded_page(), story))
        answer.headers["cache-control"] = "no-store"
        return answer


def route_paths() -> list[str]:
    """Every address that answers GET, with the names of what fills it."""
    routes = [route for part in ROUTERS for route in part.router.routes if isinstance(route, APIRoute)]
    return [route.path for route in routes if "GET" in (route.methods or ())]


def route_table() -> list[str]:
    """Every address, its function with file and line, and the templates that the function names."""
    lines = []
    for part in ROUTERS:
        for route in part.router.routes:
            if isinstance(route, APIRoute):
                code = inspect.unwrap(getattr(route.endpoint, "shows", route.endpoint)).__code__
                named = [c for c in route.endpoint.__code__.co_consts if isinstance(c, str) and c.endswith(".html")]
                templates = [getattr(route.endpoint, "template", "")] if hasattr(route.endpoint, "template") else named
                file = Path(code.co_filename).relative_to(ROOT)
                where = f"{file}:{code.co_firstlineno}"
                lines.append(f"{route.path:<24} {route.name:<14} {where:<28} {' '.join(templates)}".rstrip())
    return lines


def _handle_errors(app: FastAPI) -> None:
    app.add_exception_handler(FilterError, _on_filter)
    app.add_exception_handler(NotFound, _on_missing)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(BrokenGeneration, _on_broken)
    app.add_exception_handler(OperationalError, _on_stopped)


def _on_filter(request: Request, error: Exception) -> Response:
    assert isinstance(error, FilterError)
    return _answer(request, filter_error_page(error.bad, request.url.path, error.rest), error=error)


def _on_missing(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotFound)
    names = current_outline(request).names
    return _answer(request, missing_page(error.kind, request.url.path, error.slug[:80], names))


def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    missing = error.status_code == 404
    page = nowhere_page(request.url.path, current_outline(request).names) if missing else error_page(error.status_code)
    answer = _answer(request, page)
    for name, value in (error.headers or {}).items():
        answer.headers[name] = value
    if error.status_code == 405:
        answer.headers["allow"] = PREFLIGHT["allow"] if urls.is_data(request.url.path) else READ_ONLY
    return answer


def _on_broken(request: Request, error: Exception) -> Response:
    LOGGER.error("%s", error)
    return _again(_answer(request, error_page(503), NO_RECORD))


def _again(answer: Response) -> Response:
    """An answer that says when to ask again."""
    answer.headers["retry-after"] = str(RETRY)
    return answer


def _on_stopped(request: Request, error: Exception) -> Response:
    """A statement that ran into its bound; any other trouble of the database is a crash."""
    assert isinstance(error, OperationalError)
    if str(error.orig) != "interrupted":
        raise error
    refused("too many steps")
    return _answer(request, too_large_page())


def _answer(
    request: Request, page: ErrorPage, story: Outline | None = None, error: FilterError | None = None
) -> Response:
    """The error as a page, or as problem JSON where a program asks; `story` stands in for a record out of reach."""
    if urls.is_data(request.url.path):
        said = problem(page, error, request.url.path)
        return JSONResponse(said, page.status, media_type=MEDIA_TYPE)
    template = "embed-error.html" if urls.is_embed(request.url.path) else "error.html"
    return html(request, template, page, story or current_outline(request), page.status)
