"""Silence is named where nothing is known to begin, and nowhere else."""

from datetime import date

import pytest

from app import dates
from app.picture.silence import silences

WINDOW = (date(2018, 1, 1), date(2019, 12, 31))


def words(*months: str, until: date = date.max) -> list[str]:
    return [silence.words for silence in silences([(month, 1) for month in months], WINDOW, until)]


def test_an_empty_window_is_one_silence() -> None:
    assert words() == ["January 2018 to December 2019"]


def test_a_month_in_which_anything_begins_breaks_it() -> None:
    assert words("2018-02") == ["February 2018 to December 2019"]
    assert words("2018-12") == ["January to December 2018", "December 2018 to December 2019"]


def test_what_begins_outside_the_window_breaks_none() -> None:
    assert words("2016-02", "2020-01") == words()


@pytest.mark.parametrize(("months", "named"), [(7, False), (8, True)])
def test_a_short_pause_is_not_named(months: int, named: bool) -> None:
    last = dates.add_months(WINDOW[0], months)
    crowd = [str(dates.add_months(last, 3 * n))[:7] for n in range(6)]
    assert bool(words("2018-01", *crowd)) == named


def test_in_a_long_window_only_a_long_pause_is_named() -> None:
    century = (date(1950, 1, 1), date(2049, 12, 31))
    years = [(f"{year}-01", 1) for year in range(1950, 2050, 5) if year != 1980]
    assert [silence.words for silence in silences(years, century)] == ["January 1975 to January 1985"]


def test_after_the_last_word_of_the_record_there_is_no_silence() -> None:
    assert words("2018-01", until=date(2018, 3, 31)) == []
