"""What is typed is understood: words, phrases that others are like, a time, and what is left out."""

import pytest

from app.record.asking import MAX_WORDS, Asked, asked, thesaurus

LIKE = thesaurus([["USSR", "Soviet Union"], ["artificial moon", "satellite"], ["Demilitarised Zone", "DMZ"]])
YEARS = range(1850, 2101)


def of(text: str) -> Asked:
    return asked(text, LIKE, YEARS)


def terms(text: str) -> list[str]:
    return [term.typed for term in of(text).terms]


def test_each_word_is_asked_for_once() -> None:
    assert terms("Moon for moon moons") == ["Moon"]


def test_words_that_only_ask_are_left_out_and_named() -> None:
    search = of("why did the launch fail")
    assert [term.typed for term in search.terms] == ["launch", "fail"]
    assert search.left_out == ("why", "did", "the")


def test_words_that_only_ask_are_asked_for_where_there_are_no_others() -> None:
    assert terms("the why") == ["the", "why"]
    assert of("the why").left_out == ()


def test_a_phrase_that_others_are_like_is_one_term_however_it_is_spelt() -> None:
    assert terms("a Soviet Union satellite") == ["Soviet Union", "satellite"]
    for text in ("demilitarized zone", "DEMILITARISED ZONES", "dmz"):
        [term] = of(text).terms
        assert term.alike == ("Demilitarised Zone", "DMZ"), text
        assert '"dmz"' in term.expression
        assert '"demilitarized zone"' in term.expression


def test_only_the_last_word_may_be_incomplete() -> None:
    first, last = of("vienna khrush").terms
    assert '"khrush"*' in last.expression
    assert "*" not in first.expression


def test_the_last_word_that_is_asked_for_may_be_incomplete() -> None:
    assert '"fail"*' in of("launch fail why").terms[-1].expression


def test_a_time_is_no_word_to_look_for() -> None:
    search = of("launch October 1957")
    assert [term.typed for term in search.terms] == ["launch"]
    assert search.time
    assert search.time.words == "October 1957"
    assert not of("1957").terms


@pytest.mark.parametrize("text", ["", " ", "“”", "*", '"', "...", "🚀", "_", "-", "\x00", "()"])
def test_without_a_word_nothing_is_asked_for(text: str) -> None:
    assert of(text).is_empty


def test_a_very_long_text_is_cut_to_its_first_words() -> None:
    many = [f"word{chr(97 + number)}" for number in range(26)]
    assert terms(" ".join(many)) == many[:MAX_WORDS]


def test_what_is_typed_is_quoted() -> None:
    assert all(part.count('"') % 2 == 0 for part in (term.expression for term in of('NEAR("a" OR x:y) sput*').terms))
    assert '"near"' in " ".join(term.expression for term in of("NOT NEAR").terms)
