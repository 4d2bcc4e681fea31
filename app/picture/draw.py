"""Owns the whole picture: lanes under each other, as high in every window, eras behind them, the axis above."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from app.picture.beyond import Beyond, Far, across
from app.picture.density import HIGH, LOW, NUMBER, Cell, Crowd, Room, cells, left_and_faded
from app.picture.lanes import PAD, Laid, Most, lay_out, may_be_named, waits
from app.picture.lead import LINE, lay_out_lead
from app.picture.lettering import fit, text_width
from app.picture.levels import Level, level_of
from app.picture.marks import QUIET, Item, Mark, mark_of
from app.picture.offset import Offset
from app.picture.packing import share_out
from app.picture.scale import Band, Eras, Scale, Tick, era_bands
from app.picture.shelf import FINENESS, PITCH, Fineness

WIDTH, LEFT, RIGHT = 1184.0, 196.0, 1172.0
BEFORE, NAMES = (122.0, 184.0), 112.0
"""The margin for what came before the window, and where the names of lanes end."""
TOP, PLOT, LANE, TURN = 46.0, 522.0, 30.0, 30.0
"""The upper edge of the lanes, the height of all of them, of one at least, and what each turning point of it adds."""
CROWDED = 4
"""So many rows of lesser names at most a lane has over columns."""
MOST_MARKS = 230
"""So many marks are drawn at most; the narrow picture has the rest of the four hundred of a page."""


@dataclass(frozen=True, slots=True)
class Silence:
    """The line of the first lane from `x` to `end` on which nothing happens, and the words that say so at `middle`, if
    they find room."""

    x: float
    end: float
    y: float
    words: str

    words_y = Offset("y", -8)

    @property
    def middle(self) -> float:
        return round((self.x + self.end) / 2, 1)


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A lane from `y`, `height` high; `line` is where its shelf is and `above` how far this reaches, `label` as much of
    its name as has room; `before` are the marks of what came before the window, `cells` the columns of a crowd."""

    slug: str
    name: str
    label: str
    y: float
    height: float
    line: float
    marks: list[Mark]
    before: list[Mark]
    lead_line: float | None = None
    above: float = 0.0
    cells: list[Cell] = field(default_factory=list)

    @property
    def thread_width(self) -> float:
        """How far the line of the first lane runs: to the last of its turning points, or else of what has a name."""
        turns = [mark.x for mark in self.marks if mark.lead]
        return max(turns or [mark.x for mark in self.marks if not mark.quiet], default=LEFT) - LEFT

    @property
    def name_y(self) -> float:
        return round(self.lead_line + 6 if self.lead_line else self.y + self.height / 2 + 4, 1)


@dataclass(frozen=True, slots=True)
class Picture:
    """Lanes down to `bottom`, over them the eras and the ticks; `waiting` are events that a nearer level draws, `loose`
    is how many of a crowd neither a mark nor a column stands for."""

    level: Level
    lanes: list[DrawnLane]
    eras: list[Band]
    ticks: list[Tick]
    silence: Silence | None
    bottom: float
    beyond: Beyond
    waiting: Sequence[Item] = ()
    loose: int = 0
    width: float = WIDTH
    left: float = LEFT
    right: float = RIGHT
    top: float = TOP
    before: tuple[float, float] = BEFORE

    height = Offset("bottom", 4)
    plot_width = Offset("right", -LEFT)
    name_x = NAMES
    before_x = BEFORE[0] + 5
    ground = Offset("bottom", -2)
    before_width = BEFORE[1] - BEFORE[0]

    plot_from = LEFT - 8
    plot_room = WIDTH - LEFT + 8

    @property
    def left_out(self) -> int:
        """How many events of the window are not drawn."""
        return len(self.waiting) + self.loose


def draw(
    items: Sequence[Item],
    days: tuple[date, date],
    *,
    lanes: Mapping[str, str],
    eras: Eras,
    before: Sequence[Item] = (),
    turns: Mapping[str, int] | None = None,
    silence: str = "",
    told_until: date = date.max,
    far: Far | None = None,
    crowd: Crowd | None = None,
) -> Picture:
    """The picture of `items` in the window of `days`, in `lanes` (names by slug), of which the first tells what the
    story is about, with `silence` written along it after the last of its events until a day. `before` came before the
    window, `far` lies beyond it; `turns` are the turning points of each lane in the whole record, from which it has its
    height. Of a `crowd` the items are those that may be named."""
    scale = Scale(*days, LEFT, RIGHT)
    level = level_of(scale.days, *left_and_faded(items, crowd))
    waiting = [item for item in items if not crowd and waits(mark_of(item, scale), level)]
    absent = {item.slug for item in waiting}
    by_lane = {slug: [item for item in items if item.lane == slug and item.slug not in absent] for slug in lanes}
    laid = _laid_over_columns(by_lane, scale, level) if crowd else _laid(by_lane, scale, level)
    heights = share_out([lane.need for lane in laid], _wanted(lanes, turns or {}), PLOT)
    drawn, y = [], TOP
    for (slug, name), lane, height in zip(lanes.items(), laid, heights, strict=True):
        drawn.append(_lane(slug, name, y, height, lane, [item for item in before if item.lane == slug]))
        y = round(y + height, 1)
    leads = [lane for lane in laid if lane.lead]
    return Picture(
        level=level,
        lanes=drawn,
        eras=era_bands(eras, scale),
        ticks=_ticks(scale),
        silence=_silence(leads[0], scale, silence, told_until) if leads and silence else None,
        bottom=y,
        beyond=across(far or {}, scale, {lane.slug: lane.line - QUIET - 0.5 for lane in drawn}, (26.0, y)),
        waiting=waiting,
        loose=_fill(drawn, crowd, scale) if crowd else 0,
    )


def _laid(by_lane: Mapping[str, list[Item]], scale: Scale, level: Level) -> list[Laid]:
    """The lanes laid out as finely as height and number of marks allow."""
    for fine in FINENESS:
        laid: list[Laid] = []
        for most in _rows(level):
            laid = _laid_again(laid, by_lane.values(), scale, level, fine, most)
            if sum(lane.need for lane in laid) <= PLOT:
                break
        if sum(len(lane.marks) + len(lane.shelf) for lane in laid) <= MOST_MARKS:
            break
    return laid


def _laid_over_columns(by_lane: Mapping[str, list[Item]], scale: Scale, level: Level) -> list[Laid]:
    """The lanes of a crowd: names above columns, which are as high as these leave room for."""
    named = [[item for item in items if may_be_named(item, level)] for items in by_lane.values()]
    columns, laid = Fineness(0, 0, 0, columns=LOW + NUMBER), list[Laid]()
    for most in (most for most in _rows(level) if most.others <= CROWDED):
        laid = _laid_again(laid, named, scale, level, columns, most)
        spare = PLOT - sum(lane.need for lane in laid)
        if spare >= 0:
            break
    for lane in laid:
        lane.above += min(max(spare, 0) / len(laid), HIGH - LOW)
    return laid


def _fill(lanes: Sequence[DrawnLane], crowd: Crowd, scale: Scale) -> int:
    """Puts the columns of a crowd into its lanes, all by one measure; of how many events it has neither mark nor
    column."""
    counts = {lane.slug: crowd.rest(lane.slug, (mark.item for mark in lane.marks)) for lane in lanes}
    most = max((count for row in counts.values() for count, _ in row), default=0)
    for lane in lanes:
        room = Room(lane.line, lane.above - NUMBER, most)
        lane.cells.extend(cells(lane.slug, counts[lane.slug], crowd.stretches, scale, room))
    return crowd.number - sum(cell.count for lane in lanes for cell in lane.cells) - sum(len(x.marks) for x in lanes)


def _rows(level: Level) -> list[Most]:
    """How many rows a lane may have, from the most on: turning points keep theirs until all others have given way."""
    down = range(min(level.rows, 10), 0, -1)
    keep = 40 if level.rows >= 10 else level.rows
    others = [Most(keep, 40 if most == 10 else most) for most in down]
    return [*others, *(Most(most, most) for most in down if most < keep)]


def _laid_again(
    before: list[Laid], items: Iterable[list[Item]], scale: Scale, level: Level, fine: Fineness, most: Most
) -> list[Laid]:
    """The lanes in fewer rows than `before`: those that took no more stay as they are."""
    return [
        laid if laid and most.leaves(laid) else _lane_of(lane, scale, level, fine, most, lead=not number)
        for number, (lane, laid) in enumerate(zip_longest(items, before))
    ]


def _lane_of(items: list[Item], scale: Scale, level: Level, fine: Fineness, most: Most, *, lead: bool) -> Laid:
    if lead and (laid := lay_out_lead(items, scale, level, fine)):
        return laid
    return lay_out(items, scale, level, fine, most=most)


def _wanted(lanes: Mapping[str, str], turns: Mapping[str, int]) -> list[float]:
    """The height of each lane where no window asks for another."""
    return [LANE + TURN * (4 if not number else min(turns.get(slug, 0), 3)) for number, slug in enumerate(lanes)]


def _lane(slug: str, name: str, y: float, height: float, laid: Laid, before: list[Item]) -> DrawnLane:
    line = round(y + height - laid.below, 1)
    slack = 0.0 if laid.lead else max((height - laid.need) / 2, 0.0)
    marks = laid.settle(y + slack, line)
    lead_line = y + LINE if laid.lead else None
    return DrawnLane(
        slug, name, _label(name), y, height, line, marks, _before(before, line, height), lead_line, laid.above
    )


def _before(items: list[Item], line: float, height: float) -> list[Mark]:
    """What came before the window, in the order of time, in a margin that is not to scale; one mark for what has no
    room."""
    across = int((BEFORE[1] - BEFORE[0] - 8) // 7)
    rows = max(int((height - PAD) // 7), 1)
    shown = items if len(items) <= across * rows else items[: across * rows - 1]
    high = -(-len(shown) // across) or 1
    marks = []
    for number, item in enumerate(shown):
        x = BEFORE[0] + 8 + 7 * (number // high)
        y = line - QUIET - 0.5 - PITCH * (number % high)
        marks.append(Mark(item, x, x, x, (x, x), y=round(y, 1)))
    return marks


def _silence(lead: Laid, scale: Scale, words: str, until: date) -> Silence | None:
    """What is said along the first lane after the last of its events in the window."""
    x = round(lead.free + 8, 1)
    end = round(scale.within(scale.at(until)), 1)
    if end - x < 40:
        return None
    told = words if text_width(words, 15) < end - x else ""
    return Silence(x, end, TOP + LINE, told)


def _ticks(scale: Scale) -> list[Tick]:
    return [tick for tick in scale.ticks() if tick.x + text_width(tick.label, 13) <= RIGHT]


def _label(name: str) -> str:
    """As much of a lane's name as stands to the left of the lane."""
    return fit(name, 13, NAMES - 2) or fit(name, 13, NAMES - 2, at="")
