"""The picture of a view: it holds all of its window, fades what the filters leave out, and every mark leads on."""

from urllib.parse import parse_qsl, urlsplit
from xml.etree.ElementTree import Element

import pytest

from tests.checking import CheckingClient
from tests.inspection import Page
from tests.web.views import at, event_slugs, filled, pairs_of, query

VIEWS = ("", "actor=nasa", "year=1961", "from=1961&to=1965", "to=1960", "q=moon", "actor=nasa&from=1969&order=newest")
WINDOWS = [
    ("1964-09", "1964-12"), ("1961", "1961-06"), ("1961-04-12", "1961"), ("1961-04-12", "1961-04-12"), ("1900", "2100"),
    ("1900", ""), ("", "1900"), ("2100", ""), ("", "2100"), ("2100-12-31", "2100-12-31"), ("1900-01-01", "1900-01-01"),
    ("1961-02-28", "1961-03-01"), ("1960-02-29", "1960-03"), ("1961-12", "1962-01"), ("1961", "1962"),
    ("1969-07", "1969-07"),
]  # fmt: skip


def marks(page: Page) -> list[Element]:
    """The marks of the events, clusters among them."""
    return page.all("a", "mark")


def counted(mark: Element) -> int:
    """How many events a mark stands for."""
    return int(mark.get("aria-label", "").split(" ")[0]) if "cluster" in mark.get("class", "").split() else 1


def slug_of(mark: Element) -> str:
    """The event that a mark stands for."""
    return mark.attrib["id"].removeprefix("mark-")


@pytest.mark.parametrize("asked", VIEWS)
def test_what_matches_is_strong_and_the_rest_of_the_window_fades(world_client: CheckingClient, asked: str) -> None:
    page = world_client.page(at("/", asked))
    window = [pair for pair in pairs_of(asked) if pair[0] in ("from", "to")]
    inside = {event["slug"] for event in world_client.json(f"/api/events?{query(window)}")["items"]}
    single = {slug_of(mark): mark for mark in marks(page) if counted(mark) == 1}
    assert sum(map(counted, marks(page))) == len(inside)
    assert set(single) <= inside
    for slug, mark in single.items():
        assert ("faded" in mark.attrib["class"].split()) == (slug not in event_slugs(page)), slug


@pytest.mark.parametrize("asked", VIEWS)
def test_a_strong_mark_leads_into_the_view_and_a_faded_one_to_the_bare_page(
    world_client: CheckingClient, asked: str
) -> None:
    carried = query([pair for pair in pairs_of(asked) if pair[0] != "order"])
    for mark in marks(world_client.page(at("/", asked))):
        if counted(mark) == 1:
            faded = "faded" in mark.attrib["class"].split()
            assert mark.attrib["href"] == at(f"/events/{slug_of(mark)}", "" if faded else carried)


@pytest.mark.parametrize("asked", ["", "actor={actor}", "from={day_year}&to={later_month}", "year={year}"])
def test_a_cluster_leads_to_a_window_that_holds_all_it_counts(
    client: CheckingClient, usual: dict[str, str], asked: str
) -> None:
    clusters = [mark for mark in marks(client.landing(at("/", filled(asked, usual)))) if counted(mark) > 1]
    for mark in clusters:
        window = [pair for pair in parse_qsl(urlsplit(mark.attrib["href"]).query) if pair[0] in ("from", "to")]
        assert client.json(f"/api/events?{query([*window, ('limit', '1')])}")["total"] >= counted(mark)


@pytest.mark.parametrize("asked", VIEWS)
def test_marks_are_named_in_words_and_are_no_tab_stops(world_client: CheckingClient, asked: str) -> None:
    for mark in marks(world_client.page(at("/", asked))):
        assert mark.get("tabindex") == "-1"
        assert mark.get("aria-label", "").endswith(".")


def test_a_mark_says_when_what_and_who(world_client: CheckingClient) -> None:
    named = {slug_of(mark): mark.attrib["aria-label"] for mark in marks(world_client.page("/"))}
    assert named["moon-landing"].startswith("Moon landing: 20 July 1969, Apollo 11 lands on the Moon.")
    assert "Neil Armstrong" in named["moon-landing"]
    assert "NASA" in named["moon-landing"]


def test_a_mark_says_what_only_the_drawing_shows(world_client: CheckingClient) -> None:
    faded = world_client.page("/?actor=soviet-government")
    named = {slug_of(mark): mark.attrib["aria-label"] for mark in marks(faded)}
    assert named["moon-landing"].endswith("Landing. Left out by the filters.")


def test_the_strip_leads_to_years_and_keeps_the_other_filters(world_client: CheckingClient) -> None:
    page = world_client.page("/?actor=nasa&from=1969")
    [strip] = [e for e in page.all("svg") if e.get("aria-label") == "Years"]
    [year] = [e for e in page.all("a", within=strip) if e.get("aria-label") == "1969"]
    assert year.attrib["href"] == "/?actor=nasa&from=1969&to=1969"


@pytest.mark.parametrize(("first", "last"), WINDOWS)
def test_every_window_opens_and_says_what_it_holds(world_client: CheckingClient, first: str, last: str) -> None:
    asked = query([pair for pair in (("from", first), ("to", last)) if pair[1]])
    page = world_client.landing(f"/?{asked}")
    assert len(event_slugs(page)) == world_client.json(f"/api/events?{asked}")["total"]


@pytest.mark.parametrize(
    "asked",
    ["from={day}&to={day_year}", "from={month}&to={month}", "from={month}&to={later_day}",
     "from={later_day}&to={last_year}"],
)  # fmt: skip
def test_windows_of_the_record_in_seeds_open_too(client: CheckingClient, usual: dict[str, str], asked: str) -> None:
    assert event_slugs(client.landing(f"/?{filled(asked, usual)}"))
