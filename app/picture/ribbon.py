"""Owns the narrow picture: time downwards, a column for each lane, the chief events named beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.picture.lettering import fit
from app.picture.marks import RADIUS, Item, Rect, middle_of
from app.picture.offset import Offset
from app.picture.packing import Rows, spread
from app.picture.scale import Band, Eras, Scale, era_bands
from app.picture.silence import Silence, silences

WIDTH, HEIGHT, MARGIN = 328.0, 640.0, 14.0
FIRST_COLUMN, COLUMN, TRACK, BAR = 48.0, 15.0, 5.5, 3
"""There is room for seven columns, and no story has more lanes (`app.curation.story_forms`)."""
SIGN_X, LABEL_X, LABEL_SIZE = 154, 158.0, 12.5
LINE = 29.0
"""The height of a label's own line: 24 pixels, the size of a target for a finger, on a phone of 320."""
REACH = 54.0
"""How far from its mark a label may stand."""
SPACE = 7.0
"""Half the room that every dot keeps: the radius of a counted one."""


@dataclass(slots=True)
class RibbonDot:
    """Events at (`x`, `y`): one, or several that would hide each other."""

    x: float
    y: float
    items: list[Item]

    @property
    def radius(self) -> float:
        return SPACE if len(self.items) > 1 else min(RADIUS[self.items[0].importance], SPACE - 1)

    @property
    def strong(self) -> bool:
        return any(item.strong for item in self.items)

    number_y = Offset("y", 3.5)


@dataclass(frozen=True, slots=True)
class Sign:
    """The name of an event on its own line at `y`, led to its mark at (`mark_x`, `mark_y`)."""

    item: Item
    y: float
    mark_x: float
    mark_y: float

    top = Offset("y", -LINE / 2)
    text_y = Offset("y", 4.5)

    @property
    def text(self) -> str:
        """As much of the name as the line holds, "" where it has none."""
        return fit(self.item.label or "", LABEL_SIZE, WIDTH - LABEL_X)


@dataclass(slots=True)
class Ribbon:
    """Columns of dots; beside these, as `stretches`, periods and the days among which a loose date lies; then signs."""

    width: float = WIDTH
    height: float = HEIGHT
    line: float = LINE
    sign_x: int = SIGN_X
    columns: list[tuple[str, str, float]] = field(default_factory=list)
    eras: list[Band] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    stretches: list[tuple[Item, Rect]] = field(default_factory=list)
    dots: list[RibbonDot] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    silences: list[Silence] = field(default_factory=list)

    sign_width = Offset("width", -SIGN_X)


def draw_ribbon(
    items: Sequence[Item],
    days: tuple[date, date],
    *,
    lanes: Mapping[str, str],
    eras: Eras,
    told_until: date = date.max,
) -> Ribbon:
    """The picture of `items` in the window of `days`, in `lanes` (names by slug), for a narrow screen; after
    `told_until` no silence is spoken of."""
    scale = Scale(*days, MARGIN, HEIGHT - MARGIN)
    ribbon = Ribbon(eras=era_bands(eras, scale), bands=_bands(scale))
    for number, (slug, name) in enumerate(lanes.items()):
        x = FIRST_COLUMN + number * COLUMN
        ribbon.columns.append((slug, name, x))
        _column([item for item in items if item.lane == slug], x, scale, ribbon)
    ribbon.signs = _chosen(ribbon.signs)
    ribbon.silences = [
        silence
        for silence in silences(items, scale, told_until)
        if silence.width > 2 * LINE and all(abs(sign.y - silence.middle) >= LINE for sign in ribbon.signs)
    ]
    return ribbon


def _bands(scale: Scale) -> list[Band]:
    """The years or months that have room for their names; "Jan 2020" begins the year 2020."""
    ticks = scale.ticks()
    ends = [*(tick.x for tick in ticks[1:]), scale.right]
    return [
        Band(tick.x, round(end - tick.x, 1), tick.label.removeprefix("Jan "), tick.window)
        for tick, end in zip(ticks, ends, strict=True)
        if end - tick.x >= LABEL_SIZE
    ]


def _column(items: Iterable[Item], x: float, scale: Scale, ribbon: Ribbon) -> None:
    """Draws one lane: dots that keep clear of each other, periods on either side of them, and a sign for each event but
    those that are under way throughout the window, which have no place in it."""
    dots: list[RibbonDot] = []
    tracks = Rows()
    for item in sorted(items, key=lambda i: i.turn):
        whole = scale.stretch(item.first, item.last)
        start, end = scale.shown(item.first, item.last)
        middle = middle_of(item, scale, SPACE)
        if end - start > 2 * SPACE and (item.period or item.first != item.last):
            beside = x + (_track(tracks, start, end) if item.period else 0)
            rect = Rect(beside - BAR / 2, round(start, 1), BAR, round(end - start, 1), BAR / 2)
            ribbon.stretches.append((item, rect))
            if item.period or not scale.shows_middle(whole):
                if whole[0] > scale.left or whole[1] < scale.right:
                    ribbon.signs.append(Sign(item, middle, beside, middle))
                continue
        near = min(dots, key=lambda dot: abs(dot.y - middle), default=None)
        if near and abs(near.y - middle) < 2 * SPACE:
            near.items.append(item)
        else:
            near = RibbonDot(x, round(middle, 1), [item])
            dots.append(near)
        ribbon.signs.append(Sign(item, near.y, near.x, near.y))
    ribbon.dots += dots


def _track(tracks: Rows, start: float, end: float) -> float:
    """On which side of the dots a period runs: where there is room, else where fewer run, over them."""
    if not (place := tracks.take((start, end), rows=range(2))):
        place = min(range(2), key=lambda track: len(tracks.taken[track])), 0
        tracks.put(place[0], (start, end))
    return TRACK if place[0] else -TRACK


def _chosen(signs: list[Sign]) -> list[Sign]:
    """As many names as there are lines, the important first, in the order of time and near their marks."""
    chosen: list[Sign] = []
    for sign in sorted(signs, key=lambda sign: sign.item.turn):
        if not (sign.item.strong and sign.text):
            continue
        tried = sorted([*chosen, sign], key=lambda named: (named.mark_y, named.item.first, named.item.turn))
        if lines := spread([named.mark_y for named in tried], LINE, (0, HEIGHT), REACH):
            chosen = [replace(named, y=y) for named, y in zip(tried, lines, strict=True)]
    return [replace(sign, mark_y=round(sign.mark_y, 1)) for sign in chosen]
