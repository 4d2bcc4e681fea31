"""Owns finding records by what links them to others, where no filter of a reader's is asked."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, literal, or_, select, union_all

from app.record import records, story_values
from app.record.story import TABLES, Story

(
    ACTOR, CLAIM, CLAIM_EVENT, EVENT, EVENT_ACTOR, EVENT_CITATION, EVENT_RELATION, OUTCOME, PARAGRAPH, QUESTION, QUOTE,
    QUOTE_ABOUT, QUOTE_PASSAGE, ROLE,
) = (
    TABLES[name].c
    for name in (
        "actor", "claim", "claim_event", "event", "event_actor", "event_citation", "event_relation", "outcome",
        "paragraph", "question", "quote", "quote_about", "quote_passage", "actor_role",
    )
)  # fmt: skip


def events_with(story: Story, actors: Collection[str]) -> list[records.Event]:
    """The events in which any of these actors takes part."""
    taking_part = select(EVENT_ACTOR.event).where(EVENT_ACTOR.actor.in_(actors))
    return story.find(records.Event, EVENT.slug.in_(taking_part))


def events_of(story: Story, era: story_values.Era) -> list[records.Event]:
    """The events that begin in an era."""
    return story.find(records.Event, EVENT.first >= str(era.first), EVENT.first <= str(era.last))


def events_drawn_to(story: Story, event: str) -> list[records.Event]:
    """The events that draw a link to this one."""
    drawing = select(EVENT_RELATION.event).where(EVENT_RELATION.other == event)
    return story.find(records.Event, EVENT.slug.in_(drawing))


def quotes_of(story: Story, events: Collection[str]) -> list[records.Quote]:
    """The quotations that belong to any of these events."""
    return story.find(records.Quote, QUOTE.event.in_(events))


def quotes_by(story: Story, actors: Collection[str]) -> list[records.Quote]:
    """What any of these actors said."""
    return story.find(records.Quote, QUOTE.speaker.in_(actors))


def quotes_with(story: Story, actor: str) -> list[records.Quote]:
    """What an actor said, and what was said of them."""
    about = select(QUOTE_ABOUT.quote).where(QUOTE_ABOUT.actor == actor)
    return story.find(records.Quote, or_(QUOTE.speaker == actor, QUOTE.slug.in_(about)))


def words_of(story: Story, events: Iterable[records.Event]) -> dict[str, tuple[str, str]]:
    """(words, speaker) of one quotation of each event that has any: of the one that its short name repeats, else of
    the first."""
    shorts = {event.slug: (event.short or "").lower() for event in events if event.quotes}
    query = select(QUOTE.event, QUOTE.text, ACTOR.name).join(TABLES["actor"], ACTOR.slug == QUOTE.speaker)
    quoted: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for event, text, speaker in story.connection.execute(query.where(QUOTE.event.in_(shorts)).order_by(QUOTE.position)):
        quoted[event].append((text, speaker))
    return {
        slug: next((pair for pair in pairs if pair[0].lower() in shorts[slug]), pairs[0])
        for slug, pairs in quoted.items()
    }


def speaking_for(story: Story, actor: str) -> list[records.Actor]:
    """The actors that speak for this one."""
    return story.find(records.Actor, ACTOR.speaks_for == actor)


def busiest(story: Story, number: int) -> list[str]:
    """The slugs of the people who take part in the most events."""
    query = select(ACTOR.slug).where(ACTOR.kind == "person").order_by(ACTOR.event_count.desc(), ACTOR.position)
    return list(story.connection.execute(query.limit(number)).scalars())


def questions_on(story: Story, event: str) -> list[records.Question]:
    """The questions of which a claim judges an event, or an outcome points to it."""
    claim, judging = TABLES["claim"], select(CLAIM_EVENT.claim).where(CLAIM_EVENT.event == event)
    pointed = select(CLAIM.question).join(TABLES["outcome"], OUTCOME.claim == CLAIM.slug).where(OUTCOME.event == event)
    asked = select(claim.c.question).where(claim.c.slug.in_(judging))
    return story.find(records.Question, or_(QUESTION.slug.in_(asked), QUESTION.slug.in_(pointed)))


def judging(questions: Iterable[records.Question], event: str) -> list[records.Claim]:
    """The claims of these questions that judge an event."""
    return [claim for question in questions for claim in question.claims if event in claim.events]


def bearing(story: Story) -> list[tuple[str, int]]:
    """How many outcomes cite each source, most first; the sources of one number by slug."""
    number = func.count()
    query = select(OUTCOME.source, number).where(OUTCOME.source.is_not(None)).group_by(OUTCOME.source)
    rows = story.connection.execute(query.order_by(number.desc(), OUTCOME.source))
    return [(slug, count) for slug, count in rows]


@dataclass(slots=True)
class Use:
    """What was taken from one paragraph: the slugs of events, quotations and actors, and of the questions on which it
    holds a position, or on one of whose positions it bears."""

    events: list[str] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    bears_on: list[str] = field(default_factory=list)


_USES: dict[str, Any] = {
    "events": select(EVENT_CITATION.source, EVENT_CITATION.paragraph, EVENT_CITATION.event),
    "quotes": select(QUOTE_PASSAGE.source, QUOTE_PASSAGE.paragraph, QUOTE_PASSAGE.quote),
    "offices": select(ROLE.source, ROLE.paragraph, ROLE.actor).where(ROLE.source.is_not(None)),
    "questions": select(CLAIM.source, CLAIM.paragraph, CLAIM.question),
    "bears_on": select(OUTCOME.source, OUTCOME.paragraph, CLAIM.question)
    .join(TABLES["claim"], OUTCOME.claim == CLAIM.slug)
    .where(OUTCOME.source.is_not(None)),
}


def uses(story: Story) -> dict[tuple[str, int], Use]:
    """What was taken from each paragraph of every source."""
    by_paragraph: dict[tuple[str, int], Use] = defaultdict(Use)
    every = union_all(*(query.add_columns(literal(name).label("use")) for name, query in _USES.items()))
    for source, paragraph, slug, name in story.connection.execute(every):
        slugs = getattr(by_paragraph[source, paragraph], name)
        if slug not in slugs:
            slugs.append(slug)
    return by_paragraph


def paragraphs(story: Story, source: str) -> list[Any]:
    """The rows (number, locator, furniture, left_out) of a source's paragraphs."""
    query = select(PARAGRAPH.number, PARAGRAPH.locator, PARAGRAPH.furniture, PARAGRAPH.left_out)
    return list(story.connection.execute(query.where(PARAGRAPH.source == source).order_by(PARAGRAPH.number)))
