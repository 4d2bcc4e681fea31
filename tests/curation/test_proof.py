"""The proof: passages against the articles, the same by the lock without them, locators, copied sentences."""

from pathlib import Path

import pytest

from app import curation
from app.config import ROOT
from app.curation.proof import Article, read_lock, split_paragraphs
from tests.conftest import WORLD
from tests.curation.spoiling import line_of, only, problems, proved, spoil

SMALL_STEP = "quotes/one-small-step.yaml"
LOCK = "verified.lock"


def test_every_passage_of_the_tiny_record_stands_in_its_article(copied: Path) -> None:
    before = (copied / LOCK).read_text(encoding="utf-8")
    assert proved(copied) == []
    assert (copied / LOCK).read_text(encoding="utf-8") == before


def test_paragraphs_are_blocks_between_blank_lines() -> None:
    text = "One\ntwo\u00a0three\n\n \t\nFour\r\n\r\n\n\n  five  \n"
    assert split_paragraphs(text) == ("One two three", "Four", "five")


def test_a_locator_is_as_long_as_it_must_be_to_tell_paragraphs_apart() -> None:
    article = Article("", split_paragraphs("a b c d e f g\n\na b c d e x y\n\np q r s t u\n\nshort one"))
    assert [article.locator(n) for n in (1, 2, 3, 4)] == ["a b c d e f", "a b c d e x", "p q r s", "short one"]


def test_a_locator_stands_nowhere_before_its_paragraph() -> None:
    article = Article("", split_paragraphs("see how One two three four ends\n\nOne two three four five six seven"))
    assert article.locator(2) == "One two three four five"
    assert (
        Article("", split_paragraphs("Someone two three four\n\none two three four five")).locator(2)
        == "one two three four"
    )


def test_the_lock_holds_locators_for_what_may_be_cited_and_no_other() -> None:
    lock = read_lock(WORLD)
    assert lock.locators["orbit-review", 5] == "On 4 October 1957"
    assert ("orbit-review", 10) not in lock.locators
    assert lock.sources["moon-letter"][1] == 7
    assert len(lock.passages) == 6


def test_a_passage_one_letter_off_is_found_in_the_article(copied: Path) -> None:
    spoil(copied, SMALL_STEP, "giant leap", "giant heap")
    problem = only(proved(copied))
    assert (problem.file, problem.field, problem.message) == (
        SMALL_STEP,
        "passages.0.text",
        "these words do not stand in paragraph 9",
    )
    assert problem.line == line_of(copied, SMALL_STEP, "giant heap")
    assert problem.remedy == "Copy the words exactly as printed."


def test_a_passage_one_letter_off_is_found_by_the_lock_alone(copied: Path) -> None:
    spoil(copied, SMALL_STEP, "giant leap", "giant heap")
    problem = only(problems(copied))
    assert (problem.file, problem.field) == (SMALL_STEP, "passages.0.text")
    assert problem.message == "this passage is not the one that was verified against the article"
    assert "timeline check --articles DIR" in problem.remedy


def test_a_straight_quotation_mark_is_not_a_curly_one(copied: Path) -> None:
    spoil(copied, SMALL_STEP, "That’s", "That's")
    assert only(proved(copied)).file == SMALL_STEP
    assert only(problems(copied)).file == SMALL_STEP


def test_a_passage_may_be_folded_over_lines(copied: Path) -> None:
    spoil(copied, SMALL_STEP, "text: That’s one small step for", "text: >\n    That’s one small step\n    for")
    assert problems(copied) == []
    assert proved(copied) == []


def test_the_right_words_in_the_wrong_paragraph_are_told_where_they_stand(copied: Path) -> None:
    spoil(copied, SMALL_STEP, "paragraph: 9", "paragraph: 8")
    assert "It stands in paragraph 9." in [p.remedy for p in proved(copied)]
    assert any(p.file == SMALL_STEP for p in problems(copied))


def test_a_verified_passage_proves_nothing_in_another_article(copied: Path) -> None:
    spoil(copied, SMALL_STEP, "source: moon-letter\n  paragraph: 5", "source: orbit-review\n  paragraph: 5")
    assert any(p.field == "passages.1.text" for p in problems(copied))


def test_a_wrong_paragraph_count_is_found_both_ways(copied: Path) -> None:
    spoil(copied, "sources/moon-letter.yaml", "paragraph_count: 7", "paragraph_count: 6")
    spoil(copied, "sources/moon-letter.yaml", "- paragraph: 7", "- paragraph: 6")
    assert "Write 7." in [p.remedy for p in proved(copied)]
    assert any(p.field == "paragraph_count" for p in problems(copied))


def test_an_article_that_changed_needs_a_new_proof(copied: Path) -> None:
    before = read_lock(copied)
    spoil(copied, "articles/moon-letter.txt", "Some historians", "A few historians")
    assert proved(copied) == []
    after = read_lock(copied)
    assert after.sources["moon-letter"] != before.sources["moon-letter"]
    assert after.locators["moon-letter", 7] == "A few historians doubt"


def test_a_record_with_a_problem_is_not_locked(copied: Path) -> None:
    (copied / LOCK).unlink()
    spoil(copied, SMALL_STEP, "giant leap", "giant heap")
    proved(copied)
    assert not (copied / LOCK).exists()


def test_without_a_lock_nothing_is_proved(copied: Path) -> None:
    (copied / LOCK).unlink()
    assert only(problems(copied)).message == "the lock is missing or empty"


@pytest.mark.parametrize(
    ("old", "new"), [("locator moon-letter 3 ", "locator moon-letter 3 Invented "), ("seal ", "# ")]
)
def test_a_lock_that_was_changed_by_hand_does_not_hold(copied: Path, old: str, new: str) -> None:
    text = (copied / LOCK).read_text(encoding="utf-8")
    assert old in text
    (copied / LOCK).write_text(text.replace(old, new), encoding="utf-8")
    assert only(problems(copied)).message == "the lock was changed by hand: its seal does not hold"


@pytest.mark.parametrize(
    "line", ["source moon-letter", "locator moon-letter two words", "passage", "<<<<<<< HEAD", "nonsense"]
)
def test_a_damaged_line_of_the_lock_is_named(copied: Path, line: str) -> None:
    text = (copied / LOCK).read_text(encoding="utf-8")
    (copied / LOCK).write_text(f"{text}{line}\n", encoding="utf-8")
    problem = only(problems(copied))
    assert (problem.file, problem.line) == (LOCK, text.count("\n") + 1)
    assert proved(copied) == []
    assert (copied / LOCK).read_text(encoding="utf-8") == text


def test_a_copied_run_of_twelve_words_is_found_and_one_of_eleven_is_not(copied: Path) -> None:
    eleven = "83.6 kilograms, and radio amateurs everywhere could hear it beep"
    spoil(copied, "events/sputnik.yaml", "text: A satellite", f"text: {eleven}. A satellite")
    assert proved(copied) == []
    spoil(copied, "events/sputnik.yaml", "text: 83.6", "text: weighed 83.6")
    problem = only(proved(copied))
    assert (problem.file, problem.field) == ("events/sputnik.yaml", "summary.0.text")
    assert problem.message == (
        "these words stand in an article: 'weighed 83 6 kilograms and radio amateurs everywhere could hear it beep'"
    )
    assert problem.remedy == "Say it in words of your own."


def test_a_copied_run_is_found_through_another_case_and_other_punctuation(copied: Path) -> None:
    copy = "the last CREW came home in december 1972"
    spoil(copied, "events/apollo-programme.yaml", "text: The", f"text: It ran (from 1961) until {copy}. The")
    assert only(proved(copied)).field == "summary.0.text"


def test_words_in_quotation_marks_are_no_copy(copied: Path) -> None:
    quoted = "“That’s one small step for man, one giant leap for mankind”"
    spoil(copied, "events/moon-landing.yaml", "text: Armstrong", f"text: He says {quoted}. Armstrong")
    assert proved(copied) == []


def test_articles_that_are_not_there_are_named_with_the_remedy(copied: Path) -> None:
    with pytest.raises(curation.ArticlesError, match=r"orbit-review\.txt|moon-letter\.txt"):
        curation.check(copied, copied / "nowhere")


def test_an_article_that_is_not_utf_8_is_named(copied: Path) -> None:
    (copied / "articles" / "moon-letter.txt").write_bytes(b"caf\xe9\n")
    with pytest.raises(curation.ArticlesError, match=r"moon-letter\.txt"):
        curation.check(copied, copied / "articles")


def test_the_real_lock_holds_no_sentence_of_an_article() -> None:
    for line in (ROOT / "seeds" / LOCK).read_text(encoding="utf-8").splitlines()[1:]:
        kind, _, rest = line.partition(" ")
        if kind == "locator":
            assert len(rest.split()) - 2 <= 6
        else:
            assert (kind, len(rest.split())) in (("source", 3), ("passage", 4), ("seal", 1))
