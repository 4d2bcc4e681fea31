"""Owns what a parameter of a view is: declared once, as the default of its field, with everything anyone asks of it.

How it is read and refused, its words in the sentence and on its label, its facet, what it narrows a view to and its
line in the API's description stand together; one that lacks a part cannot be declared.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pyroaring import BitMap

from app.filters.values import MAX_VALUES, Form, Reader, form_of, one_of, read_words
from app.record.search import matching
from app.record.story import Story
from app.record.vocabulary import Vocabulary
from app.text import joined

Words = Mapping[str, str] | Callable[[Vocabulary], Mapping[str, str]] | None
"""The names of the values: a closed list, part of the vocabulary, or None where a value is its own name."""
Says = Callable[[Any, Vocabulary], str]
"""What a filter says in the sentence of its view, "" for nothing."""


@dataclass(frozen=True, slots=True)
class Values:
    """The values that rows have in a column of `app.record.bitmaps`; `every` where a row must have all that are asked
    for."""

    column: str
    every: bool = False


Rows = Callable[[tuple[Any, ...], Story, str], BitMap]
"""The rows of a table that fulfil the values of a parameter."""


paging = None
"""What order, page size and cursor narrow: nothing."""


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
    narrows: Values | Rows | None
    words: Words
    says: Says
    facet: Facet | None
    label: Callable[[str], str] = "{}".format
    turn: int = 5
    hint: str = ""
    closed: bool = False
    default: Any

    @property
    def several(self) -> bool:
        """Whether it may be given more than once."""
        return isinstance(self.default, tuple)

    def rows(self, values: tuple[Any, ...], story: Story, rows: str) -> BitMap:
        """The rows of a table that fulfil these values."""
        if not isinstance(self.narrows, Values):
            assert self.narrows, "what narrows nothing is not asked for its rows"
            return self.narrows(values, story, rows)
        bitmaps, column = story.bitmaps[rows], self.narrows.column
        if self.narrows.every:
            return BitMap.intersection(*(bitmaps.having(column, value) for value in values))
        return bitmaps.any_of(column, values)

    def __post_init__(self) -> None:
        if self.facet and not isinstance(self.narrows, Values):
            raise TypeError(
                f"the facet {self.facet.title!r} counts the values of a column: its `narrows` must be Values"
            )

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


def free_text(kind: str, owner: str = "") -> Any:
    """The parameter `q`: words that full-text search finds in records of a kind, and a time, which a row's days touch;
    `owner` is the column that names the record where it is not the row itself."""

    def found(values: tuple[Any, ...], story: Story, rows: str) -> BitMap:
        asked, bitmaps = story.names.asked(values[0]), story.bitmaps[rows]
        if asked.is_empty:
            return BitMap()
        touched = bitmaps.touching(asked.time.first, asked.time.last) if asked.time else bitmaps.every
        if (positions := matching(story.connection, kind, asked)) is None:
            return touched
        if owner:
            slugs = list(story.names.of(kind))
            positions = bitmaps.any_of(owner, [slugs[position] for position in positions])
        return touched & positions

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
        narrows=found,
        words=None,
        says=says,
        label="“{}”".format,
        facet=None,
        turn=8,
    )
