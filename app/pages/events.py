"""Owns the page of one event: date and its basis, place, who, what, quotations, citations, notes, neighbours."""

from dataclasses import dataclass

from sqlalchemy import Connection

from app.filters import EventFilter, Vocabulary, link
from app.lists import BASES, EVENT_KINDS, IMPORTANCE, LANES, RELATIONS, counted
from app.pages import pieces
from app.pages.claims import QuestionLine, differs, question_line
from app.pages.endnotes import Noted, noted
from app.pages.mini import Mini, mini
from app.pages.pieces import ChangeLine, CitationLink, DateFace, DateLine, Link, NoteLine, QuoteCard
from app.pages.windows import era_url
from app.record import q_common as common
from app.record import q_events as events
from app.record import q_questions as questions
from app.record import q_quotes as quotes
from app.record import shapes


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    name: str
    url: str
    title: str | None
    part: str


@dataclass(frozen=True, slots=True)
class RelatedLine:
    relation: str
    link: Link
    citation: CitationLink


@dataclass(frozen=True, slots=True)
class Around:
    """The ways on: the events before and after within the reader's filter, and back to the view."""

    previous: Link | None
    following: Link | None
    back: Link


@dataclass(frozen=True, slots=True)
class EventPage(Noted):
    title: str
    description: str
    path: str
    slug: str
    face: DateFace
    date: DateLine
    place: str | None
    place_basis: str
    lane: str
    lane_name: str
    kind: Link
    importance: str
    era: Link
    summary: str
    actors: list[ParticipantLine]
    quotes: list[QuoteCard]
    citations: list[CitationLink]
    related: list[RelatedLine]
    topics: list[Link]
    differ: list[QuestionLine]
    bears_on: list[QuestionLine]
    notes: list[NoteLine]
    changes: list[ChangeLine]
    mini: Mini
    around: Around
    api: str
    card: str | None = None


def event_page(
    connection: Connection, slug: str, wanted: EventFilter, vocabulary: Vocabulary, eras: list[shapes.Era]
) -> EventPage | None:
    """The page of an event within the reader's filter; None where the event does not match it."""
    around = _around(connection, slug, wanted, vocabulary)
    if around is None:
        return None
    event = events.load(connection, [slug])[0]
    era = next(era for era in eras if era.slug == event.era)
    asked = questions.about_event(connection, slug)
    placed = any("place" in c.supports for c in event.citations)
    page = EventPage(
        title=event.title,
        description=event.summary,
        path=event.url,
        slug=slug,
        face=pieces.face(event.date),
        date=pieces.date_line(event.date, vocabulary),
        place=event.place,
        place_basis=BASES["stated" if placed else "general"],
        lane=event.lane,
        lane_name=LANES[event.lane],
        kind=Link(EVENT_KINDS[event.kind], link("/", [("kind", event.kind)])),
        importance=IMPORTANCE[event.importance].removesuffix("s"),
        era=Link(era.name, era_url(era)),
        summary=event.summary,
        actors=[ParticipantLine(a.name, f"/actors/{a.slug}", a.title, a.part) for a in event.actors],
        quotes=[pieces.quote_card(quote, vocabulary) for quote in quotes.of_event(connection, slug)],
        citations=[pieces.citation(c, vocabulary) for c in event.citations],
        related=_related(connection, event, vocabulary),
        topics=_topics(event.topics, vocabulary),
        differ=[question_line(q) for q in asked if differs(q, slug)],
        bears_on=[question_line(q) for q in asked if not differs(q, slug)],
        notes=pieces.notes(event.notes, vocabulary),
        changes=pieces.changes(common.changes(connection, "event", slug)),
        mini=mini(connection, era, slug),
        around=around,
        api=f"/api{event.url}",
    )
    return noted(connection, page)


def _around(connection: Connection, slug: str, wanted: EventFilter, vocabulary: Vocabulary) -> Around | None:
    found = events.neighbours(connection, wanted, slug)
    if found is None:
        return None
    carried = wanted.filters()
    before, after = (Link(row.title, link(f"/events/{row.slug}", carried)) if row else None for row in found)
    number = counted(events.count(connection, wanted), "event")
    back = f"All {number} {wanted.sentence(vocabulary)}".strip()
    return Around(before, after, Link(back, link("/", carried)))


def _topics(slugs: list[str], vocabulary: Vocabulary) -> list[Link]:
    return [Link(vocabulary.topics[slug], link("/", [("topic", slug)])) for slug in slugs]


def _related(connection: Connection, event: shapes.Event, vocabulary: Vocabulary) -> list[RelatedLine]:
    drawn_here = [(r, RELATIONS[r.relation][0]) for r in event.related]
    there = events.related_to(connection, [event.slug], "other", "event").get(event.slug, [])
    drawn_there = [(r, RELATIONS[r.relation][1]) for r in there]
    return [
        RelatedLine(words, Link(r.title, f"/events/{r.slug}"), pieces.citation(r.citation, vocabulary))
        for r, words in [*drawn_here, *drawn_there]
    ]


def slug_now(connection: Connection, slug: str) -> str | None:
    """Where an event that was renamed is now."""
    return common.slug_now(connection, "event", slug)
