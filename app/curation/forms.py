"""Owns what a seed file may say: one pydantic model a kind of record. It reads no file and knows no other record."""

from typing import Annotated, Literal, Self

from pydantic import Field, HttpUrl, StringConstraints, model_validator

from app import dates
from app.curation.parts import Basis, Dated, Line, Note, Paragraph, Place, Prose, Record, Slug, Unique

Lane = Literal[
    "washington",
    "face-to-face",
    "pyongyang",
    "seoul",
    "moscow-beijing",
    "united-nations-others",
    "analysts-press",
]
EventKind = Literal[
    "summit", "meeting", "letter", "statement", "speech", "test", "agreement", "military", "sanctions", "election",
    "office", "policy", "publication", "other",
]  # fmt: skip
Importance = Literal["headline", "major", "minor"]
ActorKind = Literal["person", "government", "organisation", "media", "group"]
Side = Literal["us", "dprk", "rok", "russia", "china", "un", "other"]
QuoteKind = Literal["statement", "speech", "letter", "interview", "op-ed", "readout", "headline", "state-media", "term"]
SourceKind = Literal["news", "analysis", "commentary"]
Support = Literal["date", "place", "participants", "summary", "figure"]
ClaimKind = Literal["forecast", "assessment", "recommendation", "account"]
OutcomeRelation = Literal["supported", "contradicted", "mixed", "condition-not-met", "open"]
Relation = Literal["follows", "responds-to", "part-of", "reverses"]


class Citation(Place):
    """A paragraph and what it supports here."""

    supports: Annotated[list[Support], Field(min_length=1), Unique]


class Participant(Record):
    """Who took part. `title`: the office then, where it is not the one their roles give for the date."""

    actor: Slug
    part: Line
    title: Line | None = None


class Related(Record):
    """A link to an earlier or enclosing event, with the paragraph that draws it."""

    event: Slug
    relation: Relation
    source: Slug
    paragraph: Paragraph


class Event(Record):
    """One happening. The file's name is its slug."""

    title: Line
    short: Annotated[str, StringConstraints(max_length=28)] | None = None
    date: Dated
    place: Line | None = None
    lane: Lane
    kind: EventKind
    importance: Importance
    topics: Annotated[list[Slug], Unique] = []
    actors: Annotated[list[Participant], Field(min_length=1)]
    summary: Prose
    citations: Annotated[list[Citation], Field(min_length=1)]
    related: list[Related] = []
    after: Slug | None = None
    notes: list[Note] = []
    former_slugs: Annotated[list[Slug], Unique] = []


class Role(Record):
    """An office or position with its dates; `general` names a document in `note`, the rest cite a paragraph."""

    title: Line
    edtf: str
    basis: Basis
    note: Prose | None = None
    source: Slug | None = None
    paragraph: Paragraph | None = None

    @model_validator(mode="after")
    def _holds(self) -> Self:
        self.parsed()
        if self.basis == "general" and not self.note:
            raise ValueError("basis 'general' needs a note that names a public document to check it by")
        if self.basis != "general" and not (self.source and self.paragraph):
            raise ValueError(f"basis {self.basis!r} needs source and paragraph")
        return self

    def parsed(self) -> dates.Edtf:
        return dates.parse(self.edtf, "period")


class Alias(Record):
    """Another spelling or name, and who uses it where."""

    name: Line
    note: Prose | None = None


class Actor(Record):
    """A person, government, organisation, outlet or group that acts, speaks or is spoken of."""

    name: Line
    kind: ActorKind
    side: Side
    summary: Prose
    roles: list[Role] = []
    aliases: list[Alias] = []
    speaks_for: Slug | None = None
    notes: list[Note] = []
    former_slugs: Annotated[list[Slug], Unique] = []


class Passage(Place):
    """Words as one article prints them, without the quotation marks around them."""

    text: Prose


class Via(Record):
    """One step of the way from the speaker to the article: who relayed the words, and how."""

    who: Slug
    how: Line


class Quote(Record):
    """Words that somebody said or wrote: one quotation, however many passages print it."""

    passages: Annotated[list[Passage], Field(min_length=1)]
    speaker: Slug
    about: Annotated[list[Slug], Unique] = []
    said: Dated
    via: list[Via] = []
    context: Prose
    kind: QuoteKind
    event: Slug | None = None
    topics: Annotated[list[Slug], Unique] = []
    notes: list[Note] = []
    former_slugs: Annotated[list[Slug], Unique] = []


class Outcome(Record):
    """What a later passage says that bears on a claim; `open`: no passage does, and then it cites none."""

    relation: OutcomeRelation
    text: Prose
    source: Slug | None = None
    paragraph: Paragraph | None = None
    event: Slug | None = None
    judged_by: Literal["source", "editor"] = "editor"

    @model_validator(mode="after")
    def _holds(self) -> Self:
        if (self.relation == "open") == bool(self.source or self.paragraph):
            raise ValueError("an outcome cites the passage that bears on it; an open one cites none")
        if bool(self.source) != bool(self.paragraph):
            raise ValueError("an outcome cites both source and paragraph")
        return self


class Claim(Record):
    """What somebody holds: `who` is an actor, or `who_printed` the printed words for holders without a name."""

    slug: Slug
    kind: ClaimKind
    text: Prose
    who: Slug | None = None
    who_printed: Line | None = None
    made: Dated
    source: Slug
    paragraph: Paragraph
    quote: Slug | None = None
    condition: Prose | None = None
    outcomes: list[Outcome] = []

    @model_validator(mode="after")
    def _holds(self) -> Self:
        if bool(self.who) == bool(self.who_printed):
            raise ValueError("a claim names either who (an actor) or who_printed (the printed words)")
        if self.kind == "forecast" and not self.outcomes:
            raise ValueError("a forecast has outcomes: where no passage bears on it, one that is open")
        if len(self.outcomes) > 1 and any(outcome.relation == "open" for outcome in self.outcomes):
            raise ValueError("a claim on which a passage bears is not open: drop the open outcome, or the others")
        return self


class Question(Record):
    """A question that presupposes nothing, and the positions that the sources hold or report on it."""

    title: Line
    intro: Prose
    event: Slug | None = None
    topics: Annotated[list[Slug], Unique] = []
    claims: Annotated[list[Claim], Field(min_length=1)]
    notes: list[Note] = []
    former_slugs: Annotated[list[Slug], Unique] = []


class Omission(Record):
    """A paragraph that nothing cites, and why."""

    paragraph: Paragraph
    reason: Line


class Source(Record):
    """One article. `file` is its text's name in the folder that `check --articles` reads."""

    title: Line
    label: Annotated[str, StringConstraints(min_length=1, max_length=24)]
    authors: list[Line] = []
    outlet: Line | None = None
    published: Dated
    kind: SourceKind
    summary: Prose
    address: HttpUrl | None = None
    address_basis: Basis | None = None
    file: Annotated[str, StringConstraints(pattern=r"^[\w-]+\.txt$")]
    paragraph_count: Paragraph
    furniture: Annotated[list[Paragraph], Unique] = []
    left_out: list[Omission] = []
    notes: list[Note] = []
    former_slugs: Annotated[list[Slug], Unique] = []


class Era(Record):
    """A stretch of the story; each runs until the next begins."""

    slug: Slug
    name: Line
    start: str
    intro: Prose


class Topic(Record):
    """A subject that events and quotations are about, defined in one line."""

    slug: Slug
    name: Line
    definition: Line


class Change(Record):
    """One change of the record, newest first. `record` is like `events/singapore-summit`; none for the whole."""

    date: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")]
    record: (
        Annotated[str, StringConstraints(pattern=r"^(sources|actors|events|quotes|questions)/[a-z0-9-]+$")] | None
    ) = None
    what: Prose
    why: Prose


class Site(Record):
    """What the site says of itself."""

    brand: Line
    title: Line
    tagline: Line
    opens: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")]


RECORDS: dict[str, type[Event] | type[Actor] | type[Quote] | type[Source] | type[Question]] = {
    "sources": Source,
    "actors": Actor,
    "events": Event,
    "quotes": Quote,
    "questions": Question,
}
