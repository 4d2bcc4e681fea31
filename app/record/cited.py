"""Owns what records rest on: paragraphs of the sources, dates with their basis, editor's notes; and filling by name."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, ClassVar, TypeVar

from app import dates, urls
from app.dates import Edtf
from app.lists import BASES, FIELDS, SUPPORTS, UNSOURCED, unfinished
from app.text import joined

T = TypeVar("T")


def fill(shape: type[T], form: object, /, **computed: Any) -> T:
    """A `shape` with the values of `form` under the same names, but for those `computed`; raises AttributeError for
    a field that neither has."""
    names = [field.name for field in fields(shape)]  # type: ignore[arg-type]
    return shape(**{name: computed[name] if name in computed else getattr(form, name) for name in names})


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of a source; `locator` is its first few words, to find it by, `label` what the source is called."""

    SAID: ClassVar[tuple[str, ...]] = ("source", "paragraph", "locator")
    source: str
    label: str
    paragraph: int
    locator: str

    @property
    def url(self) -> str:
        return urls.paragraph(self.source, self.paragraph)


@dataclass(frozen=True, slots=True)
class Citation(Place):
    """A paragraph and what it supports besides sentences: date, place, participants."""

    SAID: ClassVar[tuple[str, ...]] = (*Place.SAID, "supports")
    supports: list[str]

    @property
    def supported(self) -> str:
        """What it supports, in words."""
        return joined([SUPPORTS[word] for word in self.supports])


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the paragraphs that say it; `general` names a public document where no source says it."""

    text: str
    citations: list[Place]
    general: str | None


@dataclass(frozen=True, slots=True)
class Date:
    """A date: EDTF text, ISO bounds (null where open), precision, doubts, what it stands on, and words."""

    SAID: ClassVar[tuple[str, ...]] = (
        "edtf", "start", "end", "precision", "span", "approximate", "uncertain", "basis", "note", "text", "citations",
    )  # fmt: skip
    edtf: Edtf
    first: date
    last: date
    basis: str
    note: str | None
    citations: list[Place]

    @property
    def start(self) -> str | None:
        return str(self.first) if self.edtf.start else None

    @property
    def end(self) -> str | None:
        return str(self.last) if self.edtf.end else None

    @property
    def precision(self) -> str:
        return self.edtf.precision

    @property
    def span(self) -> str:
        return self.edtf.span

    @property
    def approximate(self) -> bool:
        return self.edtf.approximate

    @property
    def uncertain(self) -> bool:
        return self.edtf.uncertain

    @property
    def text(self) -> str:
        return dates.words(self.edtf)

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

    SAID: ClassVar[tuple[str, ...]] = ("text", "field", "place.source", "place.paragraph")
    text: str
    field: str | None
    place: Place | None

    @property
    def about(self) -> str | None:
        """The field as readers call it: "published.edtf" is the date of publication."""
        name = (self.field or "").split(".")[0]
        return FIELDS.get(name, name.replace("_", " ")) or None


@dataclass(frozen=True, slots=True)
class Passage(Place):
    """Words as one article prints them."""

    SAID: ClassVar[tuple[str, ...]] = ("text", *Place.SAID)
    text: str
