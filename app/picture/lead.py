"""Owns the first lane, which the story is about: its turning points large on one line, their names around it."""

from collections.abc import Iterator
from itertools import pairwise

from app.lists import HEADLINE
from app.picture.lanes import Laid, is_named
from app.picture.levels import MONTH, Level
from app.picture.marks import GAP, LEAD_RADIUS, Item, Mark, mark_of
from app.picture.packing import Extent, Rows
from app.picture.scale import Scale
from app.picture.shelf import Fineness, shelve

LINE, BLOCK = 54.0, 39.0
"""How far below its upper edge the line runs, and the height of a name with the line below it."""
ABOVE, ON, BELOW = range(3)


def lay_out_lead(items: list[Item], scale: Scale, level: Level, fine: Fineness) -> Laid | None:
    """The items of the first lane: turning points on its line, what else is named above or below it; None where there
    is a turning point that finds no room so."""
    rows, laid, rest = Rows([[], [], []]), Laid(named=LINE + LEAD_RADIUS + BLOCK, lead=True), []
    marks = sorted((mark_of(item, scale) for item in items), key=lambda mark: (mark.middle, mark.item.turn))
    turns = [mark for mark in marks if is_named(mark, level) and mark.item.importance == HEADLINE]
    if any(mark.long for mark in turns) or any(_touch(*pair) for pair in pairwise(turns)):
        return None
    for mark in turns:
        mark.quiet, mark.lead, mark.dated, mark.y = False, True, True, LINE
        mark.middle = scale.within(mark.middle, LEAD_RADIUS - 6)
        rows.put(ON, (mark.middle - mark.radius, mark.middle + mark.radius))
    for mark in turns:
        if not _name(mark, rows, scale, mark is turns[-1]):
            return None
    laid.free = _free(turns, scale)
    for mark in marks:
        if not mark.quiet:
            continue
        if not (is_named(mark, level) and not mark.long and _beside(mark, rows, scale)):
            if level is MONTH and is_named(mark, level):
                return None
            rest.append(mark)
        else:
            turns.append(mark)
    shelf = shelve(rest, scale.left, fine)
    laid.marks, laid.shelf, laid.above, laid.below = turns, shelf.marks, shelf.above, shelf.below
    return laid


def _name(mark: Mark, rows: Rows, scale: Scale, last: bool) -> bool:
    """Gives a turning point room for its name; on the line only to the last, for the line goes on to the next."""
    places = [place for place in _places(mark, scale) if place[0] != ON or last]
    taken = next((place for place in places if rows.is_free(place[0], place[3])), None)
    if not taken:
        return False
    zone, x, mark.anchor, extent = taken
    rows.put(zone, extent)
    mark.label, mark.label_x = mark.item.label, round(x, 1)
    mark.label_y = {ABOVE: LINE - LEAD_RADIUS - 21.0, ON: LINE + 0.3, BELOW: LINE + LEAD_RADIUS + 20.5}[zone]
    return True


def _beside(mark: Mark, rows: Rows, scale: Scale) -> bool:
    """Gives a lesser event a place above or below the line, its name beside it."""
    mark.quiet = False
    r, width = mark.radius * 1.25, mark.label_width
    for zone, y in ((BELOW, LINE + LEAD_RADIUS + 14.0), (ABOVE, LINE - LEAD_RADIUS - 14.0)):
        for x, anchor, extent in (
            (mark.middle + r + GAP, "start", (mark.middle - r - GAP, mark.middle + r + width + 3 * GAP)),
            (mark.middle - r - GAP, "end", (mark.middle - r - width - 3 * GAP, mark.middle + r + GAP)),
        ):
            if extent[0] >= scale.left - 2 * GAP and extent[1] <= scale.right + GAP and rows.is_free(zone, extent):
                rows.put(zone, extent)
                mark.label, mark.label_x, mark.anchor = mark.item.label, round(x, 1), anchor
                mark.y, mark.label_y = y, y + mark.label_size * 0.35
                return True
    mark.quiet = True
    return False


def _touch(one: Mark, other: Mark) -> bool:
    """Whether two marks on the line would cover more than a third of each other."""
    return abs(one.middle - other.middle) < (one.radius + other.radius) * 2 / 3


def _places(mark: Mark, scale: Scale) -> Iterator[tuple[int, float, str, Extent]]:
    """Where its name may stand: above, below, on the right, on the left; beginning or ending at the mark."""
    width, r = mark.label_width, mark.radius
    starts = mark.middle - r, mark.middle - r + width + 3 * GAP
    ends = mark.middle + r - width - 3 * GAP, mark.middle + r
    for zone in (ABOVE, BELOW):
        if starts[1] <= scale.right:
            yield zone, starts[0], "start", starts
    if mark.middle + r + 2 * GAP + width <= scale.right:
        yield ON, mark.middle + r + 2 * GAP, "start", (mark.middle + r, mark.middle + r + width + 4 * GAP)
    for zone in (ABOVE, BELOW):
        if ends[0] >= scale.left:
            yield zone, ends[1], "end", ends
    if mark.middle - r - 2 * GAP - width >= scale.left:
        yield ON, mark.middle - r - 2 * GAP, "end", (mark.middle - r - width - 4 * GAP, mark.middle - r)


def _free(turns: list[Mark], scale: Scale) -> float:
    """Where the line of the lane is free of marks and names to its end."""
    ends = [scale.left]
    for mark in turns:
        ends.append(mark.middle + mark.radius)
        if abs(mark.label_y - LINE) < 1 and mark.anchor == "start":
            ends.append(mark.label_x + mark.label_width)
    return max(ends)
