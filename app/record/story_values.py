"""Owns what a story says besides its records: eras, topics, changes, the values of its lists, the site. Frozen."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from app import urls
from app.record.cited import Sentence
from app.record.described import Day, OneOf, OwnSlug, Slug, Url


@dataclass(frozen=True, slots=True)
class Era:
    """A stretch of the story, to the day before the next, or to the end of the story."""

    slug: OwnSlug
    name: Annotated[str, "What it is called."]
    first: Annotated[date, "Its first day."]
    last: Annotated[date, "Its last day."]
    intro: Annotated[str, "What happened in it, in a sentence or two."]


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a record (or of the whole, where kind and slug are null): the day, what changed, why."""

    day: Annotated[Day, "The day of the change."]
    kind: Annotated[str | None, "The kind of record that changed, in the singular; null for the whole."]
    slug: Annotated[Slug | None, "Slug of the record that changed; null for the whole."]
    what: Annotated[str, "What changed."]
    why: Annotated[str, "Why."]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words and phrases that search treats alike."""

    alike: list[str]


@dataclass(frozen=True, slots=True)
class Lane:
    """Who acts: a row of the picture, with its colour on light and on dark paper."""

    slug: OwnSlug
    name: Annotated[str, "What it is called."]
    note: Annotated[str | None, "What belongs in it, where the name leaves that open; else null."]
    silence: Annotated[str | None, "What the picture says where it has no event; or null."]
    light: Annotated[str, "Its colour on light paper, as CSS has it."]
    dark: Annotated[str, "Its colour on dark paper."]


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event, and the shape of its mark."""

    slug: OwnSlug
    name: Annotated[str, "What it is called."]
    shape: Annotated[str, OneOf("shape"), "How the picture marks it."]


@dataclass(frozen=True, slots=True)
class Listed:
    """A value of any other closed list, and its words."""

    slug: Annotated[str, "The value, as records have it."]
    name: Annotated[str, "What it means, in words."]


@dataclass(frozen=True, slots=True)
class Site:
    """What the site says of itself. The picture runs from `opens` to `closes`; a filter takes the years `first_year` to
    `last_year`; `about`, `how_to_read` and `teach` are Markdown."""

    brand: str
    title: str
    lead: str
    tagline: str
    opens: date
    closes: date
    first_year: int
    last_year: int
    licence: str
    about: str
    how_to_read: str
    teach: str
    contact: str | None = None
    repository: str | None = None

    @property
    def contact_url(self) -> str | None:
        """Where a letter to `contact` begins."""
        return urls.letter(self.contact, f"About: {self.title}", "") if self.contact else None


@dataclass(frozen=True, slots=True)
class Step:
    """A turning point as the story tells it: `transition` says when, `quote` is the slug of words with it."""

    event: str
    sentences: list[Sentence]
    quote: str | None
    transition: str | None


@dataclass(frozen=True, slots=True)
class Narrative:
    """The whole story, told from one turning point to the next."""

    opening: list[Sentence]
    steps: list[Step]
    end: list[Sentence]


@dataclass(frozen=True, slots=True)
class Topic:
    """What records are about."""

    SAID: ClassVar[tuple[str, ...]] = ("slug", "url", "name", "definition")
    slug: OwnSlug
    name: Annotated[str, "What it is called."]
    definition: Annotated[str, "What belongs to it, and what does not."]

    @property
    def url(self) -> Url:
        """The timeline of the events that are about it, as a path from the root."""
        return urls.link(urls.TIMELINE, [("topic", self.slug)])
