"""Owns the addresses of files to take away: a view as a table, a calendar or slides; the whole record; the feed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response, StreamingResponse

from app import urls
from app.exports import calendars, database, feed, geojson, tables, timelinejs, whole
from app.exports.made import MadeFile, made
from app.filters import PAGE, BadValue, EventFilter, Filter, FilterError, ListFilter, QuestionFilter, QuoteFilter, find
from app.pages.data import FILES, FileFact, data_page
from app.record import records
from app.record.database import Generation, once_a_generation
from app.record.story import Story
from app.web import wire
from app.web.problem import refusal
from app.web.request import NotFound, at, elsewhere, filter_of, html, open_story, pairs, state

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Served:
    """From where a file is taken: the record, the public address of the site, where SQLite finds the build."""

    story: Story
    origin: str
    build: str

    def csv(self, columns: tables.Columns, entries: Iterator[Any], view: Filter) -> Iterator[bytes]:
        """A table of what a view holds."""
        address = urls.link(view.PATH, view.pairs())
        return tables.lines(columns, entries, origin=self.origin, view=address, version=self.story.generation)


@dataclass(frozen=True, slots=True)
class Form:
    """What a file takes (`Filter` itself: nothing), what it is, and how it is written."""

    takes: type[Filter]
    media_type: str
    lines: Callable[[Served, Any], Iterator[bytes]]


CSV, ICS = "text/csv; charset=utf-8", "text/calendar; charset=utf-8"
FORMS: dict[str, Form] = {
    urls.RECORD_JSON: Form(Filter, "application/json", lambda s, _: whole.lines(s.story, s.origin, wire.dump)),
    urls.SQLITE: Form(
        Filter, "application/vnd.sqlite3", lambda s, _: database.lines(s.story, s.origin, wire.dump, s.build)
    ),
    urls.csv("events"): Form(EventFilter, CSV, lambda s, v: s.csv(tables.EVENTS, find.every(s.story, v), v)),
    urls.csv("quotes"): Form(QuoteFilter, CSV, lambda s, v: s.csv(tables.QUOTES, find.every(s.story, v), v)),
    urls.csv("questions"): Form(QuestionFilter, CSV, lambda s, v: s.csv(tables.QUESTIONS, find.every(s.story, v), v)),
    urls.csv("claims"): Form(QuestionFilter, CSV, lambda s, v: s.csv(tables.CLAIMS, iter(find.claims(s.story, v)), v)),
    urls.CALENDAR: Form(
        EventFilter, ICS, lambda s, v: calendars.lines(s.story, find.every(s.story, v), s.origin)
    ),
    urls.TIMELINEJS: Form(
        EventFilter, "application/json",
        lambda s, v: timelinejs.lines(s.story, find.every(s.story, v), s.origin, urls.link(v.PATH, v.pairs())),
    ),
    urls.GEOJSON: Form(Filter, geojson.MEDIA_TYPE, lambda s, _: geojson.lines(s.story, s.origin)),
    urls.FEED: Form(Filter, "application/atom+xml; charset=utf-8", lambda s, _: feed.lines(s.story, s.origin)),
}  # fmt: skip
"""Every file, by its address, in the order of `FILES`."""


def _made(generation: Generation, origin: str, path: str, view: Filter) -> MadeFile:
    """The file at an address; raises OSError where a large one finds no room."""
    with at(generation) as story:
        return made(FORMS[path].lines(Served(story, origin, generation.address), view))


@once_a_generation
def _whole(generation: Generation, origin: str, path: str) -> MadeFile:
    """The file of the whole record, made when it is first asked for."""
    return _made(generation, origin, path, FORMS[path].takes())


def _view(request: Request, kind: type[Filter], story: Story) -> Filter:
    """The view that a file is asked of: whole, so that it takes no page; raises FilterError."""
    view = filter_of(request, kind, story)
    if not isinstance(view, ListFilter):
        return view
    view = replace(view, limit=PAGE, after=None)
    paged = [(name, value) for name, value in pairs(request) if name in ("limit", "after") and value.strip()]
    if paged:
        why = "is no parameter here: a file holds the whole view"
        raise FilterError([BadValue(*pair, why) for pair in paged], view.pairs())
    return view


def _file(path: str) -> Callable[[Request], Response]:
    def file(request: Request) -> Response:
        generation, origin = state(request).database.current(), state(request).settings.origin
        with at(generation) as story:
            view = _view(request, FORMS[path].takes, story)
        unfiltered = view == FORMS[path].takes()
        content = _whole(generation, origin, path) if unfiltered else _made(generation, origin, path, view)
        return _sent(content, FORMS[path].media_type, urls.file_name(path, view.pairs()))

    return file


def _sent(content: MadeFile, media_type: str, name: str) -> Response:
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "content-length": str(content.size),
        "etag": f'"{content.sha256[:32]}"',
    }
    return StreamingResponse(content.parts(), media_type=media_type, headers=headers)


for _path in FORMS:
    router.add_api_route(_path, _file(_path), name=_path.removeprefix("/"))


@router.get(urls.calendar("{slug}"))
def event_calendar(request: Request, slug: str) -> Response:
    with open_story(request) as story:
        filter_of(request, Filter, story)
        if slug not in story.names.events:
            now = story.names.former.get(("event", slug))
            if now is None:
                raise NotFound("event", slug)
            return RedirectResponse(urls.calendar(now), 301)
        event = story.load(records.Event, [slug])[0]
        if not event.date.days:
            return _no_day(event)
        lines = calendars.lines(story, [event], state(request).settings.origin)
        return _sent(made(lines), ICS, f"{slug}.ics")


def _no_day(event: records.Event) -> Response:
    detail = f"Its day is not known: the record has “{event.date.text}”. A calendar would show a day that nobody gave."
    return refusal(404, "No day for a calendar", detail)


LARGE = 1000
"""Of more events, quotations and questions the files are made when they are asked for, and not to tell their size."""


def _facts(generation: Generation, origin: str) -> list[FileFact]:
    """Every file as it is now."""
    files = {path: _whole(generation, origin, path) for path in FILES}
    return [FileFact(path, file.size, file.sha256) for path, file in files.items()]


@router.get(urls.DATA)
def data(request: Request) -> Response:
    if away := elsewhere(request, urls.DATA):
        return away
    generation, origin = state(request).database.current(), state(request).settings.origin
    with at(generation) as story:
        number = len(story.names.events) + len(story.names.quotes) + len(story.names.questions)
        facts = _facts(generation, origin) if number <= LARGE else [FileFact(path) for path in FILES]
        return html(request, "data.html", data_page(story, facts), story)
