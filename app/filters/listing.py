"""Owns what every filter does: parse and refuse, add and drop a value, give its canonical pairs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar, Self

from app.filters.values import (
    MAX_LENGTH,
    MAX_VALUES,
    PAGE,
    BadValue,
    FilterError,
    Pair,
    Reader,
    Vocabulary,
    known,
    read_limit,
    read_words,
)


@dataclass(frozen=True, slots=True)
class ListFilter:
    """The part every list has: page size and cursor. Subclasses add their filters as fields of the same names
    as the parameters (`from_` for `from`)."""

    limit: int = PAGE
    after: str | None = None

    readers: ClassVar[Mapping[str, Reader]] = {"limit": read_limit}
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
        return found.whole()

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

    def whole(self) -> Self:
        """The filter in its canonical form; raises FilterError where the values do not go together."""
        return self

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
class ActorFilter(ListFilter):
    """What `/api/actors` takes."""

    readers: ClassVar[Mapping[str, Reader]] = {"limit": read_limit, "after": known("actors")}
    NOUN: ClassVar[str] = "actor"


@dataclass(frozen=True, slots=True)
class SourceFilter(ListFilter):
    """What `/api/sources` takes."""

    readers: ClassVar[Mapping[str, Reader]] = {"limit": read_limit, "after": known("sources")}
    NOUN: ClassVar[str] = "source"


@dataclass(frozen=True, slots=True)
class SearchFilter(ListFilter):
    """What `/search` takes."""

    q: str = ""

    readers: ClassVar[Mapping[str, Reader]] = {"q": read_words}
    NOUN: ClassVar[str] = "record"
