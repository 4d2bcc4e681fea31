"""A time that is typed into a search: every usual form is read, and what is no time stays words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.record.typed_time import typed_time

YEARS = range(1850, 2101)
JUNE = (date(1961, 6, 1), date(1961, 6, 30))
DAY = (date(1961, 6, 3), date(1961, 6, 3))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1961", (date(1961, 1, 1), date(1961, 12, 31))),
        ("1961-06", JUNE), ("June 1961", JUNE), ("jun 1961", JUNE), ("JUNE, 1961", JUNE), ("june of 1961", JUNE),
        ("1961-06-03", DAY), ("3 June 1961", DAY), ("3rd of june 1961", DAY), ("June 3, 1961", DAY),
        ("3. June 1961", DAY), ("jun. 3rd 1961", DAY),
        ("sept 1961", (date(1961, 9, 1), date(1961, 9, 30))),
        ("summer 1961", (date(1961, 6, 1), date(1961, 8, 31))),
        ("winter 1961", (date(1961, 12, 1), date(1962, 2, 28))),
        ("1957-61", (date(1957, 1, 1), date(1961, 12, 31))),
        ("1957–1961", (date(1957, 1, 1), date(1961, 12, 31))),
        ("1957 to 1961", (date(1957, 1, 1), date(1961, 12, 31))),
    ],
)  # fmt: skip
def test_a_time_is_read(text: str, days: tuple[date, date]) -> None:
    time = typed_time(f"flights {text} vienna", YEARS)
    assert time
    assert ((time.first, time.last), time.typed) == (days, text)


def test_a_time_is_said_in_words() -> None:
    said = [time.words for text in ("1961-06-03", "jun 1961", "1957-61") if (time := typed_time(text, YEARS))]
    assert said == ["3 June 1961", "June 1961", "1957 to 1961"]


@pytest.mark.parametrize(
    "text", ["", "june", "3 june", "11", "18611", "1066", "2999", "1961a", "a1961", "R7", "１９６１"]
)
def test_what_is_no_time_of_the_story_stays_words(text: str) -> None:
    assert typed_time(text, YEARS) is None


def test_years_in_the_wrong_order_are_no_stretch() -> None:
    time = typed_time("1961-1957", YEARS)
    assert time
    assert time.typed == "1961"


def test_of_a_day_that_does_not_exist_the_month_is_read() -> None:
    time = typed_time("31 june 1961", YEARS)
    assert time
    assert (time.words, time.typed) == ("June 1961", "june 1961")


@given(st.text(st.sampled_from("0123456789-–. ,junestof/İ"), max_size=25))
def test_any_text_is_a_time_within_it_or_none(text: str) -> None:
    time = typed_time(text, YEARS)
    assert time is None or (time.typed in text and time.first <= time.last)
