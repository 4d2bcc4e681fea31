"""An actor over time: bars as high as what their links lead to, and no picture where there is too little."""

import pytest
from sqlalchemy import Connection

from app.filters import EventFilter, QuoteFilter
from app.pages.activity import activity
from app.picture.bars import AIR, TALLEST
from app.record import q_common as common
from app.record import q_events as events
from app.record import q_quotes as quotes
from app.record.database import meta
from tests.pages.conftest import Record


def test_a_bar_counts_what_its_link_leads_to(real_connection: Connection) -> None:
    for slug in list(common.vocabulary(real_connection).actors)[::7]:
        shown = activity(real_connection, slug, meta(real_connection))
        for year in shown.years if shown else []:
            if year.label.isdigit():
                did = EventFilter(actor=(slug,), year=(int(year.label),))
                said = QuoteFilter(actor=(slug,), year=(int(year.label),))
                assert year.events.count == events.count(real_connection, did)
                assert year.quotes.count == quotes.count(real_connection, said)
            assert [bool(bar.url) for bar in (year.events, year.quotes)] == [
                bool(bar.count) for bar in (year.events, year.quotes)
            ]


def test_the_time_before_the_record_opens_is_one_column(real_connection: Connection) -> None:
    shown = activity(real_connection, "kim-jong-un", meta(real_connection))
    assert shown
    first = shown.years[0]
    assert (first.label, first.said, first.events.url) == ("–2017", "until 2017", "/?actor=kim-jong-un&to=2017")
    assert [year.label for year in shown.years[1:3]] == ["2018", "2019"]


def test_bars_are_in_proportion_and_a_link_for_each(real_connection: Connection) -> None:
    shown = activity(real_connection, "donald-trump", meta(real_connection))
    assert shown
    bars = [bar for year in shown.years for bar in (year.events, year.quotes)]
    most = max(bar.count for bar in bars)
    assert all(bar.drawn.height == (max(round(TALLEST * bar.count / most), 2) if bar.count else 0) for bar in bars)
    deepest = max(year.quotes.drawn.height for year in shown.years)
    assert shown.speaks
    assert {year.quotes.drawn.room for year in shown.years} == {deepest + AIR}
    assert shown.years[1].quotes.url == "/quotes?actor=donald-trump&year=2018"


@pytest.mark.parametrize("slug", ["tass", "yuri-gagarin"])
def test_too_little_is_no_picture(record: Record, slug: str) -> None:
    assert activity(record.connection, slug, record.meta) is None
