"""Owns one lane: its marks and labels in rows, none over another; what finds no room joins a counted cluster."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.picture.lettering import text_width
from app.picture.scale import Scale

MAX_ROWS = 5
MAX_THIN = 6
SHORTEST_BAR = 14.0
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

    A bar shows how long a period lasted; a shorter period is a point. A cluster has `members` besides its own item.
    """

    item: Item
    x: float
    start: float
    end: float
    bar: bool
    row: int = 0
    thin: bool = False
    label: str | None = None
    label_x: float = 0.0
    anchor: str = "start"
    members: list[Item] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.members) + 1

    @property
    def radius(self) -> float:
        return SPACE - 1 if self.members else RADIUS[self.item.importance]

    @property
    def shape(self) -> str:
        return "bar" if self.bar else "cluster" if self.members else SHAPES.get(self.item.kind, "circle")

    @property
    def strong(self) -> bool:
        return self.item.strong or any(member.strong for member in self.members)

    @property
    def window(self) -> tuple[date, date]:
        """The days that hold every member of a cluster."""
        items = [self.item, *self.members]
        return min(i.first for i in items), max(i.last for i in items)


Extent = tuple[float, float]
Rows = list[list[Extent]]


@dataclass(slots=True)
class Laid:
    """A lane laid out: its marks, how many rows of marks and labels it has, and how many thin rows of bars below."""

    marks: list[Placed]
    rows: int
    thin_rows: int


def lay_out(items: Iterable[Item], scale: Scale) -> Laid:
    """The items of one lane in rows, the important first to choose; bars without a label in thin rows below.

    Where every row is full, the nearest mark of its own sort becomes a cluster that counts the item; where there is
    none, a row more is opened.
    """
    rows: Rows = [[]]
    thin: Rows = []
    placed: list[Placed] = []
    for item in sorted(items, key=lambda i: (_RANK[i.importance], i.first, i.slug)):
        mark = _mark(item, scale)
        if _place(mark, rows, thin, scale):
            placed.append(mark)
        elif like := [other for other in placed if other.bar == mark.bar]:
            min(like, key=lambda other: (abs(other.x - mark.x), other.row)).members.append(item)
        else:
            mark.row = len(rows)
            rows.append([_extent(mark)])
            placed.append(mark)
    return Laid(sorted(placed, key=lambda m: (m.thin, m.start, m.row)), len(rows), len(thin))


def _mark(item: Item, scale: Scale) -> Placed:
    start = scale.within(scale.at(item.first))
    end = scale.within(scale.at(item.last + timedelta(days=1)))
    edge = SPACE + 1
    middle = min(max((start + end) / 2, scale.left + edge), scale.right - edge)
    bar = item.period and end - start >= SHORTEST_BAR
    return Placed(item, middle, start, end, bar=bar)


def _extent(mark: Placed) -> Extent:
    if mark.bar:
        return mark.start - GAP, mark.end + GAP
    return min(mark.x - SPACE, mark.start), max(mark.x + SPACE, mark.end)


def _place(mark: Placed, rows: Rows, thin: Rows, scale: Scale) -> bool:
    """Finds room, with the label if it can; a minor mark opens no row for its label's sake."""
    if mark.item.label:
        tries = MAX_ROWS if mark.item.importance != "minor" else len(rows)
        for row in range(tries):
            for anchor, extent in _with_label(mark, scale):
                if _take(rows, row, extent, MAX_ROWS):
                    mark.row, mark.label, mark.anchor = row, mark.item.label, anchor
                    mark.label_x = _extent(mark)[1] + GAP if anchor == "start" else _extent(mark)[0] - GAP
                    return True
    mark.thin = mark.bar
    found, most = (thin, MAX_THIN) if mark.bar else (rows, MAX_ROWS)
    for row in range(most):
        if _take(found, row, _extent(mark), most):
            mark.row = row
            return True
    return False


def _with_label(mark: Placed, scale: Scale) -> Iterable[tuple[str, Extent]]:
    start, end = _extent(mark)
    width = text_width(mark.item.label or "", LABEL_SIZE[mark.item.importance]) + 2 * GAP
    if end + width <= scale.right:
        yield "start", (start, end + width)
    if start - width >= scale.left:
        yield "end", (start - width, end)


def _take(rows: Rows, row: int, extent: Extent, most: int) -> bool:
    """Takes `extent` in `row` if it is free there; opens the next row where there may be one more."""
    if row == len(rows) < most:
        rows.append([])
    if row >= len(rows) or any(extent[1] > start and extent[0] < end for start, end in rows[row]):
        return False
    rows[row].append(extent)
    return True
