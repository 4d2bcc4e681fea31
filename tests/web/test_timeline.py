"""The timeline's view: its list, counts, sentence, chips and facets agree with each other and with the API."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.config import ROOT
from tests.checking import CheckingClient
from tests.examples import examples
from tests.inspection import text_of
from tests.web.views import ALL_OF, EVENT_VIEWS, Pair, at, event_slugs, matches, options, pairs_of, query


def api(client: CheckingClient, asked: str) -> Any:
    """What the API answers to the same question."""
    return client.json(at("/api/events", asked))


def horizon(client: CheckingClient) -> str:
    """The last day on which a source may have appeared."""
    return max(str(source["published"]["end"]) for source in client.json("/api/sources")["items"])


@pytest.mark.parametrize("asked", EVENT_VIEWS)
def test_the_page_lists_counts_and_says_what_the_api_answers(client: CheckingClient, asked: str) -> None:
    page, answer = client.landing(at("/", asked)), api(client, asked)
    slugs = [event["slug"] for event in answer["items"]]
    assert sorted(event_slugs(page)) == sorted(slugs)
    assert len(slugs) == answer["total"]
    count = f"{answer['total']} event" + ("" if answer["total"] == 1 else "s")
    assert page.texts("p", "sentence") == [page.live]
    assert page.live.startswith(count)
    under_way = page.texts("p", "tag").count("already under way")
    assert (f", {under_way} already under way" in page.live) == bool(under_way)
    if "order" not in asked:
        assert event_slugs(page) == slugs


@pytest.mark.parametrize("asked", EVENT_VIEWS)
def test_a_view_holds_exactly_what_its_filters_leave(client: CheckingClient, asked: str) -> None:
    last, everything = horizon(client), api(client, "limit=200")["items"]
    if "q=" not in asked:
        left = [event["slug"] for event in everything if matches(event, pairs_of(asked), last)]
        found = [event["slug"] for event in api(client, asked)["items"]]
        assert (sorted(found), len(found)) == (sorted(left), len(set(found)))


def test_any_combination_of_filters_holds_exactly_what_it_should(client: CheckingClient) -> None:
    last, everything = horizon(client), api(client, "limit=200")["items"]
    values = {
        "actor": sorted({actor["slug"] for event in everything for actor in event["actors"]}),
        "topic": sorted({topic for event in everything for topic in event["topics"]}),
        "source": sorted({c["source"] for event in everything for c in event["citations"]}),
        "year": [str(year) for year in range(1990, 2027)],
        **{name: sorted({event[name] for event in everything}) for name in ("kind", "lane", "importance")},
    }
    single = st.sampled_from([(name, value) for name, found in values.items() for value in found])
    window = st.sampled_from(
        [("from", "2018-06"), ("from", "2020"), ("to", "2019-02-27"), ("to", "2024"), ("to", "1994")]
    )
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
            left = [event["slug"] for event in everything if matches(event, once, last)]
            assert [event["slug"] for event in answer["items"]] == left
            assert answer["total"] == len(left)

    holds()


def test_every_value_of_every_facet_leads_to_exactly_its_count(client: CheckingClient) -> None:
    shown = options(client.page("/"))
    assert {one.name for one in shown} == {"actor", "topic", "year", "kind", "source", "lane", "importance"}
    assert {one.value for one in shown if one.name == "actor"} == {
        path.stem for path in (ROOT / "seeds" / "actors").glob("*.yaml")
    }
    for one in shown:
        assert (one.url is None) == (one.count == 0), one
        assert api(client, query([(one.name, one.value), ("limit", "1")]))["total"] == one.count, one
        assert one.url in (None, f"/?{one.name}={one.value}")


@pytest.mark.parametrize(
    "asked", ["actor=kim-jong-un&year=2018", "from=2020-02&source=vice&to=2020-11", "q=letter&topic=letters"]
)
def test_facets_of_a_filtered_view_count_beside_the_other_filters(client: CheckingClient, asked: str) -> None:
    pairs = pairs_of(asked)
    for one in options(client.page(f"/?{asked}")):
        others = [pair for pair in pairs if pair[0] != one.name or one.name in ALL_OF]
        counted = api(client, query([*{*others, (one.name, one.value)}, ("limit", "1")]))["total"]
        assert one.count == counted, one
        assert one.selected == ((one.name, one.value) in pairs)
        toggled = {*pairs} ^ {(one.name, one.value)}
        assert one.url == (at("/", query(toggled)) if one.count or one.selected else None)


def test_a_facets_link_opens_a_view_that_says_its_count(client: CheckingClient) -> None:
    linked = [one for one in options(client.page("/?actor=kim-jong-un")) if one.url and not one.selected]
    for one in linked[::25]:
        assert client.page(str(one.url)).live.startswith(f"{one.count} event"), one


def test_each_chip_takes_its_filter_away(client: CheckingClient) -> None:
    page = client.page("/?actor=kim-jong-un&from=2018&q=letter&topic=letters")
    chips = {text_of(chip): chip.attrib["href"] for chip in page.all("a", "chip")}
    assert chips == {
        "Kim Jong Un ✕: remove": "/?from=2018&q=letter&topic=letters",
        "from 2018 ✕: remove": "/?actor=kim-jong-un&q=letter&topic=letters",
        "“letter” ✕: remove": "/?actor=kim-jong-un&from=2018&topic=letters",
        "Letters ✕: remove": "/?actor=kim-jong-un&from=2018&q=letter",
    }
    assert page.ids["clear"].attrib["href"] == "/"


def test_the_unfiltered_view_has_no_chips_and_a_filtered_one_is_not_indexed(client: CheckingClient) -> None:
    plain, filtered = client.page("/"), client.page("/?actor=kim-jong-un&year=2018")
    assert not plain.all("a", "chip")
    assert not [e for e in plain.all("meta") if e.get("name") == "robots"]
    assert [e.attrib["content"] for e in filtered.all("meta") if e.get("name") == "robots"] == ["noindex"]
    assert [e.attrib["href"] for e in filtered.all("link") if e.get("rel") == "canonical"] == ["/"]


def test_an_empty_view_says_so_and_names_each_filter_to_leave_out(client: CheckingClient) -> None:
    page = client.page("/?actor=kim-jong-un&year=1999")
    assert page.live == "0 events in 1999 with Kim Jong Un"
    left = {text_of(e): e.attrib["href"] for e in page.all("a", within=page.all("div", "empty")[0])}
    assert left == {"Leave out Kim Jong Un": "/?year=1999", "Leave out 1999": "/?actor=kim-jong-un"}


def test_words_without_a_letter_are_explained(client: CheckingClient) -> None:
    assert "holds no word to search for" in client.page("/?q=%22").text


def test_the_form_keeps_the_other_filters(client: CheckingClient) -> None:
    page = client.page("/?actor=kim-jong-un&q=letter&year=2018")
    fields = page.all("input", within=page.all("form", "words")[0])
    hidden = [(e.attrib["name"], e.attrib["value"]) for e in fields if e.get("type") == "hidden"]
    assert hidden == [("actor", "kim-jong-un"), ("year", "2018")]
    assert page.ids["q"].attrib["value"] == "letter"


def test_pages_of_a_long_list_go_on_where_the_last_ended(client: CheckingClient) -> None:
    url, seen = "/?limit=40", []
    while url:
        page = client.page(url)
        seen += event_slugs(page)
        url = page.ids["next-page"].attrib["href"] if "next-page" in page.ids else ""
    assert seen == [event["slug"] for event in api(client, "limit=200")["items"]]


def test_newest_first_is_oldest_first_turned_round(client: CheckingClient) -> None:
    oldest, newest = client.page("/?year=2020"), client.page("/?order=newest&year=2020")
    assert event_slugs(newest) == event_slugs(oldest)[::-1]
    assert oldest.ids["order"].attrib["href"] == newest.url
    assert newest.ids["order"].attrib["href"] == oldest.url


def test_the_address_of_the_view_stands_in_it(client: CheckingClient) -> None:
    page = client.page("/?actor=kim-jong-un&year=2018")
    assert [text_of(e) for e in page.all("code") if "data-address" in e.attrib] == [page.url]
