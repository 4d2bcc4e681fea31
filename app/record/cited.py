"""Owns what records rest on: paragraphs of the sources, dates with their basis, editor's notes."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, ClassVar

from app import dates, urls
from app.dates import Edtf
from app.lists import BASES, FIELDS, SUPPORTS, UNSOURCED, unfinished
from app.record.described import Basis, Day, OneOf, ParagraphNumber, Slug
from app.text import joined

EDTF = (
    "The date in EDTF, the extended form of ISO 8601: `2018-06-12`, `2018-06`, `2018`; `2018-21` is spring 2018 (22 "
    "summer, 23 autumn, 24 winter); `2019-10-XX` some day in October 2019; `201X` a decade; `A/B` a stretch, `A/..` an "
    "open one; `~` about, `?` not certain, `%` both. `text` has it in words."
)


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A paragraph of a source; `locator` is its first few words, to find it by, `label` what the source is called."""

    SAID: ClassVar[tuple[str, ...]] = ("source", "paragraph", "locator")
    source: Annotated[Slug, "Slug of the source."]
    label: str
    paragraph: Annotated[ParagraphNumber, "Number of the paragraph in its source, counted from 1."]
    locator: Annotated[str, "The first few words of the paragraph, to find it by."]

    @property
    def url(self) -> str:
        return urls.paragraph(self.source, self.paragraph)


@dataclass(frozen=True, slots=True)
class Citation(Pinpoint):
    """A paragraph and what it supports besides sentences: date, pinpoint, participants."""

    SAID: ClassVar[tuple[str, ...]] = (*Pinpoint.SAID, "supports")
    supports: Annotated[list[Annotated[str, OneOf("support")]], "What it supports besides the sentences."]

    @property
    def supported(self) -> str:
        """What it supports, in words."""
        return joined([SUPPORTS[word] for word in self.supports])


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the paragraphs that say it; `general` names a public document where no source says it."""

    text: Annotated[str, "The sentence, in this record’s own words."]
    citations: Annotated[list[Pinpoint], "The paragraphs that say it; empty where `general` names a document."]
    general: Annotated[str | None, "The public document that says it where no source does; else null."]


_in_words = lru_cache(maxsize=2**12)(dates.words)
"""The words of a date of the record, which stand on page after page."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date: EDTF text, ISO bounds (null where open), precision, doubts, what it stands on, and words."""

    SAID: ClassVar[tuple[str, ...]] = (
        "edtf", "start", "end", "precision", "span", "approximate", "uncertain", "basis", "note", "text", "citations",
    )  # fmt: skip
    edtf: Annotated[Edtf, EDTF]
    first: date
    last: date
    basis: Annotated[Basis, "What the date stands on."]
    note: Annotated[str | None, "How it was worked out, or the public document that gives it; else null."]
    citations: Annotated[list[Pinpoint], "The paragraphs that give it."]

    @property
    def start(self) -> Day | None:
        """The first day that it may mean; null where its beginning is open."""
        return str(self.first) if self.edtf.start else None

    @property
    def end(self) -> Day | None:
        """The last day that it may mean; null where its end is open."""
        return str(self.last) if self.edtf.end else None

    @property
    def precision(self) -> Annotated[str, OneOf("precision")]:
        """How exact the date is; the looser of the two ends of a stretch."""
        return self.edtf.precision

    @property
    def span(self) -> Annotated[str, OneOf("span")]:
        """Whether it is one date, a period, or one day somewhere within a window."""
        return self.edtf.span

    @property
    def approximate(self) -> bool:
        """Whether it is known only to about its precision (`~` in EDTF)."""
        return self.edtf.approximate

    @property
    def uncertain(self) -> bool:
        """Whether it may be wrong (`?` in EDTF)."""
        return self.edtf.uncertain

    @property
    def text(self) -> str:
        """The date in words."""
        return _in_words(self.edtf)

    @property
    def datetime(self) -> str | None:
        """What `<time datetime>` says; None where HTML has no form for it."""
        exact = self.precision in ("day", "month", "year") and not self.edtf.is_interval and self.edtf.start
        return self.edtf.text.rstrip("~?%") if exact and not exact.unspecified else None

    @property
    def exactness(self) -> str:
        """How exact it is: "exact to the day", "one day, somewhere in this stretch"."""
        if self.span == "window":
            return "one day, somewhere in this stretch"
        if self.span == "period":
            return "a period" + (", its end open" if self.edtf.end is None else "")
        if self.uncertain:
            return f"the {self.precision} is not certain"
        return f"{'known only to about' if self.approximate else 'exact to'} the {self.precision}"

    @property
    def is_sourced(self) -> bool:
        """Whether it stands on anything; a draft says of what does not yet."""
        return not unfinished(self.note)

    @property
    def stands_on(self) -> str:
        """Its basis in words."""
        return BASES[self.basis] if self.is_sourced else UNSOURCED

    @property
    def days(self) -> tuple[date, date] | None:
        """Its first and its last day where both are known without a doubt; None for all else."""
        start, end = self.edtf.start, self.edtf.end
        known = start and end and start.is_known and end.is_known and self.span != "window"
        return (self.first, self.last) if known else None

    @property
    def order(self) -> tuple[date, date]:
        """Its turn among others: see `Edtf.order`."""
        return self.edtf.order(self.last)

    @property
    def years(self) -> range:
        """The years that its bounds touch."""
        return range(self.first.year, self.last.year + 1)


@dataclass(frozen=True, slots=True)
class Note:
    """An editor's note, on a field of the record or on all of it."""

    SAID: ClassVar[tuple[str, ...]] = ("text", "field", "pinpoint.source", "pinpoint.paragraph")
    text: Annotated[str, "What the editor says."]
    field: Annotated[str | None, "The field that it is on; null where it is on the whole record."]
    pinpoint: Pinpoint | None

    @property
    def about(self) -> str | None:
        """The field as readers call it: "published.edtf" is the date of publication."""
        name = (self.field or "").split(".")[0]
        return FIELDS.get(name, name.replace("_", " ")) or None


@dataclass(frozen=True, slots=True)
class Passage(Pinpoint):
    """Words as one article prints them."""

    SAID: ClassVar[tuple[str, ...]] = ("text", *Pinpoint.SAID)
    text: Annotated[str, "The words as the article prints them, without its quotation marks."]


Notes = Annotated[list[Note], "Editor’s notes."]
