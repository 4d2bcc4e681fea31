"""The strip under the picture says what a bar counts: the events of a month, or of a year where months are too many."""

from datetime import date

from app.picture.strip import MOST_MONTHS, draw_strip

DAYS = date(1900, 1, 1), date(1950, 12, 31)


def test_a_bar_counts_a_month_or_a_year_and_the_strip_says_which() -> None:
    months = [(f"{1900 + number // 12}-{number % 12 + 1:02}", 1) for number in range(MOST_MONTHS + 1)]
    few, many = draw_strip(months[:-1], DAYS, DAYS), draw_strip(months, DAYS, DAYS)
    assert (few.unit, len(few.bars)) == ("month", MOST_MONTHS)
    assert (many.unit, len(many.bars)) == ("year", len({month[:4] for month, _ in months}))
