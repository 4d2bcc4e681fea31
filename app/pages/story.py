"""Owns the short story: the headline events one after another, each with a quotation, under the eras."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from app.filters import EventFilter, Vocabulary
from app.lists import counted
from app.pages import pieces
from app.pages.endnotes import Noted, noted
from app.pages.pieces import EventCard, QuoteCard
from app.record import q_events as events
from app.record import q_quotes as quotes
from app.record import shapes


@dataclass(frozen=True, slots=True)
class Chapter:
    """An event of the story, the `position`-th; `previous` and `following` are the slugs beside it."""

    position: int
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
class StoryPage(Noted):
    title: str
    description: str
    path: str
    count: int
    parts: list[Part]


WORDS_A_MINUTE = 220
"""How fast an adult reads plain prose, about."""


def story_page(
    connection: Connection, vocabulary: Vocabulary, eras: list[shapes.Era], meta: Mapping[str, str]
) -> StoryPage:
    """The headline events in their order."""
    found, _ = events.page(connection, EventFilter(importance="headline", limit=200))
    chapters = _chapters(connection, found, vocabulary)
    parts = [Part(era, [chapters[e.slug] for e in found if e.era == era.slug]) for era in eras]
    page = StoryPage(
        title="The short story",
        description=f"{meta['title']}: {_told(parts)}",
        path="/story",
        count=len(found),
        parts=[part for part in parts if part.chapters],
    )
    return noted(connection, page)


def _chapters(connection: Connection, found: list[shapes.Event], vocabulary: Vocabulary) -> dict[str, Chapter]:
    slugs = [None, *(event.slug for event in found), None]
    said = {event.slug: quotes.of_event(connection, event.slug)[:1] for event in found}
    return {
        event.slug: Chapter(
            position=number,
            card=pieces.event_card(event, vocabulary),
            quote=next((pieces.quote_card(quote, vocabulary) for quote in said[event.slug]), None),
            previous=slugs[number - 1],
            following=slugs[number + 1],
        )
        for number, event in enumerate(found, 1)
    }


def _told(parts: list[Part]) -> str:
    """How long the story is, and with how many of its events the record has words that belong to them."""
    chapters = [chapter for part in parts for chapter in part.chapters]
    quoted = sum(chapter.quote is not None for chapter in chapters)
    length = counted(minutes(parts), "minute")
    return f"{counted(len(chapters), 'event')}, {length} to read. The articles quote words from {quoted} of them."


def minutes(parts: list[Part]) -> int:
    """How long the story takes to read, in whole minutes, rounded up."""
    chapters = [chapter for part in parts for chapter in part.chapters]
    texts = [part.era.intro for part in parts if part.chapters]
    texts += [f"{c.card.title} {c.card.summary} {c.quote.text if c.quote else ''}" for c in chapters]
    return max(1, -(-len(" ".join(texts).split()) // WORDS_A_MINUTE))
