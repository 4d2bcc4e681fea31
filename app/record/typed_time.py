"""Owns the time that a reader types into a search: "february 2019", "12 June 2018", "2018-06", "summer 2018". Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app import dates

_NAMES = [name.lower() for name in dates.MONTHS]
_MONTHS = "|".join([*_NAMES, *(name[:3] for name in _NAMES), "sept"])
_MONTH, _DAY, _YEAR = rf"\b(?P<month>{_MONTHS})\b\.?", r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})\b"
_TIMES = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"\b(?P<from>\d{4})\s?(?:[-–—]|to)\s?(?P<to>\d{4})\b",
        r"\b(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)\b",
        r"\b(?P<year>\d{4})-(?P<number>\d\d)\b",
        r"\b(?P<from>\d{4})[-–—](?P<to>\d\d)\b",
        rf"\b{_DAY}\.? (?:of )?{_MONTH},? {_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_MONTH},? (?:of )?{_YEAR}",
        rf"\b(?P<season>{'|'.join(dates.SEASONS)}),? (?:of )?{_YEAR}",
        rf"\b{_YEAR}",
    )
)
"""The forms in which a time is typed, the nearest first."""


@dataclass(frozen=True, slots=True)
class Time:
    """A stretch of time that was typed: its days, itself in words, and as it was typed."""

    first: date
    last: date
    words: str
    typed: str


def typed_time(text: str, years: range) -> Time | None:
    """The first time that is typed in its nearest form and lies in `years`."""
    lower = text.lower()
    if len(lower) != len(text):  # a letter that is longer in lower case: places in the two would not agree
        return None
    read = (
        _read(match.groupdict(), text[match.start() : match.end()], years)
        for pattern in _TIMES
        for match in pattern.finditer(lower)
    )
    return next((time for time in read if time), None)


def _read(parts: Mapping[str, str], typed: str, years: range) -> Time | None:
    """The time of these parts; None where there is no such day, or it lies outside the years."""
    try:
        if "from" in parts:
            start, end = parts["from"], parts["from"][: -len(parts["to"]) or None] + parts["to"]
            edtf, (first, _), (_, last) = f"{start}/{end}", dates.stretch(start), dates.stretch(end)
        else:
            edtf = _edtf(parts)
            first, last = dates.stretch(edtf)
        words = dates.words(dates.parse(edtf, "period" if "/" in edtf else None))
    except dates.DateError:
        return None
    return Time(first, last, words, typed) if first.year in years and last.year in years else None


def _edtf(parts: Mapping[str, str]) -> str:
    month = parts.get("number")
    if name := parts.get("month"):
        month = str([month[:3] for month in _NAMES].index(name[:3]) + 1)
    if season := parts.get("season"):
        month = str(dates.SEASONS.index(season) + 21)
    return "-".join(part.zfill(2) for part in (parts["year"], month, parts.get("day")) if part)
