"""Owns one lane: its marks and labels in rows, none over another; what finds no room joins a counted cluster."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.picture.lettering import text_width
from app.picture.scale import Scale

MAX_ROWS = 5
GAP = 3.0
LABEL_SIZE = {"headline": 13.0, "major": 12.0, "minor": 12.0}
RADIUS = {"headline": 8.0, "major": 6.0, "minor": 4.5}
SPACE = 10.0
"""Half the room that every point mark keeps, so that a cluster's number fits where the mark was."""
_RANK = {"headline": 0, "major": 1, "minor": 2}
SHAPES = {"letter": "letter", "test": "triangle", "agreement": "diamond"}


@dataclass(frozen=True, slots=True)
class Item:
    """An event to draw. `label` is what may stand beside its mark, `name` says the mark in words."""

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


@dataclass(slots=True)
class Placed:
    """A mark with its place: `x` its middle, `start` to `end` the days it may cover, `row` from 0.

    A cluster has `members` besides its own item.
    """

    item: Item
    x: float
    start: float
    end: float
    row: int
    label: str | None = None
    label_x: float = 0.0
    anchor: str = "start"
    members: list[Item] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.members) + 1

    @property
    def is_bar(self) -> bool:
        return self.item.period and not self.members

    @property
    def radius(self) -> float:
        return SPACE - 1 if self.members else RADIUS[self.item.importance]

    @property
    def shape(self) -> str:
        return "cluster" if self.members else "bar" if self.item.period else SHAPES.get(self.item.kind, "circle")

    @property
    def strong(self) -> bool:
        return self.item.strong or any(member.strong for member in self.members)

    @property
    def window(self) -> tuple[date, date]:
        """The days that hold every member of a cluster."""
        items = [self.item, *self.members]
        return min(i.first for i in items), max(i.last for i in items)


Extent = tuple[float, float]


def lay_out(items: Iterable[Item], scale: Scale) -> tuple[list[Placed], int]:
    """The items of one lane in rows, the important first to choose; and how many rows they fill."""
    taken: list[list[Extent]] = [[]]
    placed: list[Placed] = []
    for item in sorted(items, key=lambda i: (_RANK[i.importance], i.first, i.slug)):
        mark = _mark(item, scale)
        if not _place(mark, taken, scale):
            _join(mark, placed, taken)
        else:
            placed.append(mark)
    return sorted(placed, key=lambda m: (m.start, m.row)), len(taken)


def _mark(item: Item, scale: Scale) -> Placed:
    start = scale.within(scale.at(item.first))
    end = scale.within(scale.at(item.last + timedelta(days=1)))
    middle = (start + end) / 2
    edge = SPACE + 1
    if item.period:
        end = max(end, start + 8)
        start = min(start, scale.right - 8)
        return Placed(item, (start + end) / 2, start, min(end, scale.right), 0)
    return Placed(item, min(max(middle, scale.left + edge), scale.right - edge), start, end, 0)


def _extent(mark: Placed) -> Extent:
    if mark.item.period:
        return mark.start - GAP, mark.end + GAP
    return min(mark.x - SPACE, mark.start), max(mark.x + SPACE, mark.end)


def _place(mark: Placed, taken: list[list[Extent]], scale: Scale) -> bool:
    """Finds a row, with the label if it can; minor marks open no row for a label's sake."""
    rows = range(MAX_ROWS)
    labelled = [row for row in rows if row < len(taken) or mark.item.importance != "minor"]
    for row in labelled if mark.item.label else ():
        for anchor, extent in _with_label(mark, scale):
            if _free(taken, row, extent):
                _take(mark, taken, row, extent, anchor)
                return True
    for row in rows:
        if _free(taken, row, _extent(mark)):
            _take(mark, taken, row, _extent(mark), None)
            return True
    return False


def _with_label(mark: Placed, scale: Scale) -> Iterable[tuple[str, Extent]]:
    start, end = _extent(mark)
    width = text_width(mark.item.label or "", LABEL_SIZE[mark.item.importance]) + 2 * GAP
    if end + width <= scale.right:
        yield "start", (start, end + width)
    if start - width >= scale.left:
        yield "end", (start - width, end)


def _free(taken: list[list[Extent]], row: int, extent: Extent) -> bool:
    if row >= len(taken):
        return row == len(taken)
    return all(extent[1] <= start or extent[0] >= end for start, end in taken[row])


def _take(mark: Placed, taken: list[list[Extent]], row: int, extent: Extent, anchor: str | None) -> None:
    if row == len(taken):
        taken.append([])
    taken[row].append(extent)
    mark.row = row
    if anchor:
        start, end = _extent(mark)
        mark.label, mark.anchor = mark.item.label, anchor
        mark.label_x = end + GAP if anchor == "start" else start - GAP


def _join(mark: Placed, placed: list[Placed], taken: list[list[Extent]]) -> None:
    """Makes the nearest point mark of the lane a cluster; where there are only bars, opens a row."""
    points = [other for other in placed if not other.item.period]
    if not points or mark.item.period:
        taken.append([])
        _take(mark, taken, len(taken) - 1, _extent(mark), None)
        placed.append(mark)
    else:
        nearest = min(points, key=lambda other: (abs(other.x - mark.x), other.row))
        nearest.members.append(mark.item)
