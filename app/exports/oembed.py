"""Owns oEmbed 1.0 (https://oembed.com): what another site is told that wants to show a page of ours."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import parse_qsl, urlsplit
from xml.sax.saxutils import escape

from app import urls
from app.filters import BadValue, EventFilter, FilterError
from app.filters.values import MAX_LENGTH
from app.pages.embeds import Snippet, event_snippet, picture_snippet, quote_snippet
from app.pages.picture import picture_view
from app.record import records
from app.record.story import Story
from app.urls import Pair

T = TypeVar("T")
FORMATS = ("json", "xml")
SIZES = ("maxwidth", "maxheight")
MAX_SIZE = 10_000
LASTS = 86_400
"""So many seconds may an answer be kept: a corrected record changes what it says."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a consumer asks for."""

    url: str
    format: str
    maxwidth: int | None
    maxheight: int | None


def asked(pairs: Iterable[Pair]) -> Asked:
    """What the pairs of a query string ask for; raises FilterError. Names that are none of ours are passed over, as the
    protocol has it: consumers send more, WordPress `dnt`."""
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        if name in ("url", "format", *SIZES) and value.strip() not in ("", *values.get(name, ())):
            values.setdefault(name, []).append(value.strip())
    bad = [BadValue(name, many[1][:MAX_LENGTH], "is given twice") for name, many in values.items() if len(many) > 1]
    one = {name: many[0] for name, many in values.items()}
    bad += [BadValue(name, one[name][:MAX_LENGTH], _NO_SIZE) for name in SIZES if name in one and not _size(one[name])]
    if "url" not in one:
        bad.append(BadValue("url", "", "is missing: name the address of a page of this site"))
    if bad:
        raise FilterError(bad, [(name, value) for name, value in one.items() if name not in {b.name for b in bad}])
    return Asked(one["url"], one.get("format", "json"), *(_size(one.get(name, "")) for name in SIZES))


_NO_SIZE = f"is no whole number of pixels from 1 to {MAX_SIZE}"


def _size(text: str) -> int | None:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    return number if 1 <= number <= MAX_SIZE else None


def snippet_at(story: Story, origin: str, url: str) -> Snippet | None:
    """How to embed what stands at an address of the site at `origin`; None where it can be embedded by none."""
    try:
        parts, home = urlsplit(url), urlsplit(origin)
        mine = parts.scheme in ("http", "https") and parts.netloc.lower() == home.netloc.lower()
        pairs = parse_qsl(parts.query, errors="strict")
    except ValueError:  # no address at all, or bytes that are no text
        return None
    path = parts.path.removeprefix(urls.EMBED) or urls.TIMELINE
    return _snippet(story, path, pairs) if origin and mine else None


def _snippet(story: Story, path: str, pairs: list[Pair]) -> Snippet | None:
    if path == urls.TIMELINE:
        try:
            event_filter = EventFilter.parse(pairs, story.names)
        except FilterError:
            return None
        return picture_snippet(story, event_filter, picture_view(story, event_filter))
    if event := _found(story, "event", records.Event, path):
        return event_snippet(story, event)
    quote = _found(story, "quote", records.Quote, path)
    return quote_snippet(story, quote) if quote else None


def _found(story: Story, kind: str, shape: type[T], path: str) -> T | None:
    """The record of a kind whose page is at a path, under its present or a former slug."""
    slug = path.rpartition("/")[2]
    if path != urls.record(kind, slug):
        return None
    return next(iter(story.load(shape, [story.names.former.get((kind, slug), slug)])), None)


def answer(story: Story, origin: str, snippet: Snippet, asked: Asked) -> dict[str, str | int]:
    """The response of type `rich`, no larger than asked for."""
    width = snippet.width(asked.maxwidth)
    height = min(snippet.height(width), asked.maxheight or MAX_SIZE)
    return {
        "type": "rich",
        "version": "1.0",
        "title": snippet.title,
        "provider_name": story.site.brand,
        "provider_url": f"{origin}{urls.TIMELINE}",
        "cache_age": LASTS,
        "html": snippet.html(origin, width, height),
        "width": width,
        "height": height,
    }


def xml(told: dict[str, str | int]) -> str:
    """A response as XML."""
    lines = "".join(f"<{name}>{escape(str(value))}</{name}>\n" for name, value in told.items())
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n{lines}</oembed>\n'
