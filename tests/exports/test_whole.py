"""The whole record in one file: every record of every kind as the API tells it, and all that stands around them."""

import json
from typing import Any

import pytest

from app.exports import whole
from app.filters import LISTS, find
from app.lists import SINGULARS
from app.record.story import Story
from app.web import wire


@pytest.fixture(scope="module")
def file(story: Story) -> Any:
    """The tiny record as its file tells it."""
    return json.loads(b"".join(whole.lines(story, "https://race.example", wire.dump)))


def test_every_record_stands_there_as_the_api_tells_it(story: Story, file: Any) -> None:
    for kind, of_kind in LISTS.items():
        told = [json.loads(wire.dump(record)) for record in find.every(story, of_kind())]
        assert file[SINGULARS[kind].plural] == told != []


def test_what_stands_around_the_records_is_there_too(story: Story, file: Any) -> None:
    assert (file["generation"], file["licence"]) == (story.generation, "CC0 1.0")
    assert file["address"] == "https://race.example"
    assert file["site"]["title"] == story.site.title
    assert file["site"]["horizon"] == str(story.horizon)
    assert {name: [value["slug"] for value in values] for name, values in file["lists"].items()} == {
        "lanes": [*story.names.lanes], "event_kinds": [*story.names.event_kinds],
        "quote_kinds": [*story.names.quote_kinds], "sides": [*story.names.sides],
    }  # fmt: skip
    assert [era["first"] for era in file["eras"]] == [str(era.first) for era in story.eras]
    assert [topic["slug"] for topic in file["topics"]] == [*story.names.topics]
    assert [change["day"] for change in file["changes"]] == [change.day for change in story.changes]
    assert [step["event"] for step in file["story"]["steps"]] == [step.event for step in story.narrative.steps]


def test_without_an_address_the_file_says_that_there_is_none(story: Story) -> None:
    assert json.loads(b"".join(whole.lines(story, "", wire.dump)))["address"] is None
