"""Owns the search page: what was understood of the words, what they find by kind, and what the record does not have."""

import re
from dataclasses import dataclass
from itertools import groupby

from app import urls
from app.filters import EventFilter, Filter, QuestionFilter, QuoteFilter, SearchFilter
from app.lists import SINGULARS
from app.pages.citing import Link
from app.pages.windows import window_url
from app.record.asking import Asked, Term
from app.record.search import Hit, Search, Segment
from app.record.spelling import meant
from app.record.story import Story
from app.text import counted, joined

MOST, SOME = 10, 5
"""So many records of a kind are shown: of those with all the words, and of those with some of them."""
FEW = 5
"""Where no more records than these have all the words, those with some of them are shown too."""
HEADINGS = {
    "event": "Events", "quote": "Quotations", "actor": "People and bodies", "place": "Places", "question": "Questions",
    "source": "Sources",
}  # fmt: skip
"""What the records of each kind stand under, in this order."""
LISTS: dict[str, type[Filter]] = {"event": EventFilter, "quote": QuoteFilter, "question": QuestionFilter}
"""The kinds that have a list which takes words."""


@dataclass(frozen=True, slots=True)
class Result:
    url: str
    line: str
    title: tuple[Segment, ...]
    passage: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class ResultGroup:
    """The records of one kind: how many there are (`total`) and are shown (`count`), and where to see all; `id` to jump
    to."""

    id: str
    heading: str
    total: str
    count: str
    results: list[Result]
    whole: Link | None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`count` says how many records have all that was asked for; `notes` how the words were understood; `meant` leads
    to the same words spelt otherwise; `missing` says what the record does not have; `some` are records with some of the
    words only."""

    title: str
    path: str
    words: str
    live: str
    count: str
    notes: list[str]
    timeline: Link | None
    meant: Link | None
    missing: str
    groups: list[ResultGroup]
    some: list[ResultGroup]


def search_page(story: Story, search_filter: SearchFilter) -> SearchPage:
    """What the words find; an empty search shows the field alone."""
    words = search_filter.q
    asked = story.names.asked(words)
    search = Search(story.connection, story.bitmaps, asked)
    hits = search.best(MOST)
    groups = _groups(hits, words)
    total = sum({hit.kind: hit.total for hit in hits}.values())
    lost = search.unknown() if not total else []
    near = search.some(SOME, [hit.kind for hit in hits]) if total <= FEW else []
    count = counted(total, "record") if words else ""
    return SearchPage(
        title=f"{count} for “{words}” · Search" if words else "Search",
        path=urls.link(urls.SEARCH, search_filter.pairs()),
        words=words,
        live=f"{count} for “{words}”" if words else "",
        count=count,
        notes=_notes(asked),
        timeline=_timeline(asked),
        meant=_meant(words, lost, story),
        missing=_missing(words, asked, lost, story) if words and not total else "",
        groups=groups,
        some=_groups(near, "", "some-"),
    )


def _groups(hits: list[Hit], words: str, prefix: str = "") -> list[ResultGroup]:
    """The hits by kind. Where `words` are given, events lead to the timeline, and many others to their list."""
    of_kind = {kind: list(several) for kind, several in groupby(hits, key=lambda hit: hit.kind)}
    return [_group(kind, of_kind[kind], words, prefix) for kind in HEADINGS if kind in of_kind]


def _group(kind: str, hits: list[Hit], words: str, prefix: str) -> ResultGroup:
    total, whole = hits[0].total, None
    count = f"{total:,}" if total == len(hits) else f"the best {len(hits)} of {total:,}"
    if words and kind in LISTS and (kind == "event" or total > len(hits)):
        where = "on the timeline" if kind == "event" else f"in the list of {SINGULARS[kind].noun}s"
        label = f"See {'all ' if total > 1 else ''}{counted(total, SINGULARS[kind].noun)} {where}"
        whole = Link(label, urls.link(LISTS[kind].PATH, [("q", words)]))
    results = [Result(urls.record(kind, hit.slug), hit.line, hit.title, hit.passage) for hit in hits]
    return ResultGroup(f"{prefix}{SINGULARS[kind].plural}", HEADINGS[kind], f"{total:,}", count, results, whole)


def _notes(asked: Asked) -> list[str]:
    """How the words were understood, where that is not plain."""
    notes = []
    if asked.time:
        stands = "What begins in it stands first, then what is under way or may fall in it."
        stands = "Shown is what falls or may fall in it, and what has no date." if asked.terms else stands
        read = "" if asked.time.typed == asked.time.words else f": {asked.time.words}"
        notes.append(f"“{asked.time.typed}” is read as a time{read}. {stands}")
    for term in asked.terms:
        if others := [phrase for phrase in term.alike if phrase.lower() != term.typed.lower()]:
            notes.append(f"{_quoted([term.typed])} also finds {_quoted(others)}.")
    if asked.left_out:
        notes.append(f"Left out, since almost every text has {_them(asked.left_out)}: {_quoted(asked.left_out)}.")
    return notes


def _quoted(words: list[str] | tuple[str, ...], last: str = "and") -> str:
    return joined([f"“{word}”" for word in words], last)


def _them(words: tuple[str, ...]) -> str:
    return "it" if len(words) == 1 else "them"


def _timeline(asked: Asked) -> Link | None:
    """The time that was asked for as a window of the timeline, with the other words as its filter."""
    if asked.time is None:
        return None
    words = " ".join(term.typed for term in asked.terms)
    url = window_url(EventFilter(q=words), asked.time.first, asked.time.last)
    return Link(f"See {asked.time.words} on the timeline", url)


def _meant(words: str, lost: list[Term], story: Story) -> Link | None:
    """The same search with the words that stand nowhere replaced by the nearest that do."""
    better = words
    for word in (word for term in lost for word in term.typed.split()):
        if near := meant(word, story.spelling):
            better = re.sub(rf"\b{re.escape(word)}\b", near, better, count=1)
    return Link(better, urls.link(urls.SEARCH, [("q", better)])) if better != words else None


def _missing(words: str, asked: Asked, lost: list[Term], story: Story) -> str:
    """What the record does not have, and how far it reaches."""
    reach = f" of {story.made_of}, which reach to {story.horizon.year}" if story.sources else ""
    scope = f"in this record{reach}"
    if asked.is_empty:
        return f"“{words}” holds no word to search for: letters or digits are needed."
    if not asked.terms:
        return f"Nothing {scope}, falls in this time."
    if lost and len(lost) == len(asked.terms):
        said = _quoted([term.typed for term in lost] if asked.time or asked.left_out else [words])
        return f"{said} {'are' if '” and “' in said else 'is'} not {scope}."
    nothing = f"Nothing {scope}, has all of “{words}”"
    if lost:
        return f"{nothing}: {_quoted([term.typed for term in lost])} {'stand' if lost[1:] else 'stands'} nowhere in it."
    return nothing + (" in this time." if asked.time else ".")
