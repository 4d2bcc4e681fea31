"""Owns the page of one event: date and its basis, place, who, what, quotations, citations, notes, neighbours."""

from dataclasses import dataclass

from app import urls
from app.filters import EventFilter, find
from app.lists import BASES, EVENT_KINDS, LANES, RELATIONS, counted
from app.pages.cards import QuoteCard, quote_card
from app.pages.citing import CitationLink, Cited, Link, citation, with_endnotes
from app.pages.claims import QuestionLine, differs, question_line
from app.pages.dating import DateLine, date_line
from app.pages.mini import Mini, mini
from app.pages.noting import ChangeLine, NoteLine, changes, notes
from app.pages.windows import era_url
from app.record import linked, shapes
from app.record.story import Story


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
class EventPage(Cited):
    title: str
    description: str
    path: str
    date: DateLine
    place: str | None
    place_basis: str
    lane: str
    lane_name: str
    kind: Link
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
    card: str | None


def event_page(story: Story, slug: str, wanted: EventFilter, card: str | None = None) -> EventPage | None:
    """The page of an event within the reader's filter, `card` its link preview; None where the event does not match."""
    around = _around(story, slug, wanted)
    if around is None:
        return None
    event = story.load(shapes.Event, [slug])[0]
    era = next(era for era in story.eras if era.slug == event.era)
    questions = linked.questions_on(story, slug)
    placed = any("place" in c.supports for c in event.citations)
    page = shapes.fill(
        EventPage, event,
        description=event.summary,
        path=event.url,
        date=date_line(event.date, story),
        place_basis=BASES["stated" if placed else "general"],
        lane_name=LANES[event.lane],
        kind=Link(EVENT_KINDS[event.kind], urls.link(urls.TIMELINE, [("kind", event.kind)])),
        era=Link(era.name, era_url(era)),
        actors=[shapes.fill(ParticipantLine, a, url=urls.record("actor", a.slug)) for a in event.actors],
        quotes=[quote_card(quote, story) for quote in linked.quotes_of(story, [slug])],
        citations=[citation(c, story) for c in event.citations],
        related=_related(story, event),
        topics=[Link(story.names.topics[t], urls.link(urls.TIMELINE, [("topic", t)])) for t in event.topics],
        differ=[question_line(q) for q in questions if differs(q, slug)],
        bears_on=[question_line(q) for q in questions if not differs(q, slug)],
        notes=notes(event.notes, story),
        changes=changes(story.changes_of("event", slug)),
        mini=mini(story, era, slug),
        around=around,
        api=urls.api(event.url),
        card=card,
        endnotes=(),
    )  # fmt: skip
    return with_endnotes(page, story)


def _around(story: Story, slug: str, wanted: EventFilter) -> Around | None:
    found = find.neighbours(story, wanted, slug)
    if found is None:
        return None
    carried = wanted.filters()
    before, after = (Link(one[1], urls.record("event", one[0], carried)) if one else None for one in found)
    number = counted(find.count(story, wanted), "event")
    back = f"All {number} {wanted.sentence(story.names)}".strip()
    return Around(before, after, Link(back, urls.link(urls.TIMELINE, carried)))


def _related(story: Story, event: shapes.Event) -> list[RelatedLine]:
    """The links that the event draws, then those that others draw to it."""
    others = linked.events_drawn_to(story, event.slug)
    lines = [_line(RELATIONS[r.relation][0], r.title, r.slug, r.citation, story) for r in event.related]
    return lines + [
        _line(RELATIONS[r.relation][1], other.title, other.slug, r.citation, story)
        for other in others
        for r in other.related
        if r.slug == event.slug
    ]


def _line(relation: str, title: str, slug: str, place: shapes.Place, story: Story) -> RelatedLine:
    return RelatedLine(relation, Link(title, urls.record("event", slug)), citation(place, story))
