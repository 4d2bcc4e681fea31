"""What a static copy keeps, and the file of each address."""

import pytest

from app.exports.static_copy.kept import Kept, file_of, pattern, window

VIEWS = (
    "/?actor=nasa",
    "/?actor=nasa&year=1969",
    "/?from=1969&to=1969",
    "/?from=1969-07&to=1969-07",
    "/quotes?year=1969",
)
ROUTES = ("/", "/quotes", "/events/{slug}", "/events/{slug}.bib", "/api/events")
KEPT = Kept(tuple(map(pattern, ROUTES)), frozenset(VIEWS), tuple(sorted(filter(None, map(window, VIEWS)))))


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/about/changes", "about/changes/index.html"),
        ("/events/moon-landing", "events/moon-landing/index.html"),
        ("/events/moon-landing#words", "events/moon-landing/index.html"),
        ("/events/moon-landing.bib", "events/moon-landing.bib"),
        ("/.well-known/security.txt", ".well-known/security.txt"),
        ("/api/events", "api/events.json"),
        ("/api/events/moon-landing", "api/events/moon-landing.json"),
        ("/api/openapi.json", "api/openapi.json"),
        ("/?actor=nasa&year=1969", "view/actor/nasa/year/1969/index.html"),
        ("/quotes?actor=nasa", "quotes/view/actor/nasa/index.html"),
        ("/search?q=any words", "search/index.html"),
        ("/static/site.css?v=0123456789", "static/site.css"),
        ("/404", "404.html"),
    ],
)
def test_each_address_has_its_file(address: str, file: str) -> None:
    assert file_of(address) == file


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/", "/"),
        ("/?actor=nasa", "/?actor=nasa"),
        ("/?actor=nasa&after=moon-landing", "/?actor=nasa&after=moon-landing"),
        ("/?after=moon-landing", "/?after=moon-landing"),
        ("/?actor=nasa&topic=moon", None),
        ("/?q=moon", None),
        ("/quotes?year=1969", "/quotes?year=1969"),
        ("/quotes?year=1970", None),
        ("/events/moon-landing?actor=nasa#words", "/events/moon-landing#words"),
        ("/events/moon-landing.bib", "/events/moon-landing.bib"),
        ("/events.csv?actor=nasa", None),
        ("/api/events", "/api/events"),
        ("/api/events?actor=nasa", None),
        ("/search?q=moon", "/search?q=moon"),
        ("/static/site.css?v=1", "/static/site.css?v=1"),
        ("/unheard/of", None),
        (None, None),
    ],
)
def test_what_is_kept_is_found_and_nothing_else(address: str | None, there: str | None) -> None:
    assert KEPT.kept(address) == there


def test_a_time_that_is_not_kept_is_shown_within_the_shortest_that_is() -> None:
    assert KEPT.kept("/?from=1969-07-16&to=1969-07-24") == "/?from=1969-07&to=1969-07"
    assert KEPT.kept("/?from=1969-06&to=1969-07") == "/?from=1969&to=1969"
    assert KEPT.kept("/?from=1968&to=1969") == "/"
    assert KEPT.kept("/?from=1968") == "/"


def test_a_value_that_cannot_be_a_folder_is_refused() -> None:
    with pytest.raises(AssertionError, match="cannot be a file"):
        file_of("/?q=../../etc")
