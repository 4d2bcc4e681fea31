"""A field that is added in one place and forgotten in the next is seen, by name, on its whole way to the page."""

import ast
import dataclasses
import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import create_model
from sqlmodel import SQLModel

from app import curation
from app.curation import read_lock, story_forms
from app.record import records, story_values
from app.record.documents import SHAPES
from app.record.filling import ELSEWHERE, LostField, from_form
from app.record.make import make
from app.record.rows import row
from app.record.whole import Record
from tests.conftest import WORLD
from tests.contracts.tree import files, hold, none, text

UNSHOWN = {"former_slugs", "authors_sorted"}
"""Fields of records that no page names: old slugs lead here by a redirect, citations have names as they sort them."""
SHOWN = [*files("templates", suffix=".html"), *files("templates", suffix=".svg")]
PAGES = "".join(text(path) for path in [*files("app/pages", suffix=".py"), *SHOWN])


@pytest.fixture(scope="module")
def record(world: curation.Seeds) -> Record:
    """The tiny record."""
    return make(world, read_lock(WORLD))


def test_a_field_of_a_form_that_no_record_takes_stops_the_build(world: curation.Seeds) -> None:
    longer = create_model("Topic", __base__=story_forms.Topic, barometer=(str, "fine"))
    with pytest.raises(LostField, match=r"barometer of Topic would be lost\. Name it in story_values\.Topic"):
        from_form(story_values.Topic, longer(slug="moon", name="The Moon", definition="What lies there."))


def test_a_field_of_a_record_that_nothing_fills_stops_the_build() -> None:
    longer = dataclasses.make_dataclass("Topic", [("barometer", str)], bases=(story_values.Topic,), frozen=True)
    with pytest.raises(AttributeError, match="barometer"):
        from_form(longer, story_forms.Topic(slug="moon", name="The Moon", definition="What lies there."))


def test_a_column_that_nothing_fills_stops_the_build(record: Record) -> None:
    class Scratch(SQLModel):
        __tablename__ = "scratch"
        title: str
        barometer: str

    event = next(iter(record.events))
    with pytest.raises(AttributeError, match="nothing fills the column 'barometer' of the table 'scratch'"):
        row(Scratch, event, event.date)


def test_what_stands_elsewhere_is_a_field_of_its_form_and_not_of_its_record() -> None:
    for form, names in ELSEWHERE.items():
        assert names <= set(form.model_fields), form.__name__


def fields(shape: Any) -> Iterator[str]:
    """The fields of a record and of its parts."""
    for field in dataclasses.fields(shape):
        yield field.name


def unshown(shape: Any) -> set[str]:
    """The fields of a record that neither a page nor a template names."""
    return {one for one in fields(shape) if not re.search(rf"\b\w+\.{one}\b", PAGES)} - UNSHOWN


def test_every_field_of_a_record_is_shown_by_a_page() -> None:
    none(f"{kind}: {field}" for kind, shape in SHAPES.items() for field in unshown(shape))


def test_a_field_that_no_page_shows_is_seen() -> None:
    assert unshown(dataclasses.make_dataclass("Event", [("barometer", str)], bases=(records.Event,), frozen=True)) == {
        "barometer"
    }


def unused(path: str, said: str) -> Iterator[str]:
    """The fields of the dataclasses of a file that neither a page nor a template uses."""
    for node in ast.walk(ast.parse(said)):
        for part in node.body if isinstance(node, ast.ClassDef) else ():
            if isinstance(part, ast.AnnAssign) and not re.search(rf"\.{ast.unparse(part.target)}\b", PAGES):
                yield f"{path}:{part.lineno} nothing uses {ast.unparse(part.target)}"


def test_every_field_of_a_view_model_is_used_by_a_template_or_a_page() -> None:
    hold(unused, files("app/pages", suffix=".py"))


def test_a_field_of_a_view_model_that_nothing_uses_is_seen() -> None:
    model = "@dataclass\nclass Face:\n    title: str\n    barometer: str\n"
    assert list(unused("faces.py", model)) == ["faces.py:4 nothing uses barometer"]
