"""Owns the narrow picture: what is named in rows down the screen, each tied to its day on a rail true to scale."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from zlib import crc32

from app.lists import HEADLINE
from app.picture.beyond import Beyond, Far, down
from app.picture.density import Cell, Crowd, cells_down, left_and_faded
from app.picture.lanes import may_be_named, waits
from app.picture.lettering import fit, text_width
from app.picture.levels import MONTH, Level, level_of
from app.picture.marks import LABEL, RADIUS, SUB, Item, Mark, Rect, mark_of
from app.picture.offset import Offset
from app.picture.packing import Rows
from app.picture.scale import Band, Eras, Scale, era_bands

WIDTH, HEIGHT, EDGE = 328.0, 582.0, 12.0
RAIL, QUIET_X, ROW_X = 41.0, 60.0, 82.0
PITCH, DOTS, MOST_DOTS, MOST_COLUMNS = 6.0, 3, 150, 2
"""How far quiet dots stand from each other, how many in a line, and in all; and columns of what lasted."""
CELLS_X, CELLS = 54.0, 22.0
"""Where the columns of a crowd begin beside the rail, and how far the highest reaches."""
LEAD_ROW, ROW, SILENT = 46.0, 38.0, 22.0
"""The heights of the row of a turning point of the first lane, of another event, and of a silence."""
BESIDE, CLEAR = 9.0, 0.7
"""How far beside the rail a point stands that would lie over another, and which share of its radius it keeps clear."""


@dataclass(frozen=True, slots=True)
class RailMark:
    """Where an event is on the rail: a point at (`x`, `y`), or along it how long it lasted or when it may have been,
    which is tied at `y`."""

    x: float
    y: float
    radius: float
    stretch: Rect | None = None

    @property
    def end(self) -> float:
        """Where the line to its name begins."""
        return self.stretch.x + self.stretch.width if self.stretch else self.x + self.radius


@dataclass(frozen=True, slots=True)
class Row:
    """An event by name: a line of its own from `y`, `height` high, tied to its mark on the rail;
    `lane` is the name of its lane, "" in the first."""

    item: Item
    y: float
    height: float
    lead: bool
    mark: RailMark
    lane: str = ""

    tie_x = ROW_X - 4
    text_x = ROW_X

    @property
    def size(self) -> float:
        return 15.5 if self.lead else LABEL[self.item.importance]

    @property
    def text(self) -> str:
        """As much of the name as the line holds."""
        return fit(self.item.label or "", self.size, WIDTH - ROW_X)

    @property
    def sub(self) -> str:
        """Its date and, where there is room, who acts."""
        both = f"{self.item.sub} · {self.lane}" if self.lane and self.item.sub else self.item.sub
        return both if text_width(both, SUB) <= WIDTH - ROW_X else self.item.sub

    @property
    def text_y(self) -> float:
        return round(self.y + self.height / 2 + (-3.0 if self.sub else self.size * 0.35), 1)

    @property
    def sub_y(self) -> float:
        return self.text_y + SUB + 3

    @property
    def tie(self) -> str:
        """The line from its mark to its name."""
        y = round(self.y + self.height / 2, 1)
        return f"M{self.mark.end},{self.mark.y}C{ROW_X - 14},{self.mark.y} {ROW_X - 22},{y} {ROW_X - 4},{y}"


@dataclass(frozen=True, slots=True)
class QuietDot:
    """An event without a name, or a bar for several (`width`)."""

    lane: str
    strong: bool
    x: float
    y: float
    width: float = 0.0

    bar_y = Offset("y", -2)


@dataclass(slots=True)
class Ribbon:
    """Rows beside the rail; bands are the years or months on it, each of which leads to its window."""

    width: float = WIDTH
    height: float = HEIGHT
    rows: list[Row] = field(default_factory=list)
    dots: list[QuietDot] = field(default_factory=list)
    eras: list[Band] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    silence: tuple[float, str] | None = None
    beyond: Beyond = field(default_factory=Beyond)
    rail: float = RAIL
    row_x: float = ROW_X
    edge: float = EDGE

    rail_end = Offset("height", -EDGE)
    row_width = WIDTH - ROW_X + 6


def draw_ribbon(
    items: Sequence[Item],
    days: tuple[date, date],
    *,
    lead: str,
    eras: Eras,
    silence: str = "",
    far: Far | None = None,
    lanes: Mapping[str, str] | None = None,
    crowd: Crowd | None = None,
) -> Ribbon:
    """The picture of `items` in the window of `days` for a narrow screen; `lead` is the lane that the story is about,
    `silence` what is said after the last of its events, `far` what lies beyond the window, `lanes` are their names. Of
    a `crowd` the items are those that may be named."""
    probe = Scale(*days, 0.0, HEIGHT)
    level = level_of(probe.days, *left_and_faded(items, crowd))
    chosen = _chosen(items, level, lead, probe, crowded=bool(crowd))
    used = sum(_height(item, lead) for item in chosen) + (SILENT if silence else 0)
    height = max(HEIGHT, used)
    scale = Scale(*days, EDGE, height - EDGE)
    far_off = down(far or {}, scale, QUIET_X, RAIL - 2)
    ribbon = Ribbon(height=height, eras=era_bands(eras, scale), bands=_bands(scale), beyond=far_off)
    last_lead = max((n for n, item in enumerate(chosen) if item.lane == lead), default=None)
    y, spare = 0.0, (height - used) / max(len(chosen), 1)
    places = _on_rail([mark_of(item, scale) for item in chosen], lead)
    for number, (item, place) in enumerate(zip(chosen, places, strict=True)):
        high = _height(item, lead)
        lane = "" if item.lane == lead else (lanes or {}).get(item.lane, "")
        ribbon.rows.append(Row(item, round(y + spare / 2, 1), high, _is_lead(item, lead), place, lane))
        y += high + spare
        if silence and number == last_lead:
            ribbon.silence = round(y + SILENT / 2 + 4, 1), silence
            y += SILENT
    if crowd:
        ribbon.cells = _cells(crowd, chosen, scale)
    else:
        named = {item.slug for item in chosen}
        quiet = (mark_of(item, scale) for item in items if item.slug not in named)
        ribbon.dots = _dots([mark for mark in quiet if not waits(mark, level)])
    return ribbon


def _cells(crowd: Crowd, named: Sequence[Item], scale: Scale) -> list[Cell]:
    """The columns of all lanes together, without what has a row."""
    lanes = [crowd.rest(slug, [item for item in named if item.lane == slug]) for slug in crowd.counts]
    sums = [tuple(map(sum, zip(*counts, strict=True))) for counts in zip(*lanes, strict=True)]
    return cells_down([(count, strong) for count, strong in sums], crowd.stretches, scale, x=CELLS_X, high=CELLS)


def _is_lead(item: Item, lead: str) -> bool:
    return item.lane == lead and item.importance == HEADLINE


def _height(item: Item, lead: str) -> float:
    return LEAD_ROW if _is_lead(item, lead) else ROW


def _turn(item: Item, *, spread: bool) -> tuple[object, ...]:
    """Its turn to choose a row; `spread` over the window rather than from its beginning on."""
    return *item.turn[:4], crc32(item.slug.encode()) if spread else 0, *item.turn[4:]


def _chosen(items: Sequence[Item], level: Level, lead: str, scale: Scale, *, crowded: bool) -> list[Item]:
    """The events that the level names, in the order of time: of the nearest level all unless it is crowded, else as
    many as find room. What lasts throughout the window has no place in it."""
    chosen: set[str] = set()
    room = float("inf") if level is MONTH and not crowded else HEIGHT - SILENT
    for item in sorted(items, key=lambda item: _turn(item, spread=crowded)):
        if may_be_named(item, level) and item.importance in level.names and room >= _height(item, lead):
            mark = mark_of(item, scale)
            if not (mark.long and mark.whole[0] < scale.left and mark.whole[1] > scale.right):
                chosen.add(item.slug)
                room -= _height(item, lead)
    return [item for item in items if item.slug in chosen]


def _on_rail(marks: list[Mark], lead: str) -> list[RailMark]:
    """The places of marks on the rail, given in the order of time. A period is tied where it begins; what has no
    certain day, in the middle of the days it may have been on, or before what is known to have come after it: so no
    two ties cross. A point that would lie over another stands beside it."""
    placed, last, columns, beside = [], float("inf"), Rows(), Rows()
    for mark in reversed(marks):
        y = mark.start if mark.item.period else max(min(mark.middle, last), mark.start)
        last = min(last, y)
        radius = 8.0 if _is_lead(mark.item, lead) else min(RADIUS[mark.item.importance], 6.0)
        if mark.long:
            x = RAIL - 5 - 4 * min(columns.stack((mark.start, mark.end)), MOST_COLUMNS - 1)
            stretch = Rect(x, round(mark.start, 1), 3, round(mark.end - mark.start, 1), 1.5 if mark.item.period else 0)
            placed.append(RailMark(x, round(y, 1), radius, stretch))
        else:
            room = radius * CLEAR
            column = min(beside.stack((y - room, y + room)), 1)
            placed.append(RailMark(RAIL + BESIDE * column, round(y, 1), radius))
    return placed[::-1]


def _dots(marks: list[Mark]) -> list[QuietDot]:
    """The events without a name in lines beside the rail; where they are many, bars."""
    lines: dict[int, list[Mark]] = defaultdict(list)
    for mark in sorted(marks, key=lambda mark: (not mark.item.strong, mark.middle)):
        lines[int(mark.middle // PITCH)].append(mark)
    most = max((len(line) for line in lines.values()), default=0)
    bars = len(marks) > MOST_DOTS
    dots = []
    for number, line in lines.items():
        y = (number + 0.5) * PITCH
        if bars or len(line) > DOTS:
            width = max(DOTS * PITCH * len(line) / most, PITCH)
            dots.append(QuietDot(line[0].item.lane, line[0].item.strong, QUIET_X - 3, y, round(width, 1)))
        else:
            dots += [QuietDot(m.item.lane, m.item.strong, QUIET_X + PITCH * n, y) for n, m in enumerate(line)]
    return dots


def _bands(scale: Scale) -> list[Band]:
    """The years, months or days that have room for their names."""
    ticks = scale.ticks()
    ends = [*(tick.x for tick in ticks[1:]), scale.right]
    return [
        Band(tick.x, round(end - tick.x, 1), _short(tick.label, first=tick is ticks[0]), tick.window)
        for tick, end in zip(ticks, ends, strict=True)
        if end - tick.x >= 14
    ]


def _short(label: str, *, first: bool) -> str:
    """What stands beside the rail has little room: "Jan 2020" begins the year 2020, and days say their month once."""
    day, _, month = label.removeprefix("Jan ").partition(" ")
    return f"{day} {month}" if month and first else day
