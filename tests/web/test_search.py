"""Search: every kind of record by words, best first, the words marked."""

import pytest

from tests.checking import CheckingClient
from tests.inspection import text_of


def test_an_empty_search_shows_the_field_alone(world_client: CheckingClient) -> None:
    page = world_client.page("/search")
    assert page.ids["q"].attrib["value"] == ""
    assert not page.all("ol", "hits")
    assert page.live == ""


def test_a_word_finds_records_of_every_kind_and_is_marked(world_client: CheckingClient) -> None:
    page = world_client.page("/search?q=yuri%20gagarin")
    hits = page.all("li", within=page.all("ol", "hits")[0])
    assert page.live.startswith(f"{len(hits)} records for “yuri gagarin”")
    assert {"Event", "Actor"} <= set(page.texts("span", "overline"))
    assert {mark.casefold() for mark in page.texts("mark")} >= {"yuri", "gagarin"}


def test_accents_and_case_are_folded_and_the_last_word_may_be_a_beginning(world_client: CheckingClient) -> None:
    for words in ("chruscov", "CHRUS", "Chru%C5%A1%C4%8Dov", "khrushchev", "KHRUSH", "Khr%C3%BAshchev"):
        assert "/actors/nikita-khrushchev" in world_client.page(f"/search?q={words}").links, words


def test_the_search_field_of_every_page_leads_here(world_client: CheckingClient) -> None:
    for url in ("/", "/about", "/actors/nasa", "/nothing"):
        page = world_client.page(url, 404 if url == "/nothing" else 200)
        form = page.all("form", "site-search")[0]
        assert (form.attrib["action"], form.get("method", "get")) == ("/search", "get")
        assert page.ids["site-q"].attrib["name"] == "q"


def test_nothing_found_says_what_to_try(world_client: CheckingClient) -> None:
    page = world_client.page("/search?q=zeppelin")
    assert page.live == "0 records for “zeppelin”"
    assert "Nothing found" in page.text


def test_markup_in_words_stays_text(world_client: CheckingClient) -> None:
    page = world_client.page("/search?q=%3Cb%3Emoon%3C%2Fb%3E")
    assert not page.all("b")
    assert page.ids["q"].attrib["value"] == "<b>moon</b>"


def test_the_words_go_on_to_the_timeline(world_client: CheckingClient) -> None:
    page = world_client.page("/search?q=moon")
    assert "/?q=moon" in page.links
    assert (
        world_client.page("/?q=moon").live
        == f"{world_client.json('/api/events?q=moon')['total']} events matching “moon”"
    )


@pytest.mark.parametrize("more", ["after=moon-landing", "limit=3", "limit=abc", "order=newest", "x=1"])
def test_a_search_is_its_words_and_nothing_else(world_client: CheckingClient, more: str) -> None:
    assert world_client.location(f"/search?{more}&q=moon") == "/search?q=moon"


def test_search_pages_are_not_indexed(world_client: CheckingClient) -> None:
    robots = [e.get("content") for e in world_client.page("/search?q=moon").all("meta") if e.get("name") == "robots"]
    assert robots == ["noindex"]


def test_each_hit_names_its_record(world_client: CheckingClient) -> None:
    page = world_client.page("/search?q=leap")
    titles = {text_of(h2): page.all("a", within=h2)[0].attrib["href"] for h2 in page.all("h2")}
    assert "/quotes/one-small-step" in titles.values()
    assert all(title for title in titles)
