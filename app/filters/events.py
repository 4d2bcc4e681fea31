"""Owns the filter of events."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self

from app import dates
from app.filters.listing import ListFilter
from app.filters.values import (
    BadValue,
    FilterError,
    Reader,
    Vocabulary,
    known,
    one_of,
    read_day,
    read_limit,
    read_words,
    read_year,
)
from app.lists import EVENT_KINDS, IMPORTANCE, LANES, joined


@dataclass(frozen=True, slots=True)
class EventFilter(ListFilter):
    """What `/`, `/api/events` and the pages of single events take."""

    actor: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    year: tuple[int, ...] = ()
    kind: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    lane: tuple[str, ...] = ()
    from_: str | None = None
    to: str | None = None
    q: str = ""
    importance: str | None = None
    order: str = "oldest"

    NOUN: ClassVar[str] = "event"
    readers: ClassVar[Mapping[str, Reader]] = {
        "actor": known("actors"),
        "topic": known("topics"),
        "year": read_year,
        "kind": one_of(EVENT_KINDS),
        "source": known("sources"),
        "lane": one_of(LANES),
        "from": read_day,
        "to": read_day,
        "q": read_words,
        "importance": one_of(IMPORTANCE),
        "order": one_of(("oldest", "newest")),
        "limit": read_limit,
        "after": known("events"),
    }

    @property
    def window(self) -> tuple[date | None, date | None]:
        """First and last day of the window, None where it is open."""
        first = dates.parse(self.from_).first if self.from_ else None
        return first, dates.parse(self.to).last(date.max) if self.to else None

    def whole(self) -> Self:
        first, last = self.window
        if first and last and first > last:
            bad = BadValue("to", self.to or "", f"must not lie before 'from' ({self.from_})")
            raise FilterError([bad], [pair for pair in self.pairs() if pair[0] != "to"])
        from_, to = dates.window_texts(first, last)
        return replace(self, from_=from_, to=to)

    def opens_before(self, first: date) -> bool:
        """Whether the view itself asks for the time before `first`."""
        start, end = self.window
        return any(y < first.year for y in self.year) or bool(start and start < first) or bool(end and end < first)

    def sentence(self, vocabulary: Vocabulary) -> str:
        """What narrows the view, as it follows the count: "in 2018 with Kim Jong Un"; empty where nothing does."""
        kinds = joined([EVENT_KINDS[k].lower() for k in self.kind], "or")
        says = [
            f"in {joined([str(y) for y in self.year], 'or')}" if self.year else "",
            self._window_words(),
            f"with {joined([vocabulary.actors[a] for a in self.actor])}" if self.actor else "",
            f"about {joined([vocabulary.topics[t] for t in self.topic])}" if self.topic else "",
            f"of the kind {kinds}" if kinds else "",
            f"in the lane {joined([LANES[x] for x in self.lane], 'or')}" if self.lane else "",
            f"told by {joined([vocabulary.sources[s] for s in self.source], 'or')}" if self.source else "",
            f"of {self.importance} importance" if self.importance else "",
            f"matching “{self.q}”" if self.q else "",
        ]
        return " ".join(part for part in says if part)

    def _window_words(self) -> str:
        first, last = (dates.words(dates.parse(text)) if text else None for text in (self.from_, self.to))
        if first and last:
            return f"from {first} to {last}" if first != last else f"within {first}"
        return f"from {first} on" if first else f"until {last}" if last else ""
