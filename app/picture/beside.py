"""Owns what stands beside what on a map: round marks that cover no other, names that cover no mark and no other name.

Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import hypot

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Where a name stands: it begins, has its middle or ends (`anchor`) at `x`, on the line `y`."""

    x: float
    y: float
    anchor: str
    box: Box


def meet(a: Box, b: Box) -> bool:
    """Whether two boxes lie over one another; they may touch."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def around(x: float, y: float, r: float) -> Box:
    """The box of a round mark."""
    return x - r, y - r, x + r, y + r


GAP = 4.0
"""Between a mark and its name."""
RISE, DROP, FARTHER = 0.76, 0.24, 0.5
"""How far letters reach over their line and under it, and how much farther a name may stand, in em."""


def places(x: float, y: float, r: float, width: float, size: float) -> list[Beside]:
    """Where a name of this width may stand beside a mark, the best first: right, left, above, below, then askew, then
    farther above and below."""
    near, slant = r + GAP, r * 0.7 + GAP / 2
    middle, above, below = y + size * 0.36, y - near - size * DROP, y + near + size * RISE
    at = (
        (x + near, middle, "start"), (x - near, middle, "end"), (x, above, "middle"), (x, below, "middle"),
        (x + slant, y - slant - size * DROP, "start"), (x + slant, y + slant + size * RISE, "start"),
        (x - slant, y - slant - size * DROP, "end"), (x - slant, y + slant + size * RISE, "end"),
        (x, above - size * FARTHER, "middle"), (x, below + size * FARTHER, "middle"),
    )  # fmt: skip
    return [
        Beside(round(left, 1), round(line, 1), anchor, _box(left, line, anchor, width, size))
        for left, line, anchor in at
    ]


def _box(x: float, line: float, anchor: str, width: float, size: float) -> Box:
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return left, line - size * RISE, left + width, line + size * DROP


def apart_by(a: Box, b: Box) -> float:
    """How far two boxes are from each other; 0 where they touch."""
    return hypot(max(0.0, a[0] - b[2], b[0] - a[2]), max(0.0, a[1] - b[3], b[1] - a[3]))


def _in_line(box: Box, mark: Box) -> bool:
    """Whether a name stands right or left of a mark, its middle no higher or lower than the mark is."""
    return mark[1] <= (box[1] + box[3]) / 2 <= mark[3]


def _slid(way: Beside, within: Box) -> Beside:
    """A name above or below its mark, moved inwards as far as it reaches over an edge."""
    left, top, right, bottom = way.box
    by = max(0.0, within[0] - left) - max(0.0, right - within[2])
    if way.anchor != "middle" or not by or abs(by) > (right - left) / 2:
        return way
    return Beside(round(way.x + by, 1), way.y, way.anchor, (left + by, top, right + by, bottom))


def chosen(
    ways: Sequence[Beside], within: Box, taken: Iterable[Box], avoided: Iterable[tuple[float, float]], *,
    own: Box, others: Iterable[Box] = (),
) -> Beside | None:  # fmt: skip
    """The first of these that lies within the drawing and over nothing that is taken, one that covers as few as can be
    of the points that it had better avoid; None where there is no room. What stands above or below is slid inwards from
    an edge. One that is not in line with its `own` mark stands nearer to it than to any of the `others`."""
    taken, avoided, others = list(taken), list(avoided), list(others)
    free = [
        way for way in (_slid(way, within) for way in ways)
        if way.box[0] >= within[0] and way.box[1] >= within[1] and way.box[2] <= within[2] and way.box[3] <= within[3]
        and not any(meet(way.box, box) for box in taken)
        and (_in_line(way.box, own) or all(apart_by(way.box, own) <= apart_by(way.box, box) for box in others))
    ]  # fmt: skip
    return min(free, key=lambda way: sum(meet(way.box, (x, y, x, y)) for x, y in avoided), default=None)


TURNS, APART, ROUNDING = 60, 1.0, 0.2
"""So often marks are pushed; so much is left between two, and so much more for what rounding takes."""
Circle = tuple[float, float, float]
"""The middle of a round mark and its radius."""


def touching(circles: Sequence[Circle]) -> list[list[int]]:
    """The numbers of circles in groups: those that cover each other, by way of others too."""
    group = list(range(len(circles)))
    for one, other in combinations(range(len(circles)), 2):
        if _lack(circles[one], circles[other]) > 0 and group[one] != group[other]:
            old, new = group[other], group[one]
            group = [new if number == old else number for number in group]
    return [[n for n, number in enumerate(group) if number == first] for first in dict.fromkeys(group)]


def spread_out(circles: Sequence[Circle]) -> list[tuple[float, float]]:
    """The middles of circles: each as it was, or pushed off those that it would cover, along the line between their
    middles, again and again. Where there is no room some still cover each other, or are far off."""
    at = list(circles)
    for _ in range(TURNS):
        pushes = [push for pair in combinations(range(len(at)), 2) if (push := _push(at, *pair))]
        for one, other, dx, dy in pushes:
            at[one] = at[one][0] - dx, at[one][1] - dy, at[one][2]
            at[other] = at[other][0] + dx, at[other][1] + dy, at[other][2]
        if not pushes:
            break
    return [
        (x, y) if (x, y) == was[:2] else (round(x, 1), round(y, 1)) for (x, y, _), was in zip(at, circles, strict=True)
    ]


def _lack(one: Circle, other: Circle) -> float:
    """How much nearer two circles are to one another than they may be."""
    return one[2] + other[2] + APART - hypot(other[0] - one[0], other[1] - one[1])


def _push(at: Sequence[Circle], one: int, other: int) -> tuple[int, int, float, float] | None:
    """How far two circles are to be pushed from one another, half by each; None where they do not meet."""
    lack, dx, dy = _lack(at[one], at[other]), at[other][0] - at[one][0], at[other][1] - at[one][1]
    if lack <= 0:
        return None
    distance, half = hypot(dx, dy), (lack + ROUNDING) / 2
    return one, other, half * (dx / distance if distance else 1.0), half * (dy / distance if distance else 0.0)
