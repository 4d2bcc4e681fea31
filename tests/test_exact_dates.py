"""Dates at their edges: each property just inside and just outside of what it says."""

from datetime import date

import pytest

from app import dates
from app.dates import DateError, parse


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("197X/1985", "decade"), ("1965/197X", "decade"), ("197X/1985-06-01", "decade"), ("2018-06-12/2019", "year"),
        ("2018-21/2018-12", "season"), ("2018-06-12/2018-07", "month"), ("2018-06-12/..", "day"), ("../2018", "year"),
    ],
)  # fmt: skip
def test_an_interval_is_as_precise_as_its_coarser_end(text: str, precision: str) -> None:
    assert parse(text, "period").precision == precision


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2018-01-01/2018-04-03", True), ("2018-01-01/2018-04-04", False), ("2018-21", True), ("2018", False),
        ("2018-06", True), ("2018-10-XX", True), ("2018-XX-XX", False),
    ],
)  # fmt: skip
def test_a_beginning_is_known_where_it_lies_within_a_season(text: str, known: bool) -> None:
    assert parse(text, "window" if "/" in text else None).begins_known is known


@pytest.mark.parametrize(
    ("text", "known"),
    [("2018-06-12/2020", True), ("2018-06/..", True), ("2018/2020-06-01", False), ("2018-21/..", False),
     ("2018-06-XX/2019", False), ("../2019-06-01", False)],
)  # fmt: skip
def test_a_period_begins_when_its_start_is_known_to_the_month(text: str, known: bool) -> None:
    assert parse(text, "period").begins_known is known


@pytest.mark.parametrize(
    ("text", "span", "loose"),
    [
        ("2018", None, 2018), ("197X", None, 1979), ("2018-01-01/2018-12-31", "window", 2018),
        ("2018-XX-XX", None, 2018),
        ("2018-01-01/2018-12-30", "window", None), ("2018-01-02/2018-12-31", "window", None),
        ("2018/2019", "window", None), ("2018-01/2018-12", "period", None), ("2018-01", None, None),
        ("2018-12", None, None),
        ("2018/..", "period", None), ("2018-02-01/2018-12-31", "window", None),
    ],
)  # fmt: skip
def test_what_is_a_whole_year_long_stands_last_in_it(text: str, span: dates.Span | None, loose: int | None) -> None:
    edtf = parse(text, span)
    assert edtf.loose_year == loose
    assert (edtf.order(date(2030, 1, 1))[1] == date.max) is (loose is not None)


@pytest.mark.parametrize(
    ("text", "soft"),
    [("2018/2019-06", (True, False)), ("2018-06/197X", None), ("1965-06/197X", (False, True)),
     ("2018-21/2019", (False, True)),
     ("2018/..", (True, False)), ("../2019", (False, True)), ("197X/1985", (True, True))],
)  # fmt: skip
def test_the_end_of_a_period_that_is_known_to_the_year_is_soft(text: str, soft: tuple[bool, bool] | None) -> None:
    if soft is None:
        with pytest.raises(DateError, match="ends before it starts"):
            parse(text, "period")
    else:
        assert parse(text, "period").soft == soft


def test_only_a_period_has_soft_ends() -> None:
    assert parse("2018/2019", "window").soft == (False, False)
    assert parse("2018").soft == (False, False)


@pytest.mark.parametrize(
    ("text", "known"),
    [("2018-06-12", True), ("2018-06-12~", False), ("2018-06-12?", False), ("2018-06-12%", False), ("2018-06", False)],
)
def test_a_day_without_a_doubt_is_known(text: str, known: bool) -> None:
    start = parse(text).start
    assert start is not None
    assert start.is_known is known


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [("2018~", True, False), ("2018?", False, True), ("2018%", True, True), ("2018", False, False)],
)
def test_a_doubt_of_either_end_is_a_doubt_of_the_whole(text: str, approximate: bool, uncertain: bool) -> None:
    assert (parse(text).approximate, parse(text).uncertain) == (approximate, uncertain)
    for interval in (f"{text}/2020", f"2010/{text}", f"{text}/.."):
        whole = parse(interval, "period")
        assert (whole.approximate, whole.uncertain) == (approximate, uncertain)


def test_open_ends_stop_at_the_first_year_and_at_the_horizon() -> None:
    horizon = date(2025, 5, 1)
    assert parse("../2018", "period").first == date(1000, 1, 1)
    assert parse("2018/..", "period").last(horizon) == horizon
    assert parse("2030/..", "period").last(horizon) == date(2030, 1, 1)
    assert parse("2018", None).last(horizon) == date(2018, 12, 31)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1000", date(1000, 1, 1), date(1000, 12, 31)), ("2999", date(2999, 1, 1), date(2999, 12, 31)),
        ("2019-21", date(2019, 3, 1), date(2019, 5, 31)), ("2019-24", date(2019, 12, 1), date(2020, 2, 29)),
        ("2020-02-29", date(2020, 2, 29), date(2020, 2, 29)), ("2019-01-01", date(2019, 1, 1), date(2019, 1, 1)),
    ],
)  # fmt: skip
def test_the_days_that_a_date_may_be(text: str, first: date, last: date) -> None:
    start = parse(text).start
    assert start is not None
    assert (start.first, start.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "span", "message"),
    [
        ("0999", None, "is outside 1000 to 2999"), ("3000", None, "is outside 1000 to 2999"),
        ("2019-00", None, "there is no month 00"),
        ("2019-13", None, "there is no month 13"), ("2019-20", None, "there is no month 20"),
        ("2019-25", None, "there is no month 25"),
        ("2019-21-01", None, "there is no month 21"), ("2019-02-00", None, "February 2019 has no day 00"),
        ("2019-02-29", None, "February 2019 has no day 29"), ("2019-XX-03", None, "write 2019-XX-XX or 2019"),
        ("../..", "period", "give at least one, like 2018/.."), ("2019/2019", "period", "put the earlier date first"),
        ("2019/2018", "period", "put the earlier date first"), ("2018/2019", None, "say span: period (it lasted)"),
        ("2018/2019", "day", "say span: period (it lasted)"), ("2018/..", "window", "needs both bounds"),
        ("../2018", "window", "needs both bounds"), ("2018-06-12", "window", "so it is no window: drop 'span'"),
        ("12 June 2018", None, "write 2018, 2018-06, 2018-06-12, 2018-21 (spring), 2019-10-XX or a/b"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_told_with_a_form_that_is_right(text: str, span: dates.Span | None, message: str) -> None:
    with pytest.raises(DateError) as refused:
        parse(text, span)
    assert str(refused.value).startswith(repr(text))
    assert message in str(refused.value)


def test_an_interval_within_an_interval_of_one_beginning_is_in_order() -> None:
    assert parse("2019-01/2019", "period").text == "2019-01/2019"
    assert parse("2019/2019-12-31", "window").text == "2019/2019-12-31"


@pytest.mark.parametrize(
    ("text", "span", "said"),
    [
        ("2018-06-12/2018-06-14", "period", "12 to 14 June 2018"),
        ("2018-06-12/2018-07-14", "period", "12 June to 14 July 2018"),
        ("2018-06/2018-08", "period", "June to August 2018"),
        ("2018-06/2019-08", "period", "June 2018 to August 2019"),
        ("2018-06-12/2018-08", "period", "12 June to August 2018"),
        ("2018-06/2018-06-20", "period", "June to 20 June 2018"),
        ("2018/2019", "period", "2018 to 2019"), ("2018-06/2019", "period", "June 2018 to 2019"),
        ("2018-06-XX/2018-08", "period", "some day in June 2018 to August 2018"),
        ("2018-06/2018-08-XX", "period", "June 2018 to some day in August 2018"),
        ("2018/..", "period", "from 2018 on"), ("../2018-06", "period", "until June 2018"),
        ("2018-06-12/2018-06-14", "window", "one day between 12 and 14 June 2018"),
        ("2018-06-12?/2018-06-14?", "window", "probably one day between 12 and 14 June 2018"),
        ("2018-06-12%/2018-06-14", "window", "probably one day between about 12 and 14 June 2018"),
        ("2018-06-12/2019?", "window", "probably one day between 12 June 2018 and 2019"),
        ("2018?/2019?", "period", "probably 2018 to 2019"), ("2018/2019?", "period", "2018 to probably 2019"),
        ("2018-06", "window", "one day in June 2018"), ("2018-06~", "window", "about one day in June 2018"),
        ("2018-06?", None, "probably June 2018"), ("2018-06%", None, "probably about June 2018"),
        ("2018-XX-XX", None, "some day in 2018"), ("2018-XX", None, "some month in 2018"),
        ("197X", None, "the 1970s"),
        ("2018-21", None, "spring 2018"), ("2018-22", None, "summer 2018"), ("2018-23", None, "autumn 2018"),
        ("2018-24", None, "winter 2018–19"), ("1999-24", None, "winter 1999–00"), ("2008-24", None, "winter 2008–09"),
        ("2018-01-01/2018-12-31", "period", "1 January to 31 December 2018"), ("2018-01", None, "January 2018"),
        ("2018-12", None, "December 2018"), ("2018-12-31", None, "31 December 2018"),
    ],
)  # fmt: skip
def test_a_date_in_words(text: str, span: dates.Span | None, said: str) -> None:
    assert dates.words(parse(text, span)) == said


@pytest.mark.parametrize(
    ("first", "last", "short", "long"),
    [
        (date(2024, 11, 1), date(2024, 11, 30), "November 2024", "November 2024"),
        (date(2024, 11, 5), date(2024, 12, 2), "November or December 2024", "November to December 2024"),
        (date(2024, 10, 5), date(2024, 12, 2), "2024", "October to December 2024"),
        (date(2023, 11, 5), date(2024, 11, 2), "2023 to 2024", "November 2023 to November 2024"),
        (date(2023, 12, 5), date(2024, 1, 2), "2023 to 2024", "December 2023 to January 2024"),
    ],
)
def test_months_in_a_short_mention_and_in_a_long_one(first: date, last: date, short: str, long: str) -> None:
    assert (dates.month_words(first, last), dates.months_words(first, last)) == (short, long)


@pytest.mark.parametrize(
    ("first", "last", "texts"),
    [
        (date(2018, 1, 1), date(2018, 12, 31), ("2018", "2018")), (date(2018, 1, 1), date(2019, 6, 30),
        ("2018", "2019-06")),
        (date(2018, 12, 1), date(2018, 12, 31), ("2018-12", "2018-12")), (date(2018, 1, 1), date(2018, 1, 31),
        ("2018-01", "2018-01")),
        (date(2018, 1, 1), date(2018, 1, 1), ("2018-01-01", "2018-01-01")),
        (date(2018, 6, 2), None, ("2018-06-02", None)),
        (None, date(2018, 6, 29), (None, "2018-06-29")), (None, date(2018, 6, 30), (None, "2018-06")),
        (None, None, (None, None)),
        (date(2018, 6, 1), date(2018, 12, 31), ("2018-06", "2018-12")), (date(2018, 12, 31), date(2018, 12, 31),
        ("2018-12-31", "2018-12-31")),
    ],
)  # fmt: skip
def test_the_bounds_of_a_window_are_as_short_as_they_can_be(
    first: date | None, last: date | None, texts: tuple[str | None, str | None]
) -> None:
    assert dates.window_texts(first, last) == texts


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [(date(2018, 12, 31), 1, date(2019, 1, 1)), (date(2018, 1, 31), -1, date(2017, 12, 1)),
     (date(2018, 6, 15), 0, date(2018, 6, 1)),
     (date(2018, 6, 15), 18, date(2019, 12, 1)), (date(2018, 6, 15), -18, date(2016, 12, 1))],
)  # fmt: skip
def test_months_are_added_from_first_to_first(day: date, months: int, expected: date) -> None:
    assert dates.add_months(day, months) == expected


def test_equal_dates_are_one_and_are_parsed_once() -> None:
    assert parse("2018-06") is parse("2018-06")
    assert len({parse("2018-06", "window"), parse("2018-06")}) == 2
    assert hash(parse("2018-06", "window")) == hash("2018-06")
