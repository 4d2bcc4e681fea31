"""Owns map projections: from longitude and latitude to where they are drawn. Pure."""

from dataclasses import dataclass
from math import asinh, cos, degrees, radians, tan

from app.earth import Extent
from app.earth.coastlines import Point


@dataclass(frozen=True, slots=True)
class Projection:
    """An extent in degrees, drawn as wide as `width`, from 0, 0 at its upper left corner. "equirectangular" keeps
    lengths true along the parallel in the middle, "mercator" keeps angles true."""

    kind: str
    extent: Extent
    width: float

    @property
    def degree(self) -> float:
        """How long a degree of longitude is."""
        return self.width / (self.extent.east - self.extent.west)

    @property
    def height(self) -> float:
        return self._down(self.extent.south)

    def __call__(self, point: Point) -> Point:
        """Where a point stands whose longitude counts on beyond the 180th meridian, as those of the extent do."""
        return (point[0] - self.extent.west) * self.degree, self._down(point[1])

    def at(self, point: Point) -> Point:
        """Where any point of the earth stands."""
        return self((self.extent.west + (point[0] - self.extent.west) % 360, point[1]))

    def holds(self, point: Point) -> bool:
        """Whether a point of the earth lies in the extent."""
        x, y = self.at(point)
        return 0 <= x <= self.width and 0 <= y <= self.height

    def _down(self, latitude: float) -> float:
        north, south = self.extent.north, self.extent.south
        if self.kind == "mercator":
            return self.degree * degrees(asinh(tan(radians(north))) - asinh(tan(radians(latitude))))
        return self.degree * (north - latitude) / cos(radians((north + south) / 2))
