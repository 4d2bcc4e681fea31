"""Owns what a story says besides its records: eras, topics, changes, the values of its lists, the site. Frozen."""

from dataclasses import dataclass
from datetime import date

from app import urls
from app.record.cited import Sentence


@dataclass(frozen=True, slots=True)
class Era:
    """A stretch of the story, to the day before the next, or to the end of the story."""

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
class Synonyms:
    """Words and phrases that search treats alike."""

    alike: list[str]


@dataclass(frozen=True, slots=True)
class Lane:
    """Who acts: a row of the picture, with its colour on light and on dark paper."""

    slug: str
    name: str
    note: str | None
    silence: str | None
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event, and the shape of its mark."""

    slug: str
    name: str
    shape: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A value of any other closed list of the story: a kind of quotation, a side."""

    slug: str
    name: str


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
    slug: str
    name: str
    definition: str

    @property
    def url(self) -> str:
        """The events that are about it."""
        return urls.link(urls.TIMELINE, [("topic", self.slug)])
