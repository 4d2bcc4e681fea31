"""Owns one lane: its marks and labels in rows, none over another; what finds no room joins a counted cluster."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from app.picture.lettering import text_width
from app.picture.packing import Extent, Rows
from app.picture.scale import Scale

MAX_ROWS = 4
MORE_ROWS = 2
"""Rows that a headline event may open beyond those of the others."""
SHORTEST_BAR = 14.0
GAP = 3.0
LABEL_SIZE = {"headline": 13.0, "major": 12.0, "minor": 12.0}
SMALL = 11.0
"""The size of a name that stands over a thin bar."""
RADIUS = {"headline": 7.2, "major": 5.5, "minor": 4.2}
BACKDROP = 0.6
"""A period that covers more of the window than this chooses its place after all that happened in it."""
SPACE = 10.0
"""Half the room that every point mark keeps, so that a cluster's number fits where the mark was."""
_RANK = {"headline": 0, "major": 1, "minor": 2}
SHAPES = {"letter": "letter", "test": "triangle", "agreement": "diamond"}


@dataclass(frozen=True, slots=True)
class Item:
    """An event to draw. `label` is what may stand beside its mark, `name` says the mark in words; `soft` tells
    whether a period's start and its end are known to the year only."""

    slug: str
    url: str
    label: str | None
    name: str
    lane: str
    kind: str
    importance: str
    first: date
    last: date
    period: bool
    strong: bool
    doubtful: bool = False
    soft: tuple[bool, bool] = (False, False)

    @property
    def turn(self) -> tuple[bool, int, date, str]:
        """Its turn to choose a place: what the filters leave before what they fade, the important first."""
        return not self.strong, _RANK[self.importance], self.first, self.slug


@dataclass(slots=True)
class LaneMark:
    """A mark with its place: `x` its middle, `start` to `end` the stretch of the window it may cover, `row` from 0.

    A bar shows how long a period lasted; a shorter period is a point. `whole` is the stretch a loose date or a bar
    covers without regard to the window; a loose date has no `dot` where its middle lies outside, or it spans it all.
    A thin bar lies below the rows, `named` with its label above it. A cluster has `members` besides its own item,
    and says how many in its `suffix` where there is room. `taken` is the room it holds in its row.
    """

    item: Item
    x: float
    start: float
    end: float
    whole: Extent
    bar: bool
    dot: bool = True
    row: int = 0
    thin: bool = False
    label: str | None = None
    label_x: float = 0.0
    anchor: str = "start"
    suffix: str = ""
    taken: Extent = (0.0, 0.0)
    members: list[Item] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.members) + 1

    @property
    def named(self) -> bool:
        return self.thin and self.label is not None

    @property
    def label_size(self) -> float:
        return SMALL if self.thin else LABEL_SIZE[self.item.importance]

    @property
    def radius(self) -> float:
        return SPACE - 1 if self.members else RADIUS[self.item.importance]

    @property
    def shape(self) -> str:
        if self.bar:
            return "bar"
        if self.members:
            return "cluster"
        return SHAPES.get(self.item.kind, "circle") if self.dot else "none"

    @property
    def loose(self) -> bool:
        """Whether it is drawn as wide as its day is unknown."""
        span = self.end - self.start
        return not self.bar and not self.item.period and self.item.first != self.item.last and span > 2 * self.radius

    @property
    def clipped(self) -> bool:
        """Whether its stretch goes on beyond the window."""
        return self.whole != (self.start, self.end)

    @property
    def strong(self) -> bool:
        return self.item.strong or any(member.strong for member in self.members)

    @property
    def window(self) -> tuple[date, date]:
        """The days that hold every member of a cluster."""
        items = [self.item, *self.members]
        return min(i.first for i in items), max(i.last for i in items)

    @property
    def extent(self) -> Extent:
        """What it covers without its label."""
        if self.bar:
            return self.start - GAP, self.end + GAP
        return min(self.x - SPACE, self.start), max(self.x + SPACE, self.end)


@dataclass(slots=True)
class Laid:
    """A lane laid out: its marks, and what is taken in its rows of marks and labels, below them in those of thin bars
    with names, and below these in those of thin bars without."""

    marks: list[LaneMark] = field(default_factory=list)
    rows: Rows = field(default_factory=lambda: Rows([[]]))
    named: Rows = field(default_factory=Rows)
    thin: Rows = field(default_factory=Rows)


def lay_out(items: Iterable[Item], scale: Scale) -> Laid:
    """The items of one lane in rows, the important first to choose; bars that find no room there in thin rows below.

    Backdrops choose last. Where every row is full, the nearest lesser mark becomes a cluster that counts the item;
    where there is none, a row more is opened. Minor events are labelled last, where room is left.
    """
    laid = Laid()
    marks = [_mark(item, scale) for item in sorted(items, key=lambda i: i.turn)]
    for mark in sorted(marks, key=lambda mark: _backdrop(mark, scale)):
        if _place(mark, laid, scale):
            laid.marks.append(mark)
        elif host := _host(mark, laid.marks):
            host.members.append(mark.item)
        else:
            _take(mark, laid.rows, mark.extent)
            laid.marks.append(mark)
    for mark in laid.marks:
        if mark.item.importance == "minor" and mark.item.strong and not mark.thin:
            laid.rows.leave(mark.row, mark.taken)
            if not _label(mark, laid.rows, range(mark.row, mark.row + 1), scale):
                laid.rows.put(mark.row, mark.taken)
    for mark in laid.marks:
        if mark.members and mark.label:
            _count(mark, laid.rows, scale)
    laid.marks.sort(key=lambda m: (m.thin, not m.named, m.start, m.row))
    return laid


def _mark(item: Item, scale: Scale) -> LaneMark:
    whole = scale.stretch(item.first, item.last)
    start, end = scale.within(whole[0]), scale.within(whole[1])
    bar = item.period and end - start >= SHORTEST_BAR
    inside = is_inside(whole, scale) and not item.period
    dot = item.period or inside or end - start <= 2 * SPACE
    middle = sum(whole) / 2 if inside else (start + end) / 2
    x = min(max(middle, scale.left + SPACE + 1), scale.right - SPACE - 1)
    return LaneMark(item, x, start, end, whole, bar=bar, dot=dot)


def is_inside(whole: Extent, scale: Scale) -> bool:
    """Whether a loose date has its middle in the window, and does not span all of it."""
    throughout = whole[0] < scale.left and whole[1] > scale.right
    return not throughout and scale.left <= sum(whole) / 2 <= scale.right


def _backdrop(mark: LaneMark, scale: Scale) -> bool:
    return mark.bar and mark.end - mark.start > BACKDROP * (scale.right - scale.left)


def _host(mark: LaneMark, placed: list[LaneMark]) -> LaneMark | None:
    """The point nearest to the mark that may count it: never a headline event while a lesser one is there."""
    points = [other for other in placed if not other.bar]
    lesser = [other for other in points if other.item.importance != "headline"]
    return min(lesser or points, key=lambda other: (abs(other.x - mark.x), other.row), default=None)


def _place(mark: LaneMark, laid: Laid, scale: Scale) -> bool:
    """Finds room, with the label if it can; a minor mark waits for its label until all marks stand."""
    early = mark.item.strong and (mark.item.importance != "minor" or _backdrop(mark, scale))
    if early and _label(mark, laid.rows, range(MAX_ROWS), scale):
        return True
    mark.thin = mark.bar
    if mark.thin:
        return (mark.item.strong and _name(mark, laid.named, scale)) or _take(mark, laid.thin, mark.extent)
    most = MAX_ROWS + (MORE_ROWS if mark.item.importance == "headline" else 0)
    return _take(mark, laid.rows, mark.extent, most)


def _take(mark: LaneMark, rows: Rows, extent: Extent, most: int = sys.maxsize) -> bool:
    """Takes `extent` for the mark in the first of `most` rows where it is free."""
    if place := rows.take(extent, rows=range(most)):
        mark.row, mark.taken = place[0], extent
    return place is not None


def _name(mark: LaneMark, named: Rows, scale: Scale) -> bool:
    """Takes room for a thin bar with its name above it, from where the bar begins."""
    width = text_width(mark.item.label, SMALL) if mark.item.label else scale.right
    if width > scale.right - scale.left:
        return False
    x = min(mark.start, scale.right - width)
    mark.label, mark.label_x = mark.item.label, x
    return _take(mark, named, (min(mark.start, x) - GAP, max(mark.end, x + width) + 2 * GAP))


def _label(mark: LaneMark, rows: Rows, among: range, scale: Scale) -> bool:
    """Takes room in one of the rows for the mark and its label."""
    if not mark.item.label:
        return False
    places = list(_with_label(mark, scale, text_width(mark.item.label, mark.label_size)))
    if found := rows.take(*(extent for _, _, extent in places), rows=among):
        mark.row, mark.label = found[0], mark.item.label
        mark.label_x, mark.anchor, mark.taken = places[found[1]]
    return found is not None


def _count(mark: LaneMark, rows: Rows, scale: Scale) -> None:
    """Says beside the label of a cluster how many it counts besides, where there is laid."""
    suffix = f" +{len(mark.members)}"
    rows.leave(mark.row, mark.taken)
    for x, anchor, extent in _with_label(mark, scale, text_width(f"{mark.label}{suffix}", mark.label_size)):
        if anchor == mark.anchor and rows.is_free(mark.row, extent):
            mark.suffix, mark.label_x, mark.taken = suffix, x, extent
            break
    rows.put(mark.row, mark.taken)


def _with_label(mark: LaneMark, scale: Scale, width: float) -> Iterator[tuple[float, str, Extent]]:
    """Where the label may stand: inside a long bar, else on the right, else on the left of bar or dot."""
    start, end = mark.extent
    within = not mark.dot or mark.bar
    if within and width + 4 * GAP <= mark.end - mark.start:
        yield mark.start + 2 * GAP, "start", (start, end)
    left, right = (start, end) if within else (mark.x - SPACE, mark.x + SPACE)
    if right + width + 2 * GAP <= scale.right:
        yield right + GAP, "start", (start, max(end, right + width + 2 * GAP))
    if left - width - 2 * GAP >= scale.left:
        yield left - GAP, "end", (min(start, left - width - 2 * GAP), end)
