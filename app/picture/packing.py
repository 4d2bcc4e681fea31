"""Owns room: rows in which no extent lies over another, lines as near as can be, heights that share a whole."""

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf
from statistics import fmean

Extent = tuple[float, float]


@dataclass(slots=True)
class Rows:
    """What is taken in each row, from 0; extents may touch. A row opens when something is put there."""

    taken: list[list[Extent]] = field(default_factory=list)
    ends: list[float] = field(init=False)
    """Beyond which each row is free, for most that is put there comes in the order of the axis."""

    def __post_init__(self) -> None:
        self.ends = [max((end for _, end in row), default=-inf) for row in self.taken]

    def __len__(self) -> int:
        return len(self.taken)

    def is_free(self, row: int, extent: Extent) -> bool:
        """Whether an extent lies over none in a row."""
        left, right = extent
        for start, end in self.taken[row] if row < len(self.taken) and left < self.ends[row] else ():
            if left < end and right > start:
                return False
        return True

    def first_free(self, row: int, left: float, width: float) -> float:
        """The first place from `left` on in a row where so much is free."""
        x = left
        for start, end in sorted(self.taken[row]) if row < len(self) else ():
            if x + width <= start:
                break
            x = max(x, end)
        return x

    def put(self, row: int, extent: Extent) -> None:
        """Takes an extent in a row, free or not."""
        for _ in range(len(self), row + 1):
            self.taken.append([])
            self.ends.append(-inf)
        self.taken[row].append(extent)
        self.ends[row] = max(self.ends[row], extent[1])

    def leave(self, row: int, extent: Extent) -> None:
        """Gives back what was taken."""
        self.taken[row].remove(extent)

    def stack(self, extent: Extent) -> int:
        """Takes an extent in the first row where it is free, a new one if need be: which."""
        row = 0
        while not self.is_free(row, extent):
            row += 1
        self.put(row, extent)
        return row

    def take(self, *extents: Extent, rows: range) -> tuple[int, int] | None:
        """Takes the first of `extents` that is free in the first of `rows` where one is: which row, which extent."""
        for row in rows:
            for number, extent in enumerate(extents):
                if self.is_free(row, extent):
                    self.put(row, extent)
                    return row, number
        return None


def piled(middles: Iterable[float], size: float, deepest: int) -> list[int | None]:
    """For things of one size, in turn, the first of so many rows where each lies over none, or None."""
    rows: list[list[float]] = [[] for _ in range(deepest)]
    return [_taken(rows, middle, size / 2) for middle in middles]


def _taken(rows: list[list[float]], middle: float, half: float) -> int | None:
    """Takes a middle in the first of these rows, each in order, where both next to it are far enough: which row."""
    left, right = middle - half, middle + half
    for number, row in enumerate(rows):
        at = bisect(row, middle)
        if (at == 0 or row[at - 1] + half <= left) and (at == len(row) or row[at] - half >= right):
            row.insert(at, middle)
            return number
    return None


def spread(targets: Sequence[float], size: float, within: Extent, reach: float) -> list[float] | None:
    """The middles of lines of a `size`, none over another, as near as can be (least squares) to their `targets`;
    None if one would lie farther off than `reach`, or not all have room.

    `targets` ascend. Blocks of lines that would meet are pooled at the mean of what they want.
    """
    low, high = within[0] + size / 2, within[1] - size / 2 - (len(targets) - 1) * size
    if high < low:
        return None
    blocks: list[list[float]] = []
    for place in (y - n * size for n, y in enumerate(targets)):
        blocks.append([place])
        while len(blocks) > 1 and fmean(blocks[-2]) >= fmean(blocks[-1]):
            last = blocks.pop()
            blocks[-1] += last
    flat = [min(max(fmean(block), low), high) for block in blocks for _ in block]
    lines = [round(y + n * size, 1) for n, y in enumerate(flat)]
    return lines if all(abs(a - b) <= reach for a, b in zip(lines, targets, strict=True)) else None


def share_out(needs: Sequence[float], wanted: Sequence[float], total: float) -> list[float]:
    """Heights that add up to `total`, each at least its need and as near as can be to the share that it wants; where
    the needs are more than there is, these."""
    if sum(needs) >= total:
        return list(needs)
    shares = [want * total / sum(wanted) for want in wanted]
    heights = [max(need, share) for need, share in zip(needs, shares, strict=True)]
    slack = [height - need for height, need in zip(heights, needs, strict=True)]
    over = sum(heights) - total
    return [
        round(h - over * s / sum(slack), 1) if over > 0 else round(h, 1) for h, s in zip(heights, slack, strict=True)
    ]
