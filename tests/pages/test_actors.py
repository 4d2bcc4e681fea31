"""The view models of actors: sides and kinds, parts and offices, and people who share a name."""

import pytest
from sqlalchemy import Connection

from app.pages.actors import actor_page, actors_page
from app.record import q_common as common
from app.record.database import meta
from tests.pages.conftest import Record


def test_actors_stand_by_side_then_kind_then_name(record: Record) -> None:
    page = actors_page(record.connection)
    assert page.count == "8 actors"
    names = [line.name for group in page.groups for _, lines in group.kinds for line in lines]
    assert len(names) == len(set(names)) == 8
    for group in page.groups:
        for _, lines in group.kinds:
            assert [line.name for line in lines] == sorted(line.name for line in lines)


def test_a_page_tells_what_the_actor_did_in_each_event(record: Record) -> None:
    page = actor_page(record.connection, "john-f-kennedy", record.vocabulary, record.meta)
    tags = {card.slug: card.tag for card in page.events}
    assert tags["vienna-summit"] == "President of the United States: asked about going together"
    assert tags["apollo-programme"] == "gave the reason for it"
    assert [card.slug for card in page.said] == ["we-choose-the-moon"]


def test_what_others_said_of_an_actor_stands_apart(record: Record) -> None:
    page = actor_page(record.connection, "sergei-korolev", record.vocabulary, record.meta)
    assert [card.slug for card in page.about] == ["chief-designer"]
    assert page.said == []


def test_no_quotation_stands_twice_on_a_page(real_connection: Connection) -> None:
    vocabulary, texts = common.vocabulary(real_connection), meta(real_connection)
    for slug in vocabulary.actors:
        page = actor_page(real_connection, slug, vocabulary, texts)
        slugs = [card.slug for card in (*page.said, *page.about)]
        assert len(slugs) == len(set(slugs)), slug


def test_people_who_share_a_name_are_told_apart(real_connection: Connection) -> None:
    kims = next(group for group in actors_page(real_connection).namesakes if group.name == "Kim")
    assert len(kims.people) >= 3
    assert kims.count == f"{len(kims.people)} people"
    page = actor_page(real_connection, "kim-jong-un", common.vocabulary(real_connection), meta(real_connection))
    others = [person.name for group in page.namesakes for person in group.people]
    assert others
    assert "Kim Jong Un" not in others


@pytest.mark.parametrize("slug", ["nasa", "tass"])
def test_what_is_no_person_has_no_namesakes(record: Record, slug: str) -> None:
    assert actor_page(record.connection, slug, record.vocabulary, record.meta).namesakes == []
