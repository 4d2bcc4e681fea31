"""The timeline's view model: headings, what began before, eras, zooms and years."""

import pytest

from app.filters import EventFilter
from app.pages.timeline import TimelinePage
from app.record.story import Story
from tests.pages.asking import timeline


def headings(page: TimelinePage) -> dict[str, list[str]]:
    """The slugs under each heading of the list."""
    return {group.heading: [entry.event.slug for entry in group.entries] for group in page.groups}


def test_the_list_stands_under_years_and_the_time_before_under_one_heading(story: Story) -> None:
    page = timeline(story)
    assert page.summary.count == "8 events"
    assert page.title == page.heading == "The race to the Moon, from Sputnik to the stations"
    assert headings(page)["Before 1961 · 2 events"] == ["sputnik", "rocket-studies"]
    assert list(headings(page)) == ["Before 1961 · 2 events", "1961", "Some time in 1961", "1964", "1969", "1971"]


def test_a_year_only_date_stands_under_some_time_in_its_year(story: Story) -> None:
    assert headings(timeline(story))["Some time in 1961"] == ["vienna-summit"]


def test_what_began_before_the_chosen_year_stands_first_and_is_said(story: Story) -> None:
    page = timeline(story, year=(1964,))
    assert headings(page) == {"Already under way · 1 event": ["apollo-programme"], "1964": ["secret-moon-order"]}
    assert page.groups[0].entries[0].tag == "already under way"
    assert page.summary.full == "2 events in 1964, 1 already under way"
    assert page.title == page.summary.full


def test_the_sentence_says_the_order_and_the_page(story: Story) -> None:
    first = timeline(story, limit=3, order="newest").summary
    assert (first.full, first.first) == (f"{first.count}, newest first, page 1 of 3", None)
    last = timeline(story, limit=3, order="newest", after="apollo-programme").summary
    assert last.full.endswith(f", newest first, {last.page.lower()}")
    assert (last.first, timeline(story).summary.page) == ("/?limit=3&order=newest", "")
    assert timeline(story, year=(1964,), order="newest").summary.full.endswith("1 already under way, newest first")


def test_a_window_date_that_began_before_may_fall_in(story: Story) -> None:
    page = timeline(story, from_="1964-09", to="1964-12")
    assert headings(page) == {
        "Already under way · 1 event, and 1 that may fall in this time": ["apollo-programme", "secret-moon-order"]
    }
    assert [entry.tag for entry in page.groups[0].entries] == ["already under way", "may fall in this time"]
    assert page.summary.full == "2 events from September 1964 to December 1964, 1 already under way"


def test_a_view_that_asks_for_the_time_before_tells_it_by_years(story: Story) -> None:
    for asked in ({"year": (1957,)}, {"to": "1960"}, {"from_": "1950"}, {"kind": ("study",), "to": "1959"}):
        page = timeline(story, **asked)
        assert page.groups
        assert "before" not in {group.id for group in page.groups}


def test_a_view_of_the_time_before_alone_is_told_by_years(story: Story) -> None:
    page = timeline(story, q="sputnik")
    assert headings(page) == {"1957": ["sputnik"]}


def test_eras_are_introduced_once_and_only_where_nothing_but_a_window_narrows(story: Story) -> None:
    def opened(page: TimelinePage) -> list[str]:
        return [run.opens.slug for group in page.groups for run in group.runs if run.opens]

    assert opened(timeline(story)) == ["people", "moon"]
    assert opened(timeline(story, from_="1969")) in (["people", "moon"], ["moon"])
    assert opened(timeline(story, actor=("nasa",))) == []
    assert opened(timeline(story, order="newest")) == []


def test_zooms_lead_to_each_era_and_back_to_all(story: Story) -> None:
    page = timeline(story, actor=("nasa",), from_="1961", to="1968")
    assert [(zoom.label, zoom.url) for zoom in page.zooms[:2]] == [
        ("All", "/?actor=nasa"),
        ("1961–68", "/?actor=nasa&from=1961&to=1968"),
    ]
    assert [zoom.current for zoom in page.zooms] == [False, True, False]
    assert [zoom.current for zoom in timeline(story).zooms] == [True, False, False, False]


def test_the_time_before_is_one_link_away_where_it_holds_events(story: Story) -> None:
    before = timeline(story).zooms[1]
    assert (before.label, before.what, before.url, before.current) == ("Before 1961", "2 events", "/?to=1960", False)
    assert timeline(story, to="1960").zooms[1].current
    assert timeline(story, actor=("nasa",), to="1960").zooms[1].current, "the way to where one is stays in sight"
    assert [zoom.label for zoom in timeline(story, actor=("nasa",)).zooms] == ["All", "1961–68", "1969 on"]


def test_years_run_from_the_opening_to_the_horizon_and_show_what_is_chosen(story: Story) -> None:
    shown = timeline(story, year=(1957,)).years
    years = [int(year.label) for year in shown]
    assert years == [1957, *range(1961, max(years) + 1)]
    assert [year.selected for year in shown] == [True] + [False] * (len(shown) - 1)
    heights = [year.bar.height for year in shown if year.bar]
    assert len(heights) == len(shown)
    assert (min(heights) >= 2, max(heights)) == (True, 40)


def test_the_order_turns_round_and_keeps_the_filter(story: Story) -> None:
    assert timeline(story, year=(1961,)).order.url == "/?order=newest&year=1961"
    assert timeline(story, year=(1961,), order="newest").order.url == "/?year=1961"


def test_a_window_without_events_is_drawn_all_the_same(story: Story) -> None:
    page = timeline(story, from_="1900", to="1901")
    assert (page.summary.count, page.groups) == ("0 events", [])
    assert [link.url for link in page.summary.empty] == ["/?to=1901", "/?from=1900"]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("actor", "nasa", "NASA"),
        ("topic", "moon", "The Moon"),
        ("year", "1961", "1961"),
        ("q", "moon", "“moon”"),
        ("from", "1961-04", "from April 1961"),
        ("to", "1961-04-12", "to 12 April 1961"),
        ("kind", "flight", "Flight"),
    ],
)
def test_a_value_is_said_in_a_readers_words(story: Story, name: str, value: str, said: str) -> None:
    assert EventFilter().label(name, value, story.names).startswith(said)
