"""Owns the signs of outcomes and of kinds of claims: each an outline around a point, told apart by its shape."""

from collections.abc import Callable

from app.picture.marks import corners

RADIUS = 4.5
MIDDLE = 7.0
"""The middle of a sign that stands alone, in a box of twice that."""


def outcome_sign(relation: str, x: float, y: float) -> str:
    """The outline (SVG path) of an outcome around a point: a disc, a cross, a disc half filled, a diamond, a ring."""
    return _OUTCOMES[relation](x, y)


def kind_sign(kind: str, x: float, y: float) -> str:
    """The outline of a kind of claim around a point: a forecast is round, every other kind has corners."""
    return _KINDS[kind](x, y)


def _round(x: float, y: float, radius: float = RADIUS) -> str:
    over, back = (f"a{radius},{radius} 0 1 1 {way * 2 * radius:g},0" for way in (1, -1))
    return f"M{x - radius:.1f},{y:.1f}{over}{back}z"


def _cross(x: float, y: float) -> str:
    r = RADIUS - 0.5
    return f"M{x - r:.1f},{y - r:.1f}l{2 * r:g},{2 * r:g}m0,{-2 * r:g}l{-2 * r:g},{2 * r:g}"


def _half(x: float, y: float) -> str:
    """A disc whose right half is drawn twice, so that the rule "evenodd" leaves it empty."""
    return f"{_round(x, y)}M{x:.1f},{y - RADIUS:.1f}a{RADIUS},{RADIUS} 0 0 1 0,{2 * RADIUS:g}z"


def _cornered(shape: str) -> Callable[[float, float], str]:
    def sign(x: float, y: float) -> str:
        return f"M{corners(shape, x, y, RADIUS)}z"

    return sign


_OUTCOMES: dict[str, Callable[[float, float], str]] = {
    "supported": _round,
    "contradicted": _cross,
    "mixed": _half,
    "condition-not-met": _cornered("diamond"),
    "open": _round,
}
"""Those of one outline differ in how they are filled: what is open is a ring."""
_KINDS: dict[str, Callable[[float, float], str]] = {
    "forecast": _round,
    "assessment": _cornered("square"),
    "recommendation": _cornered("triangle"),
    "account": _cornered("diamond"),
}
