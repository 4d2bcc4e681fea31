"""What pages say to programs: dates no finer than they are known, and nothing of which nothing is known."""

import pytest

from app import dates
from app.filters import EventFilter
from app.lists import ACTOR_KINDS, SOURCE_KINDS
from app.pages.actors import actor_page
from app.pages.events import event_page
from app.pages.linked_data import ACTOR_TYPES, SOURCE_TYPES, exact_date, licence_address, linked_data, said_date
from app.pages.quotes import quote_page
from app.pages.sources import source_page
from app.record.story import Story
from tests.pages.asking import timeline

ORIGIN = "https://timeline.example"


@pytest.mark.parametrize(
    ("text", "span", "said"),
    [
        ("1969-07-20", None, "1969-07-20"), ("1961-04", None, "1961-04"), ("1961", None, "1961"),
        ("2019-10-XX", None, None), ("195X", None, None), ("2020-21", None, None), ("1961~", None, None),
        ("1961-04-12?", None, None), ("1964-08/1964-10", "window", None), ("1961/1972", "period", None),
    ],
)  # fmt: skip
def test_a_date_is_as_precise_as_it_is_known(text: str, span: dates.Span | None, said: str | None) -> None:
    assert said_date(dates.parse(text, span)) == said


def test_an_open_end_is_not_said() -> None:
    assert exact_date(None) is None


def told(story: Story, slug: str) -> dict[str, object]:
    """What the page of an event says of it."""
    page = event_page(story, slug, EventFilter())
    graph = linked_data(page, story, ORIGIN)
    assert graph
    event: dict[str, object] = graph["@graph"][0]
    return event


def test_a_period_has_its_two_ends_at_their_own_precision(story: Story) -> None:
    programme = told(story, "apollo-programme")
    assert (programme["startDate"], programme["endDate"]) == ("1961", "1972-12")


def test_a_window_and_a_doubtful_beginning_have_no_date(story: Story) -> None:
    assert not {"startDate", "endDate"} & told(story, "secret-moon-order").keys()
    assert not {"startDate", "endDate"} & told(story, "space-stations").keys()


def test_an_event_names_place_people_sources_and_what_it_is_part_of(story: Story) -> None:
    landing = told(story, "moon-landing")
    assert landing["location"] == [{"@type": "Place", "name": "The Moon", "url": f"{ORIGIN}/places/the-moon"}]
    assert {"@type": "Thing", "name": "Neil Armstrong", "url": f"{ORIGIN}/actors/neil-armstrong"} in landing["about"]  # type: ignore[operator]
    assert landing["superEvent"] == [
        {"@type": "Event", "name": "The Apollo programme", "url": f"{ORIGIN}/events/apollo-programme"}
    ]
    assert landing["subjectOf"]


def test_every_kind_of_actor_and_source_has_a_type() -> None:
    assert ACTOR_TYPES.keys() == ACTOR_KINDS.keys()
    assert SOURCE_TYPES.keys() == SOURCE_KINDS.keys()


def test_a_quotation_names_who_said_it_by_its_type(story: Story) -> None:
    graph = linked_data(quote_page(story, "lets-go"), story, ORIGIN)
    assert graph
    assert graph["@graph"][0]["creator"]["@type"] == "Person"


def test_a_source_and_an_actor_are_what_they_are(story: Story) -> None:
    source = linked_data(source_page(story, "moon-letter"), story, ORIGIN)
    actor = linked_data(actor_page(story, "soviet-government"), story, ORIGIN)
    assert source
    assert actor
    assert source["@graph"][0]["subjectOf"]["url"] == f"{ORIGIN}/sources/moon-letter"
    assert actor["@graph"][0]["@type"] == "GovernmentOrganization"


def test_the_whole_is_a_data_set_and_a_view_of_it_none(story: Story) -> None:
    graph = linked_data(timeline(story), story, ORIGIN)
    assert graph
    assert [thing["@type"] for thing in graph["@graph"]] == ["WebSite", "Dataset"]
    assert linked_data(timeline(story, year=(1961,)), story, ORIGIN) is None


def test_a_licence_of_creative_commons_has_an_address() -> None:
    assert licence_address("CC BY 4.0") == "https://creativecommons.org/licenses/by/4.0/"
    assert licence_address("CC BY-NC-SA 3.0") == "https://creativecommons.org/licenses/by-nc-sa/3.0/"
    assert licence_address("CC0 1.0") is None
    assert licence_address("Ask us") is None
