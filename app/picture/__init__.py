"""Owns the picture's geometry: events and a window → lanes, marks, labels, ticks, in SVG units. Pure.

It promises that no mark hides another and no label touches a mark or a label, in any window.
"""

from app.picture.draw import Lane, MonthBar, Picture, draw
from app.picture.marks import Item, Mark
from app.picture.ribbon import Ribbon, draw_ribbon
from app.picture.scale import EraBand, Scale, Tick
from app.picture.silence import Silence

__all__ = [
    "EraBand", "Item", "Lane", "Mark", "MonthBar", "Picture", "Ribbon", "Scale", "Silence", "Tick", "draw",
    "draw_ribbon",
]  # fmt: skip
