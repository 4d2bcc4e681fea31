"""Owns what a static copy keeps of the site: which addresses have a file, and which. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlsplit

from app import urls
from app.dates import stretch
from app.filters import EventFilter, QuestionFilter, QuoteFilter

LISTS = (EventFilter, QuoteFilter, QuestionFilter)
"""The lists of which a copy keeps views. A query elsewhere says how a reader came, or what the browser is to find."""
MISSING, NOT_KEPT, SEARCH_INDEX = "/404", "/not-kept", "/pagefind"
"""What only a copy has: the page of an address that is none, that of a view which is not kept, the index of words."""
_EVENT = re.compile(re.escape(urls.record("event", "")) + "[^/]+")
_PLAIN = re.compile(r"[\w.-]+", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A window of the timeline that is kept, by its length."""

    days: int
    first: date
    last: date
    address: str


def window(address: str) -> Window | None:
    """The window at an address that asks for nothing else."""
    parts = urlsplit(address)
    asked = dict(parse_qsl(parts.query))
    if parts.path != urls.TIMELINE or not asked or set(asked) - {"from", "to"}:
        return None
    first = stretch(asked["from"])[0] if "from" in asked else date.min
    last = stretch(asked["to"])[1] if "to" in asked else date.max
    return Window((last - first).days, first, last, address)


def pattern(route: str) -> re.Pattern[str]:
    """The addresses that a route answers."""
    parts = re.split(r"\{\w+\}", route)
    return re.compile("[^/]+".join(map(re.escape, parts)))


@dataclass(frozen=True, slots=True)
class Kept:
    """`routes` are the patterns of the routes that a copy keeps, `views` the addresses of the filtered views, `windows`
    those of a time alone, the shortest first; `live` is where the site itself stands, or ""."""

    routes: tuple[re.Pattern[str], ...]
    views: frozenset[str]
    windows: tuple[Window, ...] = ()
    live: str = ""

    def kept(self, address: str | None) -> str | None:
        """The address that a link leads to in the copy, or None where the copy has nothing there. An event is the same
        in every filter, a time is shown within a longer one; what a search is for, the browser finds."""
        if not address:
            return None
        parts = urlsplit(address)
        if parts.path.startswith((f"{urls.STATIC}/", f"{SEARCH_INDEX}/")) or parts.path == urls.SEARCH:
            return address
        if not any(route.fullmatch(parts.path) for route in self.routes):
            return None
        if not parts.query:
            return address
        if _EVENT.fullmatch(parts.path) and not urls.is_data(parts.path):
            return parts.path + (f"#{parts.fragment}" if parts.fragment else "")
        return address if self._is_view(parts.path, parts.query) else self._around(address)

    def _is_view(self, path: str, query: str) -> bool:
        """Whether a view is kept, or the next page of one."""
        pairs = [pair for pair in parse_qsl(query) if pair[0] != "after"]
        address = urls.link(path, pairs)
        return address in self.views or (path in [kind.PATH for kind in LISTS] and not pairs)

    def _around(self, address: str) -> str | None:
        """The shortest window that holds all of another which is not kept."""
        asked = window(address)
        if asked is None:
            return None
        return next((w.address for w in self.windows if w.first <= asked.first and asked.last <= w.last), urls.TIMELINE)


def file_of(address: str) -> str:
    """The file of an address that is kept: a page is the index of a folder, so that every host finds it, a view stands
    in a folder for each of its filters, and data without an ending gets one."""
    parts = urlsplit(address)
    path = parts.path.strip("/")
    if parts.path == MISSING:
        return "404.html"
    if parts.path.startswith((f"{urls.STATIC}/", f"{SEARCH_INDEX}/")):
        return path
    if urls.is_data(parts.path):
        return path if "." in path.rpartition("/")[2] else f"{path}.json"
    pairs = parse_qsl(parts.query) if parts.path != urls.SEARCH else []
    assert all(_PLAIN.fullmatch(value) for _, value in pairs), f"{address} cannot be a file"
    return "/".join([*filter(None, [path]), *_folders(pairs), "index.html"])


def _folders(pairs: Iterable[urls.Pair]) -> list[str]:
    folders = [part for pair in pairs for part in pair]
    return ["view", *folders] if folders else []
