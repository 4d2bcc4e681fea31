"""Owns the short story: the headline events one after another, each with a quotation, under the eras."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from app.filters import EventFilter, Vocabulary
from app.names import counted
from app.pages import pieces
from app.pages.pieces import EventCard, QuoteCard
from app.queries import events, quotes, shapes


@dataclass(frozen=True, slots=True)
class Chapter:
    """An event of the story; `previous` and `following` are the slugs beside it."""

    card: EventCard
    quote: QuoteCard | None
    previous: str | None
    following: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """An era's chapters."""

    era: shapes.Era
    chapters: list[Chapter]


@dataclass(frozen=True, slots=True)
class StoryPage:
    title: str
    description: str
    path: str
    parts: list[Part]


def story_page(
    connection: Connection, vocabulary: Vocabulary, eras: list[shapes.Era], meta: Mapping[str, str]
) -> StoryPage:
    """The headline events in their order."""
    found, _ = events.page(connection, EventFilter(importance="headline", limit=200))
    slugs = [event.slug for event in found]
    beside = dict(zip(slugs, zip([None, *slugs], [*slugs[1:], None], strict=False), strict=True))
    parts = [
        Part(era, [_chapter(connection, e, vocabulary, *beside[e.slug]) for e in found if e.era == era.slug])
        for era in eras
    ]
    return StoryPage(
        title="The short story",
        description=f"{meta['title']} in {counted(len(found), 'event')}, each with what was said.",
        path="/story",
        parts=[part for part in parts if part.chapters],
    )


def _chapter(
    connection: Connection, event: shapes.Event, vocabulary: Vocabulary, previous: str | None, following: str | None
) -> Chapter:
    said = quotes.of_event(connection, event.slug)
    quote = pieces.quote_card(said[0], vocabulary) if said else None
    return Chapter(pieces.event_card(event, vocabulary), quote, previous, following)
