"""Owns the records: one frozen dataclass each, made once at build; pages read them, JSON says them.

Dates stay `Edtf`. What JSON says otherwise than by the fields is listed in `SAID` and done in `app.web.wire`.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, ClassVar, TypeVar

from app import dates
from app.dates import Edtf

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of a source; `locator` is its first few words, to find it by."""

    source: str
    paragraph: int
    locator: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A paragraph and what it supports: date, place, participants, summary, figure."""

    source: str
    paragraph: int
    locator: str
    supports: list[str]


@dataclass(frozen=True, slots=True)
class Date:
    """A date: EDTF text, ISO bounds (null where open), precision, doubts, what it stands on, and words."""

    SAID: ClassVar = (
        "edtf", "start", "end", "precision", "span", "approximate", "uncertain", "basis", "note", "text", "citations",
    )  # fmt: skip
    edtf: Edtf
    last: date
    basis: str
    note: str | None
    citations: list[Place]

    @property
    def first(self) -> date:
        return self.edtf.first

    @property
    def start(self) -> str | None:
        return str(self.first) if self.edtf.start else None

    @property
    def end(self) -> str | None:
        return str(self.last) if self.edtf.end else None

    @property
    def precision(self) -> str:
        return self.edtf.precision

    @property
    def span(self) -> str:
        return self.edtf.span

    @property
    def approximate(self) -> bool:
        return self.edtf.approximate

    @property
    def uncertain(self) -> bool:
        return self.edtf.uncertain

    @property
    def text(self) -> str:
        return dates.words(self.edtf)

    @property
    def order(self) -> tuple[date, date]:
        """Its turn among others: see `Edtf.order`."""
        return self.edtf.order(self.last)

    @property
    def years(self) -> range:
        """The years that its bounds touch."""
        return range(self.first.year, self.last.year + 1)


@dataclass(frozen=True, slots=True)
class Note:
    """An editor's note, on a field of the record or on all of it."""

    text: str
    field: str | None
    source: str | None
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Named:
    """A record's slug and the name it is known by."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part: the office then, and what they did here."""

    slug: str
    name: str
    title: str | None
    part: str


@dataclass(frozen=True, slots=True)
class Related:
    """A link to another event, and the paragraph that draws it."""

    slug: str
    title: str
    relation: str
    citation: Place


@dataclass(frozen=True, slots=True)
class Event:
    slug: str
    url: str
    title: str
    short: str | None
    summary: str
    date: Date
    place: str | None
    lane: str
    kind: str
    importance: str
    era: str
    topics: list[str]
    actors: list[Participant]
    citations: list[Citation]
    quotes: list[str]
    related: list[Related]
    notes: list[Note]
    former_slugs: list[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words as one article prints them."""

    text: str
    source: str
    paragraph: int
    locator: str


@dataclass(frozen=True, slots=True)
class Via:
    """One step between the speaker and the article."""

    who: Named
    how: str


@dataclass(frozen=True, slots=True)
class Quote:
    slug: str
    url: str
    text: str
    passages: list[Passage]
    source: str
    paragraph: int
    speaker: Named
    about: list[Named]
    said: Date
    via: list[Via]
    context: str
    kind: str
    event: str | None
    topics: list[str]
    notes: list[Note]
    former_slugs: list[str]


@dataclass(frozen=True, slots=True)
class Role:
    """An office with its dates; `citation` is null where it is general knowledge, which `note` then names."""

    SAID: ClassVar = ("title", "edtf", "text", "basis", "note", "citation")
    title: str
    date: Date
    citation: Place | None

    @property
    def edtf(self) -> Edtf:
        return self.date.edtf

    @property
    def text(self) -> str:
        return self.date.text

    @property
    def basis(self) -> str:
        return self.date.basis

    @property
    def note(self) -> str | None:
        return self.date.note


@dataclass(frozen=True, slots=True)
class Alias:
    name: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Actor:
    slug: str
    url: str
    name: str
    kind: str
    side: str
    roles: list[Role]
    aliases: list[Alias]
    speaks_for: Named | None
    summary: str
    event_count: int
    quote_count: int
    about_count: int
    notes: list[Note]
    former_slugs: list[str]


@dataclass(frozen=True, slots=True)
class LeftOut:
    paragraph: int
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    slug: str
    url: str
    title: str
    label: str
    authors: list[str]
    outlet: str | None
    published: Date
    kind: str
    summary: str
    address: str | None
    address_basis: str | None
    paragraph_count: int
    furniture: list[int]
    left_out: list[LeftOut]
    notes: list[Note]
    former_slugs: list[str]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a claim: an actor, or (slug null) the printed words for holders without a name."""

    slug: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a later passage says that bears on a claim; `open` cites none."""

    relation: str
    text: str
    source: str | None
    paragraph: int | None
    locator: str | None
    event: str | None
    judged_by: str


@dataclass(frozen=True, slots=True)
class Claim:
    slug: str
    url: str
    question: str
    kind: str
    text: str
    who: Holder
    made: Date
    source: str
    paragraph: int
    locator: str
    quote: str | None
    condition: str | None
    outcomes: list[Outcome]


@dataclass(frozen=True, slots=True)
class Question:
    slug: str
    url: str
    title: str
    intro: str
    event: str | None
    topics: list[str]
    claims: list[Claim]
    notes: list[Note]
    former_slugs: list[str]


@dataclass(frozen=True, slots=True)
class Era:
    """A stretch of the story, to the day before the next, or to the horizon."""

    slug: str
    name: str
    first: date
    last: date
    intro: str


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a record (or of the whole, where kind and slug are null): the day, what changed, why."""

    day: str
    kind: str | None
    slug: str | None
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Topic:
    slug: str
    name: str
    definition: str


AnyRecord = Event | Actor | Quote | Source | Question
"""What has a page and a document of its own."""


def fill(shape: type[T], form: object, **computed: Any) -> T:
    """A `shape` with the values of `form` under the same names, but for those `computed`; raises AttributeError for
    a field that neither has."""
    names = [field.name for field in fields(shape)]  # type: ignore[arg-type]
    return shape(**{name: computed[name] if name in computed else getattr(form, name) for name in names})
