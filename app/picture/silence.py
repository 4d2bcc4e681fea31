"""Owns the silences of the sources: the long stretches of a window in which no event is known to begin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app import dates
from app.picture.marks import Item

SHORTEST, SHARE = 240, 0.08
"""Days without a beginning that make a silence worth naming, and the share of the window that it takes at least."""


@dataclass(frozen=True, slots=True)
class Silence:
    """How many days nothing begins, and when, in words: "December 2022 to October 2023"."""

    days: int
    words: str


def silences(items: Sequence[Item], days: tuple[date, date], until: date = date.max) -> list[Silence]:
    """The silences of a window up to a day, in the order of time; an event may begin on any day its date allows."""
    first_day, last_day = days[0], min(days[1], until)
    shortest = max(SHORTEST, SHARE * ((days[1] - days[0]).days + 1))
    begun = sorted(
        (i.first, i.first if i.period else i.last)
        for i in items
        if i.first >= first_day and not (i.soft[0] if i.period else (i.last - i.first).days > dates.LOOSE)
    )
    stretches, reached = [], first_day
    for first, last in [*begun, (last_day, last_day)]:
        if (first - reached).days > shortest:
            stretches.append(Silence((first - reached).days, dates.months_words(reached, first)))
        reached = max(reached, last)
    return stretches
