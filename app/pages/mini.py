"""Owns the small picture of an event among the others of its era: dots on a line, drawn once wide and once narrow."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.lists import LANES
from app.picture import Scale
from app.picture.lettering import text_width
from app.record import linked, shapes
from app.record.story import Story

WIDE, NARROW = 840, 340
"""The widths that are drawn, in units that are pixels there; the page shows the one that fits its column."""
EDGE, PITCH, LETTER, ROW, ROWS = 9, 14, 12, 17, 3
"""Room at both ends, distance of dots, size of letters, height of a row of labels, and how many rows there may be."""
LONGEST = 34


@dataclass(frozen=True, slots=True)
class Dot:
    """An event; dots that would touch stand one below another."""

    x: float
    y: float
    radius: float
    url: str
    name: str
    lane: str
    current: bool


@dataclass(frozen=True, slots=True)
class Label:
    """The name of an event above the line; `x` is the end or middle that `anchor` names, `stem` where the line goes
    down to its dot."""

    text: str
    x: float
    y: float
    anchor: str
    stem: float
    current: bool

    @property
    def left(self) -> float:
        """Where it begins at the latest, and ends `text_width` later at most."""
        return self.x - text_width(self.text, LETTER) * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]


@dataclass(frozen=True, slots=True)
class Strip:
    """One drawing; all in its own units. `ticks` are (x, text), the text empty where there is no room for it."""

    width: int
    height: float
    line: float
    dots: list[Dot]
    labels: list[Label]
    ticks: list[tuple[float, str]]


@dataclass(frozen=True, slots=True)
class Mini:
    """An event among those that begin in its era: in words, and drawn for a wide and for a narrow column."""

    told: str
    wide: Strip
    narrow: Strip


def mini(story: Story, era: shapes.Era, slug: str) -> Mini:
    """Where the event `slug` sits in its era."""
    found = linked.events_of(story, era)
    number = next(n for n, mark in enumerate(found, 1) if mark.slug == slug)
    wide, narrow = (_strip(found, era, slug, width) for width in (WIDE, NARROW))
    return Mini(f"Event {number} of {len(found)} that begin in “{era.name}”.", wide, narrow)


def shares(found: list[shapes.Event], era: shapes.Era) -> list[float]:
    """Where each event lies in the time of the era: from 0 to 1."""
    scale = _scale(found, era, 0, 1)
    return [scale.within(scale.at(_middle(mark))) for mark in found]


def _scale(found: list[shapes.Event], era: shapes.Era, left: float, right: float) -> Scale:
    days = [mark.date.first for mark in found] + [era.last]
    return Scale(max(min(days), era.first), max(days), left, right)


def _middle(mark: shapes.Event) -> date:
    first, last = mark.date.first, mark.date.last
    return first if mark.date.span == "period" else first + (last - first) / 2


def _strip(found: list[shapes.Event], era: shapes.Era, slug: str, width: int) -> Strip:
    scale = _scale(found, era, EDGE, width - EDGE)
    places = [round(scale.within(scale.at(_middle(mark))), 1) for mark in found]
    ranked = sorted(zip(found, places, strict=True), key=lambda pair: _rank(pair[0], slug))
    labels, rows = _labels([pair for pair in ranked if _rank(pair[0], slug) < 2], slug, width)
    line = rows * ROW + 10
    stacked = zip(ranked, _stacked([x for _, x in ranked]), strict=True)
    dots = [_dot(mark, x, line + row * PITCH, slug) for (mark, x), row in stacked]
    lowest = max(dot.y for dot in dots)
    lowered = [replace(label, y=label.y + rows * ROW) for label in labels]
    return Strip(width, lowest + 30, line, sorted(dots, key=lambda dot: dot.x), lowered, list(_ticks(scale, width)))


def _rank(mark: shapes.Event, slug: str) -> int:
    """Who comes first to the line and to a label: the event itself, then the headline events."""
    return 0 if mark.slug == slug else 1 if mark.importance == "headline" else 2


def _dot(mark: shapes.Event, x: float, y: float, slug: str) -> Dot:
    current = mark.slug == slug
    radius = 6.5 if current else 5.0 if mark.importance == "headline" else 3.5
    name = f"{mark.date.text}: {mark.title}. {LANES[mark.lane]}."
    return Dot(x, y, radius, f"/events/{mark.slug}", name, mark.lane, current)


def _stacked(places: list[float]) -> list[int]:
    """For each dot the first row in which none stands nearer than `PITCH`."""
    rows: list[list[float]] = []
    stacked = []
    for x in places:
        row = next((n for n, taken in enumerate(rows) if all(abs(x - other) >= PITCH for other in taken)), len(rows))
        rows[row:] = [*rows[row:], []] if row == len(rows) else rows[row:]
        rows[row].append(x)
        stacked.append(row)
    return stacked


Room = tuple[float, float, float]
"""Left and right end of a label with the air around it, and its stem."""


def _labels(ranked: list[tuple[shapes.Event, float]], slug: str, width: int) -> tuple[list[Label], int]:
    """The labels of events, given with their places and the first ones first, as many as touch neither a label nor a
    stem; their heights count from below the lowest row. And how many rows they take."""
    taken: list[list[Room]] = [[] for _ in range(ROWS)]
    placed = []
    for mark, stem in ranked:
        label = _label(_clipped(mark.short or mark.title), stem, width, mark.slug == slug)
        room = label.left - 5, label.left + text_width(label.text, LETTER) + 5, stem
        row = next((row for row in range(ROWS) if _is_free(taken, row, room)), None)
        if row is not None:
            taken[row].append(room)
            placed.append(replace(label, y=-row * ROW - 4))
    return placed, max((row + 1 for row in range(ROWS) if taken[row]), default=0)


def _label(text: str, stem: float, width: int, current: bool) -> Label:
    """A label over its stem, or at the edge that it would cross."""
    half = text_width(text, LETTER) / 2
    x, anchor = (0.0, "start") if stem < half else (width, "end") if stem > width - half else (stem, "middle")
    return Label(text, x, 0, anchor, stem, current)


def _is_free(taken: list[list[Room]], row: int, wanted: Room) -> bool:
    """Whether a label fits a row: no label there, no stem of a higher one through it, no lower label on its stem."""
    left, right, stem = wanted
    beside = all(right <= other[0] or left >= other[1] for other in taken[row])
    above = all(not left < other[2] < right for higher in taken[row + 1 :] for other in higher)
    below = all(not other[0] < stem < other[1] for lower in taken[:row] for other in lower)
    return beside and above and below


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def _ticks(scale: Scale, width: int) -> Iterator[tuple[float, str]]:
    """The ticks of the time axis, with as many of their texts as fit."""
    end = 0.0
    for tick in scale.ticks():
        long = text_width(tick.label, LETTER)
        fits = end <= tick.x - 2 and tick.x - 2 + long <= width
        end = tick.x - 2 + long + 8 if fits else end
        yield tick.x, tick.label if fits else ""
