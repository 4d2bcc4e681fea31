"""Owns what is said of a field beside its type: words for whoever reads the JSON, and the form of its value.

A field says it in place: `title: Annotated[str, "What is said of it."]`. A property says it in its docstring. Pydantic
leaves these marks aside; `app.web.schema` makes the API's description of them. Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from app.urls import SLUG, SLUG_LENGTH


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a value, as JSON schema says it."""

    keywords: Mapping[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class OneOf:
    """A value of a closed list: of the story's (`lane`), or of the engine's (`basis`), by the name of one value."""

    name: str


SLUG_FORM: Mapping[str, Any] = {"pattern": f"^{SLUG}$", "maxLength": SLUG_LENGTH}
Slug = Annotated[str, Form(SLUG_FORM)]
Url = Annotated[str, Form({"format": "uri-reference"})]
Day = Annotated[str, Form({"format": "date"})]
ParagraphNumber = Annotated[int, Form({"minimum": 1})]
Count = Annotated[int, Form({"minimum": 0})]
Basis = Annotated[str, OneOf("basis")]

OwnSlug = Annotated[Slug, "What names it in addresses; it stays the same."]
Page = Annotated[Url, "Its page on this site, as a path from the root."]
Topics = Annotated[list[Slug], "Slugs of its topics."]
FormerSlugs = Annotated[list[Slug], "Slugs that it once had; their addresses lead here."]
