"""Owns the narrow picture: time downwards, a column for each lane, the chief events named beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.picture.lanes import RADIUS, Item, is_inside
from app.picture.lettering import fit
from app.picture.offset import Offset
from app.picture.packing import Extent, Rows, spread
from app.picture.scale import Scale
from app.picture.silence import Silence, silences

WIDTH, HEIGHT, MARGIN = 328.0, 640.0, 14.0
FIRST_COLUMN, COLUMN, TRACK = 48.0, 15.0, 5.5
SIGN_X, LABEL_X, LABEL_SIZE = 154, 158.0, 12.5
LINE = 29.0
"""The height of a label's own line: 24 pixels, the size of a target for a finger, on a phone of 320."""
REACH = 54.0
"""How far from its mark a label may stand."""
SPACE = 7.0
"""Half the room that every dot keeps: the radius of a counted one."""


@dataclass(slots=True)
class RibbonDot:
    """An event at (`x`, `y`), or several that would hide each other."""

    lane: str
    x: float
    y: float
    items: list[Item]

    @property
    def radius(self) -> float:
        return SPACE if len(self.items) > 1 else min(RADIUS[self.items[0].importance], SPACE - 1)

    @property
    def strong(self) -> bool:
        return any(item.strong for item in self.items)

    @property
    def count(self) -> int:
        return len(self.items)

    number_y = Offset("y", 3.5)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A period, or the days among which a loose date lies, from `y` down, `height` high."""

    lane: str
    x: float
    y: float
    height: float
    period: bool
    strong: bool

    left = Offset("x", -1.5)


@dataclass(frozen=True, slots=True)
class Sign:
    """The name of an event on its own line at `y`, led to its mark at (`mark_x`, `mark_y`)."""

    item: Item
    text: str
    y: float
    mark_x: float
    mark_y: float

    top = Offset("y", -LINE / 2)
    text_y = Offset("y", 4.5)


@dataclass(frozen=True, slots=True)
class Band:
    """A year or month from `y` down, `height` high; the window it leads to, if it is one."""

    label: str
    y: float
    height: float
    window: str | None

    label_y = Offset("y", 13)


@dataclass(slots=True)
class Ribbon:
    width: float = WIDTH
    height: float = HEIGHT
    line: float = LINE
    sign_x: int = SIGN_X
    columns: list[tuple[str, str, float]] = field(default_factory=list)
    eras: list[tuple[float, float]] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    dots: list[RibbonDot] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    silences: list[Silence] = field(default_factory=list)

    sign_width = Offset("width", -SIGN_X)


def draw_ribbon(
    items: Sequence[Item],
    days: tuple[date, date],
    *,
    lanes: Mapping[str, str],
    eras: Iterable[tuple[str, str, date, date]],
    told_until: date = date.max,
) -> Ribbon:
    """The picture of `items` in a window, for a narrow screen; arguments as those of `draw`."""
    scale = Scale(*days, MARGIN, HEIGHT - MARGIN)
    columns = {slug: FIRST_COLUMN + n * COLUMN for n, slug in enumerate(lanes)}
    ribbon = Ribbon(columns=[(slug, name, columns[slug]) for slug, name in lanes.items()])
    for _, _, first, last in eras:
        y, end = (scale.within(edge) for edge in scale.stretch(first, last))
        if end > y:
            ribbon.eras.append((round(y, 1), round(end - y, 1)))
    ribbon.bands = _bands(scale)
    places: dict[str, RibbonDot] = {}
    for slug, x in columns.items():
        _column([item for item in items if item.lane == slug], x, scale, ribbon, places)
    ribbon.signs = _signs(sorted(items, key=lambda i: i.turn), places)
    named = Rows([[_line(sign.y) for sign in ribbon.signs]])
    ribbon.silences = [
        silence
        for silence in silences(items, scale, told_until)
        if silence.width > 2 * LINE and named.is_free(0, _line(silence.middle))
    ]
    return ribbon


def _bands(scale: Scale) -> list[Band]:
    ticks = scale.ticks()
    ends = [*(tick.x for tick in ticks[1:]), scale.right]
    return [
        Band(_band_label(tick.label), tick.x, round(end - tick.x, 1), tick.window)
        for tick, end in zip(ticks, ends, strict=True)
        if end - tick.x >= LABEL_SIZE
    ]


def _band_label(label: str) -> str:
    """A tick's label as the narrow axis has room for it: "Jan 2020" begins the year 2020."""
    _, _, year = label.partition(" ")
    return year if year.isdigit() else label


def _column(items: list[Item], x: float, scale: Scale, ribbon: Ribbon, places: dict[str, RibbonDot]) -> None:
    """Draws one lane: dots that keep clear of each other, periods on either side of them."""
    dots: list[RibbonDot] = []
    tracks = Rows()
    for item in sorted(items, key=lambda i: i.turn):
        whole = scale.stretch(item.first, item.last)
        start, end = scale.within(whole[0]), scale.within(whole[1])
        long, away = end - start > 2 * SPACE, not is_inside(whole, scale)
        middle = (start + end) / 2 if away or item.period else sum(whole) / 2
        middle = min(max(middle, scale.left + SPACE), scale.right - SPACE)
        if long and (item.period or item.first != item.last):
            side = _track(tracks, start, end) if item.period else 0
            place = round(start, 1), round(end - start, 1)
            ribbon.stretches.append(Stretch(item.lane, x + side, *place, item.period, item.strong))
            if (item.period or away) and (whole[0] > scale.left or whole[1] < scale.right):
                places[item.slug] = RibbonDot(item.lane, x + side, middle, [item])
            if item.period or away:
                continue
        near = min(dots, key=lambda dot: abs(dot.y - middle), default=None)
        if near and abs(near.y - middle) < 2 * SPACE:
            near.items.append(item)
        else:
            near = RibbonDot(item.lane, x, round(middle, 1), [item])
            dots.append(near)
        places[item.slug] = near
    ribbon.dots += dots


def _track(tracks: Rows, start: float, end: float) -> float:
    """On which side of the dots a period runs: where there is room, else where fewer run, over them."""
    if not (place := tracks.take((start, end), rows=range(2))):
        place = min(range(2), key=lambda track: len(tracks.taken[track])), 0
        tracks.put(place[0], (start, end))
    return TRACK if place[0] else -TRACK


def _signs(items: Sequence[Item], places: Mapping[str, RibbonDot]) -> list[Sign]:
    """Names as many events as there are lines, the important first, in the order of time and near their marks.

    What is under way throughout the window has no place in it, and is not named.
    """
    chosen: list[Item] = []
    ys: list[float] = []
    names = {
        item.slug: fit(item.label, LABEL_SIZE, WIDTH - LABEL_X)
        for item in items
        if item.strong and item.label and item.slug in places
    }
    for item in items:
        if not names.get(item.slug):
            continue
        tried = sorted([*chosen, item], key=lambda i: (places[i.slug].y, i.first, i.turn))
        if lines := spread([places[i.slug].y for i in tried], LINE, (0, HEIGHT), REACH):
            chosen, ys = tried, lines
    return [
        Sign(item, names[item.slug], y, places[item.slug].x, round(places[item.slug].y, 1))
        for item, y in zip(chosen, ys, strict=True)
    ]


def _line(y: float) -> Extent:
    return y - LINE / 2, y + LINE / 2
