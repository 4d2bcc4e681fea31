"""Dates: what the subset takes, its bounds, words and order; what it refuses; the `edtf` library as the oracle."""

from contextlib import suppress
from datetime import date, timedelta

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import dates
from app.dates import DateError, Span
from tests.examples import examples

HORIZON = date(2025, 6, 30)

WORKS: list[tuple[str, Span | None, str, str, str, Span, str]] = [
    ("2018-06-12", None, "2018-06-12", "2018-06-12", "day", "day", "12 June 2018"),
    ("2018-06", None, "2018-06-01", "2018-06-30", "month", "day", "June 2018"),
    ("2020-02", None, "2020-02-01", "2020-02-29", "month", "day", "February 2020"),
    ("2018", None, "2018-01-01", "2018-12-31", "year", "day", "2018"),
    ("197X", None, "1970-01-01", "1979-12-31", "decade", "day", "the 1970s"),
    ("2020-21", None, "2020-03-01", "2020-05-31", "season", "day", "spring 2020"),
    ("2020-22", None, "2020-06-01", "2020-08-31", "season", "day", "summer 2020"),
    ("2020-23", None, "2020-09-01", "2020-11-30", "season", "day", "autumn 2020"),
    ("2020-24", None, "2020-12-01", "2021-02-28", "season", "day", "winter 2020–21"),
    ("2019-10-XX", None, "2019-10-01", "2019-10-31", "day", "window", "some day in October 2019"),
    ("2019-XX-XX", None, "2019-01-01", "2019-12-31", "day", "window", "some day in 2019"),
    ("2019-XX", None, "2019-01-01", "2019-12-31", "month", "window", "some month in 2019"),
    ("2018-06~", None, "2018-06-01", "2018-06-30", "month", "day", "about June 2018"),
    ("2018?", None, "2018-01-01", "2018-12-31", "year", "day", "probably 2018"),
    ("2018-06-12%", None, "2018-06-12", "2018-06-12", "day", "day", "probably about 12 June 2018"),
    ("197X~", None, "1970-01-01", "1979-12-31", "decade", "day", "about the 1970s"),
    ("2018", "window", "2018-01-01", "2018-12-31", "year", "window", "one day in 2018"),
    ("2018", "period", "2018-01-01", "2018-12-31", "year", "period", "2018"),
    ("2017-01-20/2021-01-20", "period", "2017-01-20", "2021-01-20", "day", "period",
     "20 January 2017 to 20 January 2021"),
    ("2020-11/2021", "period", "2020-11-01", "2021-12-31", "year", "period", "November 2020 to 2021"),
    ("2018-08/2018-10", "window", "2018-08-01", "2018-10-31", "month", "window",
     "one day between August and October 2018"),
    ("2018-06-12/2018-06-14", "period", "2018-06-12", "2018-06-14", "day", "period", "12 to 14 June 2018"),
    ("2018-06-12?/2018-08-01", "period", "2018-06-12", "2018-08-01", "day", "period",
     "probably 12 June to 1 August 2018"),
    ("2018-06/2018-06-14", "period", "2018-06-01", "2018-06-14", "month", "period", "June to 14 June 2018"),
    ("2019-10-XX/2019-10-20", "period", "2019-10-01", "2019-10-20", "day", "period",
     "some day in October 2019 to 20 October 2019"),
    ("2019-XX-XX/2019-12-05", "period", "2019-01-01", "2019-12-05", "day", "period",
     "some day in 2019 to 5 December 2019"),
    ("2019-09-30/2019-10-XX", "period", "2019-09-30", "2019-10-31", "day", "period",
     "30 September 2019 to some day in October 2019"),
    ("2020-21/2020-10", "period", "2020-03-01", "2020-10-31", "season", "period", "spring 2020 to October 2020"),
    ("2011-12/..", "period", "2011-12-01", "2025-06-30", "month", "period", "from December 2011 on"),
    ("../1994-07", "period", "1000-01-01", "1994-07-31", "month", "period", "until July 1994"),
    ("2018~/2019?", "period", "2018-01-01", "2019-12-31", "year", "period", "about 2018 to probably 2019"),
]  # fmt: skip

REFUSED: list[tuple[str, Span | None, str]] = [
    ("", None, "is not a date in EDTF"),
    ("June 2018", None, "is not a date in EDTF"),
    ("2018-6-12", None, "is not a date in EDTF"),
    ("12.06.2018", None, "is not a date in EDTF"),
    ("2018-06-12T10:00", None, "is not a date in EDTF"),
    ("2018-06-12 ", None, "is not a date in EDTF"),
    ("2018-06\n", None, "is not a date in EDTF"),
    ("२०१८", None, "is not a date in EDTF"),
    ("~2018", None, "is not a date in EDTF"),
    ("2018~?", None, "is not a date in EDTF"),
    ("2018-13", None, "there is no month 13"),
    ("2018-00", None, "there is no month 00"),
    ("2018-25", None, "there is no month 25"),
    ("2018-21-03", None, "there is no month 21"),
    ("2018-06-31", None, "June 2018 has no day 31"),
    ("2018-06-00", None, "June 2018 has no day 00"),
    ("2019-02-29", None, "February 2019 has no day 29"),
    ("2018-XX-12", None, "knows the day but not the month"),
    ("0999", None, "is outside 1000 to 2999"),
    ("3000", None, "is outside 1000 to 2999"),
    ("099X", None, "is outside 1000 to 2999"),
    ("../..", "period", "is open at both ends"),
    ("2019/2018", "period", "ends before it starts"),
    ("2018/2018", "period", "is one date twice"),
    ("2018-06/2018-01", "period", "ends before it starts"),
    ("2018/2019", None, "is an interval: say span"),
    ("2018/2019", "day", "is an interval: say span"),
    ("2018/..", "window", "is a window with an open end"),
    ("../2018", "window", "is a window with an open end"),
    ("2018-06-12", "window", "is one day, so it is no window"),
    ("2018/2019/2020", "period", "is not a date in EDTF"),
    ("2018/", "period", "is not a date in EDTF"),
]


@pytest.mark.parametrize(("text", "span", "first", "last", "precision", "meant", "words"), WORKS)
def test_a_date_has_bounds_a_precision_a_span_and_words(
    text: str, span: Span | None, first: str, last: str, precision: str, meant: Span, words: str
) -> None:
    edtf_date = dates.parse(text, span)
    assert (str(edtf_date.first), str(edtf_date.last(HORIZON))) == (first, last)
    assert (edtf_date.precision, edtf_date.span, dates.words(edtf_date)) == (precision, meant, words)


@pytest.mark.parametrize(("text", "span", "message"), REFUSED)
def test_what_is_no_date_is_refused_with_its_text_and_the_reason(text: str, span: Span | None, message: str) -> None:
    with pytest.raises(DateError) as refusal:
        dates.parse(text, span)
    assert message in str(refusal.value)


def test_doubts_are_kept_and_never_widen_the_bounds() -> None:
    for mark, approximate, uncertain in (("~", True, False), ("?", False, True), ("%", True, True)):
        edtf_date, plain = dates.parse(f"2018-06{mark}"), dates.parse("2018-06")
        assert (edtf_date.approximate, edtf_date.uncertain) == (approximate, uncertain)
        assert (edtf_date.first, edtf_date.last(HORIZON)) == (plain.first, plain.last(HORIZON))


def test_an_interval_is_as_doubtful_and_as_coarse_as_its_worse_end() -> None:
    edtf_date = dates.parse("2018-06-12~/2019?", "period")
    assert (edtf_date.approximate, edtf_date.uncertain, edtf_date.precision) == (True, True, "year")


def test_an_open_end_stops_at_the_horizon_and_never_before_its_start() -> None:
    assert dates.parse("2018/..", "period").last(HORIZON) == HORIZON
    assert dates.parse("2030/..", "period").last(HORIZON) == date(2030, 1, 1)


def in_order(*texts: tuple[str, Span | None]) -> list[str]:
    """The texts as a list of events would stand."""
    edtf_dates = [dates.parse(*text) for text in texts]
    return [edtf_date.text for edtf_date in sorted(edtf_dates, key=lambda one: one.order(HORIZON))]


def test_the_earliest_start_stands_first_and_then_what_ends_first() -> None:
    assert in_order(("2018-06", None), ("2018-06-12", None), ("2018-06-01", None)) == [
        "2018-06-01",
        "2018-06",
        "2018-06-12",
    ]


def test_a_year_only_date_stands_last_in_its_year() -> None:
    assert in_order(("2020", None), ("2020-12-31", None), ("2020-01-05", None), ("2021-01-01", None)) == [
        "2020-01-05",
        "2020-12-31",
        "2020",
        "2021-01-01",
    ]


def test_a_decade_stands_last_in_its_last_year() -> None:
    assert in_order(("197X", None), ("1979-12-31", None), ("1980-01-01", None)) == ["1979-12-31", "197X", "1980-01-01"]


def test_a_window_as_wide_as_its_year_is_a_loose_year_and_a_period_is_not() -> None:
    assert dates.parse("2019-XX-XX").loose_year == 2019
    assert dates.parse("2019-01/2019-12", "window").loose_year == 2019
    assert dates.parse("2019", "period").loose_year is None
    assert dates.parse("2018/2019", "window").loose_year is None
    assert dates.parse("2019-06").loose_year is None


def test_a_period_stands_where_it_began() -> None:
    assert in_order(("2017/2021", "period"), ("2017-05-01", None)) == ["2017/2021", "2017-05-01"]


QUALIFIER = st.sampled_from(["", "~", "?", "%"])


@st.composite
def points(draw: st.DrawFn) -> str:
    """A single date of the subset, at any precision, without its qualifier."""
    day = draw(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
    season = f"{day.year}-{draw(st.integers(21, 24))}"
    forms = [str(day), str(day)[:7], str(day.year), f"{day.year // 10}X", season]
    return draw(st.sampled_from([*forms, f"{str(day)[:7]}-XX", f"{day.year}-XX-XX", f"{day.year}-XX"]))


@st.composite
def anything(draw: st.DrawFn) -> dates.Edtf:
    """A parsed date: a point or an interval in order, qualified or not."""
    text = draw(points()) + draw(QUALIFIER)
    if draw(st.booleans()):
        return dates.parse(text)
    other = draw(st.one_of(points(), st.just("..")))
    for interval in (f"{text}/{other}", f"{other}/{text}"):
        try:
            return dates.parse(interval, "period")
        except DateError:
            continue
    return dates.parse(text)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2020, 1, 13), date(2020, 1, 13), "January 2020"),
        (date(2020, 11, 22), date(2020, 11, 30), "November 2020"),
        (date(2024, 11, 27), date(2024, 12, 3), "November or December 2024"),
        (date(2025, 2, 24), date(2025, 12, 31), "2025"),
        (date(2024, 12, 30), date(2025, 1, 2), "2024 to 2025"),
    ],
)
def test_a_short_mention_is_in_months_and_never_sharper_than_the_bounds(first: date, last: date, words: str) -> None:
    assert dates.month_words(first, last) == words


@given(anything())
@examples(200)
def test_bounds_are_in_order_and_every_date_has_words(edtf_date: dates.Edtf) -> None:
    assert edtf_date.first <= edtf_date.last(HORIZON)
    assert dates.words(edtf_date).strip()
    assert dates.parse(edtf_date.text, "period" if edtf_date.is_interval else None) == edtf_date


@given(anything(), anything(), anything())
@examples(150)
def test_any_two_dates_have_an_order_that_holds_across_three(a: dates.Edtf, b: dates.Edtf, c: dates.Edtf) -> None:
    x, y, z = (edtf_date.order(HORIZON) for edtf_date in (a, b, c))
    assert (x <= y) or (y <= x)
    assert x > y or y > z or x <= z


@given(st.text(max_size=20))
@examples(150)
def test_any_text_is_a_date_or_a_plain_refusal(text: str) -> None:
    with suppress(DateError):
        assert dates.parse(text).text == text


@given(points(), QUALIFIER)
@examples(60)
def test_the_edtf_library_agrees_on_the_bounds_of_a_date(text: str, qualifier: str) -> None:
    """The library pads a qualified date and ends winter with its year, so it is asked for neither."""
    edtf_date, oracle = dates.parse(text + qualifier), edtf.parse_edtf(text)
    assert tuple(oracle.lower_strict())[:3] == (edtf_date.first.year, edtf_date.first.month, edtf_date.first.day)
    if not text.endswith("-24"):
        last = edtf_date.last(HORIZON)
        assert tuple(oracle.upper_strict())[:3] == (last.year, last.month, last.day)


@given(st.dates(date(1900, 1, 1), date(2099, 1, 1)), st.integers(1, 400), st.sampled_from([10, 7]))
@examples(40)
def test_the_edtf_library_agrees_on_the_bounds_of_an_interval(start: date, days: int, length: int) -> None:
    text = f"{str(start)[:length]}/{str(start + timedelta(days=days + 31))[:length]}"
    edtf_date, oracle = dates.parse(text, "period"), edtf.parse_edtf(text)
    last = edtf_date.last(HORIZON)
    assert tuple(oracle.lower_strict())[:3] == (edtf_date.first.year, edtf_date.first.month, edtf_date.first.day)
    assert tuple(oracle.upper_strict())[:3] == (last.year, last.month, last.day)


@pytest.mark.parametrize("text", ["2018-13", "2018-06-31", "2018-6-12", "June 2018", "2018~?", "2019-02-30", ""])
def test_what_the_edtf_library_refuses_is_refused_here_too(text: str) -> None:
    with pytest.raises((edtf.parser.edtf_exceptions.EDTFParseException, ValueError)):
        edtf.parse_edtf(text).lower_strict()
    with pytest.raises(DateError):
        dates.parse(text)


@pytest.mark.parametrize(
    ("first", "last", "texts"),
    [
        ("2018-01-01", "2018-12-31", ("2018", "2018")),
        ("2018-01-01", "2019-06-30", ("2018", "2019-06")),
        ("2018-12-01", "2018-12-31", ("2018-12", "2018-12")),
        ("2018-06-12", "2018-06-12", ("2018-06-12", "2018-06-12")),
        ("2018-02-01", "2018-12-30", ("2018-02", "2018-12-30")),
        (None, "2018-12-31", (None, "2018")),
        ("2018-06-01", None, ("2018-06", None)),
        (None, None, (None, None)),
    ],
)
def test_a_window_has_the_shortest_texts(
    first: str | None, last: str | None, texts: tuple[str | None, str | None]
) -> None:
    bounds = (date.fromisoformat(text) if text else None for text in (first, last))
    assert dates.window_texts(*bounds) == texts


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(0, 800))
@examples(200)
def test_the_texts_of_a_window_say_its_days(first: date, days: int) -> None:
    last = min(first + timedelta(days=days), date(2100, 12, 31))
    start, end = dates.window_texts(first, last)
    assert start
    assert end
    assert (dates.parse(start).first, dates.parse(end).last(HORIZON)) == (first, last)


def test_months_are_counted_over_the_turn_of_the_year() -> None:
    assert dates.add_months(date(2018, 11, 30), 3) == date(2019, 2, 1)
    assert dates.add_months(date(2018, 2, 28), -3) == date(2017, 11, 1)
    assert dates.month_end(date(2020, 2, 3)) == date(2020, 2, 29)
