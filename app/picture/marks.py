"""Owns what stands on a lane: an event to draw, and its mark with every coordinate that its shape needs."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.lists import IMPORTANCE
from app.picture.offset import Offset
from app.picture.packing import Extent
from app.picture.scale import Scale

GAP = 3.0
LABEL_SIZE = {"headline": 13.0, "major": 12.0, "minor": 12.0}
SMALL = 11.0
"""The size of a name that stands over a thin bar."""
RADIUS = {"headline": 7.2, "major": 5.5, "minor": 4.2}
SPACE = 10.0
"""Half the room that every point mark keeps, so that a cluster's number fits where the mark was."""
CORNERS = {
    "triangle": ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "square": ((-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)),
    "bar": ((-0.5, -1.2), (0.5, -1.2), (0.5, 1.2), (-0.5, 1.2)),
}
"""From the middle of a mark, in its radius."""


@dataclass(frozen=True, slots=True)
class Item:
    """An event to draw. `label` is what may stand beside its mark, which has the `shape` of its kind; `name` says the
    mark in words; `soft` tells whether a period's start and its end are known to the year only."""

    slug: str
    url: str
    label: str | None
    name: str
    lane: str
    shape: str
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
        return not self.strong, list(IMPORTANCE).index(self.importance), self.first, self.slug


def middle_of(item: Item, scale: Scale, margin: float) -> float:
    """Where the mark of an event has its middle: in that of its days, or of those in the window where this does not
    show that, or where it lasted; at least a margin from the ends of the axis."""
    whole = scale.stretch(item.first, item.last)
    loose = scale.shows_middle(whole) and not item.period
    return scale.within(sum(whole if loose else scale.shown(item.first, item.last)) / 2, margin)


class Rect(NamedTuple):
    """A rectangle from its upper left corner, its own corners rounded by `rx`."""

    x: float
    y: float
    width: float
    height: float
    rx: float = 0


@dataclass(slots=True)
class Mark:
    """A mark with its place: `middle`, `start` to `end` the stretch of the window it may cover, `row` from 0, and the
    height `y` of that row, which the lane gives it in the end.

    A bar shows how long a period lasted; a shorter period is a point. `whole` is the stretch a loose date or a bar
    covers without regard to the window; a loose date has no `dot` where its middle lies outside, or it spans it all.
    A thin bar lies below the rows, `named` with its label above it. A cluster has `members` besides its own item,
    and says how many in its `suffix` where there is room. `taken` is the room it holds in its row.
    """

    item: Item
    middle: float
    start: float
    end: float
    whole: Extent
    bar: bool
    dot: bool = True
    row: int = 0
    y: float = 0.0
    thin: bool = False
    label: str | None = None
    label_x: float = 0.0
    anchor: str = "start"
    suffix: str = ""
    taken: Extent = (0.0, 0.0)
    members: list[Item] = field(default_factory=list)

    number_y = Offset("y", 4)

    @property
    def items(self) -> list[Item]:
        """The events it stands for, its own first."""
        return [self.item, *self.members]

    @property
    def strong(self) -> bool:
        return any(item.strong for item in self.items)

    @property
    def window(self) -> tuple[date, date]:
        """The days that hold all its events."""
        return min(item.first for item in self.items), max(item.last for item in self.items)

    @property
    def extent(self) -> Extent:
        """What it covers without its label."""
        if self.bar:
            return self.start - GAP, self.end + GAP
        return min(self.middle - SPACE, self.start), max(self.middle + SPACE, self.end)

    @property
    def named(self) -> bool:
        return self.thin and self.label is not None

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
    def shape(self) -> str:
        """What is drawn for it as a point: the shape of its kind, "none" for nothing."""
        if self.bar or not self.dot:
            return "none"
        if self.members:
            return "dot"
        return "dot" if self.item.shape == "none" and not self.label else self.item.shape

    @property
    def radius(self) -> float:
        return SPACE - 1 if self.members else RADIUS[self.item.importance]

    @property
    def x(self) -> float:
        return round(self.middle, 1)

    @property
    def label_size(self) -> float:
        return SMALL if self.thin else LABEL_SIZE[self.item.importance]

    @property
    def label_y(self) -> float:
        return round(self.y - 5.5 if self.named else self.y + self.label_size * 0.35, 1)

    @property
    def stretch(self) -> Rect:
        """A period's bar, or the days among which a loose date lies."""
        start, end = self.whole
        height, rx = (8, 0) if self.loose else (4, 2) if self.thin else (13, 6.5)
        return Rect(round(start, 1), self.y - height / 2, round(end - start, 1), height, rx)

    @property
    def letter(self) -> Rect:
        r = self.radius
        corner = round(self.middle - r * 1.15, 1), round(self.y - r * 0.85, 1)
        return Rect(*corner, round(r * 2.3, 1), round(r * 1.7, 1), 1.5)

    @property
    def points(self) -> str:
        return corners(self.shape, self.x, self.y, self.radius)


def corners(shape: str, x: float, y: float, radius: float) -> str:
    """The corners of a shape around (`x`, `y`), "" of one that has none."""
    return " ".join(f"{x + dx * radius:.1f},{y + dy * radius:.1f}" for dx, dy in CORNERS.get(shape, ()))
