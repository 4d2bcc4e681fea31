"""Owns what a mistyped address may have meant: the pages of the site and records with the nearest addresses. Pure."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz

from app import urls
from app.lists import EVENT, KINDS, PLACE, QUOTE
from app.pages.citing import Link
from app.record.vocabulary import Vocabulary
from app.text import clipped, quoted
from app.words import folded, split_words

PAGES = {
    **{kind.plural: Link(kind.heading, urls.all_of(kind.singular)) for kind in KINDS.values()},
    "timeline": Link(EVENT.heading, urls.TIMELINE), "quotations": Link(QUOTE.heading, urls.QUOTES),
    "map": Link(PLACE.heading, urls.PLACES),
    "story": Link("The short story", urls.STORY), "about": Link("About this timeline", urls.ABOUT),
    "changes": Link("Changes of the record", urls.CHANGES), "how-to-read": Link("How to read this", urls.HOW_TO_READ),
    "teach": Link("For teaching", urls.TEACH), "handout": Link("Make a handout", urls.TEACH),
    "compare": Link("Two actors side by side", urls.COMPARE), "search": Link("Search", urls.SEARCH),
}  # fmt: skip
"""The pages of the site by the words that somebody may type for them."""
MOST, ALIKE, SAME_KIND = 3, 75.0, 15.0
"""So many are offered, those at least so like the address, out of 100; one of the kind that the address names is taken
for so much more like it."""
READ, NAMED, SOUGHT, MANY = 80, 70, 6, 2000
"""So many characters of an address are read, so many of a title shown, so many of its words searched for; of more
records of a kind those are compared with it that hold a word of it."""


@dataclass(frozen=True, slots=True)
class _Near:
    score: float
    link: Link


def nearest(path: str, names: Vocabulary) -> list[Link]:
    """The nearest pages and records, the nearest first; none where nothing is like the address."""
    section, words = _read(path)
    near = [*_pages(section if not words else ""), *_records(section, " ".join(words), names)]
    near.sort(key=lambda one: -one.score)
    return list(dict.fromkeys(one.link for one in near if one.score >= ALIKE))[:MOST]


def sought(path: str) -> str:
    """The words of an address to search for: without the name of the kind of page, where others are left."""
    section, words = _read(path)
    return " ".join((words or split_words(section))[:SOUGHT])


def _read(path: str) -> tuple[str, list[str]]:
    """The first part of an address, and the words of the others."""
    section, _, rest = path[:READ].strip("/").partition("/")
    return folded(section), [folded(word) for word in split_words(rest)]


def _pages(section: str) -> Iterator[_Near]:
    for name, link in PAGES.items():
        yield _Near(fuzz.ratio(section, name), link)


def _records(section: str, words: str, names: Vocabulary) -> Iterator[_Near]:
    """Every record with a page. Of an address of one part, that part may name the record."""
    asked = words or " ".join(split_words(section))
    for kind in KINDS.values():
        more = SAME_KIND if words and fuzz.ratio(section, kind.plural) >= ALIKE else 0.0
        called = names.of(kind.singular)
        for slug in _likely(asked, called) if asked else ():
            score = _alike(asked, slug.replace("-", " "))
            if score >= ALIKE - more:
                name = quoted(called[slug]) if kind.singular == "quote" else called[slug]
                yield _Near(score + more, Link(clipped(name, NAMED), urls.record(kind.singular, slug)))


def _likely(asked: str, slugs: Collection[str]) -> Iterable[str]:
    """The slugs that may be meant: all, or of very many the first that hold all words of the address, else those that
    hold its longest."""
    if len(slugs) <= MANY:
        return slugs
    words = asked.split()
    whole = list(islice((slug for slug in slugs if all(word in slug for word in words)), MANY))
    longest = max(words, key=len)
    return whole or list(islice((slug for slug in slugs if longest in slug), MANY))


def _alike(asked: str, known: str) -> float:
    """Words of a slug are as good as most of its letters; of two slugs that have them, the shorter is nearer."""
    whole = fuzz.ratio(asked, known)
    return max(whole, 0.9 * fuzz.token_set_ratio(asked, known) + 0.05 * whole)
