"""Owns what the checks pass around: the seeds as read, where each field stands, and what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from app.curation import forms

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong: `file` relative to the seeds, `line` from 1, `field` dotted, and what to do about it."""

    file: str
    line: int
    field: str
    message: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" + (f" {self.field}" if self.field else "")
        return f"{where}: {self.message}. {self.remedy}"


@dataclass(slots=True)
class Seeds:
    """Everything the seed files say, by slug, with the line of every field of every file."""

    folder: Path
    site: forms.Site | None = None
    eras: list[forms.Era] = field(default_factory=list)
    topics: list[forms.Topic] = field(default_factory=list)
    changes: list[forms.Change] = field(default_factory=list)
    sources: dict[str, forms.Source] = field(default_factory=dict)
    actors: dict[str, forms.Actor] = field(default_factory=dict)
    events: dict[str, forms.Event] = field(default_factory=dict)
    quotes: dict[str, forms.Quote] = field(default_factory=dict)
    questions: dict[str, forms.Question] = field(default_factory=dict)
    lines: dict[str, Mapping[KeyPath, int]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """The files that have a problem of form, by name: what they say is not known, so nothing is missing from it."""

    def problem(self, file: str, path: KeyPath, message: str, remedy: str) -> Problem:
        """A problem at `path` of `file`, on the line of the nearest field that is written there."""
        return Problem(file, self.line(file, path), ".".join(map(str, path)), message, remedy)

    def line(self, file: str, path: KeyPath) -> int:
        lines = self.lines.get(file, {})
        return next((lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in lines), 1)

    def is_unread(self, kind: str, slug: str) -> bool:
        """Whether a record has a file that could not be read."""
        return f"{kind}/{slug}.yaml" in self.unread

    @property
    def horizon(self) -> date:
        """The day at which the record ends: the latest day on which one of its sources may have appeared."""
        lasts = [s.published.parsed().last(date.max) for s in self.sources.values()]
        return max(lasts, default=date(2000, 1, 1))


def did_you_mean(wrong: str, known: Mapping[str, object]) -> str:
    """The remedy for an unknown slug: the nearest known one, or how to make it."""
    near = get_close_matches(wrong, known, n=1)
    return f"Did you mean {near[0]!r}?" if near else f"Correct it, or write the record {wrong!r}."
