"""Owns the silences of the sources: the long stretches of a window in which no event is known to begin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app import dates
from app.picture.marks import Item
from app.picture.offset import Offset
from app.picture.scale import Scale

SHORTEST, SHARE = 240, 0.08
"""Days without a beginning that make a silence worth naming, and the share of the window that it takes at least."""
INSET, TOLD = 3, 190
"""How far a bracket keeps from either end, and the width from which words stand in it."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch from `x` to `end`, `width` wide, and in words: "December 2022 to October 2023"; `told` where these
    find room along it."""

    x: float
    width: float
    end: float
    middle: float
    days: int
    words: str
    told: bool

    bracket_x = Offset("x", INSET)
    bracket_end = Offset("end", -INSET)
    foot = Offset("middle", 4)


def silences(items: Sequence[Item], scale: Scale, until: date = date.max) -> list[Silence]:
    """The silences of the window up to a day, in the order of time; an event may begin on any day its date allows."""
    shortest = max(SHORTEST, SHARE * scale.days)
    last_day = min(scale.last, until)
    begun = sorted(
        (i.first, i.first if i.period else i.last)
        for i in items
        if i.first >= scale.first and not (i.soft[0] if i.period else (i.last - i.first).days > dates.LOOSE)
    )
    stretches, reached = [], scale.first
    for first, last in [*begun, (last_day, last_day)]:
        if (first - reached).days > shortest:
            start, end = scale.at(reached), scale.at(first)
            x, width = round(start, 1), round(end - start, 1)
            middle, words = round(x + width / 2, 1), dates.months_words(reached, first)
            stretches.append(Silence(x, width, x + width, middle, (first - reached).days, words, told=width > TOLD))
        reached = max(reached, last)
    return stretches
