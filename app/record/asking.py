"""Owns what a reader asks for: typed text → what is searched for, what is left out, and a stretch of time. Pure.

What is typed is words and never syntax: each is quoted for FTS5, and their number and length are bounded.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from app.record.typed_time import Time, typed_time
from app.words import STOP_WORDS, folded, forms, key, spellings, split_words, without_possessives

MAX_WORDS = 12
"""So many words a search takes."""
Thesaurus = Mapping[tuple[str, ...], tuple[str, ...]]
"""By the key of each phrase, the phrases that search treats like it, itself among them."""

Part = list[str]
"""Words in FTS5's writing (`"treaty"`, `"trea"*`) of which any may stand."""
Way = list[Part]
"""Parts that must all stand."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is searched for: a word, or the words of a phrase that has others like it (`alike`). The last of
    a search may be the beginning of a word (`open`)."""

    typed: str
    words: tuple[str, ...]
    open: bool = False
    alike: tuple[str, ...] = ()

    @property
    def ways(self) -> list[Way]:
        """The ways in which it is found: any of them will do."""
        own = [[_word(form) for form in forms(word)] for word in self.words]
        if self.open:
            own[-1] = [*(_word(form, is_open=True) for form in spellings(self.words[-1])), *own[-1]]
        alike = [phrase for text in self.alike for phrase in phrases(text)]
        return [own, [alike]] if alike else [own]

    @property
    def expression(self) -> str:
        """What finds it, as one expression of FTS5."""
        return any_word(_every([any_word(part) for part in parts]) for parts in self.ways)


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as it is understood: all `terms`, within a `time`; `left_out` are words too common to be asked for."""

    terms: tuple[Term, ...] = ()
    left_out: tuple[str, ...] = ()
    time: Time | None = None

    @property
    def is_empty(self) -> bool:
        return not self.terms and self.time is None


def asked(text: str, thesaurus: Thesaurus, years: range) -> Asked:
    """What a text asks for: `years` are those in which a time may lie. A text without a word asks for nothing."""
    time = typed_time(text, years)
    rest = text.replace(time.typed, " ", 1) if time else text
    terms = _terms(split_words(without_possessives(rest))[:MAX_WORDS], thesaurus)
    common = [term for term in terms if not term.alike and folded(term.typed) in STOP_WORDS]
    kept = [term for term in terms if term not in common]
    if not kept and time is None:
        common, kept = [], terms
    once = list({key(term.typed): term for term in reversed(kept)}.values())[::-1]
    open_last = [Term(term.typed, term.words, term is once[-1], term.alike) for term in once]
    return Asked(tuple(open_last), tuple(dict.fromkeys(term.typed for term in common)), time)


def _terms(words: list[str], thesaurus: Thesaurus) -> list[Term]:
    """The words in their order, the longest phrases that have others like them as one."""
    longest = max(map(len, thesaurus), default=1)
    terms, at = list[Term](), 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            typed = words[at : at + length]
            if alike := thesaurus.get(key(" ".join(typed)), ()):
                break
        terms.append(Term(" ".join(typed), tuple(word.lower() for word in typed), alike=alike))
        at += len(typed)
    return terms


def thesaurus(groups: Iterable[Sequence[str]]) -> Thesaurus:
    """The phrases of each group by their keys."""
    return {key(phrase): tuple(group) for group in groups for phrase in group}


def _word(word: str, is_open: bool = False) -> str:
    return f'"{word}"*' if is_open else f'"{word}"'


def phrases(text: str) -> Iterator[str]:
    """A phrase in both spellings and both numbers."""
    *before, last = split_words(text)
    for words in product(
        *(spellings(folded(word)) for word in before), forms(last) if len(last) > 2 else [folded(last)]
    ):
        yield _word(" ".join(words))


def any_word(parts: Iterable[str]) -> str:
    """The FTS5 expression of what any of these finds."""
    return "(" + " OR ".join(dict.fromkeys(parts)) + ")"


def _every(parts: list[str]) -> str:
    return "(" + " AND ".join(parts) + ")" if len(parts) > 1 else parts[0]
