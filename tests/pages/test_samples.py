"""What the reference shows of an answer is in the answer, and an ellipsis stands wherever something is left out."""

import json

import pytest

from app.pages.samples import shortened

LONG = "Kim wrote a letter to Trump, and Trump wrote a letter to Kim, and each said that the other’s was beautiful."


@pytest.mark.parametrize("value", [None, True, 7, "Kim’s “letter”", [], {}, [1], {"a": 1, "b": [], "c": ["x"]}])
def test_what_is_short_is_shown_whole(value: object) -> None:
    assert json.loads(shortened(value)) == value
    assert "…" not in shortened(value)


def test_a_long_text_ends_with_an_ellipsis() -> None:
    shown = json.loads(shortened(LONG))
    assert shown.endswith("…")
    assert LONG.startswith(shown[:-1])


def test_a_list_shows_its_first_value_and_how_many_follow() -> None:
    assert shortened(["a", "b", "c"]) == '["a", … 2 more]'


def test_a_record_has_a_line_a_field_and_a_part_of_it_is_one_line() -> None:
    record = {"slug": "x", "date": {"edtf": "2018", "start": "2018-01-01", "end": "2018-12-31", "text": "2018"}}
    assert shortened(record) == (
        '{\n  "slug": "x",\n  "date": {"edtf": "2018", "start": "2018-01-01", "end": "2018-12-31", …}\n}'
    )


def test_a_page_of_records_shows_a_record() -> None:
    page = {"total": 2, "items": [{"slug": "x", "who": [{"slug": "y", "via": {"how": "z"}}]}, {"slug": "z"}]}
    assert shortened(page) == (
        '{\n  "total": 2,\n  "items": [{\n    "slug": "x",\n    "who": [{"slug": "y", "via": …}]\n  }, … 1 more]\n}'
    )
