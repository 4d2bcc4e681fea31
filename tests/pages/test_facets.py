"""The ways to narrow a view: counts, links that add or take away, chips, and ways out of an empty view."""

import pytest

from app.filters import EventFilter, QuestionFilter
from app.pages import facets
from app.pages.citing import Link
from app.record.vocabulary import Vocabulary

LABELS = {f"actor-{n:02}": f"Actor {n:02}" for n in range(12)}
LANES = {"america": "United States", "alone": "Alone"}
NAMES = Vocabulary(actors=LABELS, lanes=LANES, sources={"z": "Zenit", "a": "Aelita"})


def shown(event_filter: EventFilter, counts: dict[str, int], name: str = "actor") -> facets.OfferedFacet:
    """The facet of actors, or another, with these counts."""
    counts_of = {one: counts if one == name else {} for one in event_filter.PARAMETERS}
    return next(facet for facet in facets.facets(event_filter, NAMES, counts_of) if facet.name == name)


def test_every_facet_of_a_view_is_offered_but_the_years_which_are_bars() -> None:
    offered = facets.facets(EventFilter(), NAMES, {name: {} for name in EventFilter.PARAMETERS})
    assert [facet.name for facet in offered] == ["actor", "place", "topic", "kind", "source", "lane", "importance"]
    assert [facet.title for facet in offered[:3]] == ["Actor", "Place", "Topic"]


def test_the_most_frequent_stand_first_and_the_rest_is_folded() -> None:
    facet = shown(EventFilter(), {"actor-03": 5, "actor-07": 9, "actor-01": 5})
    assert [option.label for option in facet.options[:3]] == ["Actor 07", "Actor 01", "Actor 03"]
    assert (len(facet.options), len(facet.more)) == (facets.SHOWN, 12 - facets.SHOWN)


def test_an_unranked_facet_keeps_its_order_and_folds_nothing() -> None:
    facet = shown(EventFilter(), {"a": 5}, "source")
    assert [(option.label, option.count) for option in facet.options] == [("Zenit", 0), ("Aelita", 5)]
    lanes = shown(EventFilter(), {"america": 5}, "lane")
    assert ([option.label for option in lanes.options], lanes.more) == (list(LANES.values()), [])
    assert facet.more == []


def test_a_zero_stays_visible_and_unlinked() -> None:
    option = shown(EventFilter(), {}).options[0]
    assert (option.count, option.url) == (0, None)


def test_what_is_chosen_stands_first_and_its_link_takes_it_away() -> None:
    option = shown(EventFilter(actor=("actor-11",), year=(2018,)), {"actor-03": 5}).options[0]
    assert (option.label, option.selected, option.count) == ("Actor 11", True, 0)
    assert option.url == "/?year=2018"


def test_a_link_adds_to_what_is_chosen_and_starts_at_the_first_page() -> None:
    event_filter = EventFilter(actor=("b",), after="some-event", limit=10, order="newest")
    assert facets.toggled(event_filter, "actor", "a") == "/?actor=a&actor=b&limit=10&order=newest"
    assert facets.toggled(event_filter, "actor", "b") == "/?limit=10&order=newest"
    assert facets.toggled(event_filter, "importance", "minor") == "/?actor=b&importance=minor&limit=10&order=newest"


def test_a_parameter_of_one_value_has_another_in_its_place() -> None:
    assert facets.toggled(EventFilter(importance="major", year=(2018,)), "importance", "minor") == (
        "/?importance=minor&year=2018"
    )


def test_a_link_has_the_order_that_only_it_gives_a_meaning_to() -> None:
    by_holder = QuestionFilter(order="holder")
    assert facets.toggled(by_holder, "topic", "letters") == "/questions?topic=letters"
    assert facets.toggled(by_holder, "actor", "a") == "/questions?actor=a&order=holder"


def test_every_option_has_an_id_of_its_own() -> None:
    facet = shown(EventFilter(), {})
    ids = [option.id for option in (*facet.options, *facet.more)]
    assert len(set(ids)) == 12
    assert "actor-actor-00" in ids


@pytest.mark.parametrize(
    ("event_filter", "expected"),
    [
        (EventFilter(), []),
        (EventFilter(order="newest", limit=5), []),
        (EventFilter(q="a b"), [("drop-q", "/")]),
        (EventFilter(year=(2018, 2019)), [("drop-year-2018", "/?year=2019"), ("drop-year-2019", "/?year=2018")]),
        (EventFilter(from_="2018", to="2019"), [("drop-window", "/")]),
        (
            EventFilter(from_="2018", year=(2018,)),
            [("drop-from-2018", "/?year=2018"), ("drop-year-2018", "/?from=2018")],
        ),
        (EventFilter(importance="minor", order="newest"), [("drop-importance-minor", "/?order=newest")]),
    ],
)
def test_each_value_in_force_has_a_chip_that_takes_just_it_away(
    event_filter: EventFilter, expected: list[tuple[str, str]]
) -> None:
    assert [(chip.id, chip.url) for chip in facets.chips(event_filter, NAMES)] == expected


@pytest.mark.parametrize(
    ("first", "last", "said"), [("2018-06", "2019-01", "June 2018 to January 2019"), ("2018", "2018", "2018")]
)
def test_a_window_has_one_chip_that_says_both_bounds(first: str, last: str, said: str) -> None:
    event_filter = EventFilter(from_=first, to=last, year=(2018,))
    chip = facets.chips(event_filter, NAMES)[0]
    assert (chip.id, chip.label, chip.url) == ("drop-window", said, "/?year=2018")


def test_an_empty_view_offers_to_leave_out_each_filter_as_a_whole() -> None:
    event_filter = EventFilter(actor=("actor-00", "actor-01"), year=(2018,))
    assert facets.without_each(event_filter, NAMES) == [
        Link("Actor 00 and Actor 01", "/?year=2018"),
        Link("2018", "/?actor=actor-00&actor=actor-01"),
    ]


def test_the_actor_filter_says_that_it_holds_whom_is_spoken_of_too() -> None:
    offered = facets.facets(EventFilter(), NAMES, {name: {} for name in EventFilter.PARAMETERS})
    hints = {facet.name: facet.hint for facet in offered}
    assert "spoken of" in hints["actor"]
    assert {hint for name, hint in hints.items() if name != "actor"} == {""}
