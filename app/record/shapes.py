"""Owns the records as readers get them, in pages and as JSON: the contract, as frozen dataclasses."""

from dataclasses import dataclass

from app.record.search import Segment


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

    edtf: str
    start: str | None
    end: str | None
    precision: str
    span: str
    approximate: bool
    uncertain: bool
    basis: str
    note: str | None
    text: str
    citations: list[Place]


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

    title: str
    edtf: str
    text: str
    basis: str
    note: str | None
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
    slug: str
    name: str
    start: str
    end: str
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


@dataclass(frozen=True, slots=True)
class Count:
    """How many records a facet's value leaves."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """A record that search found, with the words that found it marked."""

    kind: str
    url: str
    title: tuple[Segment, ...]
    passage: tuple[Segment, ...]
