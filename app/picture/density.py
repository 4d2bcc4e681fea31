"""Owns what a window of too many events shows in place of marks: a column for what begins in each stretch of it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from app import dates
from app.picture.marks import Item, Rect
from app.picture.scale import Scale

Days = tuple[date, date]
Count = tuple[int, int]
"""How many events, and how many of them the filters leave."""
UNITS = {
    "a day": (1, 0), "a week": (7, 0), "a month": (0, 1), "a quarter": (0, 3), "half a year": (0, 6), "a year": (0, 12),
    "five years": (0, 60), "ten years": (0, 120), "fifty years": (0, 600), "a century": (0, 1200),
}  # fmt: skip
"""The stretches of the calendar, in days or in months."""
ACROSS, DOWN = 38.0, 30.0
"""A stretch is so long at least in the wide picture and in the narrow one: 24 pixels where these are smallest, and in
the wide one no more of them than a page of 250 kB has room for."""
AIR, LEAST, NUMBER = 1.0, 3.0, 12.0
"""The room on either side of a column, the height of the lowest, and what the number of the highest takes above it."""
LOW, HIGH, WIDEST = 18.0, 40.0, 160.0
"""How high the highest column is at least and at most, and how wide one is drawn."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """What a window of too many events holds: so many touch it, `strong` of them pass the filters; `counts` has by lane
    what is known to begin in each of the `stretches`, which are as long as `unit` says."""

    number: int
    strong: int
    unit: str
    stretches: Sequence[Days]
    counts: Mapping[str, Sequence[Count]]

    @property
    def faded(self) -> int:
        """How many events the filters leave out."""
        return self.number - self.strong

    def rest(self, lane: str, named: Iterable[Item]) -> list[Count]:
        """The counts of a lane without those of its events that are drawn by name."""
        counts = list(self.counts.get(lane) or [(0, 0)] * len(self.stretches))
        for item in named:
            if item.counted:
                place = bisect_right(self.stretches, item.first, key=lambda days: days[0]) - 1
                counts[place] = counts[place][0] - 1, counts[place][1] - item.strong
        return counts


@dataclass(frozen=True, slots=True)
class Cell:
    """A column for `count` events that begin in a stretch of days, `full` high; the filters leave `strong` of them,
    which are `solid`. `reach` is where it can be pointed at; `says` tells whether its number stands above it."""

    key: str
    days: Days
    count: int
    strong: int
    full: Rect
    solid: Rect
    reach: Rect
    says: bool = False

    @property
    def x(self) -> float:
        """The middle of the column."""
        return round(self.full.x + self.full.width / 2, 1)

    @property
    def number(self) -> str:
        return f"{self.count:,}"

    @property
    def number_y(self) -> float:
        return round(self.full.y - 3, 1)


def stretches(days: Days, length: float, room: float = ACROSS) -> tuple[str, list[Days]]:
    """The window cut at the shortest unit of the calendar of which each has `room` on a `length`, and the unit; a rest
    at either end that has less than half of that belongs to its neighbour."""
    number, most = (days[1] - days[0]).days + 1, max(int(length // room), 1)
    unit = next((name for name, (d, m) in UNITS.items() if number <= most * (d or m * 30.4)), "a century")
    begins, least = list(_begins(days, *UNITS[unit])), timedelta(days=number * room / length / 2)
    if len(begins) > 1 and begins[1] - begins[0] < least:
        begins.pop(1)
    if len(begins) > 1 and days[1] + timedelta(days=1) - begins[-1] < least:
        begins.pop()
    ends = [begin - timedelta(days=1) for begin in begins[1:]]
    return unit, list(zip(begins, [*ends, days[1]], strict=True))


def _begins(days: Days, step: int, months: int) -> Iterator[date]:
    """The first days of the stretches: of the window, then of each unit of the calendar in it."""
    begin, last = days
    while begin <= last:
        yield begin
        if not months:
            begin += timedelta(days=step)
        else:
            so_far = (begin.year * 12 + begin.month - 1) % months
            begin = dates.add_months(begin, months - so_far)


@dataclass(frozen=True, slots=True)
class Room:
    """Where the columns of a lane stand: on its `line`, one of `most` events `high`."""

    line: float
    high: float
    most: int


def left_and_faded(items: Sequence[Item], crowd: Crowd | None) -> Count:
    """How many events of a window the filters leave, and how many they fade."""
    strong = sum(item.strong for item in items)
    return (crowd.strong, crowd.faded) if crowd else (strong, len(items) - strong)


def cells(lane: str, counts: Sequence[Count], days: Sequence[Days], scale: Scale, room: Room) -> list[Cell]:
    """The columns of a lane, one for each of the stretches in which anything begins."""
    tallest = max((count for count, _ in counts), default=0)
    drawn: list[Cell] = []
    for number, (stretch, (count, strong)) in enumerate(zip(days, counts, strict=True)):
        if count:
            start, end = scale.stretch(*stretch)
            x, width = round(start + AIR, 1), round(end - start - 2 * AIR, 1)
            sizes = (_size(number, room.most, room.high) for number in (count, strong))
            full, solid = (Rect(x, round(room.line - size, 1), min(width, WIDEST), size) for size in sizes)
            reach = Rect(x, round(room.line - room.high - NUMBER, 1), width, round(room.high + NUMBER, 1))
            says = count == tallest and not any(cell.says for cell in drawn)
            drawn.append(Cell(f"{lane}-{number}", stretch, count, strong, full, solid, reach, says))
    return drawn


def cells_down(counts: Sequence[Count], days: Sequence[Days], scale: Scale, *, x: float, high: float) -> list[Cell]:
    """The columns of all lanes together beside the rail of the narrow picture: they lie, and grow from `x` on. As many
    neighbours as give a finger room are one."""
    number = max(-(-int(DOWN * len(counts)) // int(scale.right - scale.left)), 1)
    joined = [
        ((days[n][0], days[min(n + number, len(counts)) - 1][1]), counts[n : n + number])
        for n in range(0, len(counts), number)
    ]
    sums = [(stretch, sum(one[0] for one in part), sum(one[1] for one in part)) for stretch, part in joined]
    most = max((count for _, count, _ in sums), default=0)
    drawn = []
    for place, (stretch, count, strong) in enumerate(sums):
        if count:
            start, end = scale.stretch(*stretch)
            y, length = round(start + AIR, 1), round(end - start - 2 * AIR, 1)
            full, solid = (Rect(x, y, _size(n, most, high), length) for n in (count, strong))
            drawn.append(Cell(f"rail-{place}", stretch, count, strong, full, solid, Rect(x - 6, y, high + 8, length)))
    return drawn


def _size(count: int, most: int, high: float) -> float:
    """By the square root, for the fullest lane has a hundred times the events of the emptiest."""
    return round(max(high * sqrt(count / most), LEAST), 1) if count else 0.0
