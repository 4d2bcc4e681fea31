"""Owns the strip below the picture: how many events begin in each month of all its time, and the window."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app import dates
from app.picture.bars import bar_height
from app.picture.marks import Rect
from app.picture.scale import Scale, Tick

WIDTH, HEIGHT = 976.0, 36.0
"""As wide as the plot of the picture above it."""
MOST_MONTHS, MOST_YEARS = 320, 100
"""Of so many months each has a bar that can be seen, and so many years can be pointed at."""


@dataclass(frozen=True, slots=True)
class StripYear:
    """A year of the strip, from `x`, `width` wide, and the window that shows it."""

    year: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Strip:
    """Bars by `unit`, the years below them, and the `brush` (x and width) that marks the window."""

    unit: str
    first: date
    last: date
    bars: list[Rect]
    years: list[StripYear]
    ticks: list[Tick]
    brush: tuple[float, float]
    width: float = WIDTH
    height: float = HEIGHT


def draw_strip(months: Sequence[tuple[str, int]], all_days: tuple[date, date], window: tuple[date, date]) -> Strip:
    """`months` are ("2018-06", number of events), drawn over all days, by the year where they are too many; the window
    is marked in it."""
    scale = Scale(*all_days, 0.0, WIDTH)
    unit = "month" if len(months) <= MOST_MONTHS else "year"
    counts = _counts(months, unit)
    shown = {days: count for days, count in counts.items() if days[0] <= scale.last and days[1] >= scale.first}
    most = max(shown.values(), default=1)
    start, end = scale.shown(*window)
    return Strip(
        unit=unit,
        first=scale.first,
        last=scale.last,
        bars=[_bar(days, count, most, scale) for days, count in shown.items()],
        years=_years(scale),
        ticks=[tick for tick in scale.ticks() if tick.x + 34 <= WIDTH],
        brush=(round(start, 1), round(max(end - start, 2), 1)),
    )


def _counts(months: Sequence[tuple[str, int]], unit: str) -> dict[tuple[date, date], int]:
    """How many events begin in each month or year."""
    counts: Counter[str] = Counter()
    for month, count in months:
        counts[month if unit == "month" else month[:4]] += count
    return {dates.stretch(text): count for text, count in counts.items()}


def _years(scale: Scale) -> list[StripYear]:
    """The years, where there are not too many to be pointed at."""
    years = range(scale.first.year, scale.last.year + 1)
    return [_year(year, scale) for year in years if len(years) <= MOST_YEARS]


def _bar(days: tuple[date, date], count: int, most: int, scale: Scale) -> Rect:
    x, end = scale.shown(*days)
    height = bar_height(count, most, HEIGHT - 4, least=3)
    return Rect(round(x, 1), round(HEIGHT - height, 1), round(max(end - x - 1, 2), 1), round(height, 1))


def _year(year: int, scale: Scale) -> StripYear:
    x, end = scale.shown(date(year, 1, 1), date(year, 12, 31))
    return StripYear(str(year), round(x, 1), round(end - x, 1))
