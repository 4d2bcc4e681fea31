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


def reach(first: date, last: date) -> tuple[date, date]:
    """The first and the last day within the length of a window from it."""
    length = (last - first).days + 1
    return (
        first - timedelta(days=min(length, (first - date.min).days)),
        last + timedelta(days=min(length, (date.max - last).days - 1)),
    )


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
        days, room = self.days, self.right - self.left
        start, end = (first - self.first).days, (last - self.first).days + 1
        return self.left + start / days * room, self.left + end / days * room

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
            for day, label, window in self._days(self.first, self.last)
            if self.first <= day <= self.last
        ]

    def ticks_beyond(self) -> list[Tick]:
        """As fine as those of the window, as far as its length on either side of it."""
        first, last = reach(self.first, self.last)
        return [
            Tick(round(self.at(day), 1), label, window)
            for day, label, window in self._days(first, last)
            if first <= day < self.first or self.last < day <= last
        ]

    def _days(self, first: date, last: date) -> Iterator[tuple[date, str, str | None]]:
        years = self.days / 365
        if years > 2:
            step = 1 if years <= 15 else 5 if years <= 70 else 25
            for year in range(max(first.year - first.year % step, 1), last.year + 1, step):
                yield date(year, 1, 1), str(year), str(year) if step == 1 else None
        elif self.days > 62:
            for year in range(first.year, last.year + 1):
                for month in range(1, 13, 1 if self.days <= 400 else 3):
                    name = MONTHS[month - 1][:3]
                    yield date(year, month, 1), f"{name} {year}" if month == 1 else name, f"{year}-{month:02d}"
        else:
            step = 1 if self.days <= 10 else 7
            for number in range(-((self.first - first).days // step) * step, (last - self.first).days + 1, step):
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
    """A stretch of the axis and its name, None where it would not fit: an era, every other one `shaded`, whose name
    begins at `label_x`; or a year or month of the narrow picture and the window that shows it."""

    x: float
    width: float
    label: str | None
    window: str | None = None
    label_x: float = 0.0
    shaded: bool = False

    foot = Offset("x", 13)


def era_bands(eras: Eras, scale: Scale) -> list[Band]:
    """The eras, as far as they lie within reach; each has its name where the window begins to show it."""
    bands = []
    far = scale.stretch(*reach(scale.first, scale.last))
    for number, (name, first, last) in enumerate(eras):
        start, end = (min(max(x, far[0]), far[1]) for x in scale.stretch(first, last))
        if start == end:
            continue
        shown = scale.shown(first, last) if end > scale.left and start < scale.right else (start, end)
        label = fit(name, 13, shown[1] - shown[0] - 12, end="", at=" · ")
        name_x, width = round(shown[0] + 8, 1), round(end - start, 1)
        bands.append(Band(round(start, 1), width, label or None, label_x=name_x, shaded=number % 2 == 1))
    return bands
