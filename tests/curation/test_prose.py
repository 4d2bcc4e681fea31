"""Plain English, measured: sentences, words, syllables, grades; and what `check` refuses."""

from pathlib import Path

import pytest

from app.curation import Seeds, prose
from tests.curation.spoiling import only, problems, spoil

SPUTNIK = "events/sputnik.yaml"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It flies. It lands.", ["It flies.", "It lands."]),
        ("George W. Bush wins. He begins.", ["George W. Bush wins.", "He begins."]),
        ("The St. Andrews article asks. Why?", ["The St. Andrews article asks.", "Why?"]),
        ("He says “Let’s go!” Then they go.", ["He says “Let’s go!”", "Then they go."]),
        ("At 83.6 kilograms it flies.", ["At 83.6 kilograms it flies."]),
        ("No end", ["No end"]),
        ("", []),
    ],
)
def test_a_text_is_parted_into_sentences(text: str, parts: list[str]) -> None:
    assert prose.sentences(text) == parts


def test_a_word_may_hold_an_apostrophe_a_hyphen_or_a_point() -> None:
    assert prose.words("Don’t go step-by-step: 1.5 or 10,000!") == [
        "Don’t",
        "go",
        "step-by-step",
        "1.5",
        "or",
        "10,000",
    ]


@pytest.mark.parametrize(
    ("word", "number"),
    [("a", 1), ("missile", 2), ("tested", 2), ("asked", 1), ("table", 2), ("sanctions", 2), ("voices", 2),
     ("agree", 2), ("Korea’s", 2), ("programme", 2)],
)  # fmt: skip
def test_syllables_are_counted_by_their_vowels(word: str, number: int) -> None:
    assert prose.syllables(word) == number


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    assert prose.grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert prose.grade("") == 0
    hard = "International organisations systematically underestimate denuclearisation difficulties."
    assert prose.grade(hard) > prose.LOOKED_AT > prose.GRADE > prose.grade("The cat sat. It slept.")


def test_a_sentence_of_thirty_words_passes_and_one_of_thirty_one_is_refused(copied: Path) -> None:
    spoil(copied, SPUTNIK, "text: A satellite", f"text: {'Word ' * 29}word. A satellite")
    assert problems(copied) == []
    spoil(copied, SPUTNIK, "text: Word", "text: One word")
    problem = only(problems(copied))
    assert (problem.file, problem.field) == (SPUTNIK, "summary.0.text")
    assert problem.message == "the sentence “One word Word Word Word Word …” has 31 words"
    assert problem.remedy == "Say it in sentences of at most 30 words."


def test_the_words_of_a_source_are_not_measured(copied: Path) -> None:
    assert not [finding for finding in problems(copied) if "passages" in finding.field]


def test_the_report_tells_how_hard_the_summaries_are_and_which_name_an_outlet(world: Seeds) -> None:
    lines = list(prose.report(world))
    assert lines[0].startswith("Summaries: 8, of grade ")
    assert any(line.startswith("Longest sentence of a summary: ") for line in lines)
    named = lines.index("Summaries that name an outlet or say “by one account”, publications apart: 2.")
    assert sorted(lines[named + 1 :]) == [
        "  events/space-stations.yaml: Moon Letter", "  events/vienna-summit.yaml: Moon Letter",
    ]  # fmt: skip


def test_the_report_of_nothing_says_so(world: Seeds) -> None:
    assert list(prose.report(Seeds(world.folder))) == ["There is no event to measure."]
