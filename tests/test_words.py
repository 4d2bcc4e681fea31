"""Words as a search sees them: split, folded, in both spellings and both numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.words import STOP_WORDS, folded, forms, key, numbers, spellings, split_words, without_possessives


def test_words_are_runs_of_letters_and_digits() -> None:
    assert split_words("The “R-7”, of 1957_58!") == ["The", "R", "7", "of", "1957", "58"]
    assert split_words("…") == []


def test_case_and_accents_are_folded() -> None:
    assert folded("CHRUŠČOV") == "chruscov"


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("organise", "organize"), ("organizes", "organises"), ("normalisation", "normalization"),
        ("demilitarised", "demilitarized"), ("analyse", "analyze"), ("civiliz", "civilis"),
    ],
)  # fmt: skip
def test_a_word_has_both_spellings(word: str, other: str) -> None:
    assert spellings(word) == [word, other]


@pytest.mark.parametrize("word", ["size", "rise", "moon", "lizard", "visit", "isolated"])
def test_a_word_that_is_spelt_in_one_way_has_one_spelling(word: str) -> None:
    assert spellings(word) == [word]


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("test", "tests"), ("tests", "test"), ("story", "stories"), ("stories", "story"), ("day", "days"),
        ("speech", "speeches"), ("speeches", "speech"), ("crisis", "crisises"),
    ],
)  # fmt: skip
def test_a_word_has_both_numbers(word: str, other: str) -> None:
    assert numbers(word) == [word, other]


@pytest.mark.parametrize("word", ["us", "7", "r7", "a"])
def test_what_is_too_short_or_no_word_has_one_number(word: str) -> None:
    assert numbers(word) == [word]


def test_the_owner_of_something_is_looked_for_by_name() -> None:
    assert without_possessives("Gagarin’s flight, Korolev's 'seven'") == "Gagarin flight, Korolev 'seven'"


def test_one_key_for_all_ways_to_write_a_phrase() -> None:
    assert key("Demilitarised Zones") == key("demilitarized ZONE") != key("demilitarised")
    assert key("…") == ()


def test_the_list_of_words_left_out_is_short() -> None:
    assert len(STOP_WORDS) < 50
    assert "why" in STOP_WORDS
    assert not {"no", "not", "will", "us"} & STOP_WORDS


@given(st.text(max_size=30))
def test_any_text_has_words_with_forms_and_a_key(text: str) -> None:
    for word in split_words(text):
        assert word.lower() in forms(word)
    assert len(key(text)) <= len(split_words(text))
