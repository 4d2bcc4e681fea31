"""Owns the tables of a generation: what filtering, ordering and an analyst's own queries need beside the documents.

They are filled once, by the names of their columns (`app.record.rows`), and never written again.
"""

from sqlmodel import Field, SQLModel

from app.record import index_tables as _index_tables  # noqa: F401 - a generation has them too
from app.record import story_tables as _story_tables  # noqa: F401 - what some references below name
from app.record.shared_columns import DateColumns, DocumentColumns, cites, placed, refers, within_sentence


class Source(DocumentColumns, DateColumns, table=True):
    """An article; its date is that of its publication."""

    title: str
    label: str
    outlet: str | None
    kind: str
    summary: str
    address: str | None
    address_basis: str | None
    paragraph_count: int


class Paragraph(SQLModel, table=True):
    """One paragraph of a source: its first words, and why nothing cites it where nothing does."""

    source: str = refers("source", key=True)
    number: int = Field(primary_key=True)
    locator: str
    furniture: bool
    left_out: str | None


class Actor(DocumentColumns, table=True):
    """Who acts, speaks or is spoken of."""

    name: str
    kind: str
    side: str = refers("side", index=False)
    summary: str
    speaks_for: str | None = refers("actor", null=True)
    seat: str | None = refers("place", null=True)
    event_count: int
    quote_count: int
    about_count: int


class Place(DocumentColumns, table=True):
    """Where something happens, is said or sits; a point in degrees, where it is not too large for one."""

    name: str
    part_of: str | None = refers("place", null=True)
    latitude: float | None
    longitude: float | None
    uncertainty: int | None
    summary: str
    event_count: int
    quote_count: int
    seat_count: int


class ActorRole(DateColumns, table=True):
    """An office of an actor, with its dates and the paragraph that gives it."""

    __tablename__ = "actor_role"
    __table_args__ = (cites(),)
    actor: str = refers("actor", key=True)
    position: int = Field(primary_key=True)
    title: str
    source: str | None
    paragraph: int | None


class Event(DocumentColumns, DateColumns, table=True):
    """Something that happened. `loose_year`: the year in which it stands last, where no month is given; `begins_known`:
    whether it is known to begin about some day."""

    first: str = Field(index=True)
    last: str = Field(index=True)
    title: str
    short: str | None
    outcome: str | None
    place: str | None
    lane: str = refers("lane", index=False)
    kind: str = refers("event_kind", index=False)
    importance: str
    era: str = refers("era", index=False)
    summary: str
    loose_year: int | None
    begins_known: bool


class EventActor(SQLModel, table=True):
    """Who took part in an event: the office then, and what they did."""

    __tablename__ = "event_actor"
    event: str = refers("event", key=True)
    actor: str = Field(foreign_key="actor.slug", primary_key=True, index=True)
    position: int
    title: str | None
    part: str


class EventPlace(SQLModel, table=True):
    """Where an event happened."""

    __tablename__ = "event_place"
    event: str = refers("event", key=True)
    place: str = Field(foreign_key="place.slug", primary_key=True, index=True)
    position: int


class EventSentence(SQLModel, table=True):
    """A sentence of an event's summary; `general` names a public document where no source says it."""

    __tablename__ = "event_sentence"
    event: str = refers("event", key=True)
    position: int = Field(primary_key=True)
    text: str
    general: str | None


class SentenceCitation(SQLModel, table=True):
    """A paragraph that says a sentence of an event's summary."""

    __tablename__ = "sentence_citation"
    __table_args__ = (cites(), within_sentence())
    event: str = Field(primary_key=True)
    sentence: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    source: str
    paragraph: int


class EventCitation(SQLModel, table=True):
    """A paragraph that an event rests on; `supports` holds what it supports besides sentences, separated by spaces."""

    __tablename__ = "event_citation"
    __table_args__ = placed("event_citation")
    event: str = refers("event", key=True)
    position: int = Field(primary_key=True)
    source: str
    paragraph: int
    supports: str


class EventTopic(SQLModel, table=True):
    """What an event is about."""

    __tablename__ = "event_topic"
    event: str = refers("event", key=True)
    topic: str = Field(foreign_key="topic.slug", primary_key=True, index=True)


class EventYear(SQLModel, table=True):
    """The years that an event's bounds touch."""

    __tablename__ = "event_year"
    event: str = refers("event", key=True)
    year: int = Field(primary_key=True, index=True)


class EventRelation(SQLModel, table=True):
    """An event's link to an earlier or enclosing one, and the paragraph that draws it."""

    __tablename__ = "event_relation"
    __table_args__ = (cites(),)
    event: str = refers("event", key=True)
    position: int = Field(primary_key=True)
    other: str = refers("event")
    relation: str
    source: str
    paragraph: int


class Quote(DocumentColumns, DateColumns, table=True):
    """Words that somebody said or wrote; the date is the day they were said."""

    text: str
    speaker: str = refers("actor")
    context: str
    kind: str = refers("quote_kind", index=False)
    event: str | None = refers("event", null=True)
    place: str | None = refers("place", null=True)


class QuotePassage(SQLModel, table=True):
    """The words of a quotation as one paragraph prints them."""

    __tablename__ = "quote_passage"
    __table_args__ = placed("quote_passage")
    quote: str = refers("quote", key=True)
    position: int = Field(primary_key=True)
    text: str
    source: str
    paragraph: int


class QuoteAbout(SQLModel, table=True):
    """Who a quotation speaks of."""

    __tablename__ = "quote_about"
    quote: str = refers("quote", key=True)
    actor: str = Field(foreign_key="actor.slug", primary_key=True, index=True)
    position: int


class QuoteVia(SQLModel, table=True):
    """A step of the way from the speaker to the article."""

    __tablename__ = "quote_via"
    quote: str = refers("quote", key=True)
    position: int = Field(primary_key=True)
    who: str = refers("actor", index=False)
    how: str


class QuoteTopic(SQLModel, table=True):
    """What a quotation is about."""

    __tablename__ = "quote_topic"
    quote: str = refers("quote", key=True)
    topic: str = Field(foreign_key="topic.slug", primary_key=True, index=True)


class QuoteYear(SQLModel, table=True):
    """The years that the day of saying may touch."""

    __tablename__ = "quote_year"
    quote: str = refers("quote", key=True)
    year: int = Field(primary_key=True, index=True)


class Question(DocumentColumns, table=True):
    """A question that the sources answer; the table `claim` has the positions on it."""

    title: str
    intro: str
    event: str | None = refers("event", null=True)


class QuestionTopic(SQLModel, table=True):
    """What a question is about."""

    __tablename__ = "question_topic"
    question: str = refers("question", key=True)
    topic: str = Field(foreign_key="topic.slug", primary_key=True, index=True)
    position: int


class Claim(DateColumns, table=True):
    """A position on a question; `who` is an actor, or `who_printed` the printed words for its holders."""

    __table_args__ = (cites(),)
    slug: str = Field(primary_key=True)
    question: str = refers("question")
    position: int = Field(index=True, unique=True)
    kind: str
    text: str
    who: str | None = refers("actor", null=True)
    who_printed: str | None
    source: str = Field(index=True)
    paragraph: int
    quote: str | None = refers("quote", index=False, null=True)
    condition: str | None


class ClaimEvent(SQLModel, table=True):
    """An event that a claim judges."""

    __tablename__ = "claim_event"
    claim: str = refers("claim", key=True)
    event: str = Field(foreign_key="event.slug", primary_key=True, index=True)
    position: int


class Outcome(SQLModel, table=True):
    """What a later passage says that bears on a claim."""

    __table_args__ = (cites(),)
    claim: str = refers("claim", key=True)
    position: int = Field(primary_key=True)
    relation: str
    text: str
    source: str | None
    paragraph: int | None
    event: str | None = refers("event", null=True)
    judged_by: str


TABLES = SQLModel.metadata.tables
"""All of them, by name."""
