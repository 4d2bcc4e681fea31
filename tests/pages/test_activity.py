"""An actor over time: bars as high as what their links lead to, and no picture where there is too little."""

import pytest

from app.filters import EventFilter, QuoteFilter, find
from app.pages.activity import Activity, activity
from app.picture.bars import AIR, TALLEST
from app.record import records
from app.record.story import Story


def drawn(story: Story, slug: str) -> Activity | None:
    """The picture of an actor."""
    return activity(story, story.load(records.Actor, [slug])[0])


def test_a_bar_counts_what_its_link_leads_to(real_story: Story) -> None:
    for slug in list(real_story.names.actors)[::7]:
        shown = drawn(real_story, slug)
        for year in shown.years if shown else []:
            if year.label.isdigit():
                did = EventFilter(actor=(slug,), year=(int(year.label),))
                said = QuoteFilter(actor=(slug,), year=(int(year.label),))
                assert year.events.drawn.count == find.count(real_story, did)
                assert year.quotes.drawn.count == find.count(real_story, said)
            assert [bool(bar.url) for bar in (year.events, year.quotes)] == [
                bool(bar.drawn.count) for bar in (year.events, year.quotes)
            ]


def test_the_time_before_the_record_opens_is_one_column(real_story: Story) -> None:
    shown = drawn(real_story, "kim-jong-un")
    assert shown
    first = shown.years[0]
    assert (first.label, first.said, first.events.url) == ("–2017", "until 2017", "/?actor=kim-jong-un&to=2017")
    assert [year.label for year in shown.years[1:3]] == ["2018", "2019"]


def test_bars_are_in_proportion_and_a_link_for_each(real_story: Story) -> None:
    shown = drawn(real_story, "donald-trump")
    assert shown
    bars = [bar for year in shown.years for bar in (year.events, year.quotes)]
    most = max(bar.drawn.count for bar in bars)
    for bar in (bar.drawn for bar in bars):
        assert bar.height == (max(round(TALLEST * bar.count / most), 2) if bar.count else 0)
    deepest = max(year.quotes.drawn.height for year in shown.years)
    assert shown.speaks
    assert {year.quotes.drawn.room for year in shown.years} == {deepest + AIR}
    assert shown.years[1].quotes.url == "/quotes?actor=donald-trump&year=2018"


@pytest.mark.parametrize("slug", ["tass", "yuri-gagarin"])
def test_too_little_is_no_picture(story: Story, slug: str) -> None:
    assert drawn(story, slug) is None
