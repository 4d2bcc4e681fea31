"""Parameters: each is declared once, with its line in the API's description, its words and its SQL."""

import pytest

from app.filters import ActorFilter, EventFilter, ListFilter, QuestionFilter, QuoteFilter, SourceFilter
from app.filters.listing import view
from app.filters.parameters import PAGING, takes
from app.filters.values import read_words
from app.record.story import Vocabulary


@pytest.mark.parametrize(
    "kind", [EventFilter, QuoteFilter, QuestionFilter, ActorFilter, SourceFilter], ids=lambda kind: kind.__name__
)
def test_every_parameter_of_a_list_is_told_and_paging_stands_last(kind: type[ListFilter]) -> None:
    parameters = kind.parameters()
    assert list(parameters)[-2:] == ["limit", "after"]
    assert all(parameter.told.endswith(".") for parameter in parameters.values())


def test_a_field_that_declares_no_parameter_stops_the_import() -> None:
    with pytest.raises(TypeError, match="has fields that are no parameters: colour"):

        @view
        class Painted(ListFilter):
            colour: str = "red"


def test_a_parameter_that_lacks_a_part_cannot_be_declared() -> None:
    with pytest.raises(TypeError, match="missing"):
        takes(read_words, default="", told="Words.", sql=PAGING)


def test_a_value_without_a_name_is_its_own_name() -> None:
    assert EventFilter().label("actor", "nobody", Vocabulary()) == "nobody"
    assert QuoteFilter().label("actor", "kim", Vocabulary(actors={"kim": "Kim Jong Un"})) == "by Kim Jong Un"
