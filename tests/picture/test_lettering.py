"""How wide a label is: an upper bound that grows with the text and the size."""

from hypothesis import given
from hypothesis import strategies as st

from app.picture.lettering import WIDEST, fit, text_width, wrapped


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


@given(st.text(st.sampled_from("abW ,"), max_size=40), st.floats(10, 300))
def test_a_fitted_text_is_never_wider_than_its_room(text: str, width: float) -> None:
    assert text_width(fit(text, 12, width), 12) <= width


def test_a_name_gives_up_its_second_part_before_its_first() -> None:
    name = "2018 · three meetings"
    assert fit(name, 13, text_width(name, 13), end="", at=" · ") == name
    assert fit(name, 13, text_width(name, 13) - 1, end="", at=" · ") == "2018"


@given(st.text(st.sampled_from("abW "), max_size=60), st.floats(10, 300))
def test_wrapped_lines_hold_every_word_and_are_no_wider_than_their_room(text: str, width: float) -> None:
    lines = wrapped(text, 12, width)
    assert " ".join(lines).split() == text.split()
    assert all(text_width(line, 12) <= width or " " not in line for line in lines)


def test_a_line_takes_as_many_words_as_it_has_room_for() -> None:
    assert wrapped("one two three", 10, text_width("one two", 10)) == ["one two", "three"]
    assert wrapped("one two three", 10, 1000) == ["one two three"]
    assert wrapped("", 10, 50) == []
