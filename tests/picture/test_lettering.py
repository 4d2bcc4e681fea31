"""How wide a label is: an upper bound that grows with the text and the size."""

from hypothesis import given
from hypothesis import strategies as st

from app.picture.lettering import WIDEST, text_width


def test_a_known_letter_has_its_width_and_an_unknown_one_the_widest() -> None:
    assert text_width("i", 100) < text_width("n", 100) < text_width("W", 100) == WIDEST * 100
    assert text_width("ŏ", 10) == WIDEST * 10
    assert text_width("", 12) == 0


@given(st.text(max_size=40), st.text(max_size=40), st.floats(1, 40))
def test_a_longer_text_is_never_narrower(text: str, more: str, size: float) -> None:
    assert text_width(text, size) <= text_width(text + more, size)


@given(st.text(min_size=1, max_size=40), st.floats(1, 40))
def test_a_larger_size_is_wider(text: str, size: float) -> None:
    assert text_width(text, size) < text_width(text, size + 1)
