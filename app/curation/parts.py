"""Owns the parts that records are made of: slugs, lines, places in the sources, dates with their basis, notes."""

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from app import dates

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=160, strip_whitespace=True, pattern=r"^[^\n]+$")]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=1500, strip_whitespace=True)]
Paragraph = Annotated[int, Field(ge=1, le=999)]

Basis = Literal["stated", "derived", "general"]


def _unique(values: list[Any]) -> list[Any]:
    if len(values) != len({repr(v) for v in values}):
        raise ValueError("the same entry stands here twice: keep one")
    return values


Unique = AfterValidator(_unique)


class Record(BaseModel):
    """The base of all: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Place(Record):
    """Where in the sources: a source's slug and the number of one of its paragraphs."""

    source: Slug
    paragraph: Paragraph


class Dated(Record):
    """A date with the basis it stands on. `general` and `derived` must say in `note` by what or how."""

    edtf: str
    span: Literal["period", "window"] | None = None
    basis: Basis
    note: Prose | None = None
    citations: list[Place] = []

    @model_validator(mode="after")
    def _holds(self) -> Self:
        self.parsed()
        if self.basis != "stated" and not self.note:
            wanted = "how it was worked out" if self.basis == "derived" else "a public document to check it by"
            raise ValueError(f"basis {self.basis!r} needs a note that names {wanted}")
        return self

    def parsed(self) -> dates.Edtf:
        return dates.parse(self.edtf, self.span)


class Note(Record):
    """An editor's note: one plain sentence, on a field of the record or on all of it."""

    text: Prose
    field: str | None = None
    source: Slug | None = None
    paragraph: Paragraph | None = None
