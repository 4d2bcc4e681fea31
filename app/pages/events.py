"""Owns the page of one event: what happened and its sources, who says what about it, date, place, neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app import urls
from app.filters import EventFilter, find
from app.lists import BASES, RELATIONS, UNSOURCED, unfinished
from app.pages.citing import Link
from app.pages.cut import LINKED, Rest, rest
from app.pages.embeds import Snippet, event_snippet
from app.pages.in_era import InEra, in_era
from app.pages.record_page import RecordPage, record_page, topic_links
from app.pages.sayings import SourceSays, sayings
from app.pages.sentences import Marked, Numbering, SourceNote
from app.pages.telling import Telling, of_event
from app.pages.ways import QuoteEntry, quote_entries
from app.pages.where import Where, where
from app.pages.windows import era_url
from app.record import linked, records
from app.record.story import Story
from app.text import counted


@dataclass(frozen=True, slots=True)
class RelatedLine:
    relation: str
    link: Link
    citation: records.Pinpoint


@dataclass(frozen=True, slots=True)
class Around:
    """The ways on: the events before and after within the reader's filter, and back to the view."""

    previous: Link | None
    following: Link | None
    back: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage(RecordPage):
    event: records.Event
    sentences: list[Marked]
    cited: list[SourceNote]
    sources: list[SourceNote]
    sayings: list[SourceSays]
    telling: Telling
    place_basis: str
    where: Where | None
    lane_name: str
    kind: Link
    era: Link
    quotes: list[QuoteEntry]
    more_quotes: Rest | None
    related: list[RelatedLine]
    more_related: Rest | None
    topics: list[Link]
    questions: list[Link]
    more_questions: Rest | None
    in_era: InEra
    around: Around
    calendar: str | None
    embed: Snippet


def event_page(story: Story, slug: str, event_filter: EventFilter) -> EventPage | None:
    """The page of an event within the reader's filter; None where the event does not match."""
    event = story.load(records.Event, [slug])[0]
    around = _around(story, slug, event_filter)
    if around is None:
        return None
    era = next(era for era in story.eras if era.slug == event.era)
    questions = linked.questions_on(story, slug, LINKED + 1)
    others = linked.events_drawn_to(story, slug, LINKED + 1)
    related, quotes = _related(event, others[:LINKED]), event.quotes[:LINKED]
    numbering = Numbering()
    sentences = numbering.marked(event.sentences)
    cited = list(numbering.notes)
    return record_page(
        EventPage, event, story,
        title=event.title,
        description=event.summary,
        event=event,
        sentences=sentences,
        cited=cited,
        sources=_sources(numbering, event),
        sayings=sayings(story, event, questions),
        telling=of_event(story, event.pinpoints, {claim.pinpoint.source for claim in linked.judging(questions, slug)}),
        place_basis=_place_basis(event),
        where=where(story, event),
        lane_name=story.names.lanes[event.lane],
        kind=Link(story.names.event_kinds[event.kind], urls.link(urls.TIMELINE, [("kind", event.kind)])),
        era=Link(era.name, era_url(era)),
        quotes=quote_entries(story, story.load(records.Quote, quotes)),
        more_quotes=rest(quotes, len(event.quotes), "of its quotations"),
        related=related,
        more_related=rest(others[:LINKED], len(others), "of the events that refer to it"),
        topics=topic_links(urls.TIMELINE, event.topics, story),
        questions=[Link(question.title, question.url) for question in questions[:LINKED]],
        more_questions=rest(questions[:LINKED], len(questions), "of these questions"),
        in_era=in_era(story, era, slug),
        around=around,
        calendar=urls.calendar(slug) if event.date.days else None,
        embed=event_snippet(story, event),
    )  # fmt: skip


def _place_basis(event: records.Event) -> str:
    if any("place" in citation.supports for citation in event.citations):
        return BASES["stated"]
    return UNSOURCED if any(n.field == "place" and unfinished(n.text) for n in event.notes) else BASES["general"]


def _sources(numbering: Numbering, event: records.Event) -> list[SourceNote]:
    """The notes of the page: what its sentences cite, and what its date, place and participants do."""
    said = len(numbering.notes)
    supported = {numbering.cite(citation).number: citation.supported for citation in event.citations}
    supported = {number: f"{'also ' if number <= said else ''}for {words}" for number, words in supported.items()}
    return [replace(note, supports=supported.get(note.number, "")) for note in numbering.notes]


def _around(story: Story, slug: str, event_filter: EventFilter) -> Around | None:
    neighbours = find.neighbours(story, event_filter, slug)
    if neighbours is None:
        return None
    carried = event_filter.filters()
    before, after = (
        Link(neighbour[1], urls.record("event", neighbour[0], carried)) if neighbour else None
        for neighbour in neighbours
    )
    number = counted(find.count(story, event_filter), "event")
    back = f"All {number} {event_filter.sentence(story.names)}".strip()
    return Around(before, after, Link(back, urls.link(urls.TIMELINE, carried)))


def _related(event: records.Event, others: Iterable[records.Event]) -> list[RelatedLine]:
    """The links that the event draws, then those that others draw to it."""
    lines = [_line(RELATIONS[r.relation][0], r.title, r.slug, r.citation) for r in event.related]
    return lines + [
        _line(RELATIONS[r.relation][1], other.title, other.slug, r.citation)
        for other in others
        for r in other.related
        if r.slug == event.slug
    ]


def _line(relation: str, title: str, slug: str, pinpoint: records.Pinpoint) -> RelatedLine:
    return RelatedLine(relation, Link(title, urls.record("event", slug)), pinpoint)
