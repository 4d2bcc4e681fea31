"""Owns the whole picture: lanes under each other, eras behind them, the axis and the strip of months below."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app import dates
from app.picture.lanes import Item, Placed, lay_out
from app.picture.lettering import text_width
from app.picture.scale import Scale, Tick
from app.picture.silence import Silence, silences

WIDTH, LEFT, RIGHT = 1200.0, 132.0, 1192.0
TOP, ROW, NAMED_ROW, THIN_ROW, LANE_PAD = 46.0, 18.0, 17.0, 6.0, 5.0
STRIP, STRIP_GAP, SILENCE = 26.0, 28.0, 18.0


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane from `y`, `height` high; `line` is where its rule runs."""

    slug: str
    name: str
    y: float
    height: float
    line: float
    marks: list["DrawnMark"]


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A mark as the template draws it, every coordinate worked out; `points` for polygons, `whole` as x and width."""

    mark: Placed
    y: float
    points: str
    label_y: float
    label_size: float
    whole: tuple[float, float]


@dataclass(frozen=True, slots=True)
class EraBand:
    """An era's stretch of the window; `label` is None where it would not fit."""

    slug: str
    name: str
    x: float
    width: float
    label: str | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A month of the strip: how many events begin in it, and whether the window holds it."""

    month: str
    name: str
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    axis_y: float
    lanes: list[Lane]
    eras: list[EraBand]
    ticks: list[Tick]
    bars: list[Bar]
    strip_y: float
    strip_height: float
    brush: tuple[float, float]
    silences: list[Silence]


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
        width=WIDTH,
        height=strip_y + STRIP + 4,
        top=TOP,
        bottom=bottom,
        left=LEFT,
        right=RIGHT,
        axis_y=bottom + 15,
        lanes=drawn,
        eras=_bands(eras, scale),
        ticks=[tick for tick in scale.ticks() if tick.x <= RIGHT - 40],
        bars=_bars(months, strip, strip_y),
        strip_y=strip_y,
        strip_height=STRIP,
        brush=_brush(strip, scale),
        silences=silent,
    )


def _lane(slug: str, name: str, y: float, items: list[Item], scale: Scale) -> Lane:
    laid = lay_out(items, scale)
    top = y + LANE_PAD
    named = top + laid.rows * ROW
    thin = named + laid.named_rows * NAMED_ROW
    marks = []
    for mark in laid.marks:
        if mark.named:
            marks.append(_drawn(mark, named + (mark.row + 1) * NAMED_ROW - 2))
        else:
            marks.append(
                _drawn(mark, thin + (mark.row + 0.5) * THIN_ROW if mark.thin else top + (mark.row + 0.5) * ROW)
            )
    height = thin + laid.thin_rows * THIN_ROW + LANE_PAD - y
    return Lane(slug, name, y, height, top + 0.5 * ROW, marks)


def _drawn(mark: Placed, y: float) -> DrawnMark:
    points = _points(mark.shape, round(mark.x, 1), round(y, 1), mark.radius)
    whole = round(mark.whole[0], 1), round(mark.whole[1] - mark.whole[0], 1)
    label_y = y - 5.5 if mark.named else y + mark.label_size * 0.35
    return DrawnMark(mark, round(y, 1), points, round(label_y, 1), mark.label_size, whole)


def _points(shape: str, x: float, y: float, r: float) -> str:
    corners = {
        "triangle": ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
        "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    }.get(shape, ())
    return " ".join(f"{x + dx * r:.1f},{y + dy * r:.1f}" for dx, dy in corners)


def _bands(eras: Iterable[tuple[str, str, date, date]], scale: Scale) -> list[EraBand]:
    bands = []
    for slug, name, first, last in eras:
        if last < scale.first or first > scale.last:
            continue
        x, end = scale.within(scale.at(first)), scale.within(scale.at(last) + (RIGHT - LEFT) / scale.days)
        fits = next((text for text in (name, name.split(" · ")[0]) if text_width(text, 13) <= end - x - 12), None)
        bands.append(EraBand(slug, name, round(x, 1), round(end - x, 1), fits))
    return bands


def _bars(months: Sequence[tuple[str, int]], strip: Scale, y: float) -> list[Bar]:
    most = max((count for _, count in months), default=1)
    bars = []
    for month, count in months:
        first = dates.parse(month).first
        if strip.first <= first <= strip.last:
            x = strip.at(first)
            width = max(strip.within(strip.at(dates.month_end(first))) - x - 1, 2)
            height = max(STRIP * count / most, 3)
            name = dates.words(dates.parse(month))
            bars.append(
                Bar(
                    month,
                    name,
                    count,
                    round(x, 1),
                    round(y + STRIP - height, 1),
                    round(width, 1),
                    round(height, 1),
                )
            )
    return bars


def _brush(strip: Scale, scale: Scale) -> tuple[float, float]:
    start = strip.within(strip.at(scale.first))
    end = strip.within(strip.at(scale.last) + (RIGHT - LEFT) / strip.days)
    return round(start, 1), round(max(end - start, 2), 1)
