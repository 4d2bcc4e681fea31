"""Silence is named where nothing is known to begin, and nowhere else."""

from datetime import date, timedelta

import pytest

from app.dates import LOOSE
from app.picture.marks import Item
from app.picture.silence import SHORTEST, silences
from tests.picture.samples import item

WINDOW = (date(2018, 1, 1), date(2019, 12, 31))


def words(*items: Item, until: date = date.max) -> list[str]:
    return [silence.words for silence in silences(items, WINDOW, until)]


def test_an_empty_window_is_one_silence() -> None:
    assert words() == ["January 2018 to December 2019"]


def test_a_period_breaks_it_where_it_begins_and_nowhere_after() -> None:
    period = item("period", date(2018, 2, 1), date(2019, 12, 1), period=True)
    assert words(period) == ["February 2018 to December 2019"]
    assert words(item("before", date(2016, 2, 1), date(2019, 12, 1), period=True)) == words()


def test_a_period_whose_start_is_known_to_the_year_only_breaks_none() -> None:
    soft = item("soft", date(2019, 1, 1), date(2019, 12, 31), period=True, soft=(True, False))
    assert words(soft) == words()


@pytest.mark.parametrize(("days", "breaks"), [(LOOSE, True), (LOOSE + 1, False), (700, False)])
def test_a_day_known_to_a_season_breaks_it_and_a_looser_one_does_not(days: int, breaks: bool) -> None:
    loose = item("loose", date(2018, 12, 1), date(2018, 12, 1) + timedelta(days=days))
    assert (words(loose) == ["January to December 2018", "March to December 2019"]) == breaks
    assert (words(loose) == words()) == (not breaks)


@pytest.mark.parametrize(("days", "named"), [(SHORTEST, False), (SHORTEST + 1, True)])
def test_a_short_pause_is_not_named(days: int, named: bool) -> None:
    first, last = item("a", WINDOW[0]), item("b", WINDOW[0] + timedelta(days=days))
    crowd = [item(f"c{n}", last.first + timedelta(days=90 * n)) for n in range(6)]
    assert bool(words(first, last, *crowd)) == named


def test_in_a_long_window_only_a_long_pause_is_named() -> None:
    century = (date(1950, 1, 1), date(2049, 12, 31))
    years = [item(f"y{year}", date(year, 1, 1)) for year in range(1950, 2050, 5) if year != 1980]
    assert [silence.words for silence in silences(years, century)] == ["January 1975 to January 1985"]


def test_after_the_last_word_of_the_record_there_is_no_silence() -> None:
    assert words(item("a", date(2018, 1, 5)), until=date(2018, 3, 31)) == []
