"""Owns single values of a query string: how each is read, and what is wrong with one."""

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from app import dates
from app.record.asking import MAX_WORDS
from app.record.described import SLUG_FORM
from app.record.vocabulary import Vocabulary
from app.urls import Pair
from app.words import split_words

MAX_VALUES, MAX_LENGTH, MAX_LIMIT, PAGE = 40, 200, 200, 120
DAY = r"[0-9]{4}(-[0-9]{2}){0,2}"
"""A day, a month or a year."""


@dataclass(frozen=True, slots=True)
class BadValue:
    """A value that a filter cannot take, and why, in words."""

    name: str
    value: str
    message: str


class FilterError(ValueError):
    """What a query string has wrong; `rest` is what remains of it without the bad values."""

    def __init__(self, bad: list[BadValue], rest: list[Pair]) -> None:
        super().__init__("; ".join(value.message for value in bad))
        self.bad, self.rest = bad, rest


Reader = Callable[[str, Vocabulary], Any]
Form = dict[str, Any]
"""What a reader takes, as JSON schema."""
_FORMS: dict[Reader, Callable[[Vocabulary], Form]] = {}


def taking(form: Callable[[Vocabulary], Form]) -> Callable[[Reader], Reader]:
    """Says beside a reader which values it takes."""

    def said(read: Reader) -> Reader:
        _FORMS[read] = form
        return read

    return said


def form_of(read: Reader, vocabulary: Vocabulary) -> Form:
    """What a reader takes: any text that is not too long where it says no more."""
    return _FORMS[read](vocabulary) if read in _FORMS else {"type": "string", "maxLength": MAX_LENGTH}


@taking(lambda v: {"type": "integer", "minimum": v.years[0], "maximum": v.years[-1]})
def read_year(text: str, vocabulary: Vocabulary) -> int:
    years = vocabulary.years
    if not re.fullmatch(r"\d{4}", text, re.ASCII) or int(text) not in years:
        raise ValueError(f"must be a year from {years[0]} to {years[-1]}")
    return int(text)


@taking(lambda _: {"type": "string", "pattern": f"^{DAY}$"})
def read_day(text: str, vocabulary: Vocabulary) -> str:
    if not re.fullmatch(DAY, text, re.ASCII):
        raise ValueError("must be a date like 2018, 2018-06 or 2018-06-12")
    try:
        parsed = dates.parse(text)
    except dates.DateError as error:
        raise ValueError(f"must be a date that exists: {error}") from error
    if parsed.first.year not in (years := vocabulary.years):
        raise ValueError(f"must be a date that exists: {text!r} is outside {years[0]} to {years[-1]}")
    if parsed.precision == "season":
        raise ValueError("must be a date like 2018, 2018-06 or 2018-06-12")
    return text


@taking(lambda _: {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT})
def read_limit(text: str, _: Vocabulary) -> int:
    if not re.fullmatch(r"\d{1,3}", text, re.ASCII) or not 1 <= int(text) <= MAX_LIMIT:
        raise ValueError(f"must be a number from 1 to {MAX_LIMIT}")
    return int(text)


def read_words(text: str, _: Vocabulary) -> str:
    if len(split_words(text)) > MAX_WORDS:
        raise ValueError(f"has more than {MAX_WORDS} words: leave some out")
    return " ".join(unicodedata.normalize("NFC", text).split())


def one_of(choices: Callable[[Vocabulary], Collection[str]]) -> Reader:
    """Reads a value of a closed list."""

    @taking(lambda v: {"type": "string", "enum": list(choices(v))})
    def read(text: str, vocabulary: Vocabulary) -> str:
        if text not in (known := choices(vocabulary)):
            raise ValueError(f"must be one of {', '.join(known)}")
        return text

    return read


def known(kind: str) -> Reader:
    """Reads the slug of a record of this kind, or one that it once had."""

    @taking(lambda _: {"type": "string", **SLUG_FORM})
    def read(text: str, vocabulary: Vocabulary) -> str:
        now = vocabulary.former.get((kind, text), text)
        if now not in vocabulary.of(kind):
            raise ValueError(f"names no {kind} of this record")
        return now

    return read
