"""The form of a value is said in words, with a link to the model that it leads to."""

from typing import Any

import pytest

from app.pages.citing import Link
from app.pages.reference import reference_page
from app.record.described import SLUG_FORM

EVENT = {"$ref": "#/components/schemas/Event"}
FORMS: list[tuple[dict[str, Any], str]] = [
    ({"type": "string"}, "text"),
    ({"type": "string", "maxLength": 200}, "text of up to 200 characters"),
    ({"type": "string", **SLUG_FORM}, "a slug"),
    ({"type": "string", "format": "date"}, "a day (YYYY-MM-DD)"),
    ({"type": "boolean"}, "true or false"),
    (
        {"type": "integer", "minimum": 1, "maximum": 200, "default": 120},
        "a whole number from 1 to 200; 120 unless said",
    ),
    ({"type": "string", "enum": ["a", "b"], "default": "a"}, "a or b; a unless said"),
    ({"type": "array", "items": {"type": "string"}, "maxItems": 40}, "any number of: text"),
    ({"type": "array", "items": EVENT}, "a list of: Event"),
    ({"anyOf": [EVENT, {"type": "null"}]}, "Event or null"),
    ({"anyOf": [{"type": "string"}, {"type": "null"}]}, "text or null"),
]


@pytest.mark.parametrize(("form", "words"), FORMS)
def test_a_form_is_said_in_words(form: dict[str, Any], words: str) -> None:
    edtf = {"edtf": {"type": "string", "description": "A date."}}
    schemas = {
        "Date": {"type": "object", "description": "A date.", "properties": edtf},
        "Event": {"type": "object", "description": "Rain.", "properties": {"it": {**form, "description": "Rain."}}},
        "LaneSlug": {"type": "string", "enum": ["a"], "x-enum-descriptions": ["A lane"], "description": "One."},
    }
    refused: Any = None
    document = {"paths": {}, "components": {"schemas": schemas}}
    page = reference_page(document, {}, refused, origin="", generation="abc")
    [field] = page.models[1].fields
    link = field.model.text if field.model else ""
    assert f"{field.before} {link}".strip() + field.after == words
    assert field.model in (None, Link("Event", "#model-Event"))
    assert [model.name for model in page.lists] == ["LaneSlug"]
    assert page.lists[0].values == [("a", "A lane")]
