"""Owns what a seed file may say: one pydantic model a kind of record. It reads no file and knows no other record."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from app import dates, lists
from app.curation.field_types import (
    ActorSlug,
    Address,
    Basis,
    Dated,
    EventKindSlug,
    EventSlug,
    Form,
    LaneSlug,
    Line,
    Note,
    OneOf,
    ParagraphNumber,
    Pinpoint,
    PlaceSlug,
    Printed,
    Prose,
    QuoteKindSlug,
    QuoteSlug,
    Sentence,
    SideSlug,
    Slug,
    SourceSlug,
    TopicSlug,
    Unique,
)

Topics = Annotated[list[TopicSlug], Unique]
FormerSlugs = Annotated[list[Slug], Unique]


class Citation(Pinpoint):
    """A paragraph and what it supports here, besides the sentences that cite it themselves."""

    supports: Annotated[list[Annotated[str, OneOf(lists.SUPPORTS)]], Field(min_length=1), Unique]


class Participant(Form):
    """Who took part. `title`: the office then, where it is not the one their roles give for the date."""

    actor: ActorSlug
    part: Line
    title: Line | None = None


class Related(Form):
    """A link to an earlier or enclosing event, with the paragraph that draws it."""

    event: EventSlug
    relation: Annotated[str, OneOf(lists.RELATIONS)]
    source: SourceSlug
    paragraph: ParagraphNumber


class Event(Form):
    """One happening. The file's name is its slug."""

    title: Line
    short: Annotated[Line, StringConstraints(max_length=28)] | None = None
    outcome: Annotated[Line, StringConstraints(max_length=28)] | None = None
    date: Dated
    place: Line | None = None
    places: Annotated[list[PlaceSlug], Unique] = []
    lane: LaneSlug
    kind: EventKindSlug
    importance: Annotated[str, OneOf(lists.IMPORTANCE)]
    topics: Topics = []
    actors: Annotated[list[Participant], Field(min_length=1)]
    summary: Annotated[list[Sentence], Field(min_length=1)]
    citations: list[Citation] = []
    related: list[Related] = []
    after: EventSlug | None = None
    notes: list[Note] = []
    former_slugs: FormerSlugs = []

    @property
    def sources(self) -> set[str]:
        """The sources that it rests on, by slug."""
        said = (pinpoint.source for sentence in self.summary for pinpoint in sentence.citations)
        return {*said, *(citation.source for citation in self.citations)}


class Role(Form):
    """An office or position with its dates; `general` names a document in `note`, the rest cite a paragraph."""

    title: Line
    edtf: str
    basis: Basis
    note: Prose | None = None
    source: SourceSlug | None = None
    paragraph: ParagraphNumber | None = None

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


class Alias(Form):
    """Another spelling or name, and who uses it where."""

    name: Line
    note: Prose | None = None


class Seat(Form):
    """Where an actor has its seat, and in `general` a public document that says so."""

    place: PlaceSlug
    general: Prose


class Actor(Form):
    """A person, government, organisation, outlet or group that acts, speaks or is spoken of."""

    name: Line
    kind: Annotated[str, OneOf(lists.ACTOR_KINDS)]
    side: SideSlug
    summary: Prose
    roles: list[Role] = []
    aliases: list[Alias] = []
    speaks_for: ActorSlug | None = None
    seat: Seat | None = None
    notes: list[Note] = []
    former_slugs: FormerSlugs = []


class Coordinates(Form):
    """A point, in degrees (WGS 84); what it stands for lies within `uncertainty` metres of it. `general` names a public
    document that gives it."""

    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]
    uncertainty: Annotated[int, Field(ge=1, le=1_000_000)]
    general: Prose


class Place(Form):
    """Where something happens, is said or sits: a town, a site, a country. One that is too large for a point has no
    coordinates."""

    name: Annotated[Line, StringConstraints(max_length=40)]
    aliases: list[Alias] = []
    part_of: PlaceSlug | None = None
    coordinates: Coordinates | None = None
    summary: Annotated[list[Sentence], Field(min_length=1)]
    notes: list[Note] = []
    former_slugs: FormerSlugs = []


class Passage(Pinpoint):
    """Words as one article prints them, without the quotation marks around them."""

    text: Printed


class Via(Form):
    """One step of the way from the speaker to the article: who relayed the words, and how."""

    who: ActorSlug
    how: Line


class Quote(Form):
    """Words that somebody said or wrote: one quotation, however many passages print it."""

    passages: Annotated[list[Passage], Field(min_length=1)]
    speaker: ActorSlug
    about: Annotated[list[ActorSlug], Unique] = []
    said: Dated
    via: list[Via] = []
    context: Prose
    kind: QuoteKindSlug
    event: EventSlug | None = None
    place: PlaceSlug | None = None
    topics: Topics = []
    notes: list[Note] = []
    former_slugs: FormerSlugs = []


class Outcome(Form):
    """What a later passage says that bears on a claim; `open`: no passage does, and then it cites none."""

    relation: Annotated[str, OneOf(lists.OUTCOMES)]
    text: Prose
    source: SourceSlug | None = None
    paragraph: ParagraphNumber | None = None
    event: EventSlug | None = None
    judged_by: Annotated[str, OneOf(lists.JUDGES)] = "editor"

    @model_validator(mode="after")
    def _holds(self) -> Self:
        if (self.relation == "open") == bool(self.source or self.paragraph):
            raise ValueError("an outcome cites the passage that bears on it; an open one cites none")
        if bool(self.source) != bool(self.paragraph):
            raise ValueError("an outcome cites both source and paragraph")
        return self


class Claim(Form):
    """What somebody holds: `who` is an actor, or `who_printed` the printed words for holders without a name. `events`
    are those that it judges besides the question's own; `former_events` are slugs of events that became this claim."""

    slug: Slug
    kind: Annotated[str, OneOf(lists.CLAIM_KINDS)]
    text: Prose
    who: ActorSlug | None = None
    who_printed: Line | None = None
    made: Dated
    source: SourceSlug
    paragraph: ParagraphNumber
    events: Annotated[list[EventSlug], Unique] = []
    quote: QuoteSlug | None = None
    condition: Prose | None = None
    outcomes: list[Outcome] = []
    former_events: FormerSlugs = []

    @model_validator(mode="after")
    def _holds(self) -> Self:
        if bool(self.who) == bool(self.who_printed):
            raise ValueError("a claim names either who (an actor) or who_printed (the printed words)")
        if self.kind == "forecast" and not self.outcomes:
            raise ValueError("a forecast has outcomes: where no passage bears on it, one that is open")
        if len(self.outcomes) > 1 and any(outcome.relation == "open" for outcome in self.outcomes):
            raise ValueError("a claim on which a passage bears is not open: drop the open outcome, or the others")
        return self


class Question(Form):
    """A question that presupposes nothing, and the positions that the sources hold or report on it."""

    title: Line
    intro: Prose
    event: EventSlug | None = None
    topics: Topics = []
    claims: Annotated[list[Claim], Field(min_length=1)]
    notes: list[Note] = []
    former_slugs: FormerSlugs = []


class Omission(Form):
    """A paragraph that nothing cites, and why."""

    paragraph: ParagraphNumber
    reason: Line


class Source(Form):
    """One article. `file` is its text's name in the folder that `check --articles` reads."""

    title: Line
    label: Annotated[Line, StringConstraints(max_length=24)]
    authors: list[Line] = []
    authors_sorted: list[Line] = []
    outlet: Line | None = None
    published: Dated
    kind: Annotated[str, OneOf(lists.SOURCE_KINDS)]
    summary: Prose
    address: Address | None = None
    address_basis: Basis | None = None
    file: Annotated[str, StringConstraints(pattern=r"^[\w-]+\.txt$")]
    paragraph_count: ParagraphNumber
    furniture: Annotated[list[ParagraphNumber], Unique] = []
    left_out: list[Omission] = []
    notes: list[Note] = []
    former_slugs: FormerSlugs = []


AnyRecord = Event | Actor | Place | Quote | Source | Question
RECORDS: dict[str, type[AnyRecord]] = {
    lists.SOURCE.plural: Source,
    lists.ACTOR.plural: Actor,
    lists.PLACE.plural: Place,
    lists.EVENT.plural: Event,
    lists.QUOTE.plural: Quote,
    lists.QUESTION.plural: Question,
}
"""The form of each kind of record, in the order in which they are read."""
