"""The timeline's view: its list, counts, sentence, chips and facets agree with each other and with the API."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.config import ROOT
from tests.checking import CheckingClient
from tests.examples import examples
from tests.inspection import text_of
from tests.web.views import (
    ALL_OF,
    EVENT_VIEWS,
    Pair,
    Records,
    actors_of,
    at,
    event_slugs,
    filled,
    matches,
    options,
    pairs_of,
    places_of,
    query,
)


def api(client: CheckingClient, asked: str) -> Any:
    """What the API answers to the same question."""
    return client.json(at("/api/events", asked))


def horizon(client: CheckingClient) -> str:
    """The last day on which a source may have appeared."""
    return max(str(source["published"]["end"]) for source in client.json("/api/sources")["items"])


@pytest.mark.parametrize("asked", EVENT_VIEWS)
def test_the_page_lists_counts_and_says_what_the_api_answers(
    client: CheckingClient, usual: dict[str, str], asked: str
) -> None:
    view = filled(asked, usual)
    page, answer = client.landing(at("/", view)), api(client, view)
    slugs = [event["slug"] for event in answer["items"]]
    assert sorted(event_slugs(page)) == sorted(slugs)
    assert len(slugs) == answer["total"]
    count = f"{answer['total']} event" + ("" if answer["total"] == 1 else "s")
    assert page.texts("h2", "sentence") == [page.live]
    assert page.live.startswith(count)
    under_way = page.texts("p", "tag").count("already under way")
    assert (f", {under_way} already under way" in page.live) == bool(under_way)
    if "order" not in asked:
        assert event_slugs(page) == slugs


@pytest.mark.parametrize("asked", EVENT_VIEWS)
def test_a_view_holds_exactly_what_its_filters_leave(
    client: CheckingClient, usual: dict[str, str], events: Records, asked: str
) -> None:
    last, view = horizon(client), filled(asked, usual)
    if "q=" not in asked:
        left = [event["slug"] for event in events if matches(event, pairs_of(view), last)]
        answered = [event["slug"] for event in api(client, view)["items"]]
        assert (sorted(answered), len(answered)) == (sorted(left), len(set(answered)))


def test_any_combination_of_filters_holds_exactly_what_it_should(
    client: CheckingClient, usual: dict[str, str], events: Records
) -> None:
    last = horizon(client)
    values = {
        "actor": sorted({slug for event in events for slug in actors_of(event)}),
        "place": sorted({slug for event in events for slug in places_of(event)}),
        "topic": sorted({topic for event in events for topic in event["topics"]}),
        "source": sorted({c["source"] for event in events for c in event["citations"]}),
        "year": [usual["quiet_year"], *map(str, range(int(usual["early_year"]), int(last[:4]) + 1))],
        **{name: sorted({event[name] for event in events}) for name in ("kind", "lane", "importance")},
    }
    single = st.sampled_from([(name, value) for name, known in values.items() for value in known])
    bounds_tried = [
        ("from", "month"), ("from", "later_month"), ("to", "later_day"), ("to", "last_year"), ("to", "early_year"),
    ]  # fmt: skip
    window = st.sampled_from([(end, usual[bound]) for end, bound in bounds_tried])
    asked = st.lists(st.one_of(single, single, window), min_size=1, max_size=4, unique=True)

    @examples(80)
    @given(asked)
    def holds(pairs: list[Pair]) -> None:
        once = list(
            {
                (name if name in ("from", "to", "importance") else (name, value)): (name, value)
                for name, value in pairs
            }.values()
        )
        bounds = dict(once)
        if bounds.get("from", "0") <= bounds.get("to", "9"):
            answer = api(client, query([*once, ("limit", "200")]))
            left = [event["slug"] for event in events if matches(event, once, last)]
            assert [event["slug"] for event in answer["items"]] == left
            assert answer["total"] == len(left)

    holds()


def test_every_value_of_every_facet_leads_to_exactly_its_count(client: CheckingClient) -> None:
    shown = options(client.page("/"))
    assert {one.name for one in shown} == {"actor", "place", "topic", "year", "kind", "source", "lane", "importance"}
    assert {one.value for one in shown if one.name == "actor"} == {
        path.stem for path in (ROOT / "seeds" / "actors").glob("*.yaml")
    }
    for one in shown:
        assert (one.url is None) == (one.count == 0), one
        assert api(client, query([(one.name, one.value), ("limit", "1")]))["total"] == one.count, one
        assert one.url in (None, f"/?{one.name}={one.value}")


@pytest.mark.parametrize(
    "asked", ["actor={actor}&year={year}", "from={month}&source={source}&to={later_month}", "q={word}&topic={topic}"]
)
def test_facets_of_a_filtered_view_count_beside_the_other_filters(
    client: CheckingClient, usual: dict[str, str], asked: str
) -> None:
    view = client.landing(f"/?{filled(asked, usual)}")
    pairs = pairs_of(urlsplit(view.url).query)
    for one in options(view):
        others = [pair for pair in pairs if pair[0] != one.name or one.name in ALL_OF]
        counted = api(client, query([*{*others, (one.name, one.value)}, ("limit", "1")]))["total"]
        assert one.count == counted, one
        assert one.selected == ((one.name, one.value) in pairs)
        toggled = {*pairs} ^ {(one.name, one.value)}
        assert one.url == (at("/", query(toggled)) if one.count or one.selected else None)


def test_a_facets_link_opens_a_view_that_says_its_count(client: CheckingClient, usual: dict[str, str]) -> None:
    view = client.page(f"/?actor={usual['actor']}")
    linked = [one for one in options(view) if one.url and not one.selected]
    for one in linked[::25]:
        assert client.page(str(one.url)).live.startswith(f"{one.count} event"), one


def test_each_chip_takes_its_filter_away(world_client: CheckingClient) -> None:
    page = world_client.page("/?actor=nasa&from=1961&q=crew&topic=people-in-space")
    chips = {text_of(chip): chip.attrib["href"] for chip in page.all("a", "chip")}
    assert chips == {
        "NASA ✕: remove": "/?from=1961&q=crew&topic=people-in-space",
        "from 1961 ✕: remove": "/?actor=nasa&q=crew&topic=people-in-space",
        "“crew” ✕: remove": "/?actor=nasa&from=1961&topic=people-in-space",
        "People in space ✕: remove": "/?actor=nasa&from=1961&q=crew",
    }
    assert page.ids["clear"].attrib["href"] == "/"


def test_the_unfiltered_view_has_no_chips_and_a_filtered_one_is_not_indexed(world_client: CheckingClient) -> None:
    plain, filtered = world_client.page("/"), world_client.page("/?actor=nasa&year=1969")
    assert not plain.all("a", "chip")
    assert not [e for e in plain.all("meta") if e.get("name") == "robots"]
    assert [e.attrib["content"] for e in filtered.all("meta") if e.get("name") == "robots"] == ["noindex"]
    assert [e.attrib["href"] for e in filtered.all("link") if e.get("rel") == "canonical"] == ["/"]


def test_an_empty_view_says_so_and_names_each_filter_to_leave_out(world_client: CheckingClient) -> None:
    page = world_client.page("/?actor=yuri-gagarin&year=1999")
    assert page.live == "0 events in 1999 with Yuri Gagarin"
    left = {text_of(e): e.attrib["href"] for e in page.all("a", within=page.all("div", "empty")[0])}
    assert left == {"Leave out Yuri Gagarin": "/?year=1999", "Leave out 1999": "/?actor=yuri-gagarin"}


def test_words_without_a_letter_are_explained(world_client: CheckingClient) -> None:
    assert "holds no word to search for" in world_client.page("/?q=%22").text


def test_the_form_keeps_the_other_filters(world_client: CheckingClient) -> None:
    page = world_client.page("/?actor=nasa&q=moon&year=1969")
    fields = page.all("input", within=page.all("form", "words")[0])
    hidden = [(e.attrib["name"], e.attrib["value"]) for e in fields if e.get("type") == "hidden"]
    assert hidden == [("actor", "nasa"), ("year", "1969")]
    assert page.ids["q"].attrib["value"] == "moon"


def test_pages_of_a_long_list_go_on_where_the_last_ended(world_client: CheckingClient) -> None:
    url, seen = "/?limit=3", []
    while url:
        page = world_client.page(url)
        seen += event_slugs(page)
        url = page.ids["next-page"].attrib["href"] if "next-page" in page.ids else ""
    assert seen == [event["slug"] for event in api(world_client, "limit=200")["items"]]


def test_newest_first_is_oldest_first_turned_round(client: CheckingClient, usual: dict[str, str]) -> None:
    oldest, newest = (client.page(f"/?{order}year={usual['year']}") for order in ("", "order=newest&"))
    assert event_slugs(newest) == event_slugs(oldest)[::-1]
    assert oldest.ids["order"].attrib["href"] == newest.url
    assert newest.ids["order"].attrib["href"] == oldest.url


def test_the_address_of_the_view_stands_in_it(world_client: CheckingClient) -> None:
    page = world_client.page("/?actor=nasa&year=1969")
    assert [text_of(e) for e in page.all("code") if "data-address" in e.attrib] == [page.url]
