"""The view models of actors: sides and kinds, parts and offices, and people who share a name."""

import pytest

from app.pages.actors import actor_page, actors_page
from app.record.story import Story


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
    tags = {entry.event.slug: entry.tag for entry in page.events}
    assert tags["vienna-summit"] == "President of the United States: asked about going together"
    assert tags["apollo-programme"] == "gave the reason for it"
    assert [quote.slug for quote in page.said] == ["we-choose-the-moon"]


def test_what_others_said_of_an_actor_stands_apart(story: Story) -> None:
    page = actor_page(story, "sergei-korolev")
    assert [entry.slug for entry in page.about] == ["chief-designer"]
    assert page.said == []


def test_no_quotation_stands_twice_on_a_page(real_story: Story) -> None:
    for slug in real_story.names.actors:
        page = actor_page(real_story, slug)
        slugs = [entry.slug for entry in (*page.said, *page.about)]
        assert len(slugs) == len(set(slugs)), slug


def test_people_who_share_a_name_are_told_apart(real_story: Story) -> None:
    kims = next(group for group in actors_page(real_story).namesakes if group.name == "Kim")
    assert len(kims.people) >= 3
    assert kims.count == f"{len(kims.people)} people"
    page = actor_page(real_story, "kim-jong-un")
    others = [person.name for group in page.namesakes for person in group.people]
    assert others
    assert "Kim Jong Un" not in others


@pytest.mark.parametrize("slug", ["nasa", "tass"])
def test_what_is_no_person_has_no_namesakes(story: Story, slug: str) -> None:
    assert actor_page(story, slug).namesakes == []
