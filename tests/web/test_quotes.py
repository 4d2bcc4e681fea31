"""The list of quotations: its filters, counts and facets agree with the API."""

from typing import Any

import pytest

from tests.checking import CheckingClient
from tests.inspection import text_of
from tests.web.views import QUOTE_VIEWS, Option, Records, around, at, filled, options, pairs_of, query, quote_slugs


def api(client: CheckingClient, asked: str) -> Any:
    """What the API answers to the same question."""
    return client.json(at("/api/quotes", asked))


def passes(quote: dict[str, Any], name: str, values: set[str], horizon: str) -> bool:
    """Whether a quotation passes one filter."""
    if name == "topic":
        return values <= set(quote["topics"])
    years = range(int((quote["said"]["start"] or "0000")[:4]), int((quote["said"]["end"] or horizon)[:4]) + 1)
    has = {
        "actor": {quote["speaker"]["slug"]},
        "about": {actor["slug"] for actor in quote["about"]},
        "year": {str(year) for year in years},
        "kind": {quote["kind"]},
        "source": {passage["source"] for passage in quote["passages"]},
        "place": around(quote["place"]) if quote["place"] else set(),
    }
    return bool(values & has[name])


@pytest.mark.parametrize("asked", QUOTE_VIEWS)
def test_the_page_lists_counts_and_says_what_the_api_answers(
    client: CheckingClient, usual: dict[str, str], asked: str
) -> None:
    view = filled(asked, usual)
    page, answer = client.page(at("/quotes", view)), api(client, view)
    assert quote_slugs(page) == [quote["slug"] for quote in answer["items"]]
    assert len(answer["items"]) == answer["total"]
    count = f"{answer['total']} quotation" + ("" if answer["total"] == 1 else "s")
    assert page.texts("h2", "sentence") == [page.live]
    assert page.live.startswith(count)


@pytest.mark.parametrize("asked", [view for view in QUOTE_VIEWS if "q=" not in view])
def test_a_view_holds_exactly_what_its_filters_leave(
    client: CheckingClient, usual: dict[str, str], quotes: Records, asked: str
) -> None:
    last = max(source["published"]["end"] for source in client.json("/api/sources")["items"])
    view = filled(asked, usual)
    filters: dict[str, set[str]] = {}
    for name, value in pairs_of(view):
        filters.setdefault(name, set()).add(value)
    left = [q["slug"] for q in quotes if all(passes(q, name, values, last) for name, values in filters.items())]
    assert [quote["slug"] for quote in api(client, view)["items"]] == left


FIELDS = {
    "actor": "speaker", "about": "about", "topic": "topics", "year": "said", "kind": "kind", "source": "passages",
    "place": "place",
}  # fmt: skip
"""The facets of quotations, and the field whose values each offers."""


def offered(client: CheckingClient, view: str, name: str) -> bool:
    """Whether a facet has a value: one in force, or one of a quotation that the other filters leave."""
    others = [pair for pair in pairs_of(view) if pair[0] != name]
    left = api(client, query([*others, ("limit", "200")]))["items"]
    return len(others) < len(pairs_of(view)) or any(quote[FIELDS[name]] for quote in left)


def counted(client: CheckingClient, asked: str, one: Option) -> int:
    """How many quotations an option leaves beside the other filters."""
    others = [pair for pair in pairs_of(asked) if pair[0] != one.name or one.name == "topic"]
    return int(api(client, query([*{*others, (one.name, one.value)}, ("limit", "1")]))["total"])


@pytest.mark.parametrize("asked", ["", "actor={speaker}&year={said_year}", "about={spoken_of}&source={quote_source}"])
def test_every_value_of_every_facet_says_what_it_leaves(
    client: CheckingClient, usual: dict[str, str], asked: str
) -> None:
    view = filled(asked, usual)
    shown = options(client.page(at("/quotes", view)))
    assert {one.name for one in shown} == {name for name in FIELDS if offered(client, view, name)}
    for one in shown:
        assert one.count == counted(client, view, one), one
        toggled = {*pairs_of(view)} ^ {(one.name, one.value)}
        assert one.url == (at("/quotes", query(toggled)) if one.count or one.selected else None), one


def test_a_facets_link_opens_a_view_that_says_its_count(client: CheckingClient) -> None:
    for one in [one for one in options(client.page("/quotes")) if one.url][::20]:
        assert client.page(str(one.url)).live.startswith(f"{one.count} quotation"), one


def test_each_chip_takes_its_filter_away(world_client: CheckingClient) -> None:
    page = world_client.page("/quotes?actor=john-f-kennedy&year=1962")
    chips = {text_of(chip): chip.attrib["href"] for chip in page.all("a", "chip")}
    assert chips == {
        "by John F. Kennedy ✕: remove": "/quotes?year=1962",
        "1962 ✕: remove": "/quotes?actor=john-f-kennedy",
    }
    assert page.ids["clear"].attrib["href"] == "/quotes"


def test_a_quotation_printed_twice_is_one_with_two_passages(world_client: CheckingClient) -> None:
    page = world_client.page("/quotes/one-small-step")
    printed = [text_of(q) for q in page.all("q", "printed")]
    assert printed == ["That’s one small step for man, one giant leap for mankind"] * 2
    assert {"/sources/orbit-review#p9", "/sources/moon-letter#p5"} <= set(page.links)


def test_the_way_of_a_quotation_runs_from_speaker_to_article(world_client: CheckingClient) -> None:
    page = world_client.page("/quotes/lets-go")
    steps = [text_of(li) for li in page.all("li", within=page.all("ol", "steps")[0])]
    names = ["Yuri Gagarin", "Sergei Korolev heard it over the radio", "TASS told the world"]
    assert [step.startswith(name) for step, name in zip(steps, names, strict=False)] == [True] * 3
    assert steps[-1].endswith("prints the words ¶3")
