"""Owns the search page: every kind of record by words, best first."""

from dataclasses import dataclass

from app import urls
from app.filters import SearchFilter
from app.lists import SINGULARS
from app.record.search import Hit, Segment, match_expression, search
from app.record.story import Story
from app.text import counted

MOST = 60


@dataclass(frozen=True, slots=True)
class Result:
    kind: str
    url: str
    title: tuple[Segment, ...]
    passage: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    title: str
    path: str
    words: str
    no_words: bool
    live: str
    results: list[Result]
    timeline: str


def search_page(story: Story, search_filter: SearchFilter) -> SearchPage:
    """What the words find; an empty search shows the field alone."""
    total, hits = search(story.connection, search_filter.q, MOST)
    tally = f"{counted(total, 'record')} for “{search_filter.q}”" if search_filter.q else ""
    shown = f"{tally}, the best {MOST} shown" if total > MOST else tally
    return SearchPage(
        title=f"{tally} · Search" if search_filter.q else "Search",
        path=urls.link(urls.SEARCH, search_filter.pairs()),
        words=search_filter.q,
        no_words=bool(search_filter.q) and match_expression(search_filter.q) is None,
        live=shown,
        results=[_result(hit) for hit in hits],
        timeline=urls.link(urls.TIMELINE, search_filter.pairs()),
    )


def _result(hit: Hit) -> Result:
    return Result(
        SINGULARS[hit.kind].noun.capitalize(),
        urls.record(hit.kind, hit.slug),
        hit.title,
        hit.passage,
    )
