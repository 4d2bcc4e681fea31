"""Owns what the pages of all records have: address, description, editor's notes, changes, data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from app import dates, urls
from app.pages.cite import CiteBox
from app.pages.citing import Cited, Link, with_endnotes
from app.pages.correcting import Correction, correction
from app.pages.cut import CHANGES, Rest, rest
from app.record import records, story_values
from app.record.story import KIND_OF, Story


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change of the record: day in words, what, why, and the record that changed where the page is not its own and
    the record is still there."""

    day: str
    datetime: str
    what: str
    why: str
    record: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage(Cited):
    """The page of a record of this kind."""

    record_kind: str
    title: str
    description: str
    path: str
    api: str
    correction: Correction
    notes: list[records.Note]
    changes: list[ChangeLine]
    more_changes: Rest | None
    citing: CiteBox | None = None
    """What `app.exports` makes of the record, on the pages that say how they are cited."""


P = TypeVar("P", bound=RecordPage)


def record_page(
    page: type[P], record: records.AnyRecord, story: Story, *, title: str, description: str, **parts: Any
) -> P:
    """A page of this type for a record, with what it shows besides in `parts`."""
    kind = KIND_OF[type(record)]
    changed = story.changes_of(kind, record.slug)
    made = page(
        record_kind=kind,
        title=title,
        description=description,
        path=record.url,
        api=urls.api(record.url),
        correction=correction(story, record.url, title),
        notes=record.notes,
        changes=changes(changed[:CHANGES]),
        more_changes=rest(changed[:CHANGES], len(changed), "of its changes", Link("All changes", urls.CHANGES)),
        **parts,
    )
    return with_endnotes(made, story)


def topic_links(path: str, topics: Iterable[str], story: Story) -> list[Link]:
    """Topics that lead to the view at `path` of what is about each."""
    return [Link(story.names.topics[topic], urls.link(path, [("topic", topic)])) for topic in topics]


def changes(entries: Iterable[story_values.Change], story: Story | None = None) -> list[ChangeLine]:
    """The changes of the record; with a `story` each names the record that changed."""
    titles = {slug: source.title for slug, source in story.sources.items()} if story else {}
    return [_change(change, story, titles) for change in entries]


def _change(change: story_values.Change, story: Story | None, titles: Mapping[str, str]) -> ChangeLine:
    record = None
    if story and change.kind and change.slug:
        names = titles if change.kind == "source" else story.names.of(change.kind)
        if change.slug in names:
            record = Link(names[change.slug], urls.record(change.kind, change.slug))
    day = dates.day_words(date.fromisoformat(change.day))
    return ChangeLine(day, change.day, change.what, change.why, record)
