"""Owns the levels of detail: which events a window names, by their importance and by how long it is."""

from collections.abc import Collection
from dataclasses import dataclass

from app.lists import HEADLINE, IMPORTANCE


@dataclass(frozen=True, slots=True)
class Level:
    """A level of detail: windows of up to `days` name the events of these importances, in up to `rows` of a lane, and
    those of the importances that it `fills` with where there is room beside them; `dated` tells whether a date stands
    under the name of a turning point, `stretches` whether what lasted, or has too loose a date for a point, is drawn
    without a name."""

    name: str
    days: float
    names: Collection[str]
    rows: int
    dated: bool = False
    fills: Collection[str] = ()
    stretches: bool = True


MONTH = Level("month", 62, tuple(IMPORTANCE), 40)
YEAR = Level("year", 400, tuple(IMPORTANCE), 5)
ERA = Level("era", 1830, (HEADLINE, "major"), 4, fills=("minor",))
WHOLE = Level("whole", float("inf"), (HEADLINE,), 4, dated=True, stretches=False)
LEVELS = (MONTH, YEAR, ERA, WHOLE)
FEW = 14
"""So many events are all named, whatever the window: a filter has left them."""


def level_of(days: int, strong: int, faded: int = 0) -> Level:
    """The level of a window of so many days, in which the filters leave so many events and fade others: a nearer one
    where what they leave is little."""
    level = next(level for level in LEVELS if days <= level.days)
    if strong <= FEW and level in (ERA, WHOLE):
        return YEAR
    return ERA if faded and level is WHOLE else level
