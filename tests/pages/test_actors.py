"""The view models of actors: sides and kinds, parts and offices, and people who share a name."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.curation import Seeds
from app.filters import MAX_LIMIT
from app.pages.actors import FEW_EVENTS, FEW_QUOTES, ActorPage, actor_page, actors_page
from app.record.linked import busiest
from app.record.story import Story
from tests.pages.asking import told


def test_actors_stand_by_side_then_kind_then_name(story: Story) -> None:
    page = actors_page(story)
    assert page.description.startswith("8 actors: ")
    names = [line.name for group in page.groups for _, lines in group.kinds for line in lines]
    assert len(names) == len(set(names)) == 8
    for group in page.groups:
        for _, lines in group.kinds:
            assert [line.name for line in lines] == sorted(line.name for line in lines)


def test_a_page_tells_what_the_actor_did_in_each_event(story: Story) -> None:
    page = actor_page(story, "john-f-kennedy")
    tags = {entry.event.slug: entry.tag for entry in page.events.shown}
    assert tags["vienna-summit"] == "President of the United States: asked about going together"
    assert tags["apollo-programme"] == "gave the reason for it"
    assert [entry.quote.slug for entry in page.said.shown] == ["we-choose-the-moon"]


def test_what_others_said_of_an_actor_stands_apart(story: Story) -> None:
    page = actor_page(story, "sergei-korolev")
    assert [entry.quote.slug for entry in page.about.shown] == ["chief-designer"]
    assert page.said.shown == []


def test_a_quotation_of_a_speaker_about_themselves_stands_once_on_their_page(world: Seeds, tmp_path: Path) -> None:
    quote = world.quotes["we-choose-the-moon"].model_copy(update={"about": ["nasa", "john-f-kennedy"]})
    with told(replace(world, quotes={**world.quotes, "we-choose-the-moon": quote}), tmp_path) as story:
        page = actor_page(story, "john-f-kennedy")
    assert [entry.quote.slug for entry in (*page.said.shown, *page.about.shown)] == ["we-choose-the-moon"]


def test_people_who_share_a_name_are_told_apart(crowd_story: Story) -> None:
    gagarins = next(group for group in actors_page(crowd_story).namesakes if group.name == "Gagarin")
    assert [person.name for person in gagarins.people] == [
        "Ada Gagarin", "Boris Gagarin", "Clara Gagarin", "Yuri Gagarin",
    ]  # fmt: skip
    assert gagarins.count == "4 people"
    page = actor_page(crowd_story, "yuri-gagarin")
    others = [person.name for group in page.namesakes for person in group.people]
    assert others == ["Ada Gagarin", "Boris Gagarin", "Clara Gagarin"]


@pytest.mark.parametrize("slug", ["nasa", "tass"])
def test_what_is_no_person_has_no_namesakes(story: Story, slug: str) -> None:
    assert actor_page(story, slug).namesakes == []


@pytest.fixture(scope="module")
def busy(crowd_story: Story) -> ActorPage:
    """The page of the actor with the most events of a crowd."""
    return actor_page(crowd_story, busiest(crowd_story, 1)[0])


def test_of_many_events_the_minor_ones_are_folded(busy: ActorPage) -> None:
    assert len(busy.events.shown) + len(busy.events.more) == min(busy.actor.event_count, MAX_LIMIT) > FEW_EVENTS
    assert {entry.event.importance for entry in busy.events.more} == {"minor"}
    assert "minor" not in {entry.event.importance for entry in busy.events.shown}
    assert busy.events.told == f"{len(busy.events.more)} minor events"


def test_few_events_all_stand_in_view(story: Story) -> None:
    page = actor_page(story, "nasa")
    assert len(page.events.shown) == page.actor.event_count <= FEW_EVENTS
    assert "minor" in {entry.event.importance for entry in page.events.shown}
    assert page.events.more == []


def test_of_many_quotations_the_first_stand_in_view_and_a_single_one_more_is_not_folded(
    world: Seeds, tmp_path: Path
) -> None:
    quote = world.quotes["we-choose-the-moon"]
    folded = {}
    for number in (FEW_QUOTES + 1, FEW_QUOTES + 2):
        quotes = {**world.quotes, **{f"words-{n}": quote for n in range(1, number)}}
        with told(replace(world, quotes=quotes), tmp_path / str(number)) as story:
            folded[number] = len(actor_page(story, "john-f-kennedy").said.more)
    assert folded == {FEW_QUOTES + 1: 0, FEW_QUOTES + 2: 2}
