"""Search: every kind of record by words, best first, the words marked."""

import pytest

from tests.checking import CheckingClient
from tests.inspection import text_of


def test_an_empty_search_shows_the_field_alone(client: CheckingClient) -> None:
    page = client.page("/search")
    assert page.ids["q"].attrib["value"] == ""
    assert not page.all("ol", "hits")
    assert page.live == ""


def test_a_word_finds_records_of_every_kind_and_is_marked(client: CheckingClient) -> None:
    page = client.page("/search?q=kim%20jong")
    hits = page.all("li", within=page.all("ol", "hits")[0])
    assert page.live.startswith(f"{len(hits)} records for “kim jong”") or "the best 60 shown" in page.live
    assert {"Event", "Actor"} <= set(page.texts("span", "overline"))
    assert {mark.casefold() for mark in page.texts("mark")} >= {"kim", "jong"}


def test_accents_and_case_are_folded_and_the_last_word_may_be_a_beginning(client: CheckingClient) -> None:
    found = [client.page(f"/search?q={words}") for words in ("panmunjom", "PANMUNJ", "Panmunj%C5%8Fm")]
    assert all("/events/panmunjom-meeting" in page.links for page in found)


def test_the_search_field_of_every_page_leads_here(client: CheckingClient) -> None:
    for url in ("/", "/about", "/actors/kim-jong-un", "/nothing"):
        page = client.page(url, 404 if url == "/nothing" else 200)
        form = page.all("form", "site-search")[0]
        assert (form.attrib["action"], form.get("method", "get")) == ("/search", "get")
        assert page.ids["site-q"].attrib["name"] == "q"


def test_nothing_found_says_what_to_try(client: CheckingClient) -> None:
    page = client.page("/search?q=zeppelin")
    assert page.live == "0 records for “zeppelin”"
    assert "Nothing found" in page.text


def test_markup_in_words_stays_text(client: CheckingClient) -> None:
    page = client.page("/search?q=%3Cb%3Ekim%3C%2Fb%3E")
    assert not page.all("b")
    assert page.ids["q"].attrib["value"] == "<b>kim</b>"


def test_the_words_go_on_to_the_timeline(client: CheckingClient) -> None:
    page = client.page("/search?q=letter")
    assert "/?q=letter" in page.links
    assert client.page("/?q=letter").live == f"{client.json('/api/events?q=letter')['total']} events matching “letter”"


@pytest.mark.parametrize("more", ["after=panmunjom-meeting", "limit=3", "limit=abc", "order=newest", "x=1"])
def test_a_search_is_its_words_and_nothing_else(client: CheckingClient, more: str) -> None:
    assert client.location(f"/search?{more}&q=letter") == "/search?q=letter"


def test_search_pages_are_not_indexed(client: CheckingClient) -> None:
    robots = [e.get("content") for e in client.page("/search?q=kim").all("meta") if e.get("name") == "robots"]
    assert robots == ["noindex"]


def test_each_hit_names_its_record(client: CheckingClient) -> None:
    page = client.page("/search?q=rabid")
    titles = {text_of(h2): page.all("a", within=h2)[0].attrib["href"] for h2 in page.all("h2")}
    assert "/quotes/rabid-dog" in titles.values()
    assert all(title for title in titles)
