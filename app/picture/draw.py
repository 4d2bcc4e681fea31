"""Owns the whole picture: lanes under each other, eras behind them, the axis and the strip of months below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app import dates
from app.picture.bars import bar_height
from app.picture.lanes import lay_out
from app.picture.lettering import fit
from app.picture.marks import Item, Mark, Rect
from app.picture.offset import Offset
from app.picture.scale import Band, Eras, Scale, Tick, era_bands
from app.picture.silence import Silence, silences

WIDTH, LEFT, RIGHT = 1200.0, 132.0, 1192.0
TOP, ROW, NAMED_ROW, THIN_ROW, LANE_PAD = 46.0, 18.0, 17.0, 6.0, 5.0
STRIP, STRIP_GAP, SILENCE = 26.0, 28.0, 18.0


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A lane from `y`, `height` high; `line` is where its rule runs, `label` as much of its name as has room."""

    slug: str
    name: str
    label: str
    y: float
    height: float
    line: float
    marks: list[Mark]

    name_y = Offset("line", 4)


@dataclass(frozen=True, slots=True)
class MonthBar:
    """A month of the strip: how many events begin in it."""

    month: str
    name: str
    count: int
    rect: Rect


@dataclass(frozen=True, slots=True)
class Picture:
    """Lanes down to `bottom`, over them the eras and the ticks, below them the axis and the strip of months in
    which the `brush` (x and width) marks the window."""

    bottom: float
    lanes: list[DrawnLane]
    eras: list[Band]
    ticks: list[Tick]
    bars: list[MonthBar]
    strip_y: float
    brush: tuple[float, float]
    silences: list[Silence]
    width: float = WIDTH
    left: float = LEFT
    right: float = RIGHT
    strip_height: float = STRIP

    height = Offset("strip_y", STRIP + 4)
    plot_width = Offset("right", -LEFT)
    era_height = Offset("bottom", -2)
    axis_y = Offset("bottom", 15)
    bracket_y = Offset("bottom", -11)
    silence_y = Offset("bottom", -9)
    name_x = Offset("left", -14)
    strip_name_y = Offset("strip_y", 11)
    strip_second_y = Offset("strip_y", 24)


def draw(
    items: Sequence[Item],
    days: tuple[date, date],
    *,
    lanes: Mapping[str, str],
    eras: Eras,
    months: Sequence[tuple[str, int]],
    strip_days: tuple[date, date],
    told_until: date = date.max,
) -> Picture:
    """The picture of `items` in the window of `days`, in `lanes` (names by slug). `months` are ("2018-06", number of
    events), drawn over `strip_days` with the window marked; after `told_until` no silence is spoken of."""
    scale, strip = Scale(*days, LEFT, RIGHT), Scale(*strip_days, LEFT, RIGHT)
    drawn: list[DrawnLane] = []
    y = TOP
    for slug, name in lanes.items():
        drawn.append(_lane(slug, name, y, [item for item in items if item.lane == slug], scale))
        y += drawn[-1].height
    silent = silences(items, scale, told_until)
    bottom = y + (SILENCE if silent else 0)
    start, end = strip.shown(*days)
    return Picture(
        bottom=bottom,
        lanes=drawn,
        eras=era_bands(eras, scale),
        ticks=[tick for tick in scale.ticks() if tick.x <= RIGHT - 40],
        bars=_bars(months, strip, bottom + STRIP_GAP),
        strip_y=bottom + STRIP_GAP,
        brush=(round(start, 1), round(max(end - start, 2), 1)),
        silences=silent,
    )


def _lane(slug: str, name: str, y: float, items: list[Item], scale: Scale) -> DrawnLane:
    laid = lay_out(items, scale)
    top = y + LANE_PAD
    named = top + len(laid.rows) * ROW
    thin = named + len(laid.named) * NAMED_ROW
    for mark in laid.marks:
        if mark.named:
            mark.y = named + (mark.row + 1) * NAMED_ROW - 2
        else:
            mark.y = thin + (mark.row + 0.5) * THIN_ROW if mark.thin else top + (mark.row + 0.5) * ROW
    height = thin + len(laid.thin) * THIN_ROW + LANE_PAD - y
    return DrawnLane(slug, name, _label(name), y, height, top + 0.5 * ROW, laid.marks)


def _label(name: str) -> str:
    """As much of a lane's name as stands to the left of the lane."""
    return fit(name, 12, LEFT - 16) or fit(name, 12, LEFT - 16, at="")


def _bars(months: Sequence[tuple[str, int]], strip: Scale, y: float) -> list[MonthBar]:
    most = max((count for _, count in months), default=1)
    bars = []
    for month, count in months:
        first, last = dates.stretch(month)
        if strip.first <= first <= strip.last:
            x = strip.at(first)
            width = round(max(strip.within(strip.at(last)) - x - 1, 2), 1)
            height = bar_height(count, most, STRIP, least=3)
            rect = Rect(round(x, 1), round(y + STRIP - height, 1), width, round(height, 1))
            bars.append(MonthBar(month, dates.month_words(first, first), count, rect))
    return bars
