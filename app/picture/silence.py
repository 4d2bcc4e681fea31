"""Owns the silences of the sources: the long stretches of a window in which no event is known to begin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app import dates

SHORTEST, SHARE = 240, 0.08
"""Days without a beginning that make a silence worth naming, and the share of the window that it takes at least."""


@dataclass(frozen=True, slots=True)
class Silence:
    """How many days nothing begins, and when, in words: "December 2022 to October 2023"."""

    days: int
    words: str


def silences(months: Sequence[tuple[str, int]], days: tuple[date, date], until: date = date.max) -> list[Silence]:
    """The silences of a window up to a day, in the order of time; `months` are those in which anything is known to
    begin, in their order."""
    first_day, last_day = days[0], min(days[1], until)
    shortest = max(SHORTEST, SHARE * ((days[1] - days[0]).days + 1))
    begun = [first for first, last in (dates.stretch(month) for month, _ in months) if last >= first_day]
    found, reached = [], first_day
    for first in [*(first for first in begun if first <= last_day), last_day]:
        if (first - reached).days > shortest:
            found.append(Silence((first - reached).days, dates.months_words(reached, first)))
        reached = max(reached, first)
    return found
