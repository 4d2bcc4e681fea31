"""Owns how lists show events and quotations."""

from collections.abc import Sequence
from dataclasses import dataclass

from app import urls
from app.lists import LANES
from app.pages.citing import CitationLink, Link, citations
from app.pages.dating import DateFace, DateLine, date_line, face
from app.record import shapes
from app.record.story import Story

CARD_ACTORS = 4


@dataclass(frozen=True, slots=True)
class QuoteCard:
    slug: str
    url: str
    text: str
    speaker: Link
    said: DateLine
    chain: str
    context: str
    citations: list[CitationLink]


@dataclass(frozen=True, slots=True)
class EventCard:
    slug: str
    url: str
    title: str
    summary: str
    face: DateFace
    date: DateLine
    place: str | None
    lane: str
    lane_name: str
    importance: str
    actors: list[Link]
    more_actors: int
    citations: list[CitationLink]
    tag: str
    opens: shapes.Era | None = None


def actor_link(actor: shapes.Named | shapes.Participant) -> Link:
    """A name that leads to the actor's page."""
    return Link(actor.name, urls.record("actor", actor.slug))


def quote_card(quote: shapes.Quote, story: Story) -> QuoteCard:
    """A quotation as lists show it."""
    return shapes.fill(
        QuoteCard, quote,
        speaker=actor_link(quote.speaker),
        said=date_line(quote.said, story),
        chain=" → ".join(dict.fromkeys(step.who.name for step in quote.via)),
        citations=citations(quote.passages, story),
    )  # fmt: skip


def event_card(event: shapes.Event, story: Story, carried: Sequence[urls.Pair] = (), tag: str = "") -> EventCard:
    """An event as lists show it; its link carries the reader's filter."""
    return shapes.fill(
        EventCard, event,
        url=urls.link(event.url, carried),
        face=face(event.date.edtf),
        date=date_line(event.date, story),
        lane_name=LANES[event.lane],
        actors=[actor_link(actor) for actor in event.actors[:CARD_ACTORS]],
        more_actors=max(len(event.actors) - CARD_ACTORS, 0),
        citations=citations(event.citations, story),
        tag=tag,
        opens=None,
    )  # fmt: skip
