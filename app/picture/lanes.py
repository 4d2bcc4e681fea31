"""Owns one lane: what the level of detail names in rows, none over another, and the rest on the shelf below."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from app.lists import HEADLINE
from app.picture.levels import Level
from app.picture.marks import GAP, Item, Mark, mark_of
from app.picture.packing import Extent, Rows
from app.picture.scale import Scale
from app.picture.shelf import Fineness, shelve

ROW, DATED_ROW = 21.0, 32.0
"""The height of a row of names, and of one with dates below them."""
PAD, FOOT = 4.0, 4.0
"""The room above the rows and between them and the shelf."""
FEW_SIDES, FEW_NAMES = 6, 30
"""So many names at most are tried on either side, in a lane that may name so many at most."""
Way = tuple[float, str, Extent]
"""Where a name may stand: its x, which end of it is there, and the room of name and mark."""
Place = tuple[int, float, str]
"""Where a name stands: its row, its x, which end of it is there."""


@dataclass(slots=True)
class Laid:
    """A lane laid out from its upper edge down: marks with names as high as `named`; the shelf's marks, whose `y` is
    relative to its line, reach `above` and `below` that."""

    named: float = 0.0
    above: float = 0.0
    below: float = 0.0
    marks: list[Mark] = field(default_factory=list)
    shelf: list[Mark] = field(default_factory=list)
    lead: bool = False
    rows: int = 0
    """So many rows of names were opened by any way of laying it out that was tried: with as many it is the same."""
    free: float = 0.0
    """In the first lane, from where on its line is free of marks and names."""

    @property
    def need(self) -> float:
        """The height that it takes at least."""
        return self.named + FOOT + self.above + self.below

    def settle(self, top: float, line: float) -> list[Mark]:
        """Its marks in the order of time where it begins at `top` and its shelf's line is at `line`."""
        for marks, by in ((self.marks, top), (self.shelf, line)):
            for mark in marks:
                mark.y = round(mark.y + by, 1)
                mark.label_y = round(mark.label_y + by, 1)
        return sorted([*self.shelf, *self.marks], key=lambda mark: (mark.start, mark.item.slug))


@dataclass(frozen=True, slots=True)
class Most:
    """In how many rows of a lane names may stand: those of turning points, and others."""

    turns: int
    others: int

    def leaves(self, laid: Laid) -> bool:
        """Whether a lane that was laid out with room for more is the same with these."""
        return laid.rows <= min(self.turns, self.others)

    def rows(self, item: Item, level: Level) -> range:
        return range(min(level.rows, self.turns if item.importance == HEADLINE else self.others))


@dataclass(frozen=True, slots=True)
class Tried:
    """The places of marks in their order, None for those without: how many these are, and in how many rows."""

    places: list[Place | None]
    left: int
    rows: int


def lay_out(items: Iterable[Item], scale: Scale, level: Level, fine: Fineness, *, most: Most) -> Laid:
    """The items of one lane; those that the level names choose first, the important before the others, in at most so
    many rows. What finds no room there goes to the shelf."""
    marks = [mark_of(item, scale) for item in sorted(items, key=lambda item: item.turn)]
    chosen = [(mark, _ways(mark, scale, level)) for mark in marks if may_be_named(mark.item, level)]
    best, laid, rest = Tried([], len(chosen) + 1, 0), Laid(), list[Mark]()
    for lefts in _sides([mark for mark, _ in chosen], level):
        tried = _tried(chosen, scale, level, most, lefts, best)
        laid.rows = max(laid.rows, tried.rows)
        if (tried.left, tried.rows) < (best.left, best.rows):
            best = tried
        if not best.left and best.rows <= 1:
            break
    for (mark, _), place in zip(chosen, best.places, strict=True):
        _put(mark, place, _pitch(level))
        (laid.marks if place else rest).append(mark)
    laid.named = PAD + _pitch(level) * best.rows
    nameless = [mark for mark in marks if not may_be_named(mark.item, level)]
    shelf = shelve(sorted([*rest, *nameless], key=lambda mark: mark.item.turn), scale.left, fine)
    laid.shelf, laid.above, laid.below = shelf.marks, shelf.above, shelf.below
    return laid


def _sides(marks: list[Mark], level: Level) -> Iterator[Collection[str]]:
    """Which events might have their names on the left: any of them where they are few, for then a row may be saved."""
    yield ()
    points = [mark.item.slug for mark in marks if is_named(mark, level) and not mark.long]
    if len(points) <= FEW_SIDES and len(marks) <= FEW_NAMES:
        for number in range(1, len(points) + 1):
            yield from combinations(points, number)


def _tried(
    chosen: list[tuple[Mark, list[Way]]], scale: Scale, level: Level, most: Most, lefts: Collection[str], best: Tried
) -> Tried:
    """What finds room for its name, some on the left; given up where it is no better than the best so far."""
    rows, places, left = Rows(), [], 0
    for mark, ways in chosen:
        among = most.rows(mark.item, level) if is_named(mark, level) else range(len(rows))
        if mark.across:
            place = _across(mark, rows, among, scale)
        else:
            on_left = mark.item.slug in lefts
            place = _beside([way for way in ways if way[1] == "end"] if on_left else ways, rows, among)
        places.append(place)
        left += place is None
        if (left, len(rows)) >= (best.left, best.rows):
            break
    return Tried(places, left, len(rows))


def _pitch(level: Level) -> float:
    return DATED_ROW if level.dated else ROW


def is_named(mark: Mark, level: Level) -> bool:
    """Whether the level of detail names it; what the filters leave out keeps no name."""
    return mark.item.strong and bool(mark.item.label) and mark.item.importance in level.names


def may_be_named(item: Item, level: Level) -> bool:
    """Whether the level of detail names it, or does where a row has room."""
    return item.strong and bool(item.label) and (item.importance in level.names or item.importance in level.fills)


def waits(mark: Mark, level: Level) -> bool:
    """Whether it is first drawn at a nearer level of detail: what lasts, and has no name here."""
    return mark.long and not level.stretches and not is_named(mark, level)


def _put(mark: Mark, place: Place | None, pitch: float) -> None:
    """Gives a mark its place and its name."""
    if place is None:
        mark.quiet, mark.across = True, False
        return
    row, x, mark.anchor = place
    if mark.across:
        mark.start, mark.end = x, x + mark.label_width
    mark.label, mark.label_x = mark.item.label, round(x, 1)
    top, lower = PAD + row * pitch, 3.0 if mark.dated else 0.0
    mark.y = top + (17.0 + lower if mark.long else 9.0)
    mark.label_y = top + (10.2 + lower if mark.long else 9.0 + mark.label_size * 0.35)


def _beside(ways: list[Way], rows: Rows, among: range) -> Place | None:
    """A row for a mark and its name beside it, or above it where it is long."""
    taken = rows.take(*(extent for _, _, extent in ways), rows=among) if ways else None
    return (taken[0], *ways[taken[1]][:2]) if taken else None


def _ways(mark: Mark, scale: Scale, level: Level) -> list[Way]:
    """Where the name of a mark may stand, which is to have one: nowhere beside what lasts throughout the window."""
    mark.quiet, mark.dated = False, level.dated
    mark.across = mark.long and mark.whole[0] < scale.left and mark.whole[1] > scale.right
    return [] if mark.across else list(_places(mark, scale))


def _places(mark: Mark, scale: Scale) -> Iterator[Way]:
    """Where the name may stand: over a long mark from its beginning; else on the right, else on the left."""
    width = mark.label_width
    if mark.long:
        x = min(mark.start, scale.right - width)
        if x >= scale.left:
            yield x, "start", (min(mark.start, x) - GAP, max(mark.end, x + width) + 2 * GAP)
        return
    left, right = mark.middle - mark.radius * 1.25, mark.middle + mark.radius * 1.25
    if right + width + GAP <= scale.right:
        yield right + GAP, "start", (left - GAP, right + width + 2 * GAP)
    if left - width - GAP >= scale.left:
        yield left - GAP, "end", (left - width - 2 * GAP, right + GAP)


def _across(mark: Mark, rows: Rows, among: Collection[int], scale: Scale) -> Place | None:
    """A row for what lasts throughout the window: it is drawn as long as its name, at the first free place."""
    width = mark.label_width
    for row in among:
        x = rows.first_free(row, scale.left, width + 5 * GAP)
        if x + width + 5 * GAP <= scale.right:
            rows.put(row, (x, x + width + 5 * GAP))
            return row, x + 2 * GAP, "start"
    return None
