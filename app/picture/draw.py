"""Owns the whole picture: lanes under each other, eras behind them, the axis and the strip of months below."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app import dates
from app.picture.bars import bar_height
from app.picture.lanes import Item, LaneMark, lay_out
from app.picture.lettering import fit
from app.picture.offset import Offset
from app.picture.scale import Scale, Tick
from app.picture.silence import Silence, silences

WIDTH, LEFT, RIGHT = 1200.0, 132.0, 1192.0
TOP, ROW, NAMED_ROW, THIN_ROW, LANE_PAD = 46.0, 18.0, 17.0, 6.0, 5.0
STRIP, STRIP_GAP, SILENCE = 26.0, 28.0, 18.0
CORNERS = {
    "triangle": ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
}
"""From the middle of a mark, in its radius."""


class Rect(NamedTuple):
    """A rectangle from its upper left corner, its own corners rounded by `rx`."""

    x: float
    y: float
    width: float
    height: float
    rx: float = 0


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A mark on its line at `y`, with every coordinate that its shape needs."""

    mark: LaneMark
    y: float

    @property
    def x(self) -> float:
        return round(self.mark.x, 1)

    @property
    def label_x(self) -> float:
        return round(self.mark.label_x, 1)

    @property
    def label_y(self) -> float:
        return round(self.y - 5.5 if self.mark.named else self.y + self.mark.label_size * 0.35, 1)

    number_y = Offset("y", 4)

    @property
    def span(self) -> Rect:
        """The days among which a loose date lies."""
        return self._along(8, 0)

    @property
    def bar(self) -> Rect:
        """A period."""
        return self._along(4, 2) if self.mark.thin else self._along(13, 6.5)

    def _along(self, height: int, rx: float) -> Rect:
        start, end = self.mark.whole
        return Rect(round(start, 1), self.y - height / 2, round(end - start, 1), height, rx)

    @property
    def letter(self) -> Rect:
        r = self.mark.radius
        corner = round(self.mark.x - r * 1.15, 1), round(self.y - r * 0.85, 1)
        return Rect(*corner, round(r * 2.3, 1), round(r * 1.7, 1), 1.5)

    @property
    def points(self) -> str:
        """The corners of a triangle or diamond, "" of another shape."""
        r = self.mark.radius
        return " ".join(f"{self.x + dx * r:.1f},{self.y + dy * r:.1f}" for dx, dy in CORNERS.get(self.mark.shape, ()))


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane from `y`, `height` high; `line` is where its rule runs."""

    slug: str
    name: str
    y: float
    height: float
    line: float
    marks: list[DrawnMark]

    name_y = Offset("line", 4)


@dataclass(frozen=True, slots=True)
class EraBand:
    """An era's stretch of the window; `label` is None where it would not fit."""

    slug: str
    name: str
    x: float
    width: float
    label: str | None

    label_x = Offset("x", 8)


@dataclass(frozen=True, slots=True)
class MonthBar:
    """A month of the strip: how many events begin in it."""

    month: str
    name: str
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Lanes from `top` to `bottom`, over them the eras and the ticks, below them the axis and the strip of months in
    which the `brush` (x and width) marks the window."""

    bottom: float
    lanes: list[Lane]
    eras: list[EraBand]
    ticks: list[Tick]
    bars: list[MonthBar]
    strip_y: float
    brush: tuple[float, float]
    silences: list[Silence]
    width: float = WIDTH
    top: float = TOP
    left: float = LEFT
    right: float = RIGHT
    strip_height: float = STRIP

    height = Offset("strip_y", STRIP + 4)

    @property
    def plot_width(self) -> float:
        return self.right - self.left

    era_height = Offset("bottom", -2)
    axis_y = Offset("bottom", 15)
    bracket_y = Offset("bottom", -11)
    silence_y = Offset("bottom", -9)
    name_x = Offset("left", -14)
    strip_name_y = Offset("strip_y", 11)
    strip_second_y = Offset("strip_y", 24)


def draw(
    items: Sequence[Item],
    scale_days: tuple[date, date],
    *,
    lanes: Mapping[str, str],
    eras: Iterable[tuple[str, str, date, date]],
    months: Sequence[tuple[str, int]],
    strip_days: tuple[date, date],
    told_until: date = date.max,
) -> Picture:
    """The picture of `items` in the window `scale_days`. `eras` are (slug, name, first, last); `months` are
    ("2018-06", number of events), drawn over `strip_days` with the window marked; after `told_until` no silence
    is spoken of."""
    scale = Scale(*scale_days, LEFT, RIGHT)
    y, drawn = TOP, []
    for slug, name in lanes.items():
        lane = _lane(slug, name, y, [item for item in items if item.lane == slug], scale)
        drawn.append(lane)
        y += lane.height
    silent = silences(items, scale, told_until)
    bottom = y + (SILENCE if silent else 0)
    strip_y = bottom + STRIP_GAP
    strip = Scale(*strip_days, LEFT, RIGHT)
    return Picture(
        bottom=bottom,
        lanes=drawn,
        eras=_bands(eras, scale),
        ticks=[tick for tick in scale.ticks() if tick.x <= RIGHT - 40],
        bars=_bars(months, strip, strip_y),
        strip_y=strip_y,
        brush=_brush(strip, scale_days),
        silences=silent,
    )


def _lane(slug: str, name: str, y: float, items: list[Item], scale: Scale) -> Lane:
    laid = lay_out(items, scale)
    top = y + LANE_PAD
    named = top + len(laid.rows) * ROW
    thin = named + len(laid.named) * NAMED_ROW

    def y_of(mark: LaneMark) -> float:
        if mark.named:
            return named + (mark.row + 1) * NAMED_ROW - 2
        return thin + (mark.row + 0.5) * THIN_ROW if mark.thin else top + (mark.row + 0.5) * ROW

    height = thin + len(laid.thin) * THIN_ROW + LANE_PAD - y
    return Lane(slug, name, y, height, top + 0.5 * ROW, [DrawnMark(mark, round(y_of(mark), 1)) for mark in laid.marks])


def _bands(eras: Iterable[tuple[str, str, date, date]], scale: Scale) -> list[EraBand]:
    bands = []
    for slug, name, first, last in eras:
        if last < scale.first or first > scale.last:
            continue
        x, end = (scale.within(edge) for edge in scale.stretch(first, last))
        label = fit(name, 13, end - x - 12, end="", at=" · ")
        bands.append(EraBand(slug, name, round(x, 1), round(end - x, 1), label or None))
    return bands


def _bars(months: Sequence[tuple[str, int]], strip: Scale, y: float) -> list[MonthBar]:
    most = max((count for _, count in months), default=1)
    bars = []
    for month, count in months:
        first = dates.stretch(month)[0]
        if strip.first <= first <= strip.last:
            x = strip.at(first)
            width = round(max(strip.within(strip.at(dates.month_end(first))) - x - 1, 2), 1)
            height = bar_height(count, most, STRIP, least=3)
            name, top = dates.month_words(first, first), round(y + STRIP - height, 1)
            bars.append(MonthBar(month, name, count, round(x, 1), top, width, round(height, 1)))
    return bars


def _brush(strip: Scale, days: tuple[date, date]) -> tuple[float, float]:
    start, end = (strip.within(edge) for edge in strip.stretch(*days))
    return round(start, 1), round(max(end - start, 2), 1)
