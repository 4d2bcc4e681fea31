"""The page of an event within the reader's filter: neighbours and the way back keep it, an outsider loses it."""

from urllib.parse import urlsplit

import pytest

from tests.checking import CheckingClient
from tests.inspection import Page, text_of
from tests.web.views import at, event_slugs, filled


def neighbour(page: Page, rel: str) -> str | None:
    """Where the link to the previous or next event leads."""
    return next((e.attrib["href"] for e in page.all("a") if e.get("rel") == rel), None)


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("", marks=pytest.mark.soak),
        "actor={actor}&year={year}",
        "q={word}",
        "from={month}&source={source}",
    ],
)
def test_previous_and_next_walk_the_whole_view_in_its_order(
    client: CheckingClient, usual: dict[str, str], asked: str
) -> None:
    view = client.landing(at("/", filled(asked, usual)))
    order = [at(f"/events/{slug}", urlsplit(view.url).query) for slug in event_slugs(view)]
    there, back = [], []
    url: str | None = order[0]
    while url:
        there.append(url)
        back.append(neighbour(client.page(url), "prev"))
        url = neighbour(client.page(url), "next")
    assert there == order
    assert back == [None, *order[:-1]]


def test_the_list_leads_into_the_filtered_pages(world_client: CheckingClient) -> None:
    view = world_client.page("/?actor=nasa&year=1969")
    titles = [view.all("a", within=card.find(".//h3"))[0] for card in view.all("article", "event")]
    assert [title.attrib["href"] for title in titles] == [
        f"/events/{slug}?actor=nasa&year=1969" for slug in event_slugs(view)
    ]


def test_the_way_back_keeps_the_filter_and_says_it(world_client: CheckingClient) -> None:
    asked, total = "actor=nasa&year=1969", world_client.json("/api/events?actor=nasa&year=1969")["total"]
    page = world_client.page(f"/events/moon-landing?{asked}")
    back = page.all("a", within=page.all("nav", "crumbs")[0])[0]
    assert back.attrib["href"] == f"/?{asked}"
    assert text_of(back) == f"← All {total} events in 1969 with NASA"


def test_the_canonical_and_the_copied_link_are_bare(world_client: CheckingClient) -> None:
    page = world_client.page("/events/moon-landing?actor=nasa&year=1969")
    assert [e.attrib["href"] for e in page.all("link") if e.get("rel") == "canonical"] == ["/events/moon-landing"]
    assert [text_of(e) for e in page.all("code") if "data-address" in e.attrib] == ["/events/moon-landing"]


def test_the_page_is_the_same_but_for_its_neighbours(world_client: CheckingClient) -> None:
    bare, inside = (world_client.page(f"/events/moon-landing{asked}") for asked in ("", "?year=1969"))
    assert (bare.title, bare.h1) == (inside.title, inside.h1)
    assert text_of(bare.all("div", "record-columns")[0]) == text_of(inside.all("div", "record-columns")[0])


def test_an_event_outside_the_filter_redirects_to_the_bare_address(world_client: CheckingClient) -> None:
    assert world_client.location("/events/moon-landing?year=1957") == "/events/moon-landing"
    assert world_client.location("/events/moon-landing?q=zeppelin") == "/events/moon-landing"


def test_order_and_paging_are_no_part_of_an_events_address(world_client: CheckingClient) -> None:
    asked = "limit=5&order=newest&year=1969"
    assert world_client.location(f"/events/moon-landing?{asked}") == "/events/moon-landing?year=1969"


def test_a_former_address_moves_for_good_and_takes_the_filter_along(world_client: CheckingClient) -> None:
    assert world_client.location("/events/apollo-11", 301) == "/events/moon-landing"
    assert world_client.location("/events/apollo-11?year=1969", 301) == "/events/moon-landing?year=1969"
    assert world_client.location("/quotes/giant-leap", 301) == "/quotes/one-small-step"
    assert world_client.location("/api/events/apollo-11", 301) == "/api/events/moon-landing"
    assert world_client.location("/api/quotes/giant-leap", 301) == "/api/quotes/one-small-step"


def test_an_event_that_became_a_claim_leads_to_it_for_good(world_client: CheckingClient) -> None:
    question = "/questions/who-would-reach-the-moon"
    assert world_client.location("/events/ambition-of-the-sixties", 301) == f"{question}#because-it-is-hard"
    assert world_client.location("/events/ambition-of-the-sixties?year=1961", 301) == f"{question}#because-it-is-hard"
    assert world_client.location("/api/events/ambition-of-the-sixties", 301) == f"/api{question}"
    claims = {claim["slug"]: claim for claim in world_client.json(f"/api{question}")["claims"]}
    assert claims["because-it-is-hard"]["former_events"] == ["ambition-of-the-sixties"]
    assert claims["because-it-is-hard"]["events"] == ["moon-landing", "apollo-programme"]


def test_a_sentence_shows_its_sources_beside_it_and_in_the_list(world_client: CheckingClient) -> None:
    page = world_client.page("/events/gagarin-flight")
    marks = page.all("a", "cite")
    assert [(mark.attrib["aria-label"], mark.attrib["href"]) for mark in marks] == [
        ("1: Orbit Review ¶6", "/sources/orbit-review#p6"), ("1: Orbit Review ¶6", "/sources/orbit-review#p6"),
        ("2: Moon Letter ¶3", "/sources/moon-letter#p3"),
        ("3: Public record: TASS communiqué of 12 April 1961.", "#note-3"),
    ]  # fmt: skip
    notes = [text_of(li) for li in page.all("li", within=page.all("ol", "supports")[0])]
    assert notes[2] == "TASS communiqué of 12 April 1961. from the public record, not from the articles"
    assert notes[0].endswith("also for the date and who took part")


def test_a_former_slug_is_told_by_the_api(world_client: CheckingClient) -> None:
    assert world_client.json("/api/events/moon-landing")["former_slugs"] == ["apollo-11"]


def test_a_date_of_general_knowledge_says_by_what_to_check_it(world_client: CheckingClient) -> None:
    page = world_client.page("/events/moon-landing")
    assert "from the public record, not from the articles" in page.text
    assert "Apollo 11 Mission Report" in page.text


def test_relations_read_from_both_ends(world_client: CheckingClient) -> None:
    def related(slug: str) -> list[str]:
        page = world_client.page(f"/events/{slug}")
        return [text_of(li) for li in page.all("li", within=page.all("ul", "related")[0])]

    assert related("apollo-programme")[0].startswith("Responds to Yuri Gagarin circles the Earth")
    assert related("gagarin-flight")[0].startswith("Answered by The Apollo programme")


def test_the_list_of_events_is_the_timeline(world_client: CheckingClient) -> None:
    assert world_client.location("/events", 301) == "/"
    assert world_client.location("/events?year=1969", 301) == "/?year=1969"


def test_each_number_under_the_sentences_stands_beside_one_of_them(world_client: CheckingClient) -> None:
    """What a paragraph supports besides is told under "How we know" alone."""
    more = 0
    for slug in event_slugs(world_client.page("/")):
        page = world_client.page(f"/events/{slug}")
        beside = {text_of(mark) for mark in page.all("a", "cite")}
        under, known = (len(page.all("li", within=page.all("ol", name)[0])) for name in ("sources-line", "supports"))
        assert under == len(beside)
        more += known - under
    assert more > 0
