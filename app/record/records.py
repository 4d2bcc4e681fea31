"""Owns the records: one frozen dataclass each, made once at build; pages read them, JSON says them. Claims have a file
of their own (`app.record.claims`).

Dates stay `Edtf`; addresses and a reader's words are properties. What JSON says otherwise than by the fields is listed
in `SAID` and done in `app.web.wire`.
"""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from app.record.cited import Citation, Date, Note, Notes, Passage, Pinpoint, Sentence
from app.record.claims import Claim, Holder, Outcome
from app.record.described import Basis, Count, Form, FormerSlugs, OneOf, OwnSlug, Page, ParagraphNumber, Slug, Topics
from app.record.named import Located, Named
from app.record.shapes import fill

__all__ = [
    "Actor", "Alias", "AnyRecord", "Citation", "Claim", "Coordinates", "Date", "Event", "Holder", "LeftOut", "Located",
    "Named", "Note", "Outcome", "Participant", "Passage", "Pinpoint", "Place", "Question", "Quote", "Related", "Role",
    "Seat", "Sentence", "Source", "Via", "fill",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Participant(Named):
    """Who took part: the office then, and what they did here."""

    title: Annotated[str | None, "The office held at the time; null where none is known."]
    part: Annotated[str, "What they did here."]


@dataclass(frozen=True, slots=True)
class Related:
    """A link to another event, and the paragraph that draws it."""

    slug: Annotated[Slug, "Slug of the other event."]
    title: Annotated[str, "Title of the other event."]
    relation: Annotated[str, OneOf("relation"), "What this event is to the other."]
    citation: Annotated[Pinpoint, "The paragraph that draws the link."]


@dataclass(frozen=True, slots=True)
class Event:
    """One happening; `summary` is its sentences as one text."""

    slug: OwnSlug
    url: Page
    title: Annotated[str, "What happened, as a headline."]
    short: Annotated[str | None, "A shorter name for the picture, or null."]
    outcome: Annotated[str | None, "How it ended, in a few words for the picture, or null."]
    summary: Annotated[str, "Its sentences as one text."]
    sentences: Annotated[list[Sentence], "What happened, sentence by sentence, each with where it is from."]
    date: Annotated[Date, "When it happened."]
    place: Annotated[str | None, "Where it happened, in words; or null."]
    places: Annotated[list[Located], "Where it happened, as places of the record; empty where no source says."]
    lane: Annotated[str, OneOf("lane"), "Who acts."]
    kind: Annotated[str, OneOf("event_kind"), "What sort of event it is."]
    importance: Annotated[str, OneOf("importance"), "How much the story turns on it."]
    era: Annotated[Slug, "Slug of the era in which it begins."]
    topics: Topics
    actors: Annotated[list[Participant], "Who took part, or was spoken of."]
    citations: Annotated[list[Citation], "Paragraphs for the date, the place and who took part."]
    quotes: Annotated[list[Slug], "Slugs of quotations that belong to it."]
    related: Annotated[list[Related], "Other events that it is linked to."]
    notes: Notes
    former_slugs: FormerSlugs

    @property
    def pinpoints(self) -> list[Pinpoint]:
        """Every paragraph that it rests on, once: those of its sentences, then the others."""
        cited: list[Pinpoint] = [pinpoint for sentence in self.sentences for pinpoint in sentence.citations]
        return list(
            {(pinpoint.source, pinpoint.paragraph): pinpoint for pinpoint in [*cited, *self.citations]}.values()
        )


@dataclass(frozen=True, slots=True)
class Via:
    """One step between the speaker and the article."""

    who: Annotated[Named, "Who passed the words on."]
    how: Annotated[str, "How they did."]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody said or wrote."""

    SAID: ClassVar[tuple[str, ...]] = (
        "slug", "url", "text", "passages", "source", "paragraph", "speaker", "about", "said", "via", "context", "kind",
        "event", "place", "topics", "notes", "former_slugs",
    )  # fmt: skip
    slug: OwnSlug
    url: Page
    text: Annotated[str, "Its passages as one text; ` […] ` is the editor’s mark between them."]
    passages: Annotated[list[Passage], "The words as each article prints them; at least one."]
    speaker: Annotated[Named, "Who said or wrote it."]
    about: Annotated[list[Named], "Who is spoken of."]
    said: Annotated[Date, "The day it was said, which may not be the day it was printed."]
    via: Annotated[list[Via], "The steps from the speaker to the article, in their order."]
    context: Annotated[str, "When and why it was said, in this record’s own words."]
    kind: Annotated[str, OneOf("quote_kind"), "What sort of quotation it is."]
    event: Annotated[Slug | None, "Slug of the event that it belongs to, or null."]
    place: Annotated[Located | None, "Where it was said, or null."]
    topics: Topics
    notes: Notes
    former_slugs: FormerSlugs

    @property
    def source(self) -> Slug:
        """Slug of the source of its first passage."""
        return self.passages[0].source

    @property
    def paragraph(self) -> ParagraphNumber:
        """The paragraph of its first passage."""
        return self.passages[0].paragraph

    @property
    def citations(self) -> list[Passage]:
        """A passage of each paragraph that prints it."""
        return list({(passage.source, passage.paragraph): passage for passage in self.passages}.values())


@dataclass(frozen=True, slots=True)
class Role:
    """An office with its dates; `citation` is null where it is general knowledge, which `note` then names."""

    SAID: ClassVar[tuple[str, ...]] = ("title", "date.edtf", "date.text", "date.basis", "date.note", "citation")
    title: Annotated[str, "The office."]
    date: Date
    citation: Annotated[Pinpoint | None, "The paragraph that says so, or null."]


@dataclass(frozen=True, slots=True)
class Alias:
    """Another spelling or name."""

    name: Annotated[str, "The other name."]
    note: Annotated[str | None, "Who uses it, and where; or null."]


@dataclass(frozen=True, slots=True)
class Seat(Located):
    """The place where an actor has its seat, and the public document that says so."""

    general: Annotated[str, "The public document that says so."]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, government, organisation, outlet or group that acts, speaks or is spoken of."""

    slug: OwnSlug
    url: Page
    name: Annotated[str, "The name that it is known by."]
    kind: Annotated[str, OneOf("actor_kind"), "What sort of actor it is."]
    side: Annotated[str, OneOf("side"), "The side that it belongs to."]
    roles: Annotated[list[Role], "Its offices with their dates."]
    aliases: Annotated[list[Alias], "Its other names and spellings."]
    speaks_for: Annotated[Named | None, "The actor for whom it speaks, or null."]
    seat: Annotated[Seat | None, "Where it has its seat, or null."]
    summary: Annotated[str, "Who it is, in this record’s own words."]
    event_count: Annotated[Count, "How many events it took part in or is spoken of."]
    quote_count: Annotated[Count, "How many quotations are its own."]
    about_count: Annotated[Count, "How many quotations speak of it."]
    notes: Notes
    former_slugs: FormerSlugs


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point, in degrees (WGS 84); what it stands for lies within `uncertainty` metres of it."""

    latitude: Annotated[float, "Degrees north of the equator; negative south of it."]
    longitude: Annotated[float, "Degrees east of Greenwich; negative west of it."]
    uncertainty: Annotated[int, "Metres within which what the point stands for lies."]
    general: Annotated[str, "The public document that gives the point."]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happens, is said or sits. `event_count` and `quote_count` count what belongs to its parts too."""

    slug: OwnSlug
    url: Page
    name: Annotated[str, "The name that it is known by."]
    aliases: Annotated[list[Alias], "Its other names and spellings."]
    part_of: Annotated[list[Located], "The places that it lies in, the nearest first."]
    coordinates: Annotated[Coordinates | None, "Where it lies; null where it is too large for a point."]
    summary: Annotated[str, "Its sentences as one text."]
    sentences: Annotated[list[Sentence], "Why it matters here, sentence by sentence, each with where it is from."]
    event_count: Annotated[Count, "How many events happened there."]
    quote_count: Annotated[Count, "How many quotations were said there."]
    seat_count: Annotated[Count, "How many actors have their seat there."]
    notes: Notes
    former_slugs: FormerSlugs


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A paragraph that nothing in the record cites, and why."""

    paragraph: Annotated[ParagraphNumber, "Its number, counted from 1."]
    reason: Annotated[str, "Why nothing cites it."]


@dataclass(frozen=True, slots=True)
class Source:
    """An article that the record is built from."""

    slug: OwnSlug
    url: Page
    title: Annotated[str, "Its headline."]
    label: Annotated[str, "What this site calls it, in a word or two."]
    authors: Annotated[list[str], "Who wrote it; empty where it names nobody."]
    authors_sorted: Annotated[list[str], "The same, family name first; empty where they sort as they are written."]
    outlet: Annotated[str | None, "The paper, agency or site that printed it, or null."]
    published: Annotated[Date, "When it appeared."]
    kind: Annotated[str, OneOf("source_kind"), "What sort of article it is."]
    summary: Annotated[str, "What it tells, in this record’s own words."]
    address: Annotated[Annotated[str, Form({"format": "uri"})] | None, "Where the original stands on the web, or null."]
    address_basis: Annotated[Basis | None, "What the address stands on, or null."]
    paragraph_count: Annotated[Count, "How many paragraphs it has."]
    furniture: Annotated[list[ParagraphNumber], "Paragraphs that are no part of the text: menus, teasers, credits."]
    left_out: Annotated[list[LeftOut], "Other paragraphs that nothing in the record cites."]
    notes: Notes
    former_slugs: FormerSlugs


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the positions that the sources hold or report on it."""

    slug: OwnSlug
    url: Page
    title: Annotated[str, "The question."]
    intro: Annotated[str, "What it is about; it takes no side."]
    event: Annotated[Slug | None, "Slug of the event that it asks about, or null."]
    topics: Topics
    claims: Annotated[list[Claim], "The positions, each of one holder."]
    notes: Notes
    former_slugs: FormerSlugs


AnyRecord = Event | Actor | Place | Quote | Source | Question
"""What has a page and a document of its own."""
