"""Owns the parts that records are made of: slugs, closed lists, lines, paragraphs of the sources, dates, notes."""

from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    StringConstraints,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from app import dates
from app.addresses import fault
from app.characters import shown
from app.lists import ACTOR, BASES, EVENT, EVENT_KIND, LANE, PLACE, QUOTE, QUOTE_KIND, SIDE, SOURCE, TOPIC
from app.urls import SLUG, SLUG_LENGTH


class OneOf(tuple[str, ...]):
    """Marks a text as a word of a closed list: of a list of words, or of its table in `app.lists`."""

    def __get_pydantic_core_schema__(self, *_: object) -> CoreSchema:
        return core_schema.literal_schema(list(self))


Slug = Annotated[str, StringConstraints(pattern=f"^{SLUG}$", max_length=SLUG_LENGTH)]
"""A record's own slug, or a former one. A slug that names another record is one of those below: it is marked with the
kind, and the checker asks for that record wherever the mark stands."""
ActorSlug = Annotated[Slug, ACTOR]
EventSlug = Annotated[Slug, EVENT]
PlaceSlug = Annotated[Slug, PLACE]
QuoteSlug = Annotated[Slug, QUOTE]
SourceSlug = Annotated[Slug, SOURCE]
TopicSlug = Annotated[Slug, TOPIC]
LaneSlug = Annotated[Slug, LANE]
EventKindSlug = Annotated[Slug, EVENT_KIND]
QuoteKindSlug = Annotated[Slug, QUOTE_KIND]
SideSlug = Annotated[Slug, SIDE]

TITLE, TEXT = r"^[^\n]*[\pL\pN][^\n]*$", r"[\pL\pN]"
"""What is not empty to the eye: it has a letter or a digit, in any script."""
Line = Annotated[str, StringConstraints(min_length=1, max_length=160, strip_whitespace=True, pattern=TITLE)]


def _reached(value: Any) -> Any:
    """An address as it is written; raises ValueError where it is none that everybody may follow."""
    if isinstance(value, str) and (wrong := fault(value.strip())):
        raise ValueError(f"{shown(value)!r} is no address of the web: {wrong}")
    return value


Address = Annotated[HttpUrl, BeforeValidator(_reached)]


class OwnWords:
    """Marks a text as our own running words, which are held to plain English (`app.curation.prose`)."""


Printed = Annotated[str, StringConstraints(min_length=1, max_length=1500, strip_whitespace=True, pattern=TEXT)]
"""Running words as a source prints them."""
Prose = Annotated[Printed, OwnWords()]
"""Running words of our own."""
ParagraphNumber = Annotated[int, Field(ge=1, le=999)]
Basis = Annotated[str, OneOf(BASES)]


def _unique(values: list[Any]) -> list[Any]:
    if len(values) != len({repr(v) for v in values}):
        raise ValueError("the same entry stands here twice: keep one")
    return values


Unique = AfterValidator(_unique)


_UNTOLD: set[str] = set()
"""Which keys stood in the file, which nobody asks: a set for each form would be two fifths of what a record weighs."""


class Form(BaseModel):
    """The base of all: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def model_post_init(self, _: object) -> None:
        object.__setattr__(self, "__pydantic_fields_set__", _UNTOLD)


class Pinpoint(Form):
    """Where in the sources: a source's slug and the number of one of its paragraphs."""

    source: SourceSlug
    paragraph: ParagraphNumber


class Sentence(Form):
    """One sentence, and where it is from: the paragraphs that say it, or in `general` a public document that does."""

    text: Prose
    citations: Annotated[list[Pinpoint], Unique] = []
    general: Prose | None = None

    @model_validator(mode="after")
    def _sourced(self) -> Self:
        if bool(self.citations) == bool(self.general):
            raise ValueError("a sentence has its source: citations of paragraphs, or a public document in general")
        return self


class Dated(Form):
    """A date with the basis it stands on. `general` and `derived` must say in `note` by what or how."""

    edtf: str
    span: Literal["period", "window"] | None = None
    basis: Basis
    note: Prose | None = None
    citations: list[Pinpoint] = []

    @model_validator(mode="after")
    def _holds(self) -> Self:
        self.parsed()
        if self.basis != "stated" and not self.note:
            content = "how it was worked out" if self.basis == "derived" else "a public document to check it by"
            raise ValueError(f"basis {self.basis!r} needs a note that names {content}")
        return self

    def parsed(self) -> dates.Edtf:
        return dates.parse(self.edtf, self.span)


class Note(Form):
    """An editor's note: one plain sentence, on a field of the record or on all of it."""

    text: Prose
    field: str | None = None
    source: SourceSlug | None = None
    paragraph: ParagraphNumber | None = None
