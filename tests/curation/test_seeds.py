"""The seeds as they are read: what is worked out once, and never kept for another record."""

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from app.curation import Seeds
from app.lists import EVENT, KINDS, TOPIC


def test_a_date_is_parsed_once(world: Seeds) -> None:
    when = world.events["sputnik"].date
    assert when.parsed() is when.parsed()
    assert world.actors["john-f-kennedy"].roles[0].parsed() is world.actors["john-f-kennedy"].roles[0].parsed()


def test_a_copy_with_another_date_has_that_date(world: Seeds) -> None:
    when = world.events["sputnik"].date
    assert when.parsed().first == date(1957, 10, 4)
    assert when.model_copy(update={"edtf": "1957-11-03"}).parsed().first == date(1957, 11, 3)


def test_a_form_weighs_what_it_says_and_not_which_keys_its_file_had(world: Seeds) -> None:
    event = world.events["sputnik"]
    copied = event.model_copy(update={"title": "Another"})
    assert event.model_fields_set is event.date.model_fields_set is world.actors["john-f-kennedy"].model_fields_set
    assert event.model_fields_set == set()
    assert (copied.title, copied.date) == ("Another", event.date)


def test_the_horizon_is_worked_out_once_and_anew_for_other_sources(world: Seeds) -> None:
    assert world.horizon == vars(world)["horizon"]
    assert replace(world, sources={}).horizon == date(2000, 1, 1) != world.horizon
    with pytest.raises(FrozenInstanceError):
        world.sources = {}  # type: ignore[misc]


def test_everything_that_was_read_is_an_entry_with_its_file(world: Seeds) -> None:
    entries = list(world.entries())
    records = [record for kind in (*KINDS.values(), TOPIC) for record in world.of(kind).values()]
    assert len(entries) == len(
        [*records, *world.eras, *world.synonyms, *world.changes, world.site, world.lists, world.story, world.map]
    )
    assert (EVENT.file("sputnik"), (), world.events["sputnik"]) in entries
    assert ("topics.yaml", (0,), world.topics[0]) in entries
