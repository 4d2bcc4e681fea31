"""Owns the feed of additions and corrections (Atom, RFC 4287): the changes of the record, the newest first."""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from app import urls
from app.exports import ids
from app.exports.calendars import stamp
from app.pages.record_page import changes
from app.record.story import Story

MOST = 100
"""So many changes stand in the feed; the page of changes has all."""
WHOLE = "The whole record"
"""What a change is about that names no record."""


def lines(story: Story, origin: str) -> Iterator[bytes]:
    """The feed. Of a change the day is known, not the hour: its `updated` is the beginning of that day."""
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"})
    _add(feed, "id", ids.named(story, "feed").urn)
    _add(feed, "title", f"{story.site.title}: additions and corrections")
    _add(feed, "updated", f"{stamp(story):%Y-%m-%dT%H:%M:%SZ}")
    _add(feed, "rights", story.site.licence)
    _add(feed, "generator", "timeline", version=story.generation)
    _add(SubElement(feed, "author"), "name", story.site.brand)
    _add(feed, "link", rel="self", type="application/atom+xml", href=origin + urls.FEED)
    _add(feed, "link", rel="alternate", type="text/html", href=origin + urls.CHANGES)
    for change, name in zip(changes(story.changes[:MOST], story), _names(story), strict=False):
        entry = SubElement(feed, "entry")
        _add(entry, "id", name)
        _add(entry, "title", f"{change.record.text if change.record else WHOLE}, {change.day}")
        _add(entry, "updated", f"{change.datetime}T00:00:00Z")
        _add(entry, "link", rel="alternate", href=origin + (change.record.url if change.record else urls.CHANGES))
        _add(entry, "content", f"{change.what.strip()}\n\n{change.why.strip()}", type="text")
    yield b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="utf-8") + b"\n"


def _add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = text


def _names(story: Story) -> Iterator[str]:
    """The id of each change: its day, its record, and how many of that record and day were before it, so that neither a
    newer change nor a mended word gives it another."""
    left = Counter((change.day, change.kind, change.slug) for change in story.changes)
    for change in story.changes:
        key = (change.day, change.kind, change.slug)
        yield ids.named(story, "changes", *key, left[key]).urn
        left[key] -= 1
