"""Owns what a map shows of the earth: extents, an inset, lines, a journey. Pure; the coastlines are read beside it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extent:
    """A part of the earth, in degrees: from `west` eastwards to `east`."""

    west: float
    east: float
    south: float
    north: float


@dataclass(frozen=True, slots=True)
class MapLine:
    """A line on the map: what it is, the public document that gives it, its points (longitude, latitude)."""

    name: str
    general: str
    points: list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Inset:
    """A part of the map drawn larger, with its upper left corner at a point (longitude, latitude) of the map."""

    name: str
    extent: Extent
    corner: tuple[float, float]
    width: float


@dataclass(frozen=True, slots=True)
class Journey:
    """Events that arcs join, by slug; `open` is what is not known of the next, `extent` what a narrow screen shows."""

    name: str
    events: list[str]
    open: str | None
    extent: Extent | None = None


@dataclass(frozen=True, slots=True)
class Map:
    """What the map of the story shows."""

    projection: str
    extent: Extent
    inset: Inset | None
    lines: list[MapLine]
    journey: Journey | None
