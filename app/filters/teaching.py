"""Owns what the pages for teaching ask for: a set of an exercise, and the events of a handout."""

import re
from typing import Self

from app import urls
from app.filters.listing import Filter, filter_class
from app.filters.parameters import paging, silent, takes
from app.filters.values import BadValue, FilterError, known
from app.record.vocabulary import Vocabulary

MOST_EVENTS = 12
"""So many events fit on the two sheets of a handout."""


def read_set(text: str, _: Vocabulary) -> int:
    if not re.fullmatch(r"[1-9]\d{0,2}", text, re.ASCII):
        raise ValueError("must be a number from 1 on")
    return int(text)


@filter_class
class SetFilter(Filter):
    """What an exercise takes: which of its sets."""

    set: int = takes(
        read_set, default=1, description="The set of an exercise, from 1 on.", narrows=paging, words=None, says=silent,
        facet=None,
    )  # fmt: skip

    def within(self, sets: int) -> int:
        """The set that is asked for, of so many; raises FilterError where there is none of that number."""
        if self.set > sets:
            only = "must be 1: there is one set" if sets == 1 else f"must be a number from 1 to {sets}"
            raise FilterError([BadValue("set", str(self.set), only)], [])
        return self.set


@filter_class
class HandoutFilter(Filter):
    """What `/handout` takes: events, in any order."""

    PATH = urls.HANDOUT

    event: tuple[str, ...] = takes(
        known("event"), description="Slug of an event.", words=lambda v: v.events, says=silent,
        narrows=paging, facet=None,
    )  # fmt: skip

    def whole(self) -> Self:
        """The filter; raises FilterError where it has more events than a handout."""
        pairs = self.pairs()
        if len(pairs) > MOST_EVENTS:
            message = f"is one event too many: a handout holds {MOST_EVENTS}"
            raise FilterError([BadValue(*pairs[MOST_EVENTS], message)], pairs[:MOST_EVENTS])
        return self
