"""Owns the records: one frozen dataclass each, made once at build; pages read them, JSON says them.

Dates stay `Edtf`; addresses and a reader's words are properties. What JSON says otherwise than by the fields is listed
in `SAID` and done in `app.web.wire`.
"""

from dataclasses import dataclass
from typing import ClassVar

from app import urls
from app.record.cited import Citation, Date, Note, Passage, Place, Sentence, fill

__all__ = [
    "Actor", "Alias", "AnyRecord", "Citation", "Claim", "Date", "Event", "Holder", "LeftOut", "Named", "Note",
    "Outcome", "Participant", "Passage", "Place", "Question", "Quote", "Related", "Role", "Sentence", "Source", "Via",
    "fill",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """An actor's slug and the name that it is known by."""

    slug: str
    name: str

    @property
    def url(self) -> str:
        return urls.record("actor", self.slug)


@dataclass(frozen=True, slots=True)
class Participant(Named):
    """Who took part: the office then, and what they did here."""

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
    """One happening; `summary` is its sentences as one text."""

    slug: str
    url: str
    title: str
    short: str | None
    outcome: str | None
    summary: str
    sentences: list[Sentence]
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

    @property
    def places(self) -> list[Place]:
        """Every paragraph that it rests on, once: those of its sentences, then the others."""
        cited: list[Place] = [place for sentence in self.sentences for place in sentence.citations]
        return list({(place.source, place.paragraph): place for place in [*cited, *self.citations]}.values())


@dataclass(frozen=True, slots=True)
class Via:
    """One step between the speaker and the article."""

    who: Named
    how: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody said or wrote."""

    SAID: ClassVar[tuple[str, ...]] = (
        "slug", "url", "text", "passages", "source", "paragraph", "speaker", "about", "said", "via", "context", "kind",
        "event", "topics", "notes", "former_slugs",
    )  # fmt: skip
    slug: str
    url: str
    text: str
    passages: list[Passage]
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

    @property
    def source(self) -> str:
        """The source of its first passage."""
        return self.passages[0].source

    @property
    def paragraph(self) -> int:
        return self.passages[0].paragraph

    @property
    def citations(self) -> list[Passage]:
        """A passage of each paragraph that prints it."""
        return list({(passage.source, passage.paragraph): passage for passage in self.passages}.values())


@dataclass(frozen=True, slots=True)
class Role:
    """An office with its dates; `citation` is null where it is general knowledge, which `note` then names."""

    SAID: ClassVar[tuple[str, ...]] = ("title", "date.edtf", "date.text", "date.basis", "date.note", "citation")
    title: str
    date: Date
    citation: Place | None


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
    authors_sorted: list[str]
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

    @property
    def url(self) -> str | None:
        return urls.record("actor", self.slug) if self.slug else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a later passage says that bears on a claim; `open` cites none."""

    SAID: ClassVar[tuple[str, ...]] = (
        "relation", "text", "place.source", "place.paragraph", "place.locator", "event", "judged_by",
    )  # fmt: skip
    relation: str
    text: str
    place: Place | None
    event: str | None
    judged_by: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody holds; `events` are those that it judges, the question's own first."""

    SAID: ClassVar[tuple[str, ...]] = (
        "slug", "url", "question", "kind", "text", "who", "made", "place.source", "place.paragraph", "place.locator",
        "events", "quote", "condition", "outcomes", "former_events",
    )  # fmt: skip
    slug: str
    url: str
    question: str
    kind: str
    text: str
    who: Holder
    made: Date
    place: Place
    events: list[str]
    quote: str | None
    condition: str | None
    outcomes: list[Outcome]
    former_events: list[str]


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


AnyRecord = Event | Actor | Quote | Source | Question
"""What has a page and a document of its own."""
