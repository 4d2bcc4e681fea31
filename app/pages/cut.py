"""Owns lists that a page cuts short: how many of each it shows, and how it says where the rest stands.

A page names the rest under a name of its own, and `_rest.html` shows it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from app import urls
from app.filters import PageFilter
from app.pages.citing import Link

T = TypeVar("T")
LINKED, CHANGES = 20, 10
"""So many records of a kind that lead to a record stand on its page, and so many of its changes."""
FIRST = PageFilter()
"""The first page of a list."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What a page leaves out, in words, and the way to all of it."""

    told: str
    way: Link


def rest(shown: Sequence[object], there: int, nouns: str, way: Link | None = None) -> Rest | None:
    """What is left out where `there` are more `nouns` than are shown, if only one more was read; else None."""
    if there <= len(shown):
        return None
    return Rest(f"Only {len(shown)} {nouns} stand here.", way or Link("All are in the data of the record", urls.DATA))


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page of a list this is, "" where there is only one, the ways to others, and the addresses of all others."""

    said: str
    first: str | None
    previous: str | None
    next: str | None
    others: list[str]


def paged(path: str, asked: PageFilter, there: Sequence[T], most: int) -> tuple[list[T], Pages]:
    """One page of a list, of so many at `most`; raises FilterError where there is no such page."""
    number = max(1, -(-len(there) // most))
    page = asked.within(number)
    every = [urls.link(path, PageFilter(page=other).pairs()) for other in range(1, number + 1)]
    pages = Pages(
        said=f"Page {page} of {number}" if number > 1 else "",
        first=every[0] if page > 2 else None,
        previous=every[page - 2] if page > 1 else None,
        next=every[page] if page < number else None,
        others=every[1:],
    )
    return list(there[most * (page - 1) : most * page]), pages
