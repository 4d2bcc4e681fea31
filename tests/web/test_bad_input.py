"""What a stranger may type: a clear page that names the field, a link without it, the right status, never a 500."""

from urllib.parse import quote

import pytest

from app.filters import MAX_VALUES
from tests.checking import CheckingClient
from tests.inspection import text_of

LONG = "x" * 10_240
REFUSED = [
    ("year=abc", "The year “abc” must be a year from 1850 to 2100", "/"),
    ("year=99999999999999999999", "The year “99999999999999999999” must be a year", "/"),
    ("year=-1", "The year “-1” must be a year", "/"),
    ("year=20181", "The year “20181” must be a year", "/"),
    ("year=1849", "The year “1849” must be a year", "/"),
    ("year=٢٠١٨", "The year “٢٠١٨” must be a year", "/"),
    ("year=2018.0", "The year “2018.0” must be a year", "/"),
    ("actor=nobody", "The actor “nobody” names no actor of this record", "/"),
    ("actor=../../etc/passwd", "The actor “../../etc/passwd” names no actor", "/"),
    ("actor=<script>alert(1)</script>", "The actor “<script>alert(1)</script>” names no actor", "/"),
    ("topic=nothing", "The topic “nothing” names no topic", "/"),
    ("source=nothing", "The source “nothing” names no source", "/"),
    ("kind=party", "The kind “party” must be one of flight, landing", "/"),
    ("lane=fast", "The lane “fast” must be one of america, together", "/"),
    ("importance=huge", "The importance “huge” must be one of headline", "/"),
    ("order=random", "The order “random” must be one of oldest, newest", "/"),
    ("limit=0", "The page size “0” must be a number from 1 to 200", "/"),
    ("limit=201", "The page size “201” must be a number", "/"),
    ("limit=1e2", "The page size “1e2” must be a number", "/"),
    ("after=nobody", "The place to go on from “nobody” names no event", "/"),
    ("from=2019-02-30", "The first day “2019-02-30” must be a date that exists", "/"),
    ("from=2019-13", "The first day “2019-13” must be a date that exists", "/"),
    ("to=yesterday", "The last day “yesterday” must be a date like 2018, 2018-06", "/"),
    ("to=1800", "The last day “1800” must be a date that exists", "/"),
    ("from=2018/2019", "The first day “2018/2019” must be a date like", "/"),
    ("limit=5&limit=6", "The page size “6” is given twice", "/?limit=5"),
    ("order=newest&order=oldest", "The order “oldest” is given twice", "/?order=newest"),
    ("q=%00", "The words to search for “�” holds a character that is no text", "/"),
    ("q=%FF", "The words to search for “�” holds a character that is no text", "/"),
    ("q=a%0Ab", "The words to search for “a�b” holds a character that is no text", "/"),
    ("actor=%00", "The actor “�” holds a character that is no text", "/"),
    (f"q={LONG}", "is too long: 200 characters are the most", "/"),
    (f"actor={LONG}", "is too long: 200 characters are the most", "/"),
    ("actor=nasa&year=abc", "The year “abc” must be a year", "/?actor=nasa"),
    ("year=2018&year=abc&year=2019", "The year “abc” must be a year", "/?year=2018&year=2019"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "said", "rest"), REFUSED)
def test_a_value_that_makes_no_sense_is_named_and_can_be_dropped(
    world_client: CheckingClient, asked: str, said: str, rest: str
) -> None:
    page = world_client.page(f"/?{asked}", 422)
    assert said in page.h1
    assert page.title.startswith(page.h1)
    assert page.live == page.h1
    assert page.texts("p", "overline") == ["422 · That filter cannot be read"]
    way = page.all("a", within=page.all("ul", "ways")[0])[0]
    assert text_of(way) == "Show the view without it"
    assert way.attrib["href"] == rest
    world_client.page(rest)


@pytest.mark.parametrize(("asked", "said", "rest"), REFUSED)
def test_the_api_refuses_it_as_a_problem(world_client: CheckingClient, asked: str, said: str, rest: str) -> None:
    problem = world_client.json(f"/api/events?{asked}", 422)
    assert (problem["type"], problem["status"]) == ("about:blank", 422)
    assert problem["title"]
    assert problem["detail"]
    assert problem["without"] == rest.replace("/", "/api/events", 1)
    assert [set(error) for error in problem["errors"]] == [{"name", "value", "message"}]
    assert problem["errors"][0]["message"] in world_client.page(f"/?{asked}", 422).text


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("/quotes?kind=party", "The kind “party” must be one of spoken, address"),
        ("/quotes?about=nobody", "The actor spoken of “nobody” names no actor"),
        ("/quotes?after=nobody", "names no quote of this record"),
        ("/quotes?year=abc", "The year “abc” must be a year"),
        ("/search?q=%00", "The words to search for “�” holds a character that is no text"),
        (f"/search?q={LONG}", "is too long"),
        ("/events/vienna-summit?year=abc", "The year “abc” must be a year"),
        ("/api/actors?limit=x", "must be a number"),
        ("/api/sources?after=x", "names no source"),
        ("/api/quotes?about=x", "names no actor"),
    ],
)
def test_every_list_refuses_alike(world_client: CheckingClient, url: str, said: str) -> None:
    answer = world_client.get(url, 422)
    assert said in " ".join(answer.text.split())


def test_every_bad_value_is_named_at_once(world_client: CheckingClient) -> None:
    page = world_client.page("/?actor=nobody&kind=order&limit=0&year=abc", 422)
    assert len(page.all("li", within=page.all("ul", "problems")[0])) == 3
    way = page.all("a", within=page.all("ul", "ways")[0])[0]
    assert (text_of(way), way.attrib["href"]) == ("Show the view without them", "/?kind=order")


def test_two_hundred_parameters_are_too_many(world_client: CheckingClient) -> None:
    asked = "&".join(f"year={1900 + n}" for n in range(200))
    page = world_client.page(f"/?{asked}", 422)
    assert f"is one value too many: a view takes {MAX_VALUES}" in page.text
    world_client.page(page.all("a", within=page.all("ul", "ways")[0])[0].attrib["href"])


def test_two_hundred_unknown_parameters_are_dropped(world_client: CheckingClient) -> None:
    assert world_client.location("/?" + "&".join(f"x{n}={n}" for n in range(200))) == "/"


@pytest.mark.parametrize(
    "words",
    ['"', "John-F", "a*", "x:y", "AND", "NEAR(", "NOT moon", "-", "^a", "'", "; DROP TABLE event", "😀", "%", "_"],
)
def test_any_words_may_be_searched(world_client: CheckingClient, words: str) -> None:
    asked = quote(words, safe="")
    assert world_client.page(f"/search?q={asked}").ids["q"].attrib["value"] == words
    for url in (f"/?q={asked}", f"/quotes?q={asked}", f"/api/events?q={asked}", f"/api/quotes?q={asked}"):
        world_client.head(url)


def test_john_kennedy_finds_john_f_kennedy(world_client: CheckingClient) -> None:
    assert "/actors/john-f-kennedy" in world_client.page("/search?q=John-Kennedy").links


@pytest.mark.parametrize(
    "url",
    [
        "/nothing", "/events/", "/events/a/b", "/docs", "/redoc", "/.env", "/%00", "/%FF",
        "/" + LONG, "/story/", "/static", "/static/", "/static/nothing.css", "/static/%00", "/static/css",
        "/static/..%2fpyproject.toml", "/static/%2e%2e/pyproject.toml",
    ],
)  # fmt: skip
def test_an_unknown_page_is_a_clear_404(world_client: CheckingClient, url: str) -> None:
    page = world_client.page(url, 404)
    assert page.h1 == "There is no such page"
    assert "/" in page.links
    assert any(link.startswith("/search") for link in page.links)


@pytest.mark.parametrize("kind", ["event", "quote", "actor", "source"])
def test_an_unknown_record_is_a_404_that_names_it(world_client: CheckingClient, kind: str) -> None:
    page = world_client.page(f"/{kind}s/nothing-of-the-sort", 404)
    assert "“nothing-of-the-sort”" in page.text
    assert world_client.json(f"/api/{kind}s/nothing-of-the-sort", 404)["status"] == 404


@pytest.mark.parametrize("slug", ["%00", "%FF", "%0A", "%E2%80%AE", LONG, "<b>", "a%2Fb"])
def test_an_impossible_record_is_a_404(world_client: CheckingClient, slug: str) -> None:
    world_client.page(f"/events/{slug}", 404)
    world_client.json(f"/api/events/{slug}", 404)


def test_a_mistyped_record_is_offered(world_client: CheckingClient) -> None:
    page = world_client.page("/events/vienna-sumit", 404)
    assert "/events/vienna-summit" in page.links


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
@pytest.mark.parametrize("url", ["/", "/quotes", "/api/events", "/events/vienna-summit", "/static/icon.svg"])
def test_nothing_can_be_written(world_client: CheckingClient, method: str, url: str) -> None:
    asks = method == "OPTIONS" and url.startswith("/api/")
    answer = world_client.request(method, url, 204 if asks else 405)
    assert "GET" in answer.headers["allow"] or url.startswith("/static/")


@pytest.mark.parametrize("url", ["/api/events?yeer=1961", "/api/quotes?yeer=1961&utm_source=x", "/api/actors?q=x"])
def test_a_program_is_told_of_a_name_that_is_no_parameter(world_client: CheckingClient, url: str) -> None:
    problem = world_client.json(url, 422)
    assert problem["errors"][0]["name"] == url.partition("?")[2].partition("=")[0]
    assert "is no parameter here: there are" in problem["errors"][0]["message"]
    assert problem["without"] == url.partition("?")[0]


@pytest.mark.parametrize("url", ["/api/events/sputnik", "/api/events/nothing", "/api/topics", "/api/lists"])
def test_a_program_is_told_that_there_are_no_parameters(world_client: CheckingClient, url: str) -> None:
    problem = world_client.json(f"{url}?x=1", 422)
    assert problem["errors"] == [{"name": "x", "value": "1", "message": "is no parameter here: there are none"}]
    assert problem["without"] == url


def test_a_browser_that_asks_before_it_asks_is_told_what_it_may(world_client: CheckingClient) -> None:
    asked = {"origin": "https://example.org", "access_control_request_headers": "if-none-match"}
    answer = world_client.request("OPTIONS", "/api/events", 204, access_control_request_method="GET", **asked)
    assert answer.content == b""
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD"
    assert "If-None-Match" in answer.headers["access-control-allow-headers"]
    assert "access-control-allow-methods" not in world_client.get("/api/events?limit=1").headers


def test_a_page_drops_a_name_that_is_no_parameter(world_client: CheckingClient) -> None:
    assert world_client.location("/?yeer=1961&utm_source=x") == "/"
