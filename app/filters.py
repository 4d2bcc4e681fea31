"""Owns what a view asks for: query string ⇄ values, adding and dropping one, and the sentence that says it. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, ClassVar, Self
from urllib.parse import quote, urlencode

from app import dates
from app.names import EVENT_KINDS, IMPORTANCE, LANES, QUOTE_KINDS, joined

MAX_VALUES, MAX_LENGTH, MAX_LIMIT, PAGE = 40, 200, 200, 200
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The slugs that exist now, with the names that readers know them by."""

    actors: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    events: frozenset[str] = frozenset()
    quotes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BadValue:
    """A value that a filter cannot take, and why, in words."""

    name: str
    value: str
    message: str


class FilterError(ValueError):
    """What a query string has wrong; `rest` is what remains of it without the bad values."""

    def __init__(self, bad: list[BadValue], rest: list[Pair]) -> None:
        super().__init__("; ".join(one.message for one in bad))
        self.bad, self.rest = bad, rest


def encode(pairs: Iterable[Pair]) -> str:
    """The one query string for these pairs: sorted, percent-encoded, without a question mark."""
    return urlencode(sorted(pairs), quote_via=quote, safe="")


def link(path: str, pairs: Iterable[Pair]) -> str:
    """`path` with the pairs as its query string."""
    query = encode(pairs)
    return f"{path}?{query}" if query else path


Reader = Callable[[str, Vocabulary], Any]


def _year(text: str, _: Vocabulary) -> int:
    if not re.fullmatch(r"\d{4}", text, re.ASCII) or not dates.FIRST_YEAR <= int(text) <= dates.LAST_YEAR:
        raise ValueError(f"must be a year from {dates.FIRST_YEAR} to {dates.LAST_YEAR}, like 2018")
    return int(text)


def _day(text: str, _: Vocabulary) -> str:
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text, re.ASCII):
        raise ValueError("must be a date like 2018, 2018-06 or 2018-06-12")
    try:
        return dates.parse(text).text
    except dates.DateError as error:
        raise ValueError(f"must be a date that exists: {error}") from error


def _limit(text: str, _: Vocabulary) -> int:
    if not re.fullmatch(r"\d{1,3}", text, re.ASCII) or not 1 <= int(text) <= MAX_LIMIT:
        raise ValueError(f"must be a number from 1 to {MAX_LIMIT}")
    return int(text)


def _words(text: str, _: Vocabulary) -> str:
    return " ".join(text.split())


def _one_of(choices: Iterable[str]) -> Reader:
    def read(text: str, _: Vocabulary) -> str:
        if text not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}")
        return text

    return read


def _known(what: str) -> Reader:
    def read(text: str, vocabulary: Vocabulary) -> str:
        if text not in getattr(vocabulary, what):
            raise ValueError(f"names no {what.removesuffix('s')} of this record")
        return text

    return read


@dataclass(frozen=True, slots=True)
class ListFilter:
    """The part every list has: page size and cursor. Subclasses add their filters as fields of the same names
    as the parameters (`from_` for `from`)."""

    limit: int = PAGE
    after: str | None = None

    readers: ClassVar[Mapping[str, Reader]] = {"limit": _limit}
    NOUN: ClassVar[str] = "record"

    @classmethod
    def parse(cls, pairs: Iterable[Pair], vocabulary: Vocabulary) -> Self:
        """The filter that the pairs of a query string say; raises FilterError with every bad value."""
        known = [(n, v) for n, v in pairs if n in cls.readers and v.strip()]
        values: dict[str, list[Any]] = {}
        bad = []
        for name, text in known:
            try:
                cls._take(values, name, cls._read(name, text, vocabulary))
            except ValueError as error:
                bad.append(BadValue(name, text[:MAX_LENGTH], str(error)))
        if not bad and len(known) > MAX_VALUES:
            bad = [BadValue(*known[-1], f"is one value too many: a view takes {MAX_VALUES}")]
        if bad:
            wrong = {(one.name, one.value) for one in bad}
            raise FilterError(bad, [(n, v) for n, v in known if (n, v[:MAX_LENGTH]) not in wrong][:MAX_VALUES])
        arguments: dict[str, Any] = {
            cls._attribute(name): tuple(sorted(taken)) if cls.several(name) else taken[0]
            for name, taken in values.items()
        }
        found = cls(**arguments)
        found.check_whole()
        return found

    @classmethod
    def _read(cls, name: str, text: str, vocabulary: Vocabulary) -> Any:
        if len(text) > MAX_LENGTH:
            raise ValueError(f"is too long: {MAX_LENGTH} characters are the most")
        if any(ord(c) < 32 or c in "\x7f\ufffd" for c in text):
            raise ValueError("holds a character that is no text")
        return cls.readers[name](text.strip(), vocabulary)

    @classmethod
    def _take(cls, values: dict[str, list[Any]], name: str, value: Any) -> None:
        taken = values.setdefault(name, [])
        if taken and not cls.several(name) and taken[0] != value:
            raise ValueError("is given twice, and can have one value only")
        if value not in taken:
            taken.append(value)

    @classmethod
    def _attribute(cls, name: str) -> str:
        return "from_" if name == "from" else name

    @classmethod
    def several(cls, name: str) -> bool:
        """Whether the parameter may be given more than once."""
        return next(f.default for f in fields(cls) if f.name == cls._attribute(name)) == ()

    def check_whole(self) -> None:
        """Raises FilterError where the values do not go together."""

    def values(self, name: str) -> tuple[Any, ...]:
        """The values of a parameter, empty where it is not set."""
        value = getattr(self, self._attribute(name))
        return value if isinstance(value, tuple) else () if value is None or value == "" else (value,)

    def pairs(self) -> list[Pair]:
        """The canonical pairs: sorted, without defaults."""
        defaults = type(self)()
        return sorted(
            (name, str(value))
            for name in self.readers
            for value in self.values(name)
            if value not in defaults.values(name)
        )

    def filters(self) -> list[Pair]:
        """The pairs that narrow the view: those without order, page size and cursor."""
        return [pair for pair in self.pairs() if pair[0] not in ("order", "limit", "after")]

    def without(self, name: str, value: Any = None) -> Self:
        """The filter less one value, or less all of a parameter; it starts at its first page."""
        kept = tuple(v for v in self.values(name) if value is not None and v != value)
        new = kept if self.several(name) else getattr(type(self)(), self._attribute(name))
        return self._changed(name, new)

    def with_value(self, name: str, value: Any) -> Self:
        """The filter with one value more (in place of the old where a parameter takes one); at its first page."""
        new = tuple(sorted({*self.values(name), value})) if self.several(name) else value
        return self._changed(name, new)

    def _changed(self, name: str, value: Any) -> Self:
        change: dict[str, Any] = {self._attribute(name): value, "after": None}
        return replace(self, **change)


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
        "actor": _known("actors"),
        "topic": _known("topics"),
        "year": _year,
        "kind": _one_of(EVENT_KINDS),
        "source": _known("sources"),
        "lane": _one_of(LANES),
        "from": _day,
        "to": _day,
        "q": _words,
        "importance": _one_of(IMPORTANCE),
        "order": _one_of(("oldest", "newest")),
        "limit": _limit,
        "after": _known("events"),
    }

    @property
    def window(self) -> tuple[date | None, date | None]:
        """First and last day of the window, None where it is open."""
        first = dates.parse(self.from_).first if self.from_ else None
        return first, dates.parse(self.to).last(date.max) if self.to else None

    def check_whole(self) -> None:
        first, last = self.window
        if first and last and first > last:
            bad = BadValue("to", self.to or "", f"must not lie before 'from' ({self.from_})")
            raise FilterError([bad], [pair for pair in self.pairs() if pair[0] != "to"])

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


@dataclass(frozen=True, slots=True)
class QuoteFilter(ListFilter):
    """What `/quotes` and `/api/quotes` take. `actor` is the speaker."""

    actor: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    year: tuple[int, ...] = ()
    kind: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    q: str = ""

    NOUN: ClassVar[str] = "quotation"
    readers: ClassVar[Mapping[str, Reader]] = {
        "actor": _known("actors"),
        "about": _known("actors"),
        "topic": _known("topics"),
        "year": _year,
        "kind": _one_of(QUOTE_KINDS),
        "source": _known("sources"),
        "q": _words,
        "limit": _limit,
        "after": _known("quotes"),
    }

    def sentence(self, vocabulary: Vocabulary) -> str:
        """What narrows the view, as it follows the count: "by Kim Jong Un said in 2018"."""
        kinds = joined([QUOTE_KINDS[k].lower() for k in self.kind], "or")
        says = [
            f"by {joined([vocabulary.actors[a] for a in self.actor], 'or')}" if self.actor else "",
            f"about {joined([vocabulary.actors[a] for a in self.about], 'or')}" if self.about else "",
            f"on {joined([vocabulary.topics[t] for t in self.topic])}" if self.topic else "",
            f"said in {joined([str(y) for y in self.year], 'or')}" if self.year else "",
            f"of the kind {kinds}" if kinds else "",
            f"printed by {joined([vocabulary.sources[s] for s in self.source], 'or')}" if self.source else "",
            f"matching “{self.q}”" if self.q else "",
        ]
        return " ".join(part for part in says if part)


@dataclass(frozen=True, slots=True)
class ActorFilter(ListFilter):
    """What `/api/actors` takes."""

    readers: ClassVar[Mapping[str, Reader]] = {"limit": _limit, "after": _known("actors")}
    NOUN: ClassVar[str] = "actor"


@dataclass(frozen=True, slots=True)
class SourceFilter(ListFilter):
    """What `/api/sources` takes."""

    readers: ClassVar[Mapping[str, Reader]] = {"limit": _limit, "after": _known("sources")}
    NOUN: ClassVar[str] = "source"


@dataclass(frozen=True, slots=True)
class SearchFilter(ListFilter):
    """What `/search` takes."""

    q: str = ""

    readers: ClassVar[Mapping[str, Reader]] = {"q": _words}
    NOUN: ClassVar[str] = "record"
