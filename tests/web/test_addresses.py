"""Every view has one address: other spellings of it redirect there, and never to another host."""

import pytest

from app.filters import PAGE
from tests.checking import CheckingClient

SPELLINGS = [
    ("/?year=2018&actor=kim-jong-un", "/?actor=kim-jong-un&year=2018"),
    ("/?actor=kim-jong-un&actor=donald-trump", "/?actor=donald-trump&actor=kim-jong-un"),
    ("/?year=2018&year=2018", "/?year=2018"),
    ("/?year=", "/"),
    ("/?year=%20", "/"),
    ("/?q=&year=2018&actor=", "/?year=2018"),
    ("/?utm_source=letter", "/"),
    ("/?utm_source=letter&year=2018&fbclid=x", "/?year=2018"),
    ("/?year=2018&nonsense", "/?year=2018"),
    ("/?=2018", "/"),
    ("/?&&", "/"),
    ("/?order=oldest", "/"),
    (f"/?limit={PAGE}", "/"),
    ("/?limit=05", "/?limit=5"),
    ("/?q=kim+jong", "/?q=kim%20jong"),
    ("/?q=%20kim%20%20jong%20", "/?q=kim%20jong"),
    ("/?actor=kim%2Djong-un", "/?actor=kim-jong-un"),
    ("/?q=a*", "/?q=a%2A"),
    ("/?q=%e2%82%ac", "/?q=%E2%82%AC"),
    ("/quotes?x=1", "/quotes"),
    ("/quotes?year=2018&actor=kim-jong-un", "/quotes?actor=kim-jong-un&year=2018"),
    ("/quotes?lane=pyongyang", "/quotes"),
    ("/search?q=", "/search"),
    ("/search?q=kim&year=2018", "/search?q=kim"),
    ("/about?x=1", "/about"),
    ("/actors?year=2018", "/actors"),
    ("/actors/kim-jong-un?year=2018", "/actors/kim-jong-un"),
    ("/quotes/rabid-dog?x", "/quotes/rabid-dog"),
    ("/sources?x=1", "/sources"),
    ("/sources/vice?x=1", "/sources/vice"),
    ("/events/singapore-summit?utm_source=letter", "/events/singapore-summit"),
    ("/events/singapore-summit?year=2018&actor=kim-jong-un", "/events/singapore-summit?actor=kim-jong-un&year=2018"),
]


@pytest.mark.parametrize(("spelling", "address"), SPELLINGS)
def test_another_spelling_redirects_to_the_address(client: CheckingClient, spelling: str, address: str) -> None:
    assert client.location(spelling) == address
    client.head(address)


@pytest.mark.parametrize("url", ["/api/events?year=2018&actor=kim-jong-un", "/api/events?x=1", "/api/quotes?q=&y=2"])
def test_the_api_answers_at_every_spelling(client: CheckingClient, url: str) -> None:
    assert client.json(url)["total"] >= 1


def test_spellings_of_one_view_answer_alike_at_the_api(client: CheckingClient) -> None:
    one = client.get("/api/events?actor=kim-jong-un&year=2018")
    other = client.get("/api/events?year=2018&actor=kim-jong-un&utm_source=x&order=oldest&q=")
    assert one.content == other.content


@pytest.mark.parametrize("url", ["/actors/", "/quotes/", "/events/singapore-summit/", "/about/", "/api/events/"])
def test_a_slash_at_the_end_is_another_address(client: CheckingClient, url: str) -> None:
    client.get(url, 404)


def test_a_redirect_follows_the_path_and_never_the_host(client: CheckingClient) -> None:
    for host in ("evil.example", "evil.example:80", "[::1]"):
        assert client.get("/?year=", 302, host=host).headers["location"] == "/"


@pytest.mark.parametrize(
    "url", ["/story?n=1", "/actors/kim-jong-un?n=1", "/events/hanoi-summit?n=1", "/quotes?n=1", "/questions?n=1",
            "/about?n=1", "/search?n=1", "/sources/vice?n=1", "/compare/kim-jong-un/joe-biden?n=1"],
)  # fmt: skip
def test_a_redirect_costs_no_view(client: CheckingClient, url: str, statements: list[str]) -> None:
    client.location(url)
    assert len(statements) <= 1
