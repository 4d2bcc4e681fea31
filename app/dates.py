"""Owns dates: a strict subset of EDTF, its bounds, order and words. Pure: knows no record, file or page.

The subset (EDTF, ISO 8601-2:2019, levels 0 to 2): `2018`, `2018-06`, `2018-06-12`, seasons `2020-21` to
`2020-24` (spring to winter), decades `197X`, unspecified parts `2019-10-XX` and `2019-XX-XX`, each with an
optional `~` (about), `?` (unsure) or `%` (both), and intervals `a/b`, `a/..`, `../b`.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, get_args

Precision = Literal["day", "month", "season", "year", "decade"]
Span = Literal["day", "period", "window"]

FIRST_YEAR, LAST_YEAR = 1000, 2999
"""What four digits say without ado; a story has narrower years of its own."""
SEASONS = ("spring", "summer", "autumn", "winter")
"""EDTF counts them from 21; each begins in its third month: March, June and so on."""
LOOSE = 92
"""An event whose day is known no better than this many days begins nowhere in particular."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
"""English names, whatever the locale of the process."""
_POINT = re.compile(r"(\d{3}(?:\d|X(?!-)))(?:-(\d\d|XX))?(?:-(\d\d|XX))?([~?%]?)", re.ASCII)
_COARSENESS = get_args(Precision).index


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

    @property
    def is_known(self) -> bool:
        """Whether it is one day, without a doubt."""
        return self.first == self.last and not (self.approximate or self.uncertain)


@dataclass(frozen=True, slots=True)
class Edtf:
    """A parsed EDTF text. `start` or `end` is None where the interval is open (`../b`, `a/..`).

    `period`: it lasted; `window`: one day, somewhere in here; `day`: a date at its own precision.
    """

    text: str
    start: Point | None
    end: Point | None
    span: Span

    def __hash__(self) -> int:
        return hash(self.text)  # what is worked out of a date is remembered by it

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
        return max((p.precision for p in (self.start, self.end) if p), key=_COARSENESS)

    @property
    def approximate(self) -> bool:
        return any(p.approximate for p in (self.start, self.end) if p)

    @property
    def uncertain(self) -> bool:
        return any(p.uncertain for p in (self.start, self.end) if p)

    @property
    def loose_year(self) -> int | None:
        """The year (or a decade's last) in which this happened with no month given: it stands last there."""
        if self.span == "period" or self.end is None:
            return None
        first, last = self.first, self.end.last
        whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        return last.year if whole and (first.year == last.year or self.precision == "decade") else None

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


@lru_cache(maxsize=2**14)  # each date of a record is asked for again and again; forty years have as many days
def parse(text: str, span: Span | None = None) -> Edtf:
    """The date that `text` says. An interval needs `span` ("period" or "window"); raises DateError."""
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
        forms = "2018, 2018-06, 2018-06-12, 2018-21 (spring), 2019-10-XX or a/b"
        raise DateError(f"{text!r} is not a date in EDTF: write {forms}")
    year, month, day, doubt = match.groups()
    return Point(*_bounds(text, year, month, day), doubt in ("~", "%"), doubt in ("?", "%"), "XX" in text)


def _bounds(text: str, year: str, month: str | None, day: str | None) -> tuple[date, date, Precision]:
    start = int(year.replace("X", "0"))
    if not FIRST_YEAR <= start <= LAST_YEAR:
        raise DateError(f"{text!r} is outside {FIRST_YEAR} to {LAST_YEAR}")
    if year.endswith("X"):
        return date(start, 1, 1), date(start + 9, 12, 31), "decade"
    if not month or month == "XX":
        if day not in (None, "XX"):
            raise DateError(f"{text!r} knows the day but not the month: write {year}-XX-XX or {year}")
        return date(start, 1, 1), date(start, 12, 31), "day" if day else "month" if month else "year"
    number = int(month)
    if 21 <= number <= 24 and not day:
        first = date(start, 3 * (number - 20), 1)
        return first, month_end(add_months(first, 2)), "season"
    if not 1 <= number <= 12:
        raise DateError(f"{text!r}: there is no month {month}")
    first = date(start, number, 1)
    if not day or day == "XX":
        return first, month_end(first), "day" if day else "month"
    if not 1 <= int(day) <= month_end(first).day:
        raise DateError(f"{text!r}: {MONTHS[number - 1]} {year} has no day {day}")
    exact = first.replace(day=int(day))
    return exact, exact, "day"


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def add_months(day: date, months: int) -> date:
    """The first day of the month that lies `months` after (or before) the month of `day`; raises ValueError outside
    the years that `date` knows."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


@lru_cache(maxsize=2**12)  # a page asks for each month in which anything begins
def stretch(text: str) -> tuple[date, date]:
    """The first and the last day of a year, month or day: "2018", "2018-06", "2018-06-12"."""
    point = _point(text)
    return point.first, point.last


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


def words(edtf: Edtf) -> str:
    """The date as a reader says it: "12 June 2018", "about June 2018", "some day in October 2019"."""
    doubts = [point.uncertain for point in (edtf.start, edtf.end) if point]
    if edtf.is_interval and (any(doubts) if edtf.span == "window" else doubts == [True, True]):
        return f"probably {words(parse(edtf.text.replace('?', '').replace('%', '~'), edtf.span))}"
    if not edtf.is_interval and edtf.start:
        return _point_words(edtf.start, edtf.span)
    start = _point_words(edtf.start) if edtf.start else None
    end = _point_words(edtf.end) if edtf.end else None
    if start and end and edtf.start and edtf.end:
        start = _shortened(start, end, edtf.start, edtf.end)
    if edtf.span == "window":
        return f"one day between {start} and {end}"
    if start is None:
        return f"until {end}"
    return f"{start} to {end}" if end else f"from {start} on"


def _shortened(start: str, end: str, first: Point, last: Point) -> str:
    """The words of an interval's start, less the year (and month) that its end says again."""
    if first.unspecified or last.unspecified or {first.precision, last.precision} - {"day", "month"}:
        return start
    if first.first.year != last.first.year:
        return start
    same_month = first.precision == last.precision == "day" and first.first.month == last.first.month
    said_again = end.split(" ")[-2:] if same_month else end.split(" ")[-1:]
    return start.removesuffix(" " + " ".join(said_again))


def _point_words(point: Point, span: Span = "day") -> str:
    """One date in words, with its doubts: "probably about 2018"."""
    words = plain_words(point)
    if point.unspecified:
        words = f"some {point.precision} in {words}"
    elif span == "window":
        words = f"one day in {words}"
    words = f"about {words}" if point.approximate else words
    return f"probably {words}" if point.uncertain else words


def plain_words(point: Point) -> str:
    """One date in words, without its doubts."""
    first, last = point.first, point.last
    if point.precision == "decade":
        return f"the {first.year}s"
    if point.precision == "season":
        name = SEASONS[first.month // 3 - 1]
        return f"{name} {first.year}" if name != "winter" else f"winter {first.year}–{last.year % 100:02d}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    return day_words(first) if first == last else f"{MONTHS[first.month - 1]} {first.year}"


def month_words(first: date, last: date) -> str:
    """The bounds of a date as months, for a short mention: "November 2024", "November or December 2024", "2025"."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if first.year != last.year:
        return f"{first.year} to {last.year}"
    if last.month == first.month + 1:
        return f"{MONTHS[first.month - 1]} or {MONTHS[last.month - 1]} {first.year}"
    return str(first.year)


def months_words(first: date, last: date) -> str:
    """The months from one to another: "December 2022 to October 2023", "March to May 2020", "May 2020"."""
    if (first.year, first.month) == (last.year, last.month):
        return month_words(first, last)
    start, end = (Point(day.replace(day=1), month_end(day), "month") for day in (first, last))
    return words(Edtf("/", start, end, "period"))


def day_words(day: date) -> str:
    """ "12 June 2018", the same in every locale the process may run under."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
