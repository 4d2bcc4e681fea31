"""Owns what a mistyped word may have meant: the nearest word of the titles, names and places of the record. Pure."""

from collections import Counter
from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.words import folded, split_words

Spelling = Mapping[str, str]
"""The words that may be meant, without case and accents, each as it is printed; the most frequent first."""
_ALLOWED = ((4, 0), (7, 1))
"""A word of fewer than so many letters may have so many of them wrong; a longer one `_MOST`."""
_MOST = 2


def spelling(lines: Mapping[str, int]) -> Spelling:
    """The words of lines that stand so many times each: none of digits, and none too short to be mistaken."""
    counted: Counter[str] = Counter()
    for line, times in lines.items():
        for word in split_words(line):
            counted[word] += times
    printed: dict[str, str] = {}
    number: Counter[str] = Counter()
    for word, times in counted.items():
        plain = folded(word)
        if word.isalpha() and _allowed(plain):
            printed[plain] = min(word, printed.get(plain, word))
            number[plain] += times
    return {plain: printed[plain] for plain in sorted(printed, key=lambda plain: (-number[plain], plain))}


def meant(word: str, known: Spelling) -> str | None:
    """The nearest known word as it is printed; None where none is near."""
    plain = folded(word)
    near = process.extractOne(plain, known.keys(), scorer=OSA.distance, score_cutoff=_allowed(plain))
    return known[near[0]] if near and word.isalpha() and near[1] else None


def _allowed(word: str) -> int:
    return next((most for length, most in _ALLOWED if len(word) < length), _MOST)
