"""The ledger over HTTP: its picture, its table, and the order that its headings ask for."""

import pytest

from app.filters.questions import ORDERS
from tests.checking import CheckingClient
from tests.inspection import Page, spoken, text_of
from tests.web.views import Records, claim_slugs, claims_of

LEDGER = "/questions?claim=forecast"
COUNTED = "Forecasts are counted, not the passages that bear on them: one with several outcomes counts once under each."


def test_every_forecast_is_drawn_once_wide_and_once_narrow_as_a_link_to_it(
    client: CheckingClient, questions: Records
) -> None:
    page = client.page(LEDGER)
    urls = sorted(claim["url"] for claim in claims_of(questions, "claim=forecast"))
    for form in ("wide", "narrow"):
        [drawing] = page.all("svg", form)
        marks = page.all("a", "forecast", within=drawing)
        assert sorted(mark.attrib["href"] for mark in marks) == urls
        for mark in marks:
            [name], [drawn] = page.all("title", within=mark), page.all("text", within=mark)
            assert text_of(name).startswith(text_of(drawn).rstrip("…"))
        titles = {question["url"] for question in questions} & {
            link.attrib["href"] for link in page.all("a", "title", within=drawing)
        }
        assert titles == {url.partition("#")[0] for url in urls}


def test_a_mark_says_each_of_its_outcomes_by_a_sign(world_client: CheckingClient) -> None:
    page = world_client.page(LEDGER)
    [drawing] = page.all("svg", "wide")
    signs = [
        [sign.attrib["class"].split()[1] for sign in page.all("path", "sign", within=mark)]
        for mark in page.all("a", "forecast", within=drawing)
    ]
    assert signs == [["condition-not-met"], ["supported", "mixed"], ["contradicted"], ["open"]]
    legend = next(ul for ul in page.all("ul", "signs"))
    for words in ("made", "supported", "mixed", "condition not met", "contradicted", "open"):
        assert words in text_of(legend)


def test_filters_narrow_the_picture_as_they_narrow_the_table(world_client: CheckingClient) -> None:
    page = world_client.page(f"{LEDGER}&outcome=mixed")
    [drawing] = page.all("svg", "wide")
    drawn = [a.attrib["href"].partition("#")[2] for a in page.all("a", "forecast", within=drawing)]
    assert drawn == claim_slugs(page) == ["washington-will-go"]


def sorted_headings(page: Page) -> dict[str, str]:
    """The headings that say how the table is ordered."""
    return {text_of(th).split()[0]: th.attrib["aria-sort"] for th in page.all("th") if "aria-sort" in th.attrib}


@pytest.mark.parametrize("order", ORDERS)
def test_a_heading_leads_to_its_order_and_says_so(world_client: CheckingClient, order: str) -> None:
    page = world_client.page(LEDGER if order == "made" else f"{LEDGER}&order={order}")
    [direction] = sorted_headings(page).values()
    assert direction == ("descending" if order.endswith("-reversed") else "ascending")
    links = [a.attrib["href"] for th in page.all("th") for a in page.all("a", within=th) if a.get("id")]
    assert len(links) == 5
    assert all(sorted(claim_slugs(world_client.page(url))) == sorted(claim_slugs(page)) for url in links)
    assert "oldest" not in order


def test_an_order_is_canonical_like_any_parameter(world_client: CheckingClient) -> None:
    assert world_client.location("/questions?order=made&claim=forecast") == LEDGER
    assert world_client.location("/questions?order=holder") == "/questions"
    assert world_client.location("/questions?q=moon&order=holder") == "/questions?q=moon"
    page = world_client.page("/questions?order=newest&claim=forecast", 422)
    assert "must be one of made, holder, question, outcome, evidence" in page.text
    assert world_client.json("/api/questions?order=newest", 422)["errors"][0]["name"] == "order"


def test_taking_filters_away_keeps_an_order_only_where_claims_are_listed(world_client: CheckingClient) -> None:
    page = world_client.page("/questions?claim=forecast&order=holder&topic=moon")
    assert page.ids["clear"].attrib["href"] == "/questions"
    assert page.ids["drop-claim-forecast"].attrib["href"] == "/questions?topic=moon"
    assert page.ids["drop-topic-moon"].attrib["href"] == f"{LEDGER}&order=holder"


def test_a_row_has_when_who_what_on_which_condition_and_each_outcome_with_its_paragraph(
    client: CheckingClient, questions: Records
) -> None:
    page = client.page(LEDGER)
    for claim in claims_of(questions, "claim=forecast"):
        row = page.ids[claim["slug"]]
        said, links = text_of(row), [a.attrib["href"] for a in page.all("a", within=row)]
        for text in (claim["who"]["name"], claim["text"], claim["condition"] or ""):
            assert " ".join(text.split()) in said, claim["slug"]
        assert claim["url"] in links
        cited = [(claim["source"], claim["paragraph"])]
        cited += [(o["source"], o["paragraph"]) for o in claim["outcomes"] if o["source"]]
        assert [link for link in links if link.startswith("/sources/")] == [f"/sources/{s}#p{p}" for s, p in cited]
        assert len(page.all("td", "outcome-of", within=row)) == len(claim["outcomes"])


def test_the_pages_that_count_forecasts_say_how(world_client: CheckingClient) -> None:
    for url in ("/questions", LEDGER, "/questions/who-would-reach-the-moon"):
        assert COUNTED in world_client.page(url).text
    for url in ("/questions?claim=account", "/questions/what-was-kept-secret"):
        assert COUNTED not in world_client.page(url).text


def test_a_question_says_of_every_source_whether_it_answers(client: CheckingClient, questions: Records) -> None:
    sources = {source["url"]: source["slug"] for source in client.json("/api/sources")["items"]}
    for question in questions[:6]:
        page = client.page(question["url"])
        [table] = page.all("table", "telling")
        rows = {page.all("a", within=tr)[0].attrib["href"]: tr for tr in page.all("tr", within=table)}
        assert rows.keys() == sources.keys()
        for url, slug in sources.items():
            number = sum(claim["source"] == slug for claim in question["claims"])
            ticks = page.all("path", "sign", within=rows[url])
            assert len(ticks) == (number or 1)
            assert ("has no answer" in spoken(rows[url])) == (number == 0)
