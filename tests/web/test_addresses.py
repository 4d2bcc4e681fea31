"""Every view has one address: other spellings of it redirect there, and never to another host."""

import pytest

from app.filters import PAGE
from tests.checking import CheckingClient

SPELLINGS = [
    ("/?year=1961&actor=john-f-kennedy", "/?actor=john-f-kennedy&year=1961"),
    ("/?actor=nikita-khrushchev&actor=john-f-kennedy", "/?actor=john-f-kennedy&actor=nikita-khrushchev"),
    ("/?year=1961&year=1961", "/?year=1961"),
    ("/?year=", "/"),
    ("/?year=%20", "/"),
    ("/?q=&year=1961&actor=", "/?year=1961"),
    ("/?utm_source=letter", "/"),
    ("/?utm_source=letter&year=1961&fbclid=x", "/?year=1961"),
    ("/?year=1961&nonsense", "/?year=1961"),
    ("/?=1961", "/"),
    ("/?&&", "/"),
    ("/?order=oldest", "/"),
    (f"/?limit={PAGE}", "/"),
    ("/?limit=05", "/?limit=5"),
    ("/?q=yuri+gagarin", "/?q=yuri%20gagarin"),
    ("/?q=%20yuri%20%20gagarin%20", "/?q=yuri%20gagarin"),
    ("/?actor=john%2Df-kennedy", "/?actor=john-f-kennedy"),
    ("/?q=a*", "/?q=a%2A"),
    ("/?q=%e2%82%ac", "/?q=%E2%82%AC"),
    ("/quotes?x=1", "/quotes"),
    ("/quotes?year=1961&actor=john-f-kennedy", "/quotes?actor=john-f-kennedy&year=1961"),
    ("/quotes?lane=america", "/quotes"),
    ("/search?q=", "/search"),
    ("/search?q=moon&year=1961", "/search?q=moon"),
    ("/about?x=1", "/about"),
    ("/actors?year=1961", "/actors"),
    ("/actors/john-f-kennedy?year=1961", "/actors/john-f-kennedy"),
    ("/quotes/lets-go?x", "/quotes/lets-go"),
    ("/teach?x=1", "/teach"),
    ("/teach/order?set=1&x=1", "/teach/order"),
    ("/handout?event=vienna-summit&x=1&event=sputnik", "/handout?event=sputnik&event=vienna-summit"),
    ("/sources?x=1", "/sources"),
    ("/sources/moon-letter?x=1", "/sources/moon-letter"),
    ("/events/vienna-summit?utm_source=letter", "/events/vienna-summit"),
    ("/events/vienna-summit?year=1961&actor=john-f-kennedy", "/events/vienna-summit?actor=john-f-kennedy&year=1961"),
]


@pytest.mark.parametrize(("spelling", "address"), SPELLINGS)
def test_another_spelling_redirects_to_the_address(world_client: CheckingClient, spelling: str, address: str) -> None:
    assert world_client.location(spelling) == address
    world_client.head(address)


@pytest.mark.parametrize("url", ["/api/events?year=1961&actor=john-f-kennedy", "/api/quotes?q=&year="])
def test_the_api_answers_at_every_spelling(world_client: CheckingClient, url: str) -> None:
    assert world_client.json(url)["total"] >= 1


def test_spellings_of_one_view_answer_alike_at_the_api(world_client: CheckingClient) -> None:
    one = world_client.get("/api/events?actor=john-f-kennedy&year=1961")
    other = world_client.get("/api/events?year=1961&actor=john-f-kennedy&order=oldest&q=")
    assert one.content == other.content


@pytest.mark.parametrize("url", ["/actors/", "/quotes/", "/events/vienna-summit/", "/about/", "/api/events/"])
def test_a_slash_at_the_end_is_another_address(world_client: CheckingClient, url: str) -> None:
    world_client.get(url, 404)


def test_a_redirect_follows_the_path_and_never_the_host(world_client: CheckingClient) -> None:
    for host in ("evil.example", "evil.example:80", "[::1]"):
        assert world_client.get("/?year=", 302, host=host).headers["location"] == "/"


@pytest.mark.parametrize(
    "url", ["/story?n=1", "/actors/john-f-kennedy?n=1", "/events/moon-landing?n=1", "/quotes?n=1", "/questions?n=1",
            "/about?n=1", "/search?n=1", "/sources/moon-letter?n=1", "/compare/john-f-kennedy/neil-armstrong?n=1"],
)  # fmt: skip
def test_a_redirect_costs_no_view(world_client: CheckingClient, url: str, statements: list[str]) -> None:
    world_client.get("/readyz")  # the outline of the generation is read once
    statements.clear()
    world_client.location(url)
    assert len(statements) <= 1
