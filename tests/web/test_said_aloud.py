"""What a page says to who hears it: headings and links that mean something alone, and the numbers that are drawn."""

import pytest

from tests.checking import CheckingClient
from tests.inspection import Page, text_of


def links(page: Page) -> list[str]:
    """What the links of a page are called."""
    return [link.get("aria-label") or text_of(link) for link in page.all("a")]


@pytest.mark.parametrize(("url", "what"), [("/", "view"), ("/quotes", "view"), ("/actors/nasa", "page")])
def test_a_link_to_data_says_of_what(world_client: CheckingClient, url: str, what: str) -> None:
    assert f"JSON of this {what}" in links(world_client.page(url))


def test_a_fold_of_a_filter_says_of_which(client: CheckingClient) -> None:
    page = client.page("/")
    folds = [text_of(fold) for details in page.all("details", "more") for fold in page.all("summary", within=details)]
    assert folds
    assert all(": " in fold for fold in folds)


def test_a_year_shows_how_many_events_it_has(world_client: CheckingClient) -> None:
    page = world_client.page("/?actor=nasa")
    years = [text_of(year) for year in page.all("a", "year")]
    assert years
    shown = page.texts("span", "count")
    assert all(year.split(": ")[1].split(" ")[0] in shown for year in years)
    assert all(year.endswith(": 1 event") == (": 1 " in year) for year in years)


def test_quotations_stand_under_who_spoke_and_when(world_client: CheckingClient) -> None:
    page = world_client.page("/quotes")
    [quotes] = page.all("ul", "quotes")
    headings = [text_of(h3) for h3 in page.all("h3", within=quotes)]
    assert len(headings) == len(page.all("figure", "quote")) > 0
    assert all(", " in heading for heading in headings)


def test_positions_stand_under_who_holds_them_and_what_they_say(world_client: CheckingClient) -> None:
    page = world_client.page("/questions/who-would-reach-the-moon")
    headings = [text_of(h3) for claim in page.all("article", "claim") for h3 in page.all("h3", within=claim)]
    assert headings[0].startswith("1 John F. Kennedy: ")
    assert len(set(headings)) == len(headings)
    assert "link to position 1" in links(page)


@pytest.mark.parametrize("url", ["/", "/quotes", "/questions"])
def test_the_results_can_be_reached_before_the_filters(world_client: CheckingClient, url: str) -> None:
    page = world_client.page(url)
    [skip] = [link for link in page.all("a", "skip") if link.attrib["href"] == "#results-title"]
    order = page.elements.index
    assert order(skip) < order(page.ids["q"]) < order(page.ids["results-title"])
    assert page.ids["results-title"].attrib["tabindex"] == "-1"


@pytest.mark.parametrize("url", ["/search?q=moon", "/compare/neil-armstrong/nasa", "/sources", "/story"])
def test_a_heading_stands_before_what_belongs_to_it(world_client: CheckingClient, url: str) -> None:
    page = world_client.page(url)
    order = page.elements.index
    dated = page.all("p", "date-line") + [p for p in page.all("p", "overline") if p.text]
    within = [box for box in (*page.all("li"), *page.all("article")) if any(line in list(box) for line in dated)]
    assert within
    for box in within:
        heading = next(e for e in box if e.tag in ("h2", "h3"))
        assert all(order(heading) < order(line) for line in box if line in dated)
