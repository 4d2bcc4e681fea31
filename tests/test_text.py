"""Shorter texts: whole words, never more than there is room for, and nothing touched that fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text import clipped, fitted


@pytest.mark.parametrize(
    ("text", "most", "end", "short"),
    [
        ("two words", 9, "…", "two words"),
        ("two words", 8, "…", "two…"),
        ("two, words", 9, "…", "two…"),
        ("two, words", 9, " …", "two, …"),
        ("two words more", 12, "...", "two words..."),
        ("two words more", 11, "...", "two..."),
        ("x" * 50, 41, "…", "x" * 40 + "…"),
    ],
)
def test_a_long_text_ends_at_a_word_and_says_so(text: str, most: int, end: str, short: str) -> None:
    assert clipped(text, most, end) == short


@given(st.text(st.sampled_from("ab ,.")), st.integers(4, 30))
def test_a_clipped_text_is_never_longer_than_asked(text: str, most: int) -> None:
    assert len(clipped(text, most)) <= most
    assert clipped(text, max(most, len(text))) == text


def test_names_are_left_out_as_a_whole() -> None:
    names = "Kim Jong Un, Donald Trump, Moon Jae-in"
    assert fitted(names, lambda text: len(text) < 30, at=", ") == "Kim Jong Un, Donald Trump …"
    assert fitted(names, lambda text: len(text) < 20, at=", ") == "Kim Jong Un …"


def test_where_not_one_word_fits_nothing_is_left() -> None:
    assert fitted("W" * 40, lambda text: len(text) < 9) == ""
