"""Owns the time axis: days → x, the ticks that name years, months or days, and the eras."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.dates import MONTHS
from app.picture.lettering import fit, text_width
from app.picture.offset import Offset

Eras = Iterable[tuple[str, date, date]]
"""(name, first day, last day) of each."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at `x`, what to write beside it, and the year or month that begins there ("2018", "2018-06")."""

    x: float
    label: str
    window: str | None = None

    text_x = Offset("x", 4)
    before_x = Offset("x", -2)


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from `first` to `last`, both included, laid out from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def at(self, day: date) -> float:
        """x at the beginning of `day`; outside the window it lies outside [left, right]."""
        return self.left + (day - self.first).days / self.days * (self.right - self.left)

    def stretch(self, first: date, last: date) -> tuple[float, float]:
        """Where the days from `first` to `last` begin and end, both included; as `at` without regard to the window."""
        return self.at(first), self.at(last + timedelta(days=1))

    def within(self, x: float, margin: float = 0) -> float:
        """`x`, or the nearer edge where it lies outside, or less than a margin within."""
        return min(max(x, self.left + margin), self.right - margin)

    def shown(self, first: date, last: date) -> tuple[float, float]:
        """What lies in the window of the stretch from `first` to `last`."""
        start, end = self.stretch(first, last)
        return self.within(start), self.within(end)

    def shows_middle(self, whole: tuple[float, float]) -> bool:
        """Whether a stretch has its middle in the window, and does not span all of it."""
        throughout = whole[0] < self.left and whole[1] > self.right
        return not throughout and self.left <= sum(whole) / 2 <= self.right

    def ticks(self) -> list[Tick]:
        """Not more than about fifteen: by decade, year, quarter, month or day."""
        return [
            Tick(round(self.at(day), 1), label, window)
            for day, label, window in self._days()
            if self.first <= day <= self.last
        ]

    def _days(self) -> Iterator[tuple[date, str, str | None]]:
        years = self.days / 365
        if years > 2:
            step = 1 if years <= 15 else 5 if years <= 70 else 25
            for year in range(self.first.year - self.first.year % step, self.last.year + 1, step):
                yield date(year, 1, 1), str(year), str(year) if step == 1 else None
        elif self.days > 62:
            for year in range(self.first.year, self.last.year + 1):
                for month in range(1, 13, 1 if self.days <= 400 else 3):
                    name = MONTHS[month - 1][:3]
                    yield date(year, month, 1), f"{name} {year}" if month == 1 else name, f"{year}-{month:02d}"
        else:
            for number in range(0, self.days, 1 if self.days <= 10 else 7):
                day = self.first + timedelta(days=number)
                yield day, f"{day.day} {MONTHS[day.month - 1][:3]}", None


def with_room(ticks: Iterable[tuple[Tick, float]], size: float, width: float, apart: float) -> list[Tick]:
    """Ticks in their order, each given with where its label begins: those whose label, in letters of that size, would
    end beyond `width` or less than `apart` from the one before lose it."""
    kept, free = [], 0.0
    for tick, begin in ticks:
        end = begin + text_width(tick.label, size)
        fits = free <= begin and end <= width
        free = end + apart if fits else free
        kept.append(tick if fits else replace(tick, label=""))
    return kept


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the axis and its name, None where it would not fit: an era, or a year or month of the narrow picture
    and the window that shows it."""

    x: float
    width: float
    label: str | None
    window: str | None = None

    label_x = Offset("x", 8)
    foot = Offset("x", 13)


def era_bands(eras: Eras, scale: Scale) -> list[Band]:
    """The eras of which the window shows a day."""
    bands = []
    for name, first, last in eras:
        if first <= scale.last and last >= scale.first:
            x, end = scale.shown(first, last)
            label = fit(name, 13, end - x - 12, end="", at=" · ")
            bands.append(Band(round(x, 1), round(end - x, 1), label or None))
    return bands
