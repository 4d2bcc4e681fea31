"""Owns the map: what of the earth is shown, its marks and their names, arcs from one place to the next.

Marks that would cover each other become one that says how many places it holds. A name that finds no room is left out:
the list beside the map has them all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import hypot, sqrt
from statistics import fmean

from app.earth import Map
from app.earth.coastlines import Point
from app.picture import coast
from app.picture.beside import Beside, Box, around, chosen, meet, places, spread_out, touching
from app.picture.lettering import text_width
from app.picture.map_arcs import MapArc, map_arc
from app.picture.marks import Rect
from app.picture.projection import Projection


@dataclass(frozen=True, slots=True)
class Frame:
    """How wide a map is drawn, the size of its letters, and how far off what is not known stands (`stride`). Its inset
    stands under it, as wide as `inset`, or else within it."""

    name: str
    width: float
    letters: float
    stride: float
    inset: float | None


WIDE, MIDDLE = Frame("wide", 960.0, 13.0, 80.0, None), Frame("wide", 680.0, 13.0, 70.0, None)
NARROW = Frame("narrow", 360.0, 12.0, 96.0, 220.0)
"""For a whole page, for a column of text, for a phone or the side of a page."""
SMALLEST, LARGEST, NUMBERED = 4.5, 9.0, 9.0
"""Radii: of the mark of a place where one thing happened, of one where very much did, of one with a number in it."""
THIRD, BETWEEN = 4.0, 14.0
"""How far under its middle a number stands; and how much lies between a map and the inset under it."""
TITLE, FAR = 24.0, 16.0
"""How much of an inset its title takes; and how far from its place a mark may stand, to leave room for others."""
SHORT = 2 * NUMBERED + 6
"""An arc is longer than this: marks that are nearer need none."""
HERE = "here"
"""What a spot is that the page is about."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to mark: how much happened there (`weight`), a `number` to stand in its mark, what it is to the page
    ("here", "earlier", "later"), what the mark says to who cannot see it, and the list that has it `among` others."""

    slug: str
    name: str
    url: str
    point: Point
    said: str
    weight: int = 1
    number: str = ""
    role: str = ""
    among: str = ""


@dataclass(frozen=True, slots=True)
class SpotMark:
    """The mark of one place, or of several; its name stands beside it where there is room. A mark that stands off its
    place is tied to it (`tie`, an SVG path)."""

    spot: Spot
    x: float
    y: float
    r: float
    number_y: float
    tie: str = ""
    beside: Beside | None = None

    @property
    def box(self) -> Box:
        return around(self.x, self.y, self.r)


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the earth with what stands on it, in units of its own from 0; `left` and `top` are its corner in the
    drawing, `larger` the part of it that an inset shows larger, `lines` are paths by their names."""

    name: str
    left: float
    top: float
    width: float
    height: float
    land: str
    lines: dict[str, str]
    marks: list[SpotMark]
    larger: Rect | None = None


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """The drawing: panels one over another, the arcs on the first, and the mark of what is not known."""

    frame: Frame
    width: float
    height: float
    panels: list[Panel]
    arcs: list[MapArc]
    unknown: SpotMark | None


@dataclass(frozen=True, slots=True)
class Journey:
    """Spots to be joined one after another, by their slugs; `unknown` is what follows the last and is not known."""

    ways: Sequence[str] = ()
    unknown: str = ""


def draw_map(
    shown: Map, spots: Sequence[Spot], frame: Frame = WIDE, journey: Journey | None = None, *, inset: bool = True
) -> DrawnMap:
    """The map with these places; with an `inset`, what lies in that stands there."""
    whole = Projection(shown.projection, shown.extent, frame.width)
    second = _second(shown, whole, frame, spots) if inset and shown.inset else None
    outside = [spot for spot in spots if not (second and second.projection.holds(spot.point))]
    arcs, unknown = _way(journey, {spot.slug: whole.at(spot.point) for spot in spots}, whole, frame)
    taken = [second.box] if second and frame.inset is None else []
    if unknown:
        taken += [unknown.box, *([unknown.beside.box] if unknown.beside else [])]
    if second:
        part = second.larger
        taken += [(part.x, part.y, part.x + part.width, part.y + part.height)]
    main = _panel(whole, shown, outside, frame, taken, [point for arc in arcs for point in arc.points])
    if not second:
        return DrawnMap(frame, frame.width, round(whole.height, 1), [main], arcs, unknown)
    titled = (0.0, 0.0, second.projection.width, TITLE)
    drawn = _panel(second.projection, shown, [spot for spot in spots if spot not in outside], frame, [titled])
    placed = replace(drawn, name=second.name, left=second.left, top=second.top)
    height = round(max(whole.height, second.box[3]), 1)
    return DrawnMap(frame, frame.width, height, [replace(main, larger=second.larger), placed], arcs, unknown)


@dataclass(frozen=True, slots=True)
class _Second:
    """The inset: what it shows, where its corner stands, and the part of the map that it shows larger."""

    name: str
    projection: Projection
    left: float
    top: float
    larger: Rect

    @property
    def box(self) -> Box:
        return self.left, self.top, self.left + self.projection.width, self.top + self.projection.height


def _second(shown: Map, whole: Projection, frame: Frame, spots: Iterable[Spot]) -> _Second | None:
    """The inset, where it shows anything: within the map where the seeds say, or under it."""
    inset = shown.inset
    assert inset, "asked for where there is one"
    extent = inset.extent
    part = Projection(shown.projection, extent, frame.inset or inset.width * whole.degree)
    if not any(part.holds(spot.point) for spot in spots):
        return None
    (left, top), (right, bottom) = whole.at((extent.west, extent.north)), whole.at((extent.east, extent.south))
    larger = Rect(*(round(number, 1) for number in (left, top, right - left, bottom - top)))
    x, y = (0.0, whole.height + BETWEEN) if frame.inset else whole.at(inset.corner)
    return _Second(inset.name, part, round(x, 1), round(y, 1), larger)


@lru_cache(maxsize=64)
def _land(projection: Projection) -> str:
    """The land of an extent, the same for every map of a story."""
    extent = projection.extent
    shores = coast.shores(extent.west, extent.east, extent.south, extent.north)
    return coast.path(shores, projection, FINE if projection.width < SMALL else 1.0)


SMALL, FINE, SEEN = 300.0, 0.1, 12.0
"""What is less wide than this is drawn in finer steps; and a line is drawn that is at least so long."""


def _panel(
    projection: Projection, shown: Map, spots: Iterable[Spot], frame: Frame, taken: Iterable[Box] = (),
    avoided: Sequence[Point] = (),
) -> Panel:  # fmt: skip
    """A part of the earth, with the places on it and their names."""
    width, height = round(projection.width, 1), round(projection.height, 1)
    marks = apart([_mark(spot, projection.at(spot.point)) for spot in spots])
    named = _named(marks, (0.0, 0.0, width, height), frame.letters, taken, avoided)
    lines = {
        line.name: coast.path([[*line.points]], projection.at, FINE, closed=False)
        for line in shown.lines
        if _length(projection, line.points) >= SEEN
    }
    return Panel("", 0.0, 0.0, width, height, _land(projection), lines, named)


def _length(projection: Projection, points: Iterable[Point]) -> float:
    """How long a line is that is drawn through these points of the earth."""
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(map(projection.at, points)))


def _mark(spot: Spot, at: Point) -> SpotMark:
    r = NUMBERED if spot.number else min(LARGEST, SMALLEST + sqrt(spot.weight - 1)) if spot.weight else SMALLEST
    x, y = round(at[0], 1), round(at[1], 1)
    return SpotMark(spot, x, y, round(r, 1), round(y + THIRD, 1))


def apart(marks: Sequence[SpotMark]) -> list[SpotMark]:
    """The marks, a few that would cover each other pushed apart and tied to their places, more of them as one."""
    kept = list(marks)
    while True:
        circles = [(mark.x, mark.y, mark.r) for mark in kept]
        moved = spread_out(circles)
        far = {
            n for n, (mark, (x, y)) in enumerate(zip(kept, moved, strict=True)) if hypot(x - mark.x, y - mark.y) > FAR
        }
        groups = touching(circles)
        crowd = next((group for group in groups if len(group) > MANY or (len(group) > 1 and far & {*group})), None)
        if crowd is None:
            return [_moved(mark, *at) for mark, at in zip(kept, moved, strict=True)]
        kept = [_together([kept[n] for n in crowd]), *(mark for n, mark in enumerate(kept) if n not in crowd)]


MANY = 4
"""More marks than these that would cover each other become one."""


def _moved(mark: SpotMark, x: float, y: float) -> SpotMark:
    if (x, y) == (mark.x, mark.y):
        return mark
    return replace(mark, x=x, y=y, number_y=round(y + THIRD, 1), tie=f"M{mark.x:g},{mark.y:g}L{x:g},{y:g}")


def _together(marks: Sequence[SpotMark]) -> SpotMark:
    """One mark for several: in their middle, with what all say."""
    spots = sorted((mark.spot for mark in marks), key=lambda spot: (spot.role != HERE, -spot.weight))
    number = ", ".join(filter(None, sorted(spot.number for spot in spots)))
    spot = replace(
        spots[0], slug=" ".join(spot.slug for spot in spots), name=_names([spot.name for spot in spots]),
        url=spots[0].among, said="; ".join(spot.said for spot in spots), weight=sum(spot.weight for spot in spots),
        number=number,
    )  # fmt: skip
    return _mark(spot, (fmean(mark.x for mark in marks), fmean(mark.y for mark in marks)))


def _names(names: Sequence[str]) -> str:
    return ", ".join(names) if len(names) <= 2 else f"{names[0]} and {len(names) - 1} more"


def _named(
    marks: Sequence[SpotMark], within: Box, size: float, taken: Iterable[Box], avoided: Sequence[Point]
) -> list[SpotMark]:
    """The marks with their names, the page's own placed first, then those of most weight."""
    boxes, beside = [*taken, *(mark.box for mark in marks)], dict[str, Beside | None]()
    for mark in sorted(marks, key=lambda one: (one.spot.role != HERE, not one.spot.number, -one.spot.weight)):
        ways = places(mark.x, mark.y, mark.r, text_width(mark.spot.name, size), size)
        others = [other.box for other in marks if other is not mark]
        found = beside[mark.spot.slug] = chosen(ways, within, boxes, avoided, own=mark.box, others=others)
        boxes += [found.box] if found else []
    return [replace(mark, beside=beside[mark.spot.slug]) for mark in marks]


def _way(
    journey: Journey | None, there: Mapping[str, Point], whole: Projection, frame: Frame
) -> tuple[list[MapArc], SpotMark | None]:
    """The arcs of a journey, and the mark of what follows and is not known."""
    if journey is None:
        return [], None
    stops = [there[slug] for slug in journey.ways]
    arcs = [map_arc(a, b) for a, b in pairwise(stops) if hypot(b[0] - a[0], b[1] - a[1]) > SHORT]
    unknown = _unknown(stops, journey.unknown, whole, frame) if journey.unknown else None
    if unknown:
        arcs.append(map_arc(stops[-1], (unknown.x, unknown.y), leads_on=True))
    return arcs, unknown


ONWARDS = ((1.0, -0.1), (0.8, 0.6), (0.8, -0.6), (-0.8, -0.6), (-1.0, 0.1), (0.1, 1.0), (-0.8, 0.6), (0.1, -1.0))
"""Where what is not known may stand from the last mark, the best first."""


def _unknown(stops: Sequence[Point], words: str, whole: Projection, frame: Frame) -> SpotMark | None:
    """A mark with a question mark, at the first of these where it and its words have room; None where there is none."""
    within, width = (0.0, 0.0, whole.width, whole.height), text_width(words, frame.letters)
    boxes = [around(*stop, NUMBERED) for stop in stops]
    for dx, dy in ONWARDS:
        at = stops[-1][0] + dx * frame.stride, stops[-1][1] + dy * frame.stride
        mark = _mark(Spot("unknown", words, "", (0.0, 0.0), words, number="?"), at)
        beside = chosen(places(mark.x, mark.y, mark.r, width, frame.letters), within, boxes, (), own=mark.box)
        if beside and not any(meet(mark.box, box) for box in boxes):
            return replace(mark, beside=beside)
    return None
