"""An actor over time: bars as high as what their links lead to, and no picture where there is too little."""

import pytest

from app.filters import EventFilter, QuoteFilter, find
from app.pages.activity import Activity, activity
from app.picture.bars import AIR, FULL, TALLEST
from app.record import records
from app.record.story import Story


def drawn(story: Story, slug: str) -> Activity | None:
    """The picture of an actor."""
    years = find.facet_counts(story, EventFilter(actor=(slug,)), ("year",))["year"]
    return activity(story, story.load(records.Actor, [slug])[0], years)


def test_a_bar_counts_what_its_link_leads_to(crowd_story: Story) -> None:
    for slug in list(crowd_story.names.actors)[::2]:
        shown = drawn(crowd_story, slug)
        for year in shown.years if shown else []:
            if year.label.isdigit():
                did = EventFilter(actor=(slug,), year=(int(year.label),))
                said = QuoteFilter(actor=(slug,), year=(int(year.label),))
                assert year.events.drawn.count == find.count(crowd_story, did)
                assert year.quotes.drawn.count == find.count(crowd_story, said)
            assert [bool(bar.url) for bar in (year.events, year.quotes)] == [
                bool(bar.drawn.count) for bar in (year.events, year.quotes)
            ]


def test_the_time_before_the_record_opens_is_one_column(story: Story) -> None:
    shown = drawn(story, "soviet-government")
    assert shown
    first = shown.years[0]
    assert (first.label, first.said, first.events.url) == ("–1960", "until 1960", "/?actor=soviet-government&to=1960")
    assert [year.label for year in shown.years[1:3]] == ["1961", "1962"]


@pytest.mark.parametrize(("slug", "many", "speaks"), [("john-f-kennedy", False, True), ("nasa", True, False)])
def test_bars_are_in_proportion(crowd_story: Story, slug: str, many: bool, speaks: bool) -> None:
    shown = drawn(crowd_story, slug)
    assert shown
    bars = [bar.drawn for year in shown.years for bar in (year.events, year.quotes)]
    most = max(bar.count for bar in bars)
    assert (most > FULL, shown.speaks) == (many, speaks)
    for bar in bars:
        assert bar.height == (max(round(TALLEST * bar.count / max(most, FULL)), 2) if bar.count else 0)
    deepest = max(year.quotes.drawn.height for year in shown.years)
    assert {year.quotes.drawn.room for year in shown.years} == {deepest + AIR}


def test_a_bar_leads_to_what_it_counts(story: Story) -> None:
    shown = drawn(story, "john-f-kennedy")
    assert shown
    assert shown.years[1].quotes.url == "/quotes?actor=john-f-kennedy&year=1962"


@pytest.mark.parametrize("slug", ["tass", "yuri-gagarin"])
def test_too_little_is_no_picture(story: Story, slug: str) -> None:
    assert drawn(story, slug) is None
