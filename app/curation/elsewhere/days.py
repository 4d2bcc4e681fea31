"""Owns how dates of other forms become EDTF: never sharper than they were written, refused where they are unclear."""

import re
from collections.abc import Mapping
from typing import Any

from app import dates
from app.curation.elsewhere.plain import clean

_MONTH = {name.lower()[:3]: number for number, name in enumerate(dates.MONTHS, 1)}
_ISO = re.compile(r"(\d{4}(?:-\d\d){0,2})[T ]\d.*")
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})")
_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})\.? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})")


def of_parts(parts: Mapping[str, Any]) -> str:
    """The date of year, month and day; raises DateError, which says what is wrong."""
    year, month, day = (clean(parts.get(name)).replace(",", "") for name in ("year", "month", "day"))
    if not re.fullmatch(r"-?\d+(\.0+)?", year):
        raise dates.DateError("it has no date" if not year else f"{year!r} is no year")
    number = int(year.partition(".")[0])
    if number < 0:
        raise dates.DateError(f"the year {year} is before our era, and dates here begin with {dates.FIRST_YEAR}")
    if not dates.FIRST_YEAR <= number <= dates.LAST_YEAR:
        raise dates.DateError(f"the year {year} is outside {dates.FIRST_YEAR} to {dates.LAST_YEAR}")
    text = str(number)
    for name, part in (("month", month), ("day", day)):
        if not part:
            break
        if not re.fullmatch(r"\d{1,2}(\.0+)?", part):
            raise dates.DateError(f"{part!r} is no {name}")
        text += f"-{int(part.partition('.')[0]):02d}"
    if day and not month:
        raise dates.DateError("it has a day but no month")
    dates.parse(text)
    return text


def of_text(text: str) -> str:
    """The date that a cell says: EDTF, "2018-06-12T09:00", "12 June 2018", "31/12/2018"; raises DateError."""
    text = clean(text)
    try:
        dates.parse(text, "period")
        return text
    except dates.DateError as error:
        if re.fullmatch(r"[\dX/.~?%-]+", text) and re.match(r"\d{3}[\dX](-\d\d)*$", text):
            raise dates.DateError(str(error)) from error
    if match := _ISO.fullmatch(text):
        return of_text(match[1])
    if match := _YEAR_FIRST.fullmatch(text):
        return of_parts({"year": match[1], "month": match[2], "day": match[3]})
    if match := _DAY_MONTH.fullmatch(text):
        return of_parts({"year": match[3], "month": _named(match[2]), "day": match[1]})
    if match := _MONTH_DAY.fullmatch(text):
        return of_parts({"year": match[3], "month": _named(match[1]), "day": match[2]})
    if match := _NUMBERS.fullmatch(text):
        return _of_numbers(text, int(match[1]), int(match[2]), match[3])
    raise dates.DateError(f"{text!r} is no date that can be read: write it like 2018-06-12, 2018-06 or 2018")


def _named(word: str) -> int:
    """The number of a month by its name or its first three letters or more; 0 for any other word."""
    number = _MONTH.get(word.lower()[:3], 0)
    return number if number and dates.MONTHS[number - 1].lower().startswith(word.lower()) else 0


def _of_numbers(text: str, first: int, second: int, year: str) -> str:
    """ "31/12/2018" and "12/31/2018" say which is the month; "5/6/2018" does not, unless it is the same."""
    if first <= 12 and second <= 12 and first != second:
        raise dates.DateError(f"{text!r} may begin with the day or with the month: write it like 2018-06-12")
    day, month = (first, second) if second <= 12 else (second, first)
    return of_parts({"year": year, "month": month, "day": day})


def period(start: str, end: str | None) -> str:
    """A date, or a period from the one to the other; an end that is no later is none."""
    if not end or end == start or "/" in start or "/" in end:
        return start
    text = f"{start}/{end}"
    try:
        dates.parse(text, "period")
    except dates.DateError:
        return start
    return text


def has_time(parts: Mapping[str, Any]) -> bool:
    """Whether a date of TimelineJS has a time of day."""
    return any(clean(parts.get(name)) for name in ("hour", "minute", "second", "millisecond"))
