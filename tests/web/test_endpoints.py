"""What the API has besides records: topics, eras, changes, closed lists; and other pages in a list's header."""

import re
from itertools import pairwise

import pytest

from tests.checking import CheckingClient
from tests.web.schema import breaches
from tests.web.test_api import KINDS, schema_of

WHOLE = ("topics", "eras", "changes", "lists")


def links(client: CheckingClient, url: str) -> dict[str, str]:
    """The other pages that an answer names, by their relation."""
    told = client.get(url).headers.get("link", "")
    return {relation: link for link, relation in re.findall(r'<([^>]+)>; rel="(\w+)"', told)}


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_told_whole_is_as_the_document_describes_it(client: CheckingClient, name: str) -> None:
    document, answer = client.json("/api/openapi.json"), client.json(f"/api/{name}")
    assert not list(breaches(answer, schema_of(document, f"/api/{name}"), document))
    assert answer["generation"] == client.json("/readyz")["generation"]
    if name != "lists":
        assert answer["total"] == len(answer["items"]) > 1
        assert answer["next"] is None


def test_every_slug_of_a_record_is_told(client: CheckingClient) -> None:
    events = client.json("/api/events?limit=200")["items"]
    topics = {topic["slug"] for topic in client.json("/api/topics")["items"]}
    eras = {era["slug"] for era in client.json("/api/eras")["items"]}
    told = client.json("/api/lists")
    lists = {name: {one["slug"] for one in values} for name, values in told.items() if name != "generation"}
    assert {topic for event in events for topic in event["topics"]} <= topics
    assert {event["era"] for event in events} <= eras
    assert {event["lane"] for event in events} <= lists["lanes"]
    assert {event["kind"] for event in events} <= lists["event_kinds"]
    assert {event["importance"] for event in events} <= lists["importances"]
    assert {event["date"]["basis"] for event in events} <= lists["bases"]
    assert {event["date"]["precision"] for event in events} <= lists["precisions"]


def test_eras_follow_each_other(client: CheckingClient) -> None:
    eras = client.json("/api/eras")["items"]
    assert all(before["last"] < after["first"] for before, after in pairwise(eras))


def test_a_topic_leads_to_its_events(world_client: CheckingClient) -> None:
    for topic in world_client.json("/api/topics")["items"]:
        assert world_client.page(topic["url"]).h1


@pytest.mark.parametrize("kind", KINDS)
def test_the_header_leads_through_a_list_and_back(world_client: CheckingClient, kind: str) -> None:
    first = f"/api/{kind}?limit=2"
    forth = [first]
    while following := links(world_client, forth[-1]).get("next"):
        assert following == world_client.json(forth[-1])["next"]
        forth.append(following)
    back = [forth[-1]]
    while before := links(world_client, back[-1]).get("prev"):
        back.append(before)
    assert back == forth[::-1]
    assert all(links(world_client, url)["first"] == first for url in forth[1:])
    assert "first" not in links(world_client, first)


def test_the_header_keeps_filters_and_order(world_client: CheckingClient) -> None:
    url = "/api/events?actor=soviet-government&limit=1&order=newest"
    after = links(world_client, url)["next"]
    assert links(world_client, after)["prev"] == url
    assert {"actor=soviet-government", "order=newest"} < set(after.partition("?")[2].split("&"))


def test_an_answer_without_pages_names_none(world_client: CheckingClient) -> None:
    for url in ("/api/events", "/api/topics", "/api/lists", "/api/events/sputnik"):
        assert "link" not in world_client.get(url).headers


@pytest.mark.parametrize("url", ["/api/events?limit=2", "/api/lists", "/api/events/sputnik", "/api/openapi.json"])
def test_head_tells_what_get_does_and_an_answer_that_stands_is_not_sent_again(
    world_client: CheckingClient, url: str
) -> None:
    answer = world_client.get(url)
    assert world_client.head(url).headers == answer.headers
    assert world_client.get(url, 304, if_none_match=answer.headers["etag"]).content == b""
