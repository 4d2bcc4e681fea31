"""Owns the filter of quotations."""

from app import urls
from app.filters.events import (
    ANY,
    KIND_DESCRIPTION,
    SOURCE_DESCRIPTION,
    TOPIC_DESCRIPTION,
    YEAR_DESCRIPTION,
)
from app.filters.listing import ListFilter, filter_class
from app.filters.parameters import Facet, Values, chosen, free_text, phrase, takes
from app.filters.values import known, read_year
from app.record import records

MANY = {"ranked": True, "present": True}


@filter_class
class QuoteFilter(ListFilter):
    """What `/quotes` and `/api/quotes` take. `actor` is the speaker."""

    KIND, PATH, NOUN, SHAPE, ROW = "quote", urls.QUOTES, "quotation", records.Quote, "quote"

    actor: tuple[str, ...] = takes(
        known("actor"), description=f"Slug of the speaker. {ANY}", words=lambda v: v.actors, label="by {}".format,
        says=phrase("actor", "by {}"),
        turn=1, narrows=Values("actor"), facet=Facet("Speaker", **MANY),
    )  # fmt: skip
    about: tuple[str, ...] = takes(
        known("actor"), description=f"Slug of an actor who is spoken of. {ANY}", words=lambda v: v.actors,
        label="about {}".format, says=phrase("about", "about {}"), turn=2, facet=Facet("Spoken of", **MANY),
        narrows=Values("about"),
    )  # fmt: skip
    place: tuple[str, ...] = takes(
        known("place"), description=f"Slug of a place where it was said, or that this lies in. {ANY}",
        words=lambda v: v.places, label="said in {}".format, says=phrase("place", "said in {}"), turn=3,
        narrows=Values("place"), facet=Facet("Place", **MANY),
    )  # fmt: skip
    year: tuple[int, ...] = takes(
        read_year, description=YEAR_DESCRIPTION, words=None, says=phrase("year", "said in {}"), turn=4,
        narrows=Values("year"), facet=Facet("Said in"),
    )  # fmt: skip
    kind: tuple[str, ...] = chosen(
        lambda v: v.quote_kinds, description=KIND_DESCRIPTION, says=phrase("kind", "of the kind {}", lower=True),
        narrows=Values("kind"), facet=Facet("Kind", **MANY),
    )  # fmt: skip
    topic: tuple[str, ...] = takes(
        known("topic"), description=TOPIC_DESCRIPTION, words=lambda v: v.topics,
        says=phrase("topic", "on {}", "and"), turn=3,
        narrows=Values("topic", every=True), facet=Facet("Topic", **MANY),
    )  # fmt: skip
    source: tuple[str, ...] = takes(
        known("source"), description=SOURCE_DESCRIPTION, words=lambda v: v.sources,
        says=phrase("source", "printed by {}"), turn=6,
        narrows=Values("source"), facet=Facet("Printed by"),
    )  # fmt: skip
    q: str = free_text("quote")
