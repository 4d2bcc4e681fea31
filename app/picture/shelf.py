"""Owns the shelf of a lane: what has no name there, as dots that stand on a line and thin bars below it.

Dots that would cover each other stack; where the stack would be too high, they become one mark that counts them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from app.picture.marks import COUNTED, QUIET, Mark
from app.picture.packing import Extent, Rows

PITCH, LINE = 6.0, 4.0
"""How far dots stand above each other, and bars below each other."""
CLEAR = COUNTED + QUIET
"""How far the middle of a mark that counts keeps from the ends of its column."""


@dataclass(frozen=True, slots=True)
class Fineness:
    """How much a shelf tells apart: dots in a stack, how wide a column of dots is that may be counted together, and
    bars below each other; or how much room the `columns` of a crowd have, which stand there in place of all marks."""

    stack: int
    column: float
    bars: int
    columns: float = 0.0


FINENESS = (Fineness(4, 28, 6), Fineness(2, 28, 4), Fineness(1, 28, 2), Fineness(0, 60, 0))
"""From the finest on; the last draws nothing but counts."""


@dataclass(slots=True)
class Shelf:
    """Marks whose `y` is relative to the line on which dots stand, and how far they reach above and below it."""

    marks: list[Mark] = field(default_factory=list)
    above: float = 0.0
    below: float = 0.0


def shelve(marks: Sequence[Mark], left: float, fine: Fineness) -> Shelf:
    """The shelf of a lane that begins at `left`: a bar that finds no row is drawn as a dot where it begins."""
    if fine.columns:
        return Shelf([], fine.columns, 2)
    shelf, rows, points = Shelf(), Rows(), []
    for mark in sorted(marks, key=lambda mark: (not mark.long, mark.start)):
        place = rows.take((mark.start - 1, mark.end + 1), rows=range(fine.bars)) if mark.long else None
        if place:
            mark.y = (place[0] + 1) * LINE
            shelf.marks.append(mark)
        else:
            points.append(
                replace(mark, long=False, dot=True, middle=max(mark.middle, mark.start)) if mark.long else mark
            )
    shelf.below = len(rows) * LINE + 2
    stacks = Rows()
    points.sort(key=lambda mark: mark.middle)
    for number, column in groupby(points, lambda mark: (mark.middle - left) // fine.column):
        begin = left + number * fine.column
        _stack(list(column), (begin + CLEAR, begin + fine.column - CLEAR), stacks, fine, shelf)
    return shelf


def _stack(column: list[Mark], within: Extent, stacks: Rows, fine: Fineness, shelf: Shelf) -> None:
    """Puts the dots of a column above each other, or one mark that counts them where that would be too high: in their
    middle, yet so far `within` the column that it touches no dot beside it."""
    if len(column) == 1 and not fine.stack:
        fine = replace(fine, stack=1)
    taken = []
    for mark in column:
        extent = (mark.middle - QUIET, mark.middle + QUIET)
        if not (place := stacks.take(extent, rows=range(fine.stack))):
            break
        taken.append((place[0], extent))
        mark.y = -QUIET - 0.5 - place[0] * PITCH
    else:
        shelf.marks += column
        shelf.above = max(shelf.above, *(QUIET - mark.y for mark in column))
        return
    for row, extent in taken:
        stacks.leave(row, extent)
    x = min(max((column[0].middle + column[-1].middle) / 2, within[0]), within[1])
    items = tuple(mark.item for mark in column)
    counted = Mark(items[0], x, x - COUNTED, x + COUNTED, (x, x), quiet=False, y=-COUNTED - 0.5, members=items)
    shelf.marks.append(counted)
    shelf.above = max(shelf.above, 2 * COUNTED + 1)
