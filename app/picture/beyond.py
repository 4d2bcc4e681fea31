"""Owns what lies beyond the window at either side, so that a hand that moves the picture finds dots and dates there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.picture.scale import Scale, Tick

Far = Mapping[str, Iterable[date]]
"""The days of events beyond the window, by lane."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """Path data along the axis: a dot for each day, by lane, and the `lines` of the `ticks`."""

    dots: dict[str, str] = field(default_factory=dict)
    ticks: list[Tick] = field(default_factory=list)
    lines: str = ""


def across(far: Far, scale: Scale, heights: Mapping[str, float], ends: tuple[float, float]) -> Beyond:
    """Beyond both sides of the wide picture: dots at the height of each lane, lines between two heights."""
    dots = {
        lane: "".join(f"M{scale.at(day):.1f},{heights[lane]:.1f}h0" for day in days)
        for lane, days in far.items()
        if lane in heights
    }
    ticks = scale.ticks_beyond()
    return Beyond(dots, ticks, "".join(f"M{tick.x},{ends[0]}V{ends[1]}" for tick in ticks))


def down(far: Far, scale: Scale, x: float, length: float) -> Beyond:
    """Beyond both ends of the narrow picture: dots at `x`, lines from the left edge as long as `length`."""
    dots = {lane: "".join(f"M{x},{scale.at(day):.1f}v0" for day in days) for lane, days in far.items()}
    ticks = scale.ticks_beyond()
    return Beyond(dots, [], "".join(f"M0,{tick.x}H{length}" for tick in ticks))
