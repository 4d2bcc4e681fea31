"""Owns single values of a query string: the vocabulary they come from, how each is read, what is wrong with one."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from app import dates

MAX_VALUES, MAX_LENGTH, MAX_LIMIT, PAGE = 40, 200, 200, 120
MAX_WORDS = 12
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The slugs that exist now, with the names that readers know them by."""

    actors: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    events: frozenset[str] = frozenset()
    quotes: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()
    former: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By kind and old slug ("actors", "kim"), the slug that the record has now: old links go on working."""


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


def read_year(text: str, _: Vocabulary) -> int:
    if not re.fullmatch(r"\d{4}", text, re.ASCII) or not dates.FIRST_YEAR <= int(text) <= dates.LAST_YEAR:
        raise ValueError(f"must be a year from {dates.FIRST_YEAR} to {dates.LAST_YEAR}, like 2018")
    return int(text)


def read_day(text: str, _: Vocabulary) -> str:
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text, re.ASCII):
        raise ValueError("must be a date like 2018, 2018-06 or 2018-06-12")
    try:
        found = dates.parse(text)
    except dates.DateError as error:
        raise ValueError(f"must be a date that exists: {error}") from error
    if found.precision == "season":
        raise ValueError("must be a date like 2018, 2018-06 or 2018-06-12")
    return text


def read_limit(text: str, _: Vocabulary) -> int:
    if not re.fullmatch(r"\d{1,3}", text, re.ASCII) or not 1 <= int(text) <= MAX_LIMIT:
        raise ValueError(f"must be a number from 1 to {MAX_LIMIT}")
    return int(text)


def split_words(text: str) -> list[str]:
    """The words that a search looks for: runs of letters and digits."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text))


def read_words(text: str, _: Vocabulary) -> str:
    if len(split_words(text)) > MAX_WORDS:
        raise ValueError(f"has more than {MAX_WORDS} words: leave some out")
    return " ".join(unicodedata.normalize("NFC", text).split())


def one_of(choices: Iterable[str]) -> Reader:
    def read(text: str, _: Vocabulary) -> str:
        if text not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}")
        return text

    return read


def known(what: str) -> Reader:
    def read(text: str, vocabulary: Vocabulary) -> str:
        now = vocabulary.former.get((what, text), text)
        if now not in getattr(vocabulary, what):
            raise ValueError(f"names no {what.removesuffix('s')} of this record")
        return now

    return read
