"""Owns dates: a strict subset of EDTF, its bounds, order and words. Pure: knows no record, file or page."""

from app.dates.edtf import (
    FIRST_YEAR,
    LAST_YEAR,
    LOOSE,
    MONTHS,
    DateError,
    Edtf,
    Point,
    Precision,
    Span,
    add_months,
    month_end,
    parse,
    stretch,
    window_texts,
)  # fmt: skip
from app.dates.words import day_words, month_words, months_words, plain_words, point_words, words

__all__ = [
    "FIRST_YEAR", "LAST_YEAR", "LOOSE", "MONTHS", "DateError", "Edtf", "Point", "Precision", "Span", "add_months",
    "day_words", "month_end", "month_words", "months_words", "parse", "plain_words", "point_words", "stretch",
    "window_texts", "words",
]  # fmt: skip
