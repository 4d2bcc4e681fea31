"""The addresses for teaching: the form leads to a handout, and what cannot be is refused in words."""

from itertools import islice
from pathlib import Path

import pytest

from app import urls
from app.config import Settings
from app.filters.teaching import MOST_EVENTS
from app.web.application import create_app
from tests.checking import CheckingClient
from tests.conftest import built
from tests.inspection import Page, text_of


def ticked(page: Page) -> list[str]:
    """The events that the form offers."""
    return [e.attrib["value"] for e in page.all("input") if e.get("type") == "checkbox"]


def test_the_form_offers_every_event_and_needs_no_script(world_client: CheckingClient) -> None:
    page = world_client.page("/teach")
    [form] = page.all("form", "choose-events")
    assert (form.attrib["action"], form.attrib["method"]) == ("/handout", "get")
    names = {e.attrib["name"] for e in page.all("input", within=form)}
    assert names == {"event"}
    assert len(ticked(page)) == world_client.json("/api/events")["total"]


def test_every_page_leads_to_it(world_client: CheckingClient) -> None:
    assert all("/teach" in world_client.page(url).links for url in ("/", "/about", "/events/sputnik"))


def test_a_handout_of_nothing_leads_to_the_choice(world_client: CheckingClient) -> None:
    assert world_client.location("/handout") == "/teach#choose"
    assert world_client.location("/handout?event=") == "/teach#choose"
    assert "choose" in world_client.page("/teach").ids


def test_a_handout_tells_each_event_with_its_record_and_address(world_client: CheckingClient) -> None:
    page = world_client.page("/handout?event=moon-landing&event=sputnik")
    assert [text_of(h2) for h2 in page.all("h2") if page.all("a", within=h2)] == [
        world_client.json(f"/api/events/{slug}")["title"] for slug in ("sputnik", "moon-landing")
    ]
    [imprint] = page.texts("p", "imprint")
    assert imprint.startswith("/handout?event=moon-landing&event=sputnik")
    assert world_client.json("/api/events")["generation"] in imprint
    assert any(e.get("name") == "robots" and e.get("content") == "noindex" for e in page.all("meta"))


def test_as_many_events_as_there_is_room_for_and_no_more(client: CheckingClient) -> None:
    slugs = sorted(islice(ticked(client.page("/teach")), MOST_EVENTS + 1))
    client.page("/handout?" + "&".join(f"event={slug}" for slug in slugs[:MOST_EVENTS]))
    page = client.page("/handout?" + "&".join(f"event={slug}" for slug in slugs), 422)
    assert page.h1 == f"The event “{slugs[-1]}” is one event too many: a handout holds {MOST_EVENTS}"
    assert "/handout?" + "&".join(f"event={slug}" for slug in slugs[:MOST_EVENTS]) in page.links


def test_an_event_that_is_not_there_is_refused_in_words(world_client: CheckingClient) -> None:
    page = world_client.page("/handout?event=nothing&event=sputnik", 422)
    assert page.h1 == "The event “nothing” names no event of this record"
    assert "/handout?event=sputnik" in page.links


def test_an_event_that_was_renamed_is_found(copied: Path, tmp_path: Path) -> None:
    with (copied / "events/sputnik.yaml").open("a", encoding="utf-8") as file:
        file.write("former_slugs: [first-satellite]\n")
    with CheckingClient(create_app(Settings(data_dir=built(copied, tmp_path / "data")))) as client:
        assert client.location("/handout?event=first-satellite") == "/handout?event=sputnik"


@pytest.mark.parametrize("name", ["order", "who-said-it", "forecasts"])
@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "99", "01", "99999999999"])
def test_a_set_that_cannot_be_is_refused(world_client: CheckingClient, name: str, number: str) -> None:
    page = world_client.page(f"/teach/{name}?set={number}", 422)
    assert page.h1.startswith(f"The set “{number}” must be ")
    assert f"/teach/{name}" in page.links


@pytest.mark.parametrize("name", ["order", "who-said-it", "forecasts"])
def test_every_set_opens_with_its_key_folded(client: CheckingClient, name: str) -> None:
    first = client.page(f"/teach/{name}")
    others = [link for link in first.links if link.startswith(f"/teach/{name}?set=")]
    assert others
    for url in (f"/teach/{name}", *others):
        [key] = client.page(url).all("details", "key")
        assert "open" not in key.attrib


def test_an_exercise_that_is_not_there_is_not_found(world_client: CheckingClient) -> None:
    world_client.get("/teach/quiz", 404)


def test_other_events_are_chosen_from_those_that_were(world_client: CheckingClient) -> None:
    chosen = ["moon-landing", "sputnik"]
    handout = world_client.page(urls.handout(chosen))
    way = next(link for link in handout.links if link.endswith("#choose"))
    page = world_client.page(way.partition("#")[0])
    ticked = [e.attrib["value"] for e in page.all("input") if e.get("checked") is not None]
    assert sorted(ticked) == chosen
    assert not [e for e in world_client.page("/teach").all("input") if e.get("checked") is not None]
