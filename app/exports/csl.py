"""Owns bibliographic items: what a page of this site and an article are cited by, in the terms of CSL-JSON. Pure.

Each item is the one truth of its citation: every style and every format is made of it.
"""

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from app.config import VERSION
from app.dates import Point
from app.lists import SINGULARS
from app.pages.claims import held_by
from app.record import records
from app.record.story import KIND_OF, Story
from app.text import clipped, joined, quoted

TYPES = {"news": "article-newspaper"}
"""The type of CSL for a kind of source; any other is a web page, as which all were read."""
PARTS = {"day": 3, "month": 2, "year": 1}
MARKS = "“‘\"'"
LONGEST = 240
"""So many characters of a quotation stand in the title of its citation."""


@dataclass(frozen=True, slots=True)
class Name:
    """An author: family and given name where the record tells them apart, else the name as printed."""

    literal: str = ""
    family: str = ""
    given: str = ""

    @property
    def json(self) -> dict[str, str]:
        return {"literal": self.literal} if self.literal else {"family": self.family, "given": self.given}


@dataclass(frozen=True, slots=True)
class Issued:
    """When something appeared: (year, month, day) as far as they are known. Where the day is not known, two of them
    bound it, it is `circa`, and the words in `literal` say so, which every program prints as they are."""

    parts: tuple[tuple[int, ...], ...]
    circa: bool = False
    literal: str = ""

    @property
    def json(self) -> dict[str, Any]:
        parts = {"date-parts": [list(part) for part in self.parts]} if self.parts else {}
        circa = {"circa": True} if self.circa else {}
        return parts | circa | ({"literal": self.literal} if self.literal else {})


@dataclass(frozen=True, slots=True)
class Item:
    """What a citation is made of; the names of its fields are those of CSL-JSON."""

    id: str
    type: str
    title: str
    author: tuple[Name, ...] = ()
    container_title: str = ""
    issued: Issued | None = None
    url: str = ""
    version: str = ""
    note: str = ""

    @property
    def json(self) -> dict[str, Any]:
        """As CSL-JSON, without what is empty."""
        said = {
            "id": self.id,
            "type": self.type,
            "title": self.title,
            "author": [name.json for name in self.author],
            "container-title": self.container_title,
            "issued": self.issued.json if self.issued else None,
            "URL": self.url,
            "version": self.version,
            "note": self.note,
            "language": "en",
        }
        return {name: value for name, value in said.items() if value}


def page_item(record: records.AnyRecord, story: Story, origin: str) -> Item:
    """The page of a record: by this site, in the version of its record; it has no date of its own. Without `origin` its
    address is the path alone."""
    site = story.site
    return Item(
        id=f"{KIND_OF[type(record)]}-{record.slug}",
        type="webpage",
        title=_title(record),
        author=(Name(site.brand),) if site.brand != site.title else (),
        container_title=site.title,
        url=f"{origin}{record.url}",
        version=f"{VERSION}+{story.generation}",
    )


def claim_item(claim: records.Claim, question: records.Question, story: Story, origin: str) -> Item:
    """A position: its place on the page of its question."""
    title = f"{held_by(claim.who)}, {claim.made.text}, on: {question.title}"
    page = page_item(question, story, origin)
    return replace(page, id=f"claim-{claim.slug}", title=title, url=f"{origin}{claim.url}")


def article_item(source: records.Source, pinpoints: list[records.Pinpoint]) -> Item:
    """An article; its note says which of its paragraphs the page cites."""
    return Item(
        id=source.slug,
        type=TYPES.get(source.kind, "webpage"),
        title=source.title,
        author=_authors(source),
        container_title=source.outlet or "",
        issued=issued(source.published),
        url=source.address or "",
        note=found_at(pinpoints),
    )


def document_item(text: str) -> Item:
    """A public document, as the record names it: nothing tells its author and date from its title."""
    return Item(id=f"document-{sha256(text.encode()).hexdigest()[:8]}", type="document", title=text.rstrip("."))


def _title(record: records.AnyRecord) -> str:
    match record:
        case records.Quote():
            return f"{record.speaker.name}: {quoted(clipped(record.text, LONGEST))}"
        case records.Source():
            return f"What was taken from “{record.title}”"
        case _:
            return str(getattr(record, SINGULARS[KIND_OF[type(record)]].called))


def _authors(source: records.Source) -> tuple[Name, ...]:
    if source.authors_sorted:
        pairs = (name.split(",", 1) for name in source.authors_sorted)
        return tuple(Name(family=family.strip(), given=given.strip()) for family, given in pairs)
    return tuple(Name(author) for author in source.authors)


def issued(dated: records.Date) -> Issued:
    """A date as far as it is known: one that is exact in its parts, any other between its bounds and in words."""
    words, point = dated.text.removeprefix("one day "), dated.edtf.start
    doubt = dated.approximate or dated.uncertain
    if point and not dated.edtf.is_interval and not point.unspecified and point.precision in PARTS:
        parts = (_parts(point, PARTS[point.precision]),)
        return Issued(parts, doubt, words if doubt or dated.span == "window" else "")
    if point is None or dated.edtf.end is None:
        return Issued((), True, words)
    bounds = (dated.first, dated.last)
    both = tuple((day.year, day.month, day.day) for day in bounds)
    return Issued(both, True, words)


def _parts(point: Point, number: int) -> tuple[int, ...]:
    return (point.first.year, point.first.month, point.first.day)[:number]


FEW = 2
"""Of so many paragraphs a citation gives the first words too."""


def found_at(pinpoints: list[records.Pinpoint]) -> str:
    """Where in an article a page's words stand, since it has no pages: "paragraph 5, which begins “It was late …”"."""
    by_number = {pinpoint.paragraph: pinpoint for pinpoint in pinpoints}
    pinpoints = [by_number[number] for number in sorted(by_number)]
    if len(pinpoints) > FEW:
        return f"paragraphs {joined([str(pinpoint.paragraph) for pinpoint in pinpoints])}"
    return joined(
        [f"paragraph {pinpoint.paragraph}, which begins “{pinpoint.locator.lstrip(MARKS)} …”" for pinpoint in pinpoints]
    )
