"""A filter is declared once and whole: what lacks a part cannot be imported, so the site does not start with it."""

from itertools import product
from typing import Any

import pytest
from sqlmodel import col

from app.filters import ActorFilter, EventFilter, ListFilter, QuestionFilter, QuoteFilter, SourceFilter
from app.filters.listing import view
from app.filters.parameters import Facet, Values, paging, silent, takes
from app.filters.values import read_words
from app.record.story import Vocabulary
from app.record.tables import Event

FILTERS = (EventFilter, QuoteFilter, QuestionFilter, ActorFilter, SourceFilter)
WHOLE: dict[str, Any] = {
    "told": "Where it happened; any of them.", "sql": Values(col(Event.place)), "words": None, "says": silent,
    "facet": Facet("Place"),
}  # fmt: skip
"""A filter of events by place, as it would be declared."""


@pytest.mark.parametrize("part", WHOLE)
def test_a_parameter_that_lacks_a_part_cannot_be_declared(part: str) -> None:
    with pytest.raises(TypeError, match=part):
        takes(read_words, **{name: value for name, value in WHOLE.items() if name != part})


def test_a_field_that_is_no_parameter_stops_the_import() -> None:
    with pytest.raises(TypeError, match=r"Placed has fields that are no parameters: place"):

        @view
        class Placed(ListFilter):
            place: tuple[str, ...] = ()


def test_a_facet_without_values_to_count_cannot_be_declared() -> None:
    with pytest.raises(TypeError, match="'Place' counts the values of a column"):
        takes(read_words, **{**WHOLE, "sql": paging})


def test_a_filter_that_is_declared_is_wired_everywhere() -> None:
    @view
    class Placed(EventFilter):
        place: tuple[str, ...] = takes(read_words, **WHOLE)

    asked = Placed.parse([("place", "Hanoi")], Vocabulary())
    assert asked.pairs() == [("place", "Hanoi")]
    assert asked.label("place", "Hanoi", Vocabulary()) == "Hanoi"
    assert [str(condition) for condition in asked.PARAMETERS["place"].where(asked.place)] == [
        "event.place IN (__[POSTCOMPILE_place_1])"
    ]


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, name in product(FILTERS, ["limit", "after"])])
def test_every_list_has_pages(kind: type[ListFilter], name: str) -> None:
    assert kind.PARAMETERS[name].sql is paging


@pytest.mark.parametrize("kind", FILTERS)
def test_every_parameter_is_described_and_narrows_unless_it_pages(kind: type[ListFilter]) -> None:
    for name, parameter in kind.PARAMETERS.items():
        assert parameter.told.endswith("."), name
        value = 2018 if parameter.whole else "2018"
        assert bool(parameter.where((value,))) == (parameter.sql is not paging), name


def test_a_value_without_a_name_is_its_own_name() -> None:
    assert EventFilter().label("actor", "nobody", Vocabulary()) == "nobody"
    assert QuoteFilter().label("actor", "kim", Vocabulary(actors={"kim": "Kim Jong Un"})) == "by Kim Jong Un"
