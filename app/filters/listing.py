"""Owns what every filter does: parse and refuse, add and drop a value, give its canonical pairs, say itself."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar, Self, TypeVar, dataclass_transform

from app import urls
from app.filters.parameters import Parameter, Values, paging, silent, takes
from app.filters.values import (
    MAX_LENGTH,
    MAX_VALUES,
    PAGE,
    BadValue,
    FilterError,
    known,
    read_limit,
    read_words,
)
from app.lists import Kind
from app.record.documents import SHAPES
from app.record.indexing import COLUMNS
from app.record.vocabulary import Vocabulary
from app.urls import Pair

F = TypeVar("F", bound="Filter")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def filter_class(kind: type[F]) -> type[F]:
    """Makes a filter of a class whose fields are declared by `takes`, paging last; a field that is not, or one that
    asks for a column without bitmaps, stops the import with a TypeError."""
    made: type[F] = dataclass(frozen=True, slots=True, kw_only=True)(kind)
    own = sorted(fields(made), key=lambda declared: declared.name in ("limit", "after"))
    undeclared = [declared.name for declared in own if "parameter" not in declared.metadata]
    if undeclared:
        raise TypeError(f"{made.__name__} has fields that are no parameters: {', '.join(undeclared)}. Use `takes`.")
    made.PARAMETERS = {declared.name.rstrip("_"): declared.metadata["parameter"] for declared in own}
    for name, parameter in made.PARAMETERS.items():
        if isinstance(parameter.narrows, Values) and parameter.narrows.column not in COLUMNS[made.ROW]:
            raise TypeError(
                f"{made.__name__}: {name!r} asks for a column that has no bitmaps. See app/record/indexing.py."
            )
    return made


@filter_class
class Filter:
    """What a view asks for. Subclasses declare their parameters as fields of the same names (`from_` for `from`).

    `KIND` names the records that are shown, `PATH` is where, `ROW` is the table whose rows are matched: the records'
    own, but for questions, of which one is listed where one of its claims matches."""

    KIND: ClassVar[str] = ""
    PATH: ClassVar[str] = ""
    NOUN: ClassVar[str] = "record"
    SHAPE: ClassVar[Any]
    ROW: ClassVar[str]
    PARAMETERS: ClassVar[dict[str, Parameter]] = {}
    OWNER: ClassVar[str] = ""
    """The column of `ROW` that names the record it belongs to, where it is not the record's own row."""

    @classmethod
    def parse(cls, pairs: Iterable[Pair], vocabulary: Vocabulary, *, strict: bool = False) -> Self:
        """The filter that the pairs of a query string say; raises FilterError with every bad value, and if `strict`
        with every name that is no parameter: a page drops what others add to its address, a program is told."""
        pairs = list(pairs)
        taken = [(n, v) for n, v in pairs if n in cls.PARAMETERS and v.strip()]
        values: dict[str, list[Any]] = {}
        bad = cls._unknown(pairs) if strict else []
        for name, text in taken:
            try:
                cls._take(values, name, cls._read(name, text, vocabulary))
            except ValueError as error:
                bad.append(BadValue(name, text[:MAX_LENGTH], str(error)))
        if not bad and len(taken) > MAX_VALUES:
            bad = [BadValue(*taken[-1], f"is one value too many: a view takes {MAX_VALUES}")]
        if bad:
            wrong = {(value.name, value.value) for value in bad}
            raise FilterError(
                bad[:MAX_VALUES], [(n, v) for n, v in taken if (n, v[:MAX_LENGTH]) not in wrong][:MAX_VALUES]
            )
        arguments: dict[str, Any] = {
            cls._attribute(name): tuple(sorted(taken)) if cls.PARAMETERS[name].several else taken[0]
            for name, taken in values.items()
        }
        return cls(**arguments).whole()

    @classmethod
    def _unknown(cls, pairs: Iterable[Pair]) -> list[BadValue]:
        """The names that are no parameters of this list."""
        there = ", ".join(cls.PARAMETERS) or "none"
        unknown = {name[:MAX_LENGTH]: value[:MAX_LENGTH] for name, value in pairs if name not in cls.PARAMETERS}
        return [BadValue(name, value, f"is no parameter here: there are {there}") for name, value in unknown.items()]

    @classmethod
    def _read(cls, name: str, text: str, vocabulary: Vocabulary) -> Any:
        if len(text) > MAX_LENGTH:
            raise ValueError(f"is too long: {MAX_LENGTH} characters are the most")
        if any(ord(c) < 32 or c in "\x7f\ufffd" for c in text):
            raise ValueError("holds a character that is no text")
        read = known(cls.KIND) if name == "after" else cls.PARAMETERS[name].read
        return read(text.strip(), vocabulary)

    @classmethod
    def _take(cls, values: dict[str, list[Any]], name: str, value: Any) -> None:
        taken = values.setdefault(name, [])
        if taken and not cls.PARAMETERS[name].several and taken[0] != value:
            raise ValueError("is given twice, and can have one value only")
        if value not in taken:
            taken.append(value)

    @classmethod
    def _attribute(cls, name: str) -> str:
        return "from_" if name == "from" else name

    def whole(self) -> Self:
        """The filter in its canonical form; raises FilterError where the values do not go together."""
        return self

    def values(self, name: str) -> tuple[Any, ...]:
        """The values of a parameter, empty where it is not set."""
        value = getattr(self, self._attribute(name))
        return value if isinstance(value, tuple) else () if value is None or value == "" else (value,)

    def pairs(self) -> list[Pair]:
        """The canonical pairs: sorted, without defaults."""
        return self.canonical(self.given())

    @classmethod
    def canonical(cls, given: list[Pair]) -> list[Pair]:
        """What an address has of these pairs: all, unless some mean nothing beside the others."""
        return given

    def given(self) -> list[Pair]:
        """All pairs without defaults, sorted."""
        found: list[Pair] = []
        for name, parameter in self.PARAMETERS.items():
            value = getattr(self, "from_" if name == "from" else name)
            if value == parameter.default or value is None or value == "":
                continue
            found += [(name, str(one)) for one in value] if isinstance(value, tuple) else [(name, str(value))]
        return sorted(found)

    def filters(self) -> list[Pair]:
        """The pairs that narrow the view: those without order, page size and cursor."""
        return [pair for pair in self.pairs() if self.PARAMETERS[pair[0]].narrows is not paging]

    def without(self, name: str, value: Any = None) -> Self:
        """The filter less one value, or less all of a parameter; it starts at its first page."""
        kept = tuple(v for v in self.values(name) if value is not None and v != value)
        new = kept if self.PARAMETERS[name].several else self.PARAMETERS[name].default
        change: dict[str, Any] = {self._attribute(name): new, "after": None}
        return replace(self, **change)

    def label(self, name: str, value: str, vocabulary: Vocabulary) -> str:
        """A value in a reader's words."""
        return self.PARAMETERS[name].named(value, vocabulary)

    def sentence(self, vocabulary: Vocabulary) -> str:
        """What narrows the view, as it follows the count: "in 1961 with Yuri Gagarin"; empty where nothing does."""
        return " ".join(self._phrases(vocabulary, self.PARAMETERS.values()))

    def _phrases(self, vocabulary: Vocabulary, parameters: Iterable[Parameter]) -> list[str]:
        """What parameters say, in their turn."""
        in_turn = sorted(parameters, key=lambda parameter: parameter.turn)
        parts = (parameter.says(self, vocabulary) for parameter in in_turn)
        return [words for words in parts if words]

    @property
    def noun(self) -> str:
        """What the view counts."""
        return self.NOUN


@filter_class
class ListFilter(Filter):
    """The part that every list has: page size and cursor."""

    limit: int = takes(
        read_limit, default=PAGE, description="How many records a page has.", narrows=paging,
        words=None, says=silent, facet=None,
    )  # fmt: skip
    after: str | None = takes(
        known("event"), default=None, narrows=paging, words=None, says=silent, facet=None,
        description="Cursor: the slug of the last record of the page before.",
    )  # fmt: skip

    @property
    def order_said(self) -> str:
        """In what order the list stands, where that is not its own: "newest first"."""
        return ""


def plain(kind: Kind) -> type[ListFilter]:
    """What lists all of a kind that nothing narrows."""
    own = {"KIND": kind.singular, "NOUN": kind.noun, "SHAPE": SHAPES[kind.singular], "ROW": kind.singular}
    return filter_class(type(f"{kind.singular.title()}Filter", (ListFilter,), own))


@filter_class
class SearchFilter(Filter):
    """What `/search` takes."""

    PATH = urls.SEARCH

    q: str = takes(read_words, default="", description="", narrows=paging, words=None, says=silent, facet=None)
