"""Owns how pages show editor's notes and the changes of a record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app import dates, urls
from app.lists import FIELDS
from app.pages.citing import CitationLink, Link, citation
from app.record import shapes
from app.record.story import Story


@dataclass(frozen=True, slots=True)
class NoteLine:
    text: str
    field: str | None
    citation: CitationLink | None


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change of the record: day in words, what, why, and the record that changed where the page is not its own."""

    day: str
    datetime: str
    what: str
    why: str
    record: Link | None


def notes(found: Iterable[shapes.Note], story: Story) -> list[NoteLine]:
    """Editor's notes, with the paragraph each hangs on."""
    return [_note(note, story) for note in found]


def _note(note: shapes.Note, story: Story) -> NoteLine:
    place = shapes.Place(note.source, note.paragraph, "") if note.source and note.paragraph else None
    return NoteLine(
        note.text, field_words(note.field) if note.field else None, citation(place, story) if place else None
    )


def field_words(field: str) -> str:
    """A field as readers call it: "published.edtf" is the date of publication."""
    name = field.split(".")[0]
    return FIELDS.get(name, name.replace("_", " "))


def changes(found: Iterable[shapes.Change], story: Story | None = None) -> list[ChangeLine]:
    """The changes of the record; with a `story` each names the record that changed."""
    return [_change(change, story) for change in found]


def _change(change: shapes.Change, story: Story | None) -> ChangeLine:
    record = None
    if story and change.kind and change.slug:
        titles = {slug: source.title for slug, source in story.sources.items()}
        names = titles if change.kind == "source" else story.names.of(change.kind)
        record = Link(names[change.slug], urls.record(change.kind, change.slug))
    day = dates.day_words(date.fromisoformat(change.day))
    return ChangeLine(day, change.day, change.what, change.why, record)
