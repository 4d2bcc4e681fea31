"""Owns the tables of a generation. They are filled once by `app.build` and never written again."""

from sqlmodel import Field, SQLModel

from app.record.columns import DateColumns, cites, refers

FTS = "search"
"""The full-text table; made in the migration, since SQLModel has no words for virtual tables."""


class Meta(SQLModel, table=True):
    key: str = Field(primary_key=True)
    value: str


class Era(SQLModel, table=True):
    slug: str = Field(primary_key=True)
    position: int
    name: str
    first: str
    last: str
    intro: str


class Topic(SQLModel, table=True):
    slug: str = Field(primary_key=True)
    position: int
    name: str
    definition: str


class Source(DateColumns, table=True):
    slug: str = Field(primary_key=True)
    position: int
    title: str
    label: str
    outlet: str | None
    kind: str
    summary: str
    address: str | None
    address_basis: str | None
    paragraph_count: int


class SourceAuthor(SQLModel, table=True):
    __tablename__ = "source_author"
    source: str = refers("source", key=True)
    position: int = Field(primary_key=True)
    name: str


class Paragraph(SQLModel, table=True):
    """One paragraph of a source: its locator, and why nothing cites it where nothing does."""

    source: str = refers("source", key=True)
    number: int = Field(primary_key=True)
    locator: str
    furniture: bool
    left_out: str | None


class Actor(SQLModel, table=True):
    slug: str = Field(primary_key=True)
    position: int
    name: str
    kind: str
    side: str
    summary: str
    speaks_for: str | None = refers("actor", null=True)
    event_count: int
    quote_count: int
    about_count: int


class ActorRole(DateColumns, table=True):
    __tablename__ = "actor_role"
    __table_args__ = (cites(),)
    actor: str = refers("actor", key=True)
    position: int = Field(primary_key=True)
    title: str
    source: str | None
    paragraph: int | None


class ActorAlias(SQLModel, table=True):
    __tablename__ = "actor_alias"
    actor: str = refers("actor", key=True)
    position: int = Field(primary_key=True)
    name: str
    note: str | None


class Event(DateColumns, table=True):
    slug: str = Field(primary_key=True)
    position: int = Field(index=True, unique=True)
    title: str
    short: str | None
    place: str | None
    lane: str
    kind: str
    importance: str
    era: str = refers("era")
    summary: str
    loose_year: int | None


class EventActor(SQLModel, table=True):
    __tablename__ = "event_actor"
    event: str = refers("event", key=True)
    actor: str = Field(foreign_key="actor.slug", primary_key=True, index=True)
    position: int
    title: str | None
    part: str


class EventCitation(SQLModel, table=True):
    """`supports` holds its words separated by spaces, in the order of the contract."""

    __tablename__ = "event_citation"
    __table_args__ = (cites(),)
    event: str = refers("event", key=True)
    position: int = Field(primary_key=True)
    source: str = Field(index=True)
    paragraph: int
    supports: str


class EventTopic(SQLModel, table=True):
    __tablename__ = "event_topic"
    event: str = refers("event", key=True)
    topic: str = Field(foreign_key="topic.slug", primary_key=True, index=True)


class EventYear(SQLModel, table=True):
    """The years that an event's bounds touch."""

    __tablename__ = "event_year"
    event: str = refers("event", key=True)
    year: int = Field(primary_key=True, index=True)


class EventRelation(SQLModel, table=True):
    __tablename__ = "event_relation"
    __table_args__ = (cites(),)
    event: str = refers("event", key=True)
    position: int = Field(primary_key=True)
    other: str = refers("event")
    relation: str
    source: str
    paragraph: int


class Quote(DateColumns, table=True):
    slug: str = Field(primary_key=True)
    position: int = Field(index=True, unique=True)
    text: str
    speaker: str = refers("actor")
    context: str
    kind: str
    event: str | None = refers("event", null=True)


class QuotePassage(SQLModel, table=True):
    __tablename__ = "quote_passage"
    __table_args__ = (cites(),)
    quote: str = refers("quote", key=True)
    position: int = Field(primary_key=True)
    text: str
    source: str = Field(index=True)
    paragraph: int


class QuoteAbout(SQLModel, table=True):
    __tablename__ = "quote_about"
    quote: str = refers("quote", key=True)
    actor: str = Field(foreign_key="actor.slug", primary_key=True, index=True)
    position: int


class QuoteVia(SQLModel, table=True):
    __tablename__ = "quote_via"
    quote: str = refers("quote", key=True)
    position: int = Field(primary_key=True)
    who: str = refers("actor")
    how: str


class QuoteTopic(SQLModel, table=True):
    __tablename__ = "quote_topic"
    quote: str = refers("quote", key=True)
    topic: str = Field(foreign_key="topic.slug", primary_key=True, index=True)


class QuoteYear(SQLModel, table=True):
    """The years that the day of saying may touch."""

    __tablename__ = "quote_year"
    quote: str = refers("quote", key=True)
    year: int = Field(primary_key=True, index=True)


class Question(SQLModel, table=True):
    slug: str = Field(primary_key=True)
    position: int = Field(index=True, unique=True)
    title: str
    intro: str
    event: str | None = refers("event", null=True)


class QuestionTopic(SQLModel, table=True):
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
    kind: str = Field(index=True)
    text: str
    who: str | None = refers("actor", null=True)
    who_printed: str | None
    source: str = Field(index=True)
    paragraph: int
    quote: str | None = refers("quote", null=True)
    condition: str | None


class Outcome(SQLModel, table=True):
    __table_args__ = (cites(),)
    claim: str = refers("claim", key=True)
    position: int = Field(primary_key=True)
    relation: str = Field(index=True)
    text: str
    source: str | None
    paragraph: int | None
    event: str | None = refers("event", null=True)
    judged_by: str


class DateCitation(SQLModel, table=True):
    """A paragraph that a date rests on."""

    __tablename__ = "date_citation"
    __table_args__ = (cites(),)
    kind: str = Field(primary_key=True)
    slug: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    source: str
    paragraph: int


class Note(SQLModel, table=True):
    """An editor's note on a record of any kind."""

    __table_args__ = (cites(),)
    kind: str = Field(primary_key=True)
    slug: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    text: str
    field: str | None
    source: str | None
    paragraph: int | None


class Change(SQLModel, table=True):
    """A change of the record; `kind` and `slug` are null where it is of the whole."""

    position: int = Field(primary_key=True)
    day: str
    kind: str | None
    slug: str | None
    what: str
    why: str


class FormerSlug(SQLModel, table=True):
    """A slug that a record once had; it answers with a redirect."""

    __tablename__ = "former_slug"
    kind: str = Field(primary_key=True)
    old: str = Field(primary_key=True)
    slug: str
