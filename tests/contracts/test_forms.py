"""The forms: no slug that names another record goes unchecked, and each closed list stands in one pinpoint."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal, get_args

import pytest

from app import lists
from app.curation import Seeds, forms, story_forms
from app.curation.field_types import ActorSlug, EventSlug, Form, Pinpoint, Slug, SourceSlug, Unique
from app.curation.fields import FormField, fields
from app.curation.problems import Reference
from app.curation.rules import check_references
from tests.contracts.tree import none

OWN = {"slug", "former_slugs", "former_events"}
"""The fields that hold the record's own slugs, or slugs of events that are no more: they name no other record."""
ROOTS = [
    *forms.RECORDS.values(), *(get_args(form)[0] for form in story_forms.LISTS.values()), *story_forms.SINGLE.values()
]  # fmt: skip


def reached(form: type[Form]) -> Iterator[tuple[str, FormField]]:
    """Every field of a form and of the forms in it, with the names of both."""
    for field in fields(form):
        yield f"{form.__name__}.{field.name}", field
        if field.form:
            yield from reached(field.form)


def bare(form: type[Form]) -> set[str]:
    """The fields that hold a slug and do not say of what kind, the record's own apart."""
    slug = get_args(Slug)[1]
    return {name for name, f in reached(form) if slug in f.marks and f.kind is None and f.name not in OWN}


def without_table(form: type[Form]) -> set[str]:
    """The fields that hold one of some words which are no table of words."""
    tables = {tuple(table) for name, table in vars(lists).items() if name.isupper() and isinstance(table, dict)}
    return {name for name, field in reached(form) if field.words and field.words not in tables}


class Spanned(Form):
    """A form of which one field takes one of two words."""

    span: Literal["a", "b"] | None


class Scratch(Form):
    """A form that nobody has listed anywhere."""

    slug: Slug
    rival: ActorSlug | None
    causes: Annotated[list[EventSlug], Unique]
    copied_from: SourceSlug
    pinpoints: list[Pinpoint]
    unmarked: Slug
    former_slugs: list[Slug]


class Outer(Form):
    """A form around it."""

    parts: list[Scratch]


OUTER = Outer(
    parts=[
        Scratch(
            slug="one", rival="nobody", causes=["sputnik", "nothing"], copied_from="nowhere",
            pinpoints=[Pinpoint(source="orbit-review", paragraph=99)], unmarked="lost", former_slugs=["none"],
        )
    ]
)  # fmt: skip


class Scratched(Seeds):
    """Seeds in which the form stands."""

    def entries(self) -> Iterator[tuple[str, tuple[str | int, ...], Form]]:
        yield "scratch.yaml", (), OUTER


@pytest.fixture
def scratched(world: Seeds) -> Seeds:
    """The tiny record, with nothing but the scratch form to walk."""
    return Scratched(Path(), sources=world.sources, events=world.events)


def test_every_slug_of_a_form_says_of_what_kind_it_is() -> None:
    none(field for form in ROOTS for field in bare(form))


def test_a_slug_that_does_not_say_its_kind_is_named() -> None:
    assert bare(Outer) == {"Scratch.unmarked"}


def test_a_new_reference_is_found_by_its_type(scratched: Seeds) -> None:
    at = ("parts", 0)
    pinpoint = Reference("scratch.yaml", (*at, "pinpoints", 0, "source"), lists.SOURCE, "orbit-review", 99)
    copied = Reference("scratch.yaml", (*at, "copied_from"), lists.SOURCE, "nowhere", 0)
    assert scratched.references == [
        Reference("scratch.yaml", (*at, "rival"), lists.ACTOR, "nobody", 0),
        Reference("scratch.yaml", (*at, "causes", 0), lists.EVENT, "sputnik", 0),
        Reference("scratch.yaml", (*at, "causes", 1), lists.EVENT, "nothing", 0),
        copied,
        pinpoint,
    ]
    assert scratched.cited == [copied, pinpoint]


def test_a_new_reference_to_nothing_is_reported(scratched: Seeds) -> None:
    assert [finding[2] for finding in check_references(scratched)] == [
        "there is no actor 'nobody'",
        "there is no event 'nothing'",
        "there is no source 'nowhere'",
        "orbit-review has no paragraph 99",
    ]


@pytest.mark.parametrize("held", [dict[str, ActorSlug], set[ActorSlug], ActorSlug | EventSlug | None])
def test_a_type_in_which_a_reference_could_hide_is_refused(held: object) -> None:
    form = type("Hiding", (Form,), {"__annotations__": {"hidden": held}, "__module__": __name__})
    with pytest.raises(TypeError, match="is no type of a form"):
        fields(form)


def test_a_closed_list_of_a_form_is_a_table_of_words() -> None:
    untied = {field for form in ROOTS for field in without_table(form)}
    assert untied == {"Dated.span"}, "a span is a type of `app.dates`"
    assert without_table(Spanned) == {"Spanned.span"}


def test_a_type_of_one_of_some_words_is_a_closed_list() -> None:
    assert fields(Spanned)[0].words == ("a", "b")


def test_every_kind_of_record_has_its_form() -> None:
    assert set(forms.RECORDS) == set(lists.KINDS)
    assert {kind.plural: kind for kind in lists.SINGULARS.values() if not kind.within} == lists.KINDS
    assert all(kind.singular == singular for singular, kind in lists.SINGULARS.items())
