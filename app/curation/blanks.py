"""Owns blank records: for each kind a file with every field, its meaning beside it, made from the record types."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from app.curation import forms

KINDS = tuple(kind.removesuffix("s") for kind in forms.RECORDS)
HINTS = {
    "edtf": "2018, 2018-06, 2018-06-12, 2019-10-XX, a/b; ~ about, ? unsure",
    "basis": "stated (the article gives it) | derived (note says how) | general (note names a document)",
    "supports": "[date, place, participants, summary, figure]",
    "source": "slug of a source",
    "actor": "slug of an actor",
    "speaker": "slug of an actor",
    "who": "slug of an actor",
    "event": "slug of an event",
    "after": "slug of the event behind which this one stands",
    "speaks_for": "slug of an actor",
    "topics": "slugs from topics.yaml",
    "about": "slugs of actors",
    "field": "the field that the note is about",
    "short": "label in the picture, at most 28 characters",
    "part": "what they did here, as in: called Kim a “thug”",
    "summary": "in our own words; say whose opinion it is",
    "context": "one sentence",
    "text": "as printed, without the marks around it; for a note: one plain sentence",
    "quote": "slug of a quotation by the same holder",
    "who_printed": "the printed words, where no actor is named",
    "condition": "if …, where the forecast or advice has one",
    "former_slugs": "slugs this record once had",
}


class BlankError(Exception):
    """The blank cannot be written; the message says why and what to do."""


def write(seeds: Path, kind: str, slug: str) -> Path:
    """Writes a blank record of `kind` and returns its path; raises BlankError, and never overwrites."""
    if kind not in KINDS:
        raise BlankError(f"There is no kind {kind!r}. Use one of {', '.join(KINDS)}.")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) or len(slug) > 60:
        raise BlankError(f"{slug!r} is no slug. Use a-z, 0-9 and single hyphens, at most 60 characters.")
    path = seeds / f"{kind}s" / f"{slug}.yaml"
    if path.exists():
        raise BlankError(f"{path} is there already. Edit it, or choose another slug.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(blank(forms.RECORDS[f"{kind}s"]), encoding="utf-8")
    return path


def blank(model: type[BaseModel]) -> str:
    """The text of a blank record: required fields to be filled in, optional ones as comments."""
    return "\n".join(_fields(model, "", top=True)) + "\n"


def _fields(model: type[BaseModel], indent: str, top: bool = False) -> Iterator[str]:
    for name, field in model.model_fields.items():
        prefix = indent if field.is_required() or not top else f"{indent}# "
        hint = HINTS.get(name) or choices(field.annotation)
        nested = nested_model(field.annotation)
        if nested is None:
            yield f"{prefix}{name}:" + (f"  # {hint}" if hint else "")
            continue
        yield f"{prefix}{name}:"
        many = "list" in str(field.annotation)
        inner = list(_fields(nested, ""))
        for number, line in enumerate(inner):
            bullet = ("- " if number == 0 else "  ") if many else "  "
            optional = "# " if prefix.endswith("# ") else ""
            yield f"{indent}{optional}{bullet}{line}"


def choices(annotation: Any) -> str:
    """The values of a closed list, in words; empty for any other type."""
    for part in (annotation, *get_args(annotation)):
        if get_origin(part) is Literal:
            return " | ".join(map(str, get_args(part)))
    return ""


def nested_model(annotation: Any) -> type[BaseModel] | None:
    """The record type inside a field's type; None where it is a plain value."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (list, Union, UnionType):
        return next((found for part in get_args(annotation) if (found := nested_model(part))), None)
    return None
