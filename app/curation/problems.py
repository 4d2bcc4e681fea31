"""Owns what the checks pass around: the seeds as read, where each field stands, and what is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from app.characters import shown
from app.curation import forms, story_forms
from app.curation.field_types import Form
from app.curation.fields import KeyPath, Value, values
from app.lists import KINDS, LISTED, SOURCE, TOPIC, Kind

Finding = tuple[str, KeyPath, str, str]
"""What a rule finds: a file, a path in it, what is wrong there, and the remedy; `Seeds.problem` adds the line."""


_LONGEST = {"file": 200, "field": 200, "message": 400, "remedy": 600}
"""So many characters of each part of a problem are shown."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong: `file` relative to the seeds, `line` from 1, `field` dotted, and what to do about it. All of it
    is shown as `shown` has it: what a file holds can neither fill a screen nor drive a terminal."""

    file: str
    line: int
    field: str
    message: str
    remedy: str

    def __post_init__(self) -> None:
        for name, most in _LONGEST.items():
            object.__setattr__(self, name, shown(getattr(self, name), most))

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" + (f" {self.field}" if self.field else "")
        return f"{where}: {self.message}. {self.remedy}"


class Reference(NamedTuple):
    """`slug` names a record of `kind` at `path` of `file`; of a source, the `paragraph` too, or 0 for all of it."""

    file: str
    path: KeyPath
    kind: Kind
    slug: str
    paragraph: int


@dataclass(frozen=True)
class Seeds:
    """Everything the seed files say, by slug, with the line of every field of every file. Whole once it is read."""

    folder: Path
    site: story_forms.Site | None = None
    lists: story_forms.Lists | None = None
    story: story_forms.Narrative | None = None
    map: story_forms.Map | None = None
    texts: dict[str, str] = field(default_factory=dict)
    eras: list[story_forms.Era] = field(default_factory=list)
    topics: list[story_forms.Topic] = field(default_factory=list)
    synonyms: list[story_forms.Synonyms] = field(default_factory=list)
    changes: list[story_forms.Change] = field(default_factory=list)
    sources: dict[str, forms.Source] = field(default_factory=dict)
    actors: dict[str, forms.Actor] = field(default_factory=dict)
    places: dict[str, forms.Place] = field(default_factory=dict)
    events: dict[str, forms.Event] = field(default_factory=dict)
    quotes: dict[str, forms.Quote] = field(default_factory=dict)
    questions: dict[str, forms.Question] = field(default_factory=dict)
    lines: dict[str, Mapping[KeyPath, int]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """The files that have a problem of form, by name: what they say is not known, so nothing is missing from it."""

    def problem(self, file: str, path: KeyPath, message: str, remedy: str) -> Problem:
        """A problem at `path` of `file`, on the line of the nearest field that is written there."""
        lines = self.lines.get(file, {})
        line = next((lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in lines), 1)
        return Problem(file, line, ".".join(map(str, path)), message, remedy)

    def of(self, kind: Kind) -> Mapping[str, Any]:
        """The records of a kind by slug."""
        if kind is TOPIC or kind in LISTED:
            return {value.slug: value for value in getattr(self if kind is TOPIC else self.lists, kind.plural, ())}
        records: Mapping[str, Any] = getattr(self, kind.plural)
        return records

    def passages(self) -> Iterator[tuple[str, int, forms.Passage]]:
        """The passages of all quotations: the quotation's slug, the passage's place in it, the passage."""
        return ((slug, at, passage) for slug, quote in self.quotes.items() for at, passage in enumerate(quote.passages))

    def entries(self) -> Iterator[tuple[str, KeyPath, Form]]:
        """Everything that was read, form by form, each with its file and its path there."""
        for kind in KINDS.values():
            yield from ((kind.file(slug), (), record) for slug, record in self.of(kind).items())
        for name in story_forms.LISTS:
            yield from ((f"{name}.yaml", (index,), entry) for index, entry in enumerate(getattr(self, name)))
        for name in story_forms.SINGLE:
            if entry := getattr(self, name):
                yield f"{name}.yaml", (), entry

    def values(self) -> Iterator[tuple[str, Value]]:
        """Everything that the record says, each value with its file."""
        return ((file, value) for file, path, entry in self.entries() for value in values(entry, path))

    @cached_property
    def references(self) -> list[Reference]:
        """Every slug that names another record: each field whose type is marked with a kind."""
        return [
            Reference(file, path, form_field.kind, slug, getattr(part, "paragraph", None) or 0)
            for file, (path, part, form_field, slug) in self.values()
            if form_field.kind
        ]

    @property
    def cited(self) -> list[Reference]:
        """Every paragraph that a record rests on."""
        return [reference for reference in self.references if reference.kind is SOURCE]

    @cached_property
    def horizon(self) -> date:
        """The day at which the record ends: the latest day on which one of its sources may have appeared."""
        lasts = [source.published.parsed().last(date.max) for source in self.sources.values()]
        return max(lasts, default=date(2000, 1, 1))
