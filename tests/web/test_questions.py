"""The pages of questions: they open, are whole, and agree with the API."""

from pathlib import Path

import pytest

from app.config import Settings
from app.web.application import create_app
from tests.checking import CheckingClient
from tests.conftest import built
from tests.inspection import Page, text_of
from tests.web.views import (
    Option,
    Records,
    at,
    claim_parts,
    claim_slugs,
    claims_of,
    filled,
    options,
    pairs_of,
    query,
    slugs,
)

SLUGS = slugs("questions")
LEDGER = "/questions?claim=forecast"
VIEWS = (
    "",
    "claim=forecast",
    "actor={holder}",
    "claim=assessment&claim=recommendation&source={claim_source}",
    "outcome=contradicted&outcome=mixed",
    "actor={holder}&claim=forecast&outcome=open",
    "q={question_word}",
    "topic={question_topic}",
    "claim=account&outcome=open",
)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_question_opens_with_each_claim_at_its_own_address(client: CheckingClient, slug: str) -> None:
    page, record = client.page(f"/questions/{slug}"), client.json(f"/api/questions/{slug}")
    assert page.h1 == record["title"]
    assert " ".join(record["intro"].split()) in page.text
    assert claim_slugs(page) == [claim["slug"] for claim in record["claims"]]
    bears = any(outcome["source"] for claim in record["claims"] for outcome in claim["outcomes"])
    drawings, in_short = page.all("svg", "wide") + page.all("svg", "narrow"), page.all("table", "in-short")
    assert (len(drawings), len(in_short)) == ((2, 0) if bears else (0, 1))
    for table in in_short:
        assert [a.get("href") for a in page.all("a", within=table)] == [
            f"#{claim['slug']}" for claim in record["claims"]
        ]
    for drawing in drawings:
        assert len(page.all("g", "position", within=drawing)) == len(record["claims"])
        words = [text_of(words) for words in page.all("text", "turned-out", within=drawing)]
        assert [word.partition(":")[0].replace(" ", "-") for word in words] == [
            outcome["relation"] for claim in record["claims"] for outcome in claim["outcomes"]
        ]
    for claim in record["claims"]:
        assert claim["url"] == f"/questions/{slug}#{claim['slug']}"
        within = page.ids[claim["slug"]]
        said, links = text_of(within), {a.get("href") for a in page.all("a", within=within)}
        for text in (claim["text"], claim["who"]["name"], claim["made"]["text"], claim["condition"] or ""):
            assert " ".join(text.split()) in said, claim["slug"]
        assert f"/sources/{claim['source']}#p{claim['paragraph']}" in links
        assert claim["who"]["slug"] is None or f"/actors/{claim['who']['slug']}" in links
        assert claim["quote"] is None or f"/quotes/{claim['quote']}" in links
        shown = page.all("p", "outcome", within=within)
        assert len(shown) == len(claim["outcomes"])
        for line, outcome in zip(shown, claim["outcomes"], strict=True):
            assert outcome["relation"] in line.attrib["class"].split()
            assert " ".join(outcome["text"].split()) in text_of(line)
            cites = {a.get("href") for a in page.all("a", within=line)}
            assert (outcome["relation"] == "open") == (outcome["source"] is None)
            assert outcome["source"] is None or f"/sources/{outcome['source']}#p{outcome['paragraph']}" in cites


def test_every_question_is_listed_with_its_counts(client: CheckingClient, questions: Records) -> None:
    page = client.page("/questions")
    assert page.h1 == "Questions"
    assert page.live == f"{len(SLUGS)} question{'' if len(SLUGS) == 1 else 's'}"
    shown = {a.get("href"): text_of(li) for li in page.all("li") for a in page.all("a", within=li)}
    for question in questions:
        forecasts = [claim for claim in question["claims"] if claim["kind"] == "forecast"]
        positions = f"{len(question['claims'])} position"
        assert positions in shown[question["url"]]
        assert not forecasts or f"{len(forecasts)} forecast" in shown[question["url"]]
        assert bool(forecasts) == ("forecast" in shown[question["url"]].rpartition(positions)[2])


@pytest.mark.parametrize("asked", VIEWS)
def test_the_page_counts_and_lists_what_the_api_answers(
    client: CheckingClient, usual: dict[str, str], questions: Records, asked: str
) -> None:
    view = filled(asked, usual)
    page, answer = client.page(at("/questions", view)), client.json(at("/api/questions", view))
    assert len(answer["items"]) == answer["total"]
    if {name for name, _ in pairs_of(view)} & {"actor", "claim", "outcome", "source"}:
        left = claims_of(questions, view)
        kinds = [value for name, value in pairs_of(asked) if name == "claim"]
        noun = kinds[0] if len(kinds) == 1 else "position"
        assert sorted(claim_slugs(page)) == sorted(claim["slug"] for claim in left)
        assert page.live.startswith(f"{len(left)} {noun}{'' if len(left) == 1 else 's'}")
        assert not left or f"on {answer['total']} question" in page.live
        assert {question["slug"] for question in answer["items"]} == {claim["question"] for claim in left}
    else:
        assert page.live.startswith(f"{answer['total']} question{'' if answer['total'] == 1 else 's'}")
        assert {question["url"] for question in answer["items"]} <= set(page.links)


@pytest.mark.parametrize("asked", ["", "claim=forecast", "actor={holder}&source={holders_source}"])
def test_every_value_of_every_facet_says_what_it_leaves(
    client: CheckingClient, usual: dict[str, str], questions: Records, asked: str
) -> None:
    view = filled(asked, usual)
    shown = options(client.page(at("/questions", view)))
    assert {one.name for one in shown} == {"actor", "claim", "outcome", "source", "topic"}
    for one in shown:
        if one.name != "topic":
            assert one.count == counted(questions, view, one), one
        toggled = {*pairs_of(view)} ^ {(one.name, one.value)}
        assert one.url == (at("/questions", query(toggled)) if one.count or one.selected else None), one


def counted(questions: Records, asked: str, one: Option) -> int:
    """How many claims an option leaves beside the other filters."""
    others = [pair for pair in pairs_of(asked) if pair[0] != one.name]
    return len(claims_of(questions, query([*others, (one.name, one.value)])))


def test_the_ledger_holds_every_forecast_once_from_the_oldest_on(client: CheckingClient, questions: Records) -> None:
    page = client.page(LEDGER)
    assert page.h1 == "The ledger of forecasts"
    forecasts = claims_of(questions, "claim=forecast")
    made = {claim["slug"]: claim["made"]["start"] or claim["made"]["end"] for claim in forecasts}
    shown = claim_slugs(page)
    assert sorted(shown) == sorted(made)
    assert [made[slug] for slug in shown] == sorted(made.values())
    assert {claim["url"] for claim in forecasts} <= set(page.links)
    assert LEDGER in client.page("/questions").links
    assert all(page.all("td", "outcome-of", within=page.ids[slug]) for slug in shown)


def test_a_page_size_does_not_cut_the_ledger_short(client: CheckingClient) -> None:
    page = client.page(f"{LEDGER}&limit=2")
    assert claim_slugs(page) == claim_slugs(client.page(LEDGER))
    assert "next-page" not in page.ids


def test_a_paragraph_of_a_source_names_the_question_of_each_claim_and_outcome(
    client: CheckingClient, questions: Records
) -> None:
    pages = {slug: client.page(f"/sources/{slug}") for slug in slugs("sources")}
    for claim in claims_of(questions, ""):
        assert f"/questions/{claim['question']}" in taken(pages[claim["source"]], claim["paragraph"], "Position on")
        for outcome in claim["outcomes"]:
            if outcome["source"]:
                links = taken(pages[outcome["source"]], outcome["paragraph"], "Bears on a position in")
                assert f"/questions/{claim['question']}" in links, claim["slug"]


def taken(page: Page, paragraph: int, said: str) -> set[str | None]:
    """The links that a paragraph of a source's page gives after these words."""
    within = page.ids[f"p{paragraph}"]
    kinds = [kind for kind in page.all("div", "taken", within=within) if text_of(kind).startswith(said)]
    return {a.get("href") for kind in kinds for a in page.all("a", within=kind)}


def test_search_finds_questions_by_title_claim_and_holder(client: CheckingClient, questions: Records) -> None:
    for question in questions[::6]:
        title = " ".join(word.strip("?,’") for word in question["title"].split())
        assert question["url"] in client.landing(f"/search?q={title.replace(' ', '%20')}").links, title


def test_search_finds_a_question_by_a_condition_and_by_what_came_of_a_forecast(world_client: CheckingClient) -> None:
    for words in ("takes%20up%20the%20offer", "stations%20in%20orbit", "newspaper%20printed"):
        hits = [link for link in world_client.page(f"/search?q={words}").links if link.startswith("/questions/")]
        assert len(hits) == 1, words


def test_an_outcome_names_the_passage_and_when_it_was_printed(world_client: CheckingClient) -> None:
    said = outcomes_told(world_client, "who-would-reach-the-moon")
    assert any(line.startswith("Supported by Orbit Review ¶9, July 1975: ") for line in said)
    assert any(line.startswith("Mixed evidence in Moon Letter ¶6, 1979: ") for line in said)
    assert any(line.startswith("Contradicted by Moon Letter ¶6, 1979: ") for line in said)
    assert any(line.startswith("Open: The later article is this one") for line in said)


def test_an_outcome_that_says_itself_that_it_is_open_says_so_once(copied: Path, tmp_path: Path) -> None:
    file = copied / "questions" / "who-would-reach-the-moon.yaml"
    file.write_text(file.read_text().replace("The later article is this one;", "Open as of the latest article;"))
    client = CheckingClient(create_app(Settings(data_dir=built(copied, tmp_path / "data"))), follow=False)
    said = outcomes_told(client, "who-would-reach-the-moon")
    assert any(line.startswith("Open as of the latest article; nothing follows it.") for line in said)
    assert not any("Open: Open" in line for line in said)


def outcomes_told(client: CheckingClient, question: str) -> list[str]:
    """What the page of a question says of each outcome."""
    return client.page(f"/questions/{question}").texts("p", "outcome")


def test_a_ledger_and_a_question_tell_on_paper_what_each_source_is(world_client: CheckingClient) -> None:
    for address in (LEDGER, "/questions/who-would-reach-the-moon"):
        page = world_client.page(address)
        [notes] = page.all("section", "endnotes")
        cited = {text_of(a).partition(" ¶")[0] for part in claim_parts(page)
                 for a in page.all("a", within=part) if (a.get("href") or "").startswith("/sources/")}  # fmt: skip
        assert {text_of(strong) for strong in page.all("strong", within=notes)} == cited


def test_no_tally_is_made_of_a_single_holder(world_client: CheckingClient) -> None:
    everyone = world_client.page(LEDGER)
    assert ": 1 supported, 1 contradicted, 1 mixed, 1 condition not met and 1 open" in everyone.live
    alone = world_client.page(f"{LEDGER.replace('?', '?actor=john-f-kennedy&')}")
    assert any("supported" in said for said in alone.texts("td", "outcome-of"))
    assert "supported" not in alone.live


def test_the_method_says_where_the_later_evidence_stands(world_client: CheckingClient) -> None:
    questions = world_client.json("/api/questions")["items"]
    cited = [o["source"] for claim in claims_of(questions, "") for o in claim["outcomes"] if o["source"]]
    said = world_client.page("/about").text
    assert f"{cited.count('moon-letter')} of the {len(cited)} are from Moon Letter" in said
    assert f"{cited.count('orbit-review')} from Orbit Review" in said


def test_a_former_slug_leads_on_for_good(world_client: CheckingClient) -> None:
    moved = world_client.location("/questions/moon-race", 301)
    assert moved == "/questions/who-would-reach-the-moon"
    assert world_client.location("/api/questions/moon-race", 301) == "/api/questions/who-would-reach-the-moon"


def test_a_question_that_is_not_there_names_those_that_look_alike(world_client: CheckingClient) -> None:
    assert "/questions/what-was-kept-secret" in world_client.page("/questions/what-was-kept-secrit", 404).links
    assert world_client.json("/api/questions/nothing-here", 404)["status"] == 404


@pytest.mark.parametrize("asked", ["claim=opinion", "outcome=right", "actor=nobody", "topic=x", "limit=0", "after=x"])
def test_a_filter_that_cannot_be_read_is_refused(client: CheckingClient, asked: str) -> None:
    client.page(f"/questions?{asked}", 422)
    client.json(f"/api/questions?{asked}", 422)


def test_an_address_in_another_order_leads_to_the_canonical_one(world_client: CheckingClient) -> None:
    asked = "/questions?source=moon-letter&claim=forecast&claim=account&claim=forecast"
    assert world_client.location(asked) == "/questions?claim=account&claim=forecast&source=moon-letter"
    assert world_client.location("/questions/what-was-kept-secret?x=1") == "/questions/what-was-kept-secret"


def test_the_method_is_told_where_pages_point(world_client: CheckingClient) -> None:
    assert "/about#questions" in world_client.page("/questions").links
    assert "/about#questions" in world_client.page("/questions/what-was-kept-secret").links
    assert "questions" in world_client.page("/about").ids


def test_an_unnamed_holder_stands_in_the_printed_words(world_client: CheckingClient) -> None:
    page = world_client.page("/questions/who-would-reach-the-moon")
    within = page.ids["crews-will-stay"]
    [heading] = [text_of(h3) for h3 in page.all("h3", within=within)]
    assert heading.startswith("5 “the rivals”: ")
    assert page.all("a", within=page.all("h3", within=within)[0]) == []
