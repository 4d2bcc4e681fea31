"""Owns what stands in the picture: an event to draw, and its mark with every coordinate that its form needs."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.lists import HEADLINE, IMPORTANCE
from app.picture.lettering import text_width
from app.picture.offset import Offset
from app.picture.packing import Extent
from app.picture.scale import Scale

GAP = 4.0
"""The room between a mark and its label, and around both."""
LABEL, LEAD_LABEL, SUB = {HEADLINE: 15.0, "major": 13.5, "minor": 13.0}, 18.0, 12.5
"""The sizes of a label by importance, of a turning point's in the first lane, and of the line below it."""
RANK = {importance: rank for rank, importance in enumerate(IMPORTANCE)}
RADIUS, LEAD_RADIUS = {HEADLINE: 7.0, "major": 5.5, "minor": 4.4}, 12.0
QUIET, COUNTED = 2.7, 8.5
"""The radius of a mark without a name, and of one that counts several."""
STRETCH = 16.0
"""From this width on, what lasted and what may have been on any of several days is drawn as long as it is."""
CORNERS = {
    "triangle": ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "square": ((-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)),
    "bar": ((-0.5, -1.2), (0.5, -1.2), (0.5, 1.2), (-0.5, 1.2)),
}
"""From the middle of a mark, in its radius."""


@dataclass(frozen=True, slots=True)
class Item:
    """An event to draw. `label` is what may stand beside its mark, which has the `shape` of its kind, and `sub` the
    line below that; `name` says the mark in words; `soft` tells whether a period's start and its end are known to
    the year only; `counted` whether it is known to
    begin in one of the stretches of a crowd."""

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
    sub: str = ""
    counted: bool = True

    @property
    def turn(self) -> tuple[bool, bool, bool, int, date, str]:
        """Its turn to choose a place: what the filters leave before what they fade, the important first, but for what
        of a crowd only lasts into the window."""
        rank = RANK[self.importance]
        return not self.strong, rank > 0, not self.counted, rank, self.first, self.slug


class Rect(NamedTuple):
    """A rectangle from its upper left corner, its own corners rounded by `rx`."""

    x: float
    y: float
    width: float
    height: float
    rx: float = 0


@dataclass(slots=True)
class Mark:
    """One event, or several: its `middle`, `start` to `end` the stretch of the window that it may cover (`whole`
    without regard to the window), `y` its height in the lane.

    `long`: drawn as long as it lasted or as its day is unknown, its name above it; `across`: it lasts throughout the
    window, and is drawn no longer than its name. `quiet`: without a name, small, or as a thin line. A mark of several
    has `members`, and no event's name.
    """

    item: Item
    middle: float
    start: float
    end: float
    whole: Extent
    long: bool = False
    dot: bool = True
    across: bool = False
    quiet: bool = True
    lead: bool = False
    dated: bool = False
    y: float = 0.0
    label: str | None = None
    label_x: float = 0.0
    label_y: float = 0.0
    anchor: str = "start"
    members: tuple[Item, ...] = ()

    number_y = Offset("y", 4)

    @property
    def items(self) -> tuple[Item, ...]:
        """The events it stands for."""
        return self.members or (self.item,)

    @property
    def strong(self) -> bool:
        return any(item.strong for item in self.items)

    @property
    def window(self) -> tuple[date, date]:
        """The days that hold all its events."""
        return min(item.first for item in self.items), max(item.last for item in self.items)

    @property
    def bar(self) -> bool:
        """Whether it is drawn as a period."""
        return self.long and self.item.period

    @property
    def loose(self) -> bool:
        """Whether it is drawn as wide as its day is unknown."""
        return self.long and not self.item.period

    @property
    def clipped(self) -> bool:
        """Whether its stretch goes on beyond the window."""
        return self.long and not self.across and self.whole != (self.start, self.end)

    @property
    def goes_on(self) -> tuple[bool, bool]:
        """Whether it was there before the window begins, and is there after it ends."""
        return self.long and self.whole[0] < self.start - 0.1, self.long and self.whole[1] > self.end + 0.1

    @property
    def shape(self) -> str:
        """What is drawn for it as a point: the shape of its kind, "none" for nothing."""
        if self.members:
            return "dot"
        if self.bar or not self.dot or (self.quiet and self.long):
            return "none"
        if self.quiet or (self.item.shape == "none" and not self.label):
            return "dot"
        return self.item.shape

    @property
    def radius(self) -> float:
        if self.members:
            return COUNTED
        if self.quiet:
            return QUIET
        if self.long:
            return 2.7
        return LEAD_RADIUS if self.lead and self.item.importance == HEADLINE else RADIUS[self.item.importance]

    @property
    def x(self) -> float:
        return round(self.middle, 1)

    @property
    def label_size(self) -> float:
        return LEAD_LABEL if self.lead and self.item.importance == HEADLINE else LABEL[self.item.importance]

    @property
    def sub(self) -> str:
        """The line below the label."""
        shown = self.dated and not self.long and self.item.importance == HEADLINE
        return self.item.sub if shown else ""

    @property
    def sub_y(self) -> float:
        return round(self.label_y + SUB + 2.5, 1)

    @property
    def label_width(self) -> float:
        return max(text_width(self.item.label or "", self.label_size), text_width(self.sub, SUB))

    @property
    def height(self) -> float:
        """The height of a long mark."""
        return (2.0 if self.quiet else 4.0) if self.item.period else 3.5 if self.quiet else 5.0

    @property
    def stretch(self) -> Rect:
        """A period's bar, or the days among which a loose date lies."""
        start, end = (self.start, self.end) if self.across else self.whole
        rx = self.height / 2 if self.item.period else 0
        return Rect(round(start, 1), round(self.y - self.height / 2, 1), round(end - start, 1), self.height, rx)

    @property
    def letter(self) -> Rect:
        r = self.radius
        corner = round(self.middle - r * 1.15, 1), round(self.y - r * 0.85, 1)
        return Rect(*corner, round(r * 2.3, 1), round(r * 1.7, 1), 1.5)

    @property
    def points(self) -> str:
        return corners(self.shape, self.x, self.y, self.radius)

    def arrow(self, side: int) -> str:
        """The corners of the arrow at its start (0) or its end (1), beyond which it goes on."""
        x, by = (self.start, 6.0) if side == 0 else (self.end, -6.0)
        return f"{x:.1f},{self.y:.1f} {x + by:.1f},{self.y - 4:.1f} {x + by:.1f},{self.y + 4:.1f}"


def mark_of(item: Item, scale: Scale) -> Mark:
    """The mark of an event before it has a place: its middle is that of its days, or of those in the window where this
    does not show that, or where it lasted."""
    whole = scale.stretch(item.first, item.last)
    start, end = scale.within(whole[0]), scale.within(whole[1])
    long = end - start >= STRETCH and item.first != item.last
    shown = scale.shows_middle(whole) and not item.period
    middle = sum(whole if shown else (start, end)) / 2
    if item.period and not long:
        middle = start
    return Mark(item, scale.within(middle, QUIET), start, end, whole, long, dot=not long or shown)


def corners(shape: str, x: float, y: float, radius: float) -> str:
    """The corners of a shape around (`x`, `y`), "" of one that has none."""
    return " ".join(f"{x + dx * radius:.1f},{y + dy * radius:.1f}" for dx, dy in CORNERS.get(shape, ()))
