"""Search: every kind of record by words or a time, what was understood, and what the record does not have."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from app.config import Settings
from app.web.application import create_app
from tests.checking import CheckingClient
from tests.inspection import Page, text_of


@pytest.fixture(scope="module")
def crowd_client(crowd_data: Path) -> Iterator[CheckingClient]:
    """A client of a crowd made of the tiny record."""
    with CheckingClient(create_app(Settings(data_dir=crowd_data)), follow=False) as client:
        yield client


def found(client: CheckingClient, words: str) -> Page:
    """The page of a search."""
    return client.page(f"/search?q={quote(words, safe='')}")


def hits(page: Page) -> dict[str, list[str]]:
    """The addresses that a page found, by the id of their heading."""
    return {
        page.all("h2", within=section)[0].attrib["id"]: [
            page.all("a", within=h3)[0].attrib["href"] for h3 in page.all("h3", within=section)
        ]
        for section in page.all("section", "hits")
    }


def test_an_empty_search_shows_the_field_alone(world_client: CheckingClient) -> None:
    page = world_client.page("/search")
    assert page.ids["q"].attrib["value"] == ""
    assert not page.all("section", "hits")
    assert page.live == ""


def test_the_field_has_a_label_and_a_button_and_is_the_only_one(world_client: CheckingClient) -> None:
    page = world_client.page("/search?q=moon")
    [form] = page.all("form")
    assert [text_of(e) for name in ("label", "button") for e in page.all(name, within=form)] == [
        "Words, a name or a date", "Search",
    ]  # fmt: skip


def test_a_word_finds_records_of_every_kind_and_is_marked(world_client: CheckingClient) -> None:
    page = found(world_client, "yuri gagarin")
    assert page.live == f"{sum(map(len, hits(page).values()))} records for “yuri gagarin”"
    assert {"events", "actors"} <= set(hits(page))
    assert {mark.casefold() for mark in page.texts("mark")} >= {"yuri", "gagarin"}


def test_results_stand_by_kind_with_their_number_and_a_way_down(world_client: CheckingClient) -> None:
    page = found(world_client, "moon")
    headings = [text_of(h2) for h2 in page.all("h2")]
    assert headings[0] == f"Events {len(hits(page)['events'])}"
    jumps = [a.attrib["href"] for a in page.all("a", within=page.all("ul", "kinds")[0])]
    assert jumps == [f"#{id_}" for id_ in hits(page)]
    assert [text_of(a) for a in page.all("a", within=page.all("ul", "kinds")[0])] == headings


def test_of_many_the_best_are_shown_and_all_can_be_seen(crowd_client: CheckingClient) -> None:
    page = found(crowd_client, "gagarin")
    [heading] = [text_of(h2) for h2 in page.all("h2") if "Events" in text_of(h2)]
    total = crowd_client.json("/api/events?q=gagarin")["total"]
    assert heading == f"Events the best 10 of {total}"
    assert len(hits(page)["events"]) == 10 < total
    [whole] = [a for a in page.all("a") if text_of(a) == f"See all {total} events on the timeline"]
    assert whole.attrib["href"] == "/?q=gagarin"


def test_accents_and_case_are_folded_and_the_last_word_may_be_a_beginning(world_client: CheckingClient) -> None:
    for words in ("chruscov", "CHRUS", "Chruščov", "khrushchev", "KHRUSH", "Khrûshchev"):
        assert "/actors/nikita-khrushchev" in found(world_client, words).links, words


def test_the_search_field_of_every_page_leads_here(world_client: CheckingClient) -> None:
    for url in ("/", "/about", "/actors/nasa", "/nothing"):
        page = world_client.page(url, 404 if url == "/nothing" else 200)
        form = page.all("form", "site-search")[0]
        assert (form.attrib["action"], form.get("method", "get")) == ("/search", "get")
        assert page.ids["site-q"].attrib["name"] == "q"
        assert text_of(page.all("label", within=form)[0]) == "Search the record"
        assert len(page.all("button", within=form)) == 1


def test_what_the_record_does_not_have_is_said_with_its_scope(world_client: CheckingClient) -> None:
    page = found(world_client, "zeppelin")
    assert page.live == "0 records for “zeppelin”"
    assert page.texts("p", "missing") == ["“zeppelin” is not in this record of two articles, which reach to 1979."]
    assert not page.all("p", "meant")
    said = found(world_client, "zeppelin warp").texts("p", "missing")
    assert said == ["“zeppelin warp” is not in this record of two articles, which reach to 1979."]


def test_which_of_the_words_the_record_does_not_have_is_said(world_client: CheckingClient) -> None:
    page = found(world_client, "kennedy zeppelin")
    assert page.texts("p", "missing") == [
        "Nothing in this record of two articles, which reach to 1979, has all of “kennedy zeppelin”: “zeppelin” stands "
        "nowhere in it."
    ]
    assert "These have some of the words:" in page.text
    assert "/actors/john-f-kennedy" in hits(page)["some-actors"]


def test_words_that_no_record_has_together_are_found_apart(world_client: CheckingClient) -> None:
    page = found(world_client, "sputnik armstrong tass")
    assert page.texts("p", "missing") == [
        "Nothing in this record of two articles, which reach to 1979, has all of “sputnik armstrong tass”."
    ]
    assert set(hits(page)) >= {"some-events", "some-actors"}


def test_kinds_without_all_of_the_words_show_some_of_them_below(world_client: CheckingClient) -> None:
    page = found(world_client, "kennedy vienna")
    ids = list(hits(page))
    assert ids[0] == "events"
    assert "some-events" not in ids
    assert "Of other kinds, no record has all of these words. These have some of the words:" in page.text


def test_a_mistyped_word_is_offered_as_it_is_printed(world_client: CheckingClient) -> None:
    page = found(world_client, "gagarn in space")
    assert page.texts("p", "meant") == ["Did you mean Gagarin in space?"]
    [link] = page.all("a", within=page.all("p", "meant")[0])
    assert link.attrib["href"] == "/search?q=Gagarin%20in%20space"
    assert "/events/gagarin-flight" in hits(world_client.page(link.attrib["href"]))["events"]


def test_only_the_mistyped_word_is_replaced(world_client: CheckingClient) -> None:
    page = found(world_client, "flygagarn gagarn")
    assert page.texts("p", "meant") == ["Did you mean flygagarn Gagarin?"]


def test_a_time_is_said_and_leads_to_its_window_of_the_timeline(world_client: CheckingClient) -> None:
    page = found(world_client, "october 1957")
    assert page.texts("p", "note") == [
        "“october 1957” is read as a time: October 1957. What begins in it stands first, then what is under way or may "
        "fall in it."
    ]
    assert hits(page)["events"][0] == "/events/sputnik"
    [window] = [a.attrib["href"] for a in page.all("a") if text_of(a) == "See October 1957 on the timeline"]
    assert window == "/?from=1957-10&to=1957-10"
    world_client.page(window)


def test_words_with_a_time_lead_to_the_window_with_the_words(world_client: CheckingClient) -> None:
    page = found(world_client, "moon 1969")
    assert page.texts("p", "note") == [
        "“1969” is read as a time. Shown is what falls or may fall in it, and what has no date."
    ]
    assert "/?from=1969&q=moon&to=1969" in page.links


def test_a_time_in_which_nothing_falls_is_said(world_client: CheckingClient) -> None:
    page = found(world_client, "1890")
    assert page.texts("p", "missing") == [
        "Nothing in this record of two articles, which reach to 1979, falls in this time."
    ]


def test_what_was_left_out_and_what_is_treated_alike_is_said(world_client: CheckingClient) -> None:
    assert found(world_client, "who was the USSR").texts("p", "note") == [
        "“USSR” also finds “Soviet Union”.",
        "Left out, since almost every text has them: “who”, “was” and “the”.",
    ]


def test_markup_in_words_stays_text(world_client: CheckingClient) -> None:
    page = world_client.page("/search?q=%3Cb%3Emoon%3C%2Fb%3E")
    assert not page.all("b")
    assert page.ids["q"].attrib["value"] == "<b>moon</b>"


def test_words_without_a_letter_are_no_search(world_client: CheckingClient) -> None:
    assert "holds no word to search for" in found(world_client, "“”").text


def test_the_words_go_on_to_the_timeline(world_client: CheckingClient) -> None:
    page = world_client.page("/search?q=moon")
    assert "/?q=moon" in page.links
    total = world_client.json("/api/events?q=moon")["total"]
    assert world_client.page("/?q=moon").live == f"{total} events matching “moon”"


@pytest.mark.parametrize("more", ["after=moon-landing", "limit=3", "limit=abc", "order=newest", "x=1"])
def test_a_search_is_its_words_and_nothing_else(world_client: CheckingClient, more: str) -> None:
    assert world_client.location(f"/search?{more}&q=moon") == "/search?q=moon"


def test_search_pages_are_not_indexed(world_client: CheckingClient) -> None:
    robots = [e.get("content") for e in world_client.page("/search?q=moon").all("meta") if e.get("name") == "robots"]
    assert robots == ["noindex"]


SAME = [("october 1957", {"sputnik", "rocket-studies"}), ("sputnik 1957", {"sputnik"}), ("sputnik 1969", set())]


@pytest.mark.parametrize(("words", "slugs"), SAME)
def test_the_lists_and_the_api_read_a_time_and_words_alike(
    world_client: CheckingClient, words: str, slugs: set[str]
) -> None:
    asked = quote(words, safe="")
    assert {event["slug"] for event in world_client.json(f"/api/events?q={asked}")["items"]} == slugs
    time = words.removeprefix("sputnik ")
    assert f"matching “{words}”, where “{time}” is read as a time" in world_client.page(f"/?q={asked}").live
    world_client.page(f"/quotes?q={asked}")
    world_client.page(f"/questions?q={asked}")


def test_the_lists_treat_alike_what_search_does(world_client: CheckingClient) -> None:
    for path in ("events", "quotes", "questions"):
        totals = [world_client.json(f"/api/{path}?q={words}")["total"] for words in ("artificial%20moon", "satellite")]
        assert totals[0] == totals[1], path
    assert world_client.json("/api/events?q=artificial%20moon")["total"]


def test_an_empty_list_leads_on_to_the_search_of_all(world_client: CheckingClient) -> None:
    for path in ("/", "/quotes", "/questions"):
        page = world_client.page(f"{path}?q=gagarn")
        [link] = [a for a in page.all("a") if text_of(a) == "Search the whole record for “gagarn”"]
        assert link.attrib["href"] == "/search?q=gagarn"
    assert "/search?q=" not in " ".join(world_client.page("/?year=1999").links)
