"""Owns the filter of events."""

from dataclasses import replace
from datetime import date
from typing import Any, Self

from pyroaring import BitMap

from app import dates, urls
from app.filters.listing import ListFilter, filter_class
from app.filters.parameters import Facet, Values, chosen, free_text, paging, phrase, silent, takes
from app.filters.values import known, read_day, read_year
from app.lists import IMPORTANCE
from app.record import records
from app.record.story import Story
from app.record.vocabulary import Vocabulary

ORDERS = {"oldest": "oldest first", "newest": "newest first"}
ANY, ALL = "Given more than once: any of them.", "Given more than once: all of them."
TOPIC_DESCRIPTION = f"Slug of a topic that it is about. {ALL}"
YEAR_DESCRIPTION = f"A year that the date’s bounds touch. {ANY}"
KIND_DESCRIPTION = f"What sort it is. {ANY}"
SOURCE_DESCRIPTION = f"Slug of a source that tells or prints it. {ANY}"
"""What the API says of parameters that several lists take."""


def _window_words(event_filter: "EventFilter", _: Vocabulary) -> str:
    first, last = (dates.words(dates.parse(text)) if text else None for text in (event_filter.from_, event_filter.to))
    if first and last:
        return f"from {first} to {last}" if first != last else f"within {first}"
    return f"from {first} on" if first else f"until {last}" if last else ""


def _ends_after(values: tuple[Any, ...], story: Story, rows: str) -> BitMap:
    return story.bitmaps[rows].touching(dates.stretch(values[0])[0], None)


def _begins_before(values: tuple[Any, ...], story: Story, rows: str) -> BitMap:
    return story.bitmaps[rows].touching(None, dates.stretch(values[0])[1])


def said_day(value: str) -> str:
    """A bound of the window in words."""
    return dates.words(dates.parse(value))


@filter_class
class EventFilter(ListFilter):
    """What `/`, `/api/events` and the pages of single events take."""

    KIND, PATH, NOUN, SHAPE, ROW = "event", urls.TIMELINE, "event", records.Event, "event"

    actor: tuple[str, ...] = takes(
        known("actor"), description=f"Slug of an actor who took part or was spoken of. {ALL}", words=lambda v: v.actors,
        says=phrase("actor", "with {}", "and"), turn=2,
        hint="Took part, or was spoken of: the event’s page says which.",
        narrows=Values("actor", every=True), facet=Facet("Actor", ranked=True),
    )  # fmt: skip
    place: tuple[str, ...] = takes(
        known("place"), description=f"Slug of a place where it happened, or that this lies in. {ANY}",
        words=lambda v: v.places, label="in {}".format, says=phrase("place", "in {}"), turn=2,
        narrows=Values("place"), facet=Facet("Place", ranked=True, present=True),
    )  # fmt: skip
    topic: tuple[str, ...] = takes(
        known("topic"), description=TOPIC_DESCRIPTION, words=lambda v: v.topics,
        says=phrase("topic", "about {}", "and"), turn=3,
        narrows=Values("topic", every=True), facet=Facet("Topic", ranked=True),
    )  # fmt: skip
    year: tuple[int, ...] = takes(
        read_year, description=YEAR_DESCRIPTION, words=None, says=phrase("year", "in {}"), turn=0,
        narrows=Values("year"), facet=Facet("Year", bars=True),
    )  # fmt: skip
    kind: tuple[str, ...] = chosen(
        lambda v: v.event_kinds, description=KIND_DESCRIPTION, turn=4,
        says=phrase("kind", "of the kind {}", lower=True), narrows=Values("kind"),
        facet=Facet("Kind", ranked=True),
    )  # fmt: skip
    source: tuple[str, ...] = takes(
        known("source"), description=SOURCE_DESCRIPTION, words=lambda v: v.sources,
        says=phrase("source", "told by {}"), turn=6,
        narrows=Values("source"), facet=Facet("Source"),
    )  # fmt: skip
    lane: tuple[str, ...] = chosen(
        lambda v: v.lanes, description=f"Who acts. {ANY}", turn=5,
        says=phrase("lane", "in the lane {}"), narrows=Values("lane"), facet=Facet("Who acts"),
    )  # fmt: skip
    from_: str | None = takes(
        read_day, default=None, description="First day of the window: YYYY, YYYY-MM or YYYY-MM-DD.", words=None,
        label=lambda day: f"from {said_day(day)}", says=_window_words, turn=1, narrows=_ends_after, facet=None,
    )  # fmt: skip
    to: str | None = takes(
        read_day, default=None, description="Last day of the window: YYYY, YYYY-MM or YYYY-MM-DD.", words=None,
        label=lambda day: f"to {said_day(day)}", says=silent, narrows=_begins_before, facet=None,
    )  # fmt: skip
    q: str = free_text("event")
    importance: str | None = chosen(
        IMPORTANCE, default=None, turn=7,
        description="How much the story turns on it: the `headline` events tell the short story.",
        says=phrase("importance", "of {} importance", raw=True),
        narrows=Values("importance"), facet=Facet("Importance"),
    )  # fmt: skip
    order: str = chosen(
        ORDERS, default="oldest", description="`oldest` (the default) or `newest` first.", says=silent, narrows=paging,
        facet=None,
    )  # fmt: skip

    @property
    def window(self) -> tuple[date | None, date | None]:
        """First and last day of the window, None where it is open."""
        first = dates.stretch(self.from_)[0] if self.from_ else None
        return first, dates.stretch(self.to)[1] if self.to else None

    def whole(self) -> Self:
        first, last = self.window
        if first and last and first > last:
            return replace(self, from_=self.to, to=self.from_).whole()
        from_, to = dates.window_texts(first, last)
        return replace(self, from_=from_, to=to)

    @property
    def order_said(self) -> str:
        return "" if self.order == self.PARAMETERS["order"].default else f"{self.order} first"

    def opens_before(self, first: date) -> bool:
        """Whether the view itself asks for the time before `first`."""
        start, end = self.window
        return any(y < first.year for y in self.year) or bool(start and start < first) or bool(end and end < first)


@filter_class
class PictureFilter(EventFilter):
    """What `/picture.svg` and `/picture.png` take: a picture has no pages and no order."""


PictureFilter.PARAMETERS = {name: one for name, one in EventFilter.PARAMETERS.items() if one.narrows is not paging}
