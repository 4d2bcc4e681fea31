"""Owns the check that nothing a seed file says is lost on its way into a record."""

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from app.curation import field_types, forms, story_forms
from app.record.shapes import filler
from app.trouble import Trouble

T = TypeVar("T")
ELSEWHERE: dict[type[BaseModel], set[str]] = {
    forms.Event: {"after"},  # only decides its place in the order
    forms.Source: {"file"},  # where `check --articles` finds its text
    forms.Participant: {"actor"},  # slug and name
    forms.Seat: {"place"},  # slug and name
    forms.Related: {"event", "source", "paragraph"},  # slug and title; the citation
    forms.Claim: {"who_printed", "source", "paragraph"},  # who; the pinpoint
    forms.Outcome: {"source", "paragraph"},  # the pinpoint
    forms.Role: {"edtf", "basis", "note", "source", "paragraph"},  # the date; the citation
    story_forms.Change: {"date", "record", "removed"},  # day; kind and slug; only lets a record be gone
    story_forms.Era: {"start"},  # first
    story_forms.Lane: {"colour"},  # light and dark
    story_forms.Site: {"years"},  # first_year and last_year
    field_types.Dated: {"span"},  # of the EDTF
    field_types.Note: {"source", "paragraph"},  # the pinpoint
}
"""What of a form stands in its record under another name, or not at all, and where."""


class LostField(Trouble):
    """A seed file may say what its record has no field for; the message names both."""


def from_form(shape: Callable[..., T], form: BaseModel, /, **computed: Any) -> T:
    """A `shape` filled by name from its form; raises LostField for a field of the form that the record would lose."""
    made: T = _filler(shape, type(form), tuple(computed))(form, **computed)
    return made


def taking(shape: Callable[..., T], form: type[BaseModel], *computed: str) -> Callable[..., T]:
    """`from_form` for one shape and one form, for what there are many of: it takes what is `computed` by name."""
    return _filler(shape, form, computed)


@cache
def _filler(shape: Callable[..., Any], form: type[BaseModel], computed: tuple[str, ...]) -> Callable[..., Any]:
    kept = {field.name for field in fields(shape)} | ELSEWHERE.get(form, set())  # type: ignore[arg-type]
    if lost := sorted(set(form.model_fields) - kept):
        room = shape.__module__.rpartition(".")[2]
        lost_names = ", ".join(lost)
        raise LostField(f"{lost_names} of {form.__name__} would be lost. Name it in {room}.{shape.__name__}.")
    return filler(shape, computed)
