"""Owns the subset of EDTF that the record is dated in: parsing, bounds and order. Pure.

The subset (EDTF, ISO 8601-2:2019, levels 0 to 2): `2018`, `2018-06`, `2018-06-12`, seasons `2020-21` to
`2020-24` (spring to winter), decades `197X`, unspecified parts `2019-10-XX` and `2019-XX-XX`, each with an
optional `~` (about), `?` (unsure) or `%` (both), and intervals `a/b`, `a/..`, `../b`.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "season", "year", "decade"]
Span = Literal["day", "period", "window"]

FIRST_YEAR, LAST_YEAR = 1900, 2100
SEASONS = {21: ("spring", 3), 22: ("summer", 6), 23: ("autumn", 9), 24: ("winter", 12)}
LOOSE = 92
"""An event whose day is known no better than this many days begins nowhere in particular."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
"""English names, whatever the locale of the process."""
_POINT = re.compile(
    r"(?P<decade>\d{3})X(?P<dq>[~?%]?)"
    r"|(?P<year>\d{4})(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?P<q>[~?%]?)",
    re.ASCII,
)
_COARSENESS: dict[Precision, int] = {"day": 0, "month": 1, "season": 2, "year": 3, "decade": 4}


class DateError(ValueError):
    """Text that is not a date of the subset; the message says what is wrong and shows a form that is right."""


@dataclass(frozen=True, slots=True)
class Point:
    """One EDTF date: the first and last day it may be, how finely it is given, and its doubts.

    `unspecified` is True where a part is X: a day that exists but is not known.
    """

    first: date
    last: date
    precision: Precision
    approximate: bool = False
    uncertain: bool = False
    unspecified: bool = False


@dataclass(frozen=True, slots=True)
class Edtf:
    """A parsed EDTF text. `start` or `end` is None where the interval is open (`../b`, `a/..`).

    `period`: it lasted; `window`: one day, somewhere in here; `day`: a date at its own precision.
    """

    text: str
    start: Point | None
    end: Point | None
    span: Span

    @property
    def is_interval(self) -> bool:
        return "/" in self.text

    @property
    def first(self) -> date:
        """The earliest day it may touch; the first day of `FIRST_YEAR` where the start is open."""
        return self.start.first if self.start else date(FIRST_YEAR, 1, 1)

    def last(self, horizon: date) -> date:
        """The latest day it may touch; an open end stops at `horizon`."""
        return self.end.last if self.end else max(horizon, self.first)

    @property
    def precision(self) -> Precision:
        """The coarser of the two ends."""
        return max((p.precision for p in (self.start, self.end) if p), key=_COARSENESS.__getitem__)

    @property
    def approximate(self) -> bool:
        return any(p.approximate for p in (self.start, self.end) if p)

    @property
    def uncertain(self) -> bool:
        return any(p.uncertain for p in (self.start, self.end) if p)

    @property
    def loose_year(self) -> int | None:
        """The year (or a decade's last) in which this happened with no month given: it stands last there."""
        if self.span == "period" or self.start is None or self.end is None:
            return None
        whole = (self.first.month, self.first.day) == (1, 1)
        ends = (self.end.last.month, self.end.last.day) == (12, 31)
        same = self.first.year == self.end.last.year or self.precision == "decade"
        return self.end.last.year if whole and ends and same else None

    @property
    def begins_known(self) -> bool:
        """Whether it is known to begin within a season of some day: what is looser begins nowhere in particular."""
        if self.span == "period":
            return self.start is not None and self.start.precision in ("day", "month") and not self.start.unspecified
        return self.start is not None and self.end is not None and (self.end.last - self.first).days <= LOOSE

    @property
    def soft(self) -> tuple[bool, bool]:
        """Whether a period's start and its end are known to the year only."""
        ends = (self.start, self.end) if self.span == "period" else (None, None)
        start, end = (point is not None and point.precision in ("year", "decade") for point in ends)
        return start, end

    def order(self, horizon: date) -> tuple[date, date]:
        """Sort key: earliest start, then latest end; a date that is a whole year long stands last in its year."""
        last = self.last(horizon)
        return (last, date.max) if self.loose_year is not None else (self.first, last)


def parse(text: str, span: Span | None = None) -> Edtf:
    """The date that `text` says. An interval needs `span` ("period" or "window"); raises DateError."""
    return _parsed(text, span)


@lru_cache(maxsize=4096)  # each date of a record is asked for again and again; its copies may say another
def _parsed(text: str, span: Span | None) -> Edtf:
    if "/" in text:
        return _interval(text, span)
    point = _point(text)
    if point.unspecified:
        return Edtf(text, point, point, "window")
    if span == "window" and point.precision == "day":
        raise DateError(
            f"{text!r} is one day, so it is no window: drop 'span', or give an interval like 2019-02/2019-03"
        )
    return Edtf(text, point, point, span or "day")


def _interval(text: str, span: Span | None) -> Edtf:
    left, _, right = text.partition("/")
    start = None if left == ".." else _point(left)
    end = None if right == ".." else _point(right)
    if start is None and end is None:
        raise DateError(f"{text!r} is open at both ends: give at least one, like 2018/..")
    if start and end and (start.first, start.last) >= (end.first, end.last):
        raise DateError(f"{text!r} ends before it starts, or is one date twice: put the earlier date first")
    if span not in ("period", "window"):
        raise DateError(f"{text!r} is an interval: say span: period (it lasted) or span: window (one day in it)")
    if span == "window" and (start is None or end is None):
        raise DateError(f"{text!r} is a window with an open end: a day somewhere in it needs both bounds")
    return Edtf(text, start, end, span)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match:
        raise DateError(f"{text!r} is not a date in EDTF: write 2018, 2018-06, 2018-06-12, 2019-10-XX or a/b")
    doubt = match["q"] or match["dq"] or ""
    approximate, uncertain = doubt in ("~", "%"), doubt in ("?", "%")
    if match["decade"]:
        year = _year(int(match["decade"]) * 10, text)
        return Point(date(year, 1, 1), date(year + 9, 12, 31), "decade", approximate, uncertain)
    first, last, precision, unspecified = _bounds(_year(int(match["year"]), text), match["month"], match["day"], text)
    return Point(first, last, precision, approximate, uncertain, unspecified)


def _year(year: int, text: str) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError(f"{text!r} is outside {FIRST_YEAR} to {LAST_YEAR}")
    return year


def _bounds(year: int, month: str | None, day: str | None, text: str) -> tuple[date, date, Precision, bool]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31), "year", False
    if month == "XX":
        if day not in (None, "XX"):
            raise DateError(f"{text!r} knows the day but not the month: write {year}-XX-XX or {year}")
        return date(year, 1, 1), date(year, 12, 31), "day" if day else "month", True
    number = int(month)
    if number in SEASONS and day is None:
        first = date(year, SEASONS[number][1], 1)
        return first, _month_end(*_months_after(first, 2)), "season", False
    if not 1 <= number <= 12:
        raise DateError(f"{text!r}: there is no month {month}")
    if day in (None, "XX"):
        return date(year, number, 1), _month_end(year, number), "day" if day else "month", bool(day)
    if not 1 <= int(day or 0) <= calendar.monthrange(year, number)[1]:
        raise DateError(f"{text!r}: {MONTHS[number - 1]} {year} has no day {day}")
    exact = date(year, number, int(day or 0))
    return exact, exact, "day", False


def _months_after(day: date, months: int) -> tuple[int, int]:
    """(year, month) that lies `months` after the month of `day`."""
    years, month = divmod(day.month - 1 + months, 12)
    return day.year + years, month + 1


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return _month_end(day.year, day.month)


def add_months(day: date, months: int) -> date:
    """The first day of the month that lies `months` after (or before) the month of `day`; raises ValueError outside
    the years that `date` knows."""
    return date(*_months_after(day, months), 1)


def stretch(text: str) -> tuple[date, date]:
    """The first and the last day of a year, month or day: "2018", "2018-06", "2018-06-12"."""
    year, month, day = int(text[:4]), int(text[5:7] or 0), int(text[8:] or 0)
    return date(year, month or 1, day or 1), date(year, month, day) if day else _month_end(year, month or 12)


def window_texts(first: date | None, last: date | None) -> tuple[str | None, str | None]:
    """The shortest texts for the bounds of a window: ("2018", "2019-06"), ("2018-12", "2018-12")."""
    start = _shortest(first, first.day == 1, first.month == 1) if first else None
    end = _shortest(last, last == month_end(last), last.month == 12) if last else None
    while start and end and start != end and (start.startswith(end) or end.startswith(start)):
        if len(start) < len(end):
            start = str(first)[: len(start) + 3]
        else:
            end = str(last)[: len(end) + 3]
    return start, end


def _shortest(day: date, month_edge: bool, year_edge: bool) -> str:
    return str(day)[: 4 if month_edge and year_edge else 7 if month_edge else 10]
