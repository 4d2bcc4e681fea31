"""Owns bars that count: how high each is beside the highest, and where its number stands, in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass

YEAR, TALLEST = 40, 56
"""The height of the highest bar of the years, and of an actor's activity."""
AIR = 20
"""Room for the number beyond the highest bar."""
FULL = 5
"""So many at least make a bar of an actor's activity as high as can be."""


def bar_height(count: int, most: int, tallest: float, least: float = 2) -> float:
    """The height of a bar of `count` where one of `most` is `tallest`; it can always be seen."""
    return max(tallest * count / most, least)


@dataclass(frozen=True, slots=True)
class CountBar:
    """A bar of `count` in a drawing `room` high: it stands on the foot of that, or `hangs` from its top."""

    count: int
    height: int
    room: int
    hangs: bool = False

    @property
    def y(self) -> int:
        return 0 if self.hangs else self.room - self.height

    @property
    def number_y(self) -> int:
        """The foot of the number at the bar's end."""
        return self.height + 14 if self.hangs else self.y - 5


def year_bars(counts: Sequence[int]) -> list[CountBar]:
    """A bar for each count, also for none."""
    most = max(counts, default=0) or 1
    return [CountBar(count, round(bar_height(count, most, YEAR)), YEAR + 2) for count in counts]


def facing_bars(above: Sequence[int], below: Sequence[int]) -> list[tuple[CountBar, CountBar]]:
    """Two bars for each two counts, by one measure: one stands on a line, the other hangs from it."""
    most = max(*above, *below, FULL)
    up, down = ([(n, round(bar_height(n, most, TALLEST)) if n else 0) for n in counts] for counts in (above, below))
    deepest = max(height for _, height in down) + AIR
    return [(CountBar(*a, TALLEST + AIR), CountBar(*b, deepest, hangs=True)) for a, b in zip(up, down, strict=True)]
