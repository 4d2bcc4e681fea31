"""Owns what a parameter of a view is: declared once, as the default of its field, with everything anyone asks of it.

How it is read and refused, its words in the sentence and on its label, its facet, its SQL and its line in the API's
description stand together; one that lacks a part cannot be declared.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, String, Table, cast, func, literal, select

from app.filters.values import MAX_VALUES, Form, Reader, form_of, one_of, read_words
from app.record.search import matching
from app.record.story import Vocabulary
from app.text import joined

Words = Mapping[str, str] | Callable[[Vocabulary], Mapping[str, str]] | None
"""The names of the values: a closed list, part of the vocabulary, or None where a value is its own name."""
Says = Callable[[Any, Vocabulary], str]
"""What a filter says in the sentence of its view, "" for nothing."""


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a parameter as SQL: those of `column`, of the row itself, or of the rows whose `key` is the row's
    `own`; `every` where a row must have all that are asked for."""

    column: Any
    key: Any = None
    own: Any = None
    every: bool = False

    def where(self, values: tuple[Any, ...]) -> list[ColumnElement[bool]]:
        """The conditions under which a row has these values."""
        return [self._one(chosen) for chosen in ([[value] for value in values] if self.every else [list(values)])]

    def _one(self, values: list[Any]) -> ColumnElement[bool]:
        if self.key is None:
            return self.column.in_(values)  # type: ignore[no-any-return]
        return self.own.in_(select(self.key).where(self.column.in_(values)))  # type: ignore[no-any-return]

    def counts(self, facet: str, matching: list[ColumnElement[bool]], rows: Table) -> Select[Any]:
        """(facet, value, how many of the rows that match have it)."""
        query: Any = select(literal(facet), cast(self.column, String), func.count(rows.c.slug.distinct()))
        if self.key is not None:
            query = query.select_from(rows.join(self.key.class_.__table__, self.key == self.own))
        grouped: Select[Any] = query.where(self.column.is_not(None), *matching).group_by(self.column)
        return grouped


Conditions = Callable[[tuple[Any, ...], Vocabulary], list[Any]]
"""The conditions under which a row fulfils the values of a parameter."""


def paging(_: tuple[Any, ...], __: Vocabulary) -> list[Any]:
    """Order, page size and cursor narrow nothing."""
    return []


@dataclass(frozen=True, slots=True)
class Facet:
    """How a parameter's values are offered: under `title`; `ranked` puts the most frequent first and folds the rest;
    `present` offers only what occurs; `bars` draws it"""

    title: str
    ranked: bool = False
    present: bool = False
    bars: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter: `description` is its line in the API's description, `label` what a chip says of a value, `turn` its
    place in the sentence, `hint` what having a value means where its facet's title does not make that plain, `closed`
    whether its values are all that `words` has."""

    read: Reader
    description: str
    sql: Values | Conditions
    words: Words
    says: Says
    facet: Facet | None
    label: Callable[[str], str] = "{}".format
    turn: int = 5
    hint: str = ""
    whole: bool = False
    closed: bool = False
    default: Any

    @property
    def several(self) -> bool:
        """Whether it may be given more than once."""
        return isinstance(self.default, tuple)

    def where(self, values: tuple[Any, ...], vocabulary: Vocabulary) -> list[ColumnElement[bool]]:
        """The conditions under which a row fulfils these values."""
        return self.sql.where(values) if isinstance(self.sql, Values) else self.sql(values, vocabulary)

    def __post_init__(self) -> None:
        if self.facet and not isinstance(self.sql, Values):
            raise TypeError(f"the facet {self.facet.title!r} counts the values of a column: its `sql` must be Values")

    def form(self, vocabulary: Vocabulary) -> Form:
        """What it takes, as JSON schema."""
        one = form_of(self.read, vocabulary)
        if self.several:
            return {"type": "array", "items": one, "maxItems": MAX_VALUES}
        return one if self.default in (None, "") else one | {"default": self.default}

    def names(self, vocabulary: Vocabulary) -> Mapping[str, str]:
        """The names of its values by slug."""
        return self.words(vocabulary) if callable(self.words) else self.words or {}

    def named(self, value: Any, vocabulary: Vocabulary) -> str:
        """A value in a reader's words, as a chip has it."""
        return self.label(self.names(vocabulary).get(str(value), str(value)))


def takes(read: Reader, *, default: Any = (), **parts: Any) -> Any:
    """The default of a filter's field, declared as a parameter; several values where the default is empty (`()`)."""
    return field(default=default, metadata={"parameter": Parameter(read=read, default=default, **parts)})


def chosen(words: Words, **parts: Any) -> Any:
    """The default of a field that takes values of a closed list: of the engine's, or of the story's own."""

    def known(vocabulary: Vocabulary) -> Mapping[str, str]:
        return words(vocabulary) if callable(words) else words or {}

    return takes(one_of(known), words=words, closed=True, **parts)


def phrase(name: str, form: str, last: str = "or", *, lower: bool = False, raw: bool = False) -> Says:
    """Says a parameter's values in a form like "with {}": their names (`lower`: in small letters, `raw`: their slugs)
    joined by commas and `last`."""

    def says(list_filter: Any, vocabulary: Vocabulary) -> str:
        parameter = list_filter.PARAMETERS[name]
        names = {} if raw else parameter.names(vocabulary)
        words = joined([names.get(str(value), str(value)) for value in list_filter.values(name)], last)
        return form.format(words.lower() if lower else words) if words else ""

    return says


def silent(_filter: Any, _vocabulary: Vocabulary) -> str:
    """Says nothing: the parameter does not narrow the view, or another speaks for it."""
    return ""


def free_text(kind: str, slug: Any, first: Any, last: Any) -> Any:
    """The parameter `q`: words that full-text search finds in records of a kind, whose slug stands in the column, and
    a time, within which lie the days from `first` to `last`."""

    def says(list_filter: Any, vocabulary: Vocabulary) -> str:
        if not (words := list_filter.q):
            return ""
        time = vocabulary.asked(words).time
        return f"matching “{words}”" + (f", where “{time.typed}” is read as a time" if time else "")

    return takes(
        read_words,
        default="",
        description="Words, all of which occur; the last may be incomplete. Accents, case and the spelling -ise or -ize"
        " do not matter. A date in them (2019, February 2019, 2019-02-27) is read as a time.",
        sql=lambda values, vocabulary: [matching(kind, slug, vocabulary.asked(values[0]), first, last)],
        words=None,
        says=says,
        label="“{}”".format,
        facet=None,
        turn=8,
    )
