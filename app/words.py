"""Owns words as a search sees them: split, folded, spelt in other ways, and those too common to be asked for. Pure."""

import re
import unicodedata
from functools import lru_cache

_COMMON = (
    "a an and are as at by did do does for from has have how in is it its of on or the that to was were what when "
    "where which who whom whose why with"
)
STOP_WORDS = frozenset(_COMMON.split())
"""Words that stand in almost every sentence or only ask: a search leaves them out where others are left."""
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_Z = re.compile(r"(?<=\w\w[iy])([sz])(?=(?:e|es|ed|er|ers|ing|ation|ations)?$)")
"""Where one writes -ise and another -ize."""
_SHORTEST = 3
"""A word of fewer letters has no other number."""


def split_words(text: str) -> list[str]:
    """Runs of letters and digits, as the index of full-text search splits them."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text))


def without_possessives(text: str) -> str:
    """A text in which a name that owns something is the name."""
    return _POSSESSIVE.sub("", text)


def folded(word: str) -> str:
    """A word without case and accents."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def spellings(word: str) -> list[str]:
    """A word and, where it may end in -ise or -ize or in what is made of these, the other spelling."""
    other = _Z.sub(lambda letter: "z" if letter[1] == "s" else "s", word)
    return list(dict.fromkeys([word, other]))


def numbers(word: str) -> list[str]:
    """A word and what is likely its plural, or its singular."""
    if len(word) < _SHORTEST or not word.isalpha():
        return [word]
    if word.endswith(("ss", "us", "is")):
        return [word, f"{word}es"]
    for plural, singular in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("s", "")):
        if word.endswith(plural):
            return [word, word.removesuffix(plural) + singular]
    if word.endswith(("ch", "sh", "x")):
        return [word, f"{word}es"]
    return [word, f"{word[:-1]}ies" if re.search("[^aeiou]y$", word) else f"{word}s"]


def forms(word: str) -> list[str]:
    """A word as it is written, and in both spellings and both numbers."""
    others = (form for number in numbers(folded(word)) for form in spellings(number))
    return list(dict.fromkeys([word.lower(), *others]))


def key(text: str) -> tuple[str, ...]:
    """The words of a text in one form, so that spelling, case, accents and number do not tell two apart."""
    return tuple(map(_one_form, split_words(without_possessives(text))))


@lru_cache(maxsize=10_000)
def _one_form(word: str) -> str:
    return min(forms(folded(word)))
