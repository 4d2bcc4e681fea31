"""A filter is declared once and whole: what lacks a part cannot be imported, so the site does not start with it."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from app.filters import LISTS, EventFilter, ListFilter, QuoteFilter, find
from app.filters.listing import filter_class
from app.filters.parameters import Facet, Parameter, Values, paging, silent, takes
from app.filters.values import read_words
from app.record.story import Story
from app.record.vocabulary import Vocabulary
from tests.contracts.tree import none

PAGING = ("limit", "after", "order")
"""What narrows nothing."""
WHOLE: dict[str, Any] = {
    "description": "Where it happened; any of them.", "narrows": Values("lane"), "words": None, "says": silent,
    "facet": Facet("Place"),
}  # fmt: skip
"""A filter of events by who acts, under another name, as it would be declared."""


@pytest.mark.parametrize("part", WHOLE)
def test_a_parameter_that_lacks_a_part_cannot_be_declared(part: str) -> None:
    with pytest.raises(TypeError, match=part):
        takes(read_words, **{name: value for name, value in WHOLE.items() if name != part})


def test_a_field_that_is_no_parameter_stops_the_import() -> None:
    with pytest.raises(TypeError, match=r"Placed has fields that are no parameters: place"):

        @filter_class
        class Placed(ListFilter):
            place: tuple[str, ...] = ()


def test_a_column_without_bitmaps_stops_the_import() -> None:
    with pytest.raises(TypeError, match="Placed: 'place' asks for a column that has no bitmaps"):

        @filter_class
        class Placed(EventFilter):
            place: tuple[str, ...] = takes(read_words, **{**WHOLE, "narrows": Values("colour")})


def test_a_facet_without_values_to_count_cannot_be_declared() -> None:
    with pytest.raises(TypeError, match="'Place' counts the values of a column"):
        takes(read_words, **{**WHOLE, "narrows": paging})


def test_a_filter_that_is_declared_is_wired_everywhere(story: Story) -> None:
    @filter_class
    class Placed(EventFilter):
        place: tuple[str, ...] = takes(read_words, **WHOLE)

    asked = Placed.parse([("place", "soviet-union")], Vocabulary())
    assert asked.pairs() == [("place", "soviet-union")]
    assert asked.label("place", "Vienna", Vocabulary()) == "Vienna"
    assert find.count(story, asked) == find.count(story, EventFilter(lane=asked.place)) > 0
    assert find.facet_counts(story, asked)["place"] == find.facet_counts(story, EventFilter())["lane"]


def unpaged(kind: str, parameters: Mapping[str, Parameter]) -> Iterator[str]:
    """The parameters for paging that a list lacks."""
    for name in ("limit", "after"):
        if name not in parameters or parameters[name].narrows is not paging:
            yield f"{kind} does not page by {name}"


def idle(kind: str, parameters: Mapping[str, Parameter]) -> Iterator[str]:
    """The parameters that are not described, and those that narrow nothing and do not page."""
    for name, parameter in parameters.items():
        if not parameter.description.endswith("."):
            yield f"{kind} does not describe {name}"
        if (parameter.narrows is paging) != (name in PAGING):
            yield f"{kind} narrows nothing by {name}"


def test_every_list_has_pages() -> None:
    none(offender for kind in LISTS.values() for offender in unpaged(kind.__name__, kind.PARAMETERS))


def test_every_parameter_is_described_and_narrows_unless_it_pages() -> None:
    none(offender for kind in LISTS.values() for offender in idle(kind.__name__, kind.PARAMETERS))


def test_a_list_without_pages_and_an_idle_parameter_are_seen() -> None:
    parts = {**WHOLE, "description": "Where", "facet": None}
    limit = Parameter(read=read_words, default="", **parts)
    place = Parameter(read=read_words, default="", **{**parts, "narrows": paging})
    assert list(unpaged("Placed", {"limit": limit})) == [
        "Placed does not page by limit", "Placed does not page by after",
    ]  # fmt: skip
    assert list(idle("Placed", {"place": place})) == [
        "Placed does not describe place",
        "Placed narrows nothing by place",
    ]


def test_a_value_without_a_name_is_its_own_name() -> None:
    assert EventFilter().label("actor", "nobody", Vocabulary()) == "nobody"
    assert QuoteFilter().label("actor", "ada", Vocabulary(actors={"ada": "Ada Byron"})) == "by Ada Byron"
