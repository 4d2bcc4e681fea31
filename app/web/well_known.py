"""Owns the files that programs look for by name: sitemap, robots, security contact, who is behind it."""

from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from xml.sax.saxutils import escape

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from app import urls
from app.config import VERSION
from app.filters import SearchFilter
from app.lists import KINDS
from app.record.story import Story
from app.web.pages import FILTER_PAGES, PAGED, PLAIN_PAGES
from app.web.request import open_story, state
from app.web.teach import EXERCISES

router = APIRouter(include_in_schema=False)
MOST = 50_000
"""So many addresses a sitemap may have (sitemaps.org)."""
HOLDS = timedelta(days=365)
"""How long a build vouches for its contact: RFC 9116 asks for less than a year or so."""


@router.get(urls.SITEMAP)
def sitemap(request: Request) -> Response:
    """Every page of its own, with the day of its last change where the record names one."""
    origin = state(request).settings.origin
    if not origin:
        return _missing("A sitemap needs whole addresses. Set BASE_URL to the public address of this site.")
    with open_story(request) as story:
        changed = _changed(story)
        entries = [_entry(origin, path, changed.get(path)) for path in _paths(story)[:MOST]]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return Response(f"{head}{''.join(entries)}</urlset>\n", media_type="application/xml")


def _paths(story: Story) -> list[str]:
    """The canonical pages: lists first, then the records; a filtered view is none, nor is a comparison of two."""
    lists = [kind.PATH for kind, *_ in FILTER_PAGES if kind is not SearchFilter]
    records = [urls.record(kind.singular, slug) for kind in KINDS.values() for slug in story.names.of(kind.singular)]
    exercises = [urls.exercise(name) for name, _ in EXERCISES]
    others = [urls.DATA, urls.API, urls.TEACH, *exercises]
    return [*lists, *(path for path, *_ in (*PLAIN_PAGES, *PAGED)), *others, *records]


def _changed(story: Story) -> dict[str, str]:
    """The day on which each record changed last; changes stand newest first."""
    days: dict[str, str] = {}
    for change in story.changes:
        if change.kind and change.slug:
            days.setdefault(urls.record(change.kind, change.slug), change.day)
    return days


def _entry(origin: str, path: str, day: str | None) -> str:
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<url><loc>{escape(origin + path)}</loc>{changed}</url>\n"


@router.get(urls.ROBOTS)
def robots(request: Request) -> Response:
    """Pages are for everybody; of the endless views with filters only what they are made with."""
    origin = state(request).settings.origin
    lines = ["User-agent: *", "Disallow: /*?", f"Allow: {urls.STATIC}/"]
    return _text([*lines, "", f"Sitemap: {origin}{urls.SITEMAP}"] if origin else lines)


@router.get(urls.SECURITY)
def security(request: Request) -> Response:
    """RFC 9116. The contact holds for a year from the build: whoever published it named it then, and nobody since."""
    origin = state(request).settings.origin
    with open_story(request) as story:
        if not story.site.contact:
            return _missing("The story names nobody to write to. Set `contact` in its site.yaml.")
        built = datetime.fromtimestamp(state(request).database.current().written, UTC)
        return _text(
            [
                f"Contact: {contact_address(story.site.contact)}",
                f"Expires: {built + HOLDS:%Y-%m-%dT%H:%M:%SZ}",
                "Preferred-Languages: en",
                *([f"Canonical: {origin}{urls.SECURITY}"] if origin else []),
            ]
        )


def contact_address(contact: str) -> str:
    """A contact as an address that a program can follow: that of a page, or to write to."""
    return f"mailto:{parseaddr(contact)[1]}" if "@" in contact and ":" not in contact else contact


@router.get(urls.HUMANS)
def humans(request: Request) -> Response:
    """What this is, for whoever looks here."""
    with open_story(request) as story:
        site = story.site
        about = state(request).settings.origin + urls.ABOUT
        named = (("Contact", site.contact), ("Source", site.repository))
        return _text(
            [
                "/* THE RECORD */",
                f"Name: {site.title}",
                f"Made from: {story.made_of}",
                f"How it was made: {about}",
                f"Version: {story.generation}",
                f"Licence: {site.licence}",
                *(f"{name}: {value}" for name, value in named if value),
                "",
                "/* THE SITE */",
                f"Version: {VERSION}",
                "Made with: Python, FastAPI, Jinja2, SQLite, htmx, Inter, Source Serif 4",
            ]
        )


def _text(lines: list[str]) -> Response:
    return PlainTextResponse("\n".join(lines) + "\n")


def _missing(detail: str) -> Response:
    """A file that there is only once somebody has said more, as problem JSON."""
    problem = {"type": "about:blank", "title": "This file is not there yet", "status": 404, "detail": detail}
    return JSONResponse(problem, 404, media_type="application/problem+json")
