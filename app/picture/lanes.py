"""Owns one lane: its marks and labels in rows, none over another; what finds no room joins a counted cluster."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.picture.lettering import text_width
from app.picture.marks import GAP, SMALL, SPACE, Item, Mark, middle_of
from app.picture.packing import Extent, Rows
from app.picture.scale import Scale

MAX_ROWS = 4
MORE_ROWS = 2
"""Rows that a headline event may open beyond those of the others."""
SHORTEST_BAR = 14.0
BACKDROP = 0.6
"""A period that covers more of the window than this chooses its place after all that happened in it."""


@dataclass(slots=True)
class Laid:
    """A lane laid out: its marks, and what is taken in its rows of marks and labels, below them in those of thin bars
    with names, and below these in those of thin bars without."""

    marks: list[Mark] = field(default_factory=list)
    rows: Rows = field(default_factory=lambda: Rows([[]]))
    named: Rows = field(default_factory=Rows)
    thin: Rows = field(default_factory=Rows)


def lay_out(items: Iterable[Item], scale: Scale) -> Laid:
    """The items of one lane in rows, the important first to choose; bars that find no room there in thin rows below.

    Backdrops choose last. Where every row is full, the nearest lesser mark becomes a cluster that counts the item;
    where there is none, a row more is opened. Minor events are labelled last, where room is left.
    """
    laid = Laid()
    marks = [_mark(item, scale) for item in sorted(items, key=lambda i: i.turn)]
    for mark in sorted(marks, key=lambda mark: _backdrop(mark, scale)):
        host = _host(mark, laid.marks)
        if _place(mark, host, laid, scale):
            laid.marks.append(mark)
        elif host:
            host.members.append(mark.item)
    for mark in laid.marks:
        if mark.item.importance == "minor" and mark.item.strong and not mark.thin:
            _label_again(mark, laid.rows, scale)
    for mark in laid.marks:
        if mark.members and mark.label:
            _label_again(mark, laid.rows, scale, f" +{len(mark.members)}")
    laid.marks.sort(key=lambda m: (m.thin, not m.named, m.start, m.row))
    return laid


def _mark(item: Item, scale: Scale) -> Mark:
    whole = scale.stretch(item.first, item.last)
    start, end = scale.shown(item.first, item.last)
    bar = item.period and end - start >= SHORTEST_BAR
    dot = item.period or scale.shows_middle(whole) or end - start <= 2 * SPACE
    return Mark(item, middle_of(item, scale, SPACE + 1), start, end, whole, bar, dot)


def _backdrop(mark: Mark, scale: Scale) -> bool:
    return mark.bar and mark.end - mark.start > BACKDROP * (scale.right - scale.left)


def _host(mark: Mark, placed: list[Mark]) -> Mark | None:
    """The point nearest to the mark that may count it: never a headline event while a lesser one is there."""
    points = [other for other in placed if not other.bar]
    lesser = [other for other in points if other.item.importance != "headline"]
    return min(lesser or points, key=lambda other: (abs(other.middle - mark.middle), other.row), default=None)


def _place(mark: Mark, host: Mark | None, laid: Laid, scale: Scale) -> bool:
    """Finds room, with the label if it can, in as many rows as need be where no host can count the mark; a minor mark
    waits for its label until all marks stand."""
    early = mark.item.strong and (mark.item.importance != "minor" or _backdrop(mark, scale))
    if early and _label(mark, laid.rows, range(MAX_ROWS), scale):
        return True
    mark.thin = mark.bar
    if mark.thin:
        return (mark.item.strong and _name(mark, laid.named, scale)) or _take(mark, laid.thin, mark.extent)
    most = MAX_ROWS + (MORE_ROWS if mark.item.importance == "headline" else 0)
    return _take(mark, laid.rows, mark.extent, most if host else sys.maxsize)


def _take(mark: Mark, rows: Rows, extent: Extent, most: int = sys.maxsize) -> bool:
    """Takes `extent` for the mark in the first of `most` rows where it is free."""
    if place := rows.take(extent, rows=range(most)):
        mark.row, mark.taken = place[0], extent
    return place is not None


def _name(mark: Mark, named: Rows, scale: Scale) -> bool:
    """Takes room for a thin bar with its name above it, from where the bar begins."""
    if not mark.item.label or (width := text_width(mark.item.label, SMALL)) > scale.right - scale.left:
        return False
    x = min(mark.start, scale.right - width)
    mark.label, mark.label_x = mark.item.label, round(x, 1)
    return _take(mark, named, (min(mark.start, x) - GAP, max(mark.end, x + width) + 2 * GAP))


def _label(mark: Mark, rows: Rows, among: range, scale: Scale, suffix: str = "") -> bool:
    """Takes room in one of the rows for the mark and its label; a suffix leaves this on its side."""
    if not mark.item.label:
        return False
    width = text_width(f"{mark.item.label}{suffix}", mark.label_size)
    places = [place for place in _with_label(mark, scale, width) if not suffix or place[1] == mark.anchor]
    if place := rows.take(*(extent for _, _, extent in places), rows=among):
        mark.row, mark.label, mark.suffix = place[0], mark.item.label, suffix
        x, mark.anchor, mark.taken = places[place[1]]
        mark.label_x = round(x, 1)
    return place is not None


def _label_again(mark: Mark, rows: Rows, scale: Scale, suffix: str = "") -> None:
    """Labels a mark that stands in its row, where there is room; a cluster says how many it counts besides."""
    rows.leave(mark.row, mark.taken)
    if not _label(mark, rows, range(mark.row, mark.row + 1), scale, suffix):
        rows.put(mark.row, mark.taken)


def _with_label(mark: Mark, scale: Scale, width: float) -> Iterator[tuple[float, str, Extent]]:
    """Where the label may stand: inside a long bar, else on the right, else on the left of bar or dot."""
    start, end = mark.extent
    within = not mark.dot or mark.bar
    if within and width + 4 * GAP <= mark.end - mark.start:
        yield mark.start + 2 * GAP, "start", (start, end)
    left, right = (start, end) if within else (mark.middle - SPACE, mark.middle + SPACE)
    if right + width + 2 * GAP <= scale.right:
        yield right + GAP, "start", (start, max(end, right + width + 2 * GAP))
    if left - width - 2 * GAP >= scale.left:
        yield left - GAP, "end", (min(start, left - width - 2 * GAP), end)
