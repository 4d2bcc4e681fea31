"""Owns what the files of a story may say that are no records: eras, topics, synonyms, changes, lists, site."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from app import dates, lists
from app.addresses import fault
from app.characters import shown
from app.curation.field_types import Address, EventSlug, Form, Line, OneOf, Prose, QuoteSlug, Sentence, Slug, Unique
from app.curation.forms import RECORDS

DAY, HEX = r"^\d{4}-\d\d-\d\d$", r"^#[0-9a-f]{6}$"
RECORD = rf"^({'|'.join(RECORDS)})/[a-z0-9-]+$"
Day = Annotated[str, StringConstraints(pattern=DAY)]
Year = Annotated[int, Field(ge=dates.FIRST_YEAR, le=dates.LAST_YEAR)]
Phrase = Annotated[Line, StringConstraints(max_length=60)]


def _written_to(contact: str) -> str:
    """A contact: a mail address, or the address of a page; raises ValueError for any other."""
    if "/" not in contact and re.fullmatch(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+", contact):
        return contact
    if wrong := fault(contact):
        raise ValueError(f"{shown(contact)!r} is neither a mail address nor an address of the web: {wrong}")
    return contact


Contact = Annotated[Line, AfterValidator(_written_to)]
Hex = Annotated[str, StringConstraints(pattern=HEX)]


class Era(Form):
    """A stretch of the story; each runs until the next begins."""

    slug: Slug
    name: Line
    start: str
    intro: Prose


class Topic(Form):
    """A subject that events and quotations are about, defined in one line."""

    slug: Slug
    name: Line
    definition: Line


class Change(Form):
    """One change of the record, newest first. `record` is like `events/its-slug`; none for the whole. `removed`: the
    record is no longer there."""

    date: Day
    record: Annotated[str, StringConstraints(pattern=RECORD)] | None = None
    removed: bool = False
    what: Prose
    why: Prose


class Synonyms(Form):
    """Words and phrases that search treats alike: whoever looks for one finds the others."""

    alike: Annotated[list[Phrase], Field(min_length=2), Unique]


class Colour(Form):
    """A colour of a lane, `#rrggbb`, on light and on dark paper."""

    light: Hex
    dark: Hex


class Lane(Form):
    """Who acts: a row of the picture. `note` is a sentence that says what stands in it where its name does not;
    `silence` what the picture says along it after its last event."""

    slug: Slug
    name: Annotated[Line, StringConstraints(max_length=18)]
    note: Prose | None = None
    silence: Annotated[Line, StringConstraints(max_length=48)] | None = None
    colour: Colour


class EventKind(Form):
    """A kind of event, and the shape of its mark."""

    slug: Slug
    name: Line
    shape: Annotated[str, OneOf(lists.SHAPES)]


class QuoteKind(Form):
    """A kind of quotation."""

    slug: Slug
    name: Line


class Side(Form):
    """A side that actors are on."""

    slug: Slug
    name: Line


class Lists(Form):
    """The closed lists of the story, each in its order."""

    lanes: Annotated[list[Lane], Field(min_length=1, max_length=7)]
    event_kinds: Annotated[list[EventKind], Field(min_length=1)]
    quote_kinds: Annotated[list[QuoteKind], Field(min_length=1)]
    sides: Annotated[list[Side], Field(min_length=1)]


class Years(Form):
    """The years that a filter takes; no date of the record lies outside."""

    first: Year
    last: Year


class Site(Form):
    """What the site says of itself. Its picture runs from `opens` to `closes`, or else to the day on which the latest
    source appeared. `contact`: a mail address, or that of a page to write at; `repository`: where the project lies
    and takes issues. Both stand at the foot of every page and in what a reader sends to suggest a correction."""

    brand: Line
    title: Line
    lead: Prose
    tagline: Line
    opens: Day
    closes: Day | None = None
    years: Years
    contact: Contact | None = None
    repository: Address | None = None
    licence: Line


class Step(Form):
    """A turning point as the story tells it. `transition` says when, before it; `quote`: words to stand with it."""

    event: EventSlug
    sentences: Annotated[list[Sentence], Field(min_length=1)]
    quote: QuoteSlug | None = None
    transition: Line | None = None


class Narrative(Form):
    """The whole story, told from one turning point to the next: how it opens, its steps in order, how it ends."""

    opening: Annotated[list[Sentence], Field(min_length=1)]
    steps: Annotated[list[Step], Field(min_length=1)]
    end: Annotated[list[Sentence], Field(min_length=1)]


Longitude = Annotated[float, Field(ge=-180, le=540)]
Latitude = Annotated[float, Field(ge=-85, le=85)]


class Extent(Form):
    """A part of the earth, in degrees: from `west` eastwards to `east`, which is more than 180 beyond the 180th
    meridian."""

    west: Longitude
    east: Longitude
    south: Latitude
    north: Latitude


class Point(Form):
    """A point of a line, in degrees."""

    longitude: Longitude
    latitude: Latitude


class MapLine(Form):
    """A line on the map, what it is, and in `general` the public document that gives it."""

    name: Line
    general: Prose
    points: Annotated[list[Point], Field(min_length=2, max_length=200)]


class Inset(Form):
    """A part of the map drawn larger: its upper left corner stands at `corner` of the map, and it is as wide as `width`
    degrees of that."""

    name: Annotated[Line, StringConstraints(max_length=40)]
    extent: Extent
    corner: Point
    width: Annotated[float, Field(ge=5, le=180)]


class Journey(Form):
    """Events that the map joins by arcs, one after another; `open`: what is not known of the next, marked “?”. On a
    narrow screen the map shows its `extent`, or else the whole."""

    name: Line
    events: Annotated[list[EventSlug], Field(min_length=2, max_length=9), Unique]
    open: Line | None = None
    extent: Extent | None = None


class Map(Form):
    """What the map of the story shows; a story without one lists its places only."""

    projection: Annotated[str, OneOf(lists.PROJECTIONS)]
    extent: Extent
    inset: Inset | None = None
    lines: Annotated[list[MapLine], Field(max_length=20)] = []
    journey: Journey | None = None


LISTS = {"eras": list[Era], "topics": list[Topic], "synonyms": list[Synonyms], "changes": list[Change]}
"""The forms of the files that are lists."""
SINGLE = {"lists": Lists, "site": Site, "story": Narrative, "map": Map}
"""The forms of the files that hold one of a kind."""
OPTIONAL = ("map",)
"""Those that a story may do without."""
TEXTS = ("about", "how-to-read", "teach")
"""The files of running text, in Markdown."""
