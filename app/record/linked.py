"""Owns finding records by what links them to others, where no filter of a reader's is asked."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import bindparam, func, or_, select

from app.lists import IMPORTANCE
from app.record import records, story_values
from app.record.documents import documents
from app.record.story import Story
from app.record.tables import TABLES

(
    ACTOR, CLAIM, CLAIM_EVENT, EVENT, EVENT_ACTOR, EVENT_RELATION, OUTCOME, QUESTION, QUOTE, QUOTE_ABOUT,
) = (
    TABLES[name].c
    for name in (
        "actor", "claim", "claim_event", "event", "event_actor", "event_relation", "outcome", "question", "quote",
        "quote_about",
    )
)  # fmt: skip


DRAWN = (
    EVENT.slug, EVENT.title, EVENT.short, EVENT.date_text, EVENT.first, EVENT.last, EVENT.span, EVENT.lane, EVENT.kind,
    EVENT.importance, EVENT.position,
)  # fmt: skip
"""The columns of an event that a small drawing needs: no document is read for a dot."""


_ASKED: Any = bindparam("event")
_MOST: Any = bindparam("most")
_BEARING = or_(
    QUESTION.slug.in_(
        select(CLAIM.question).where(CLAIM.slug.in_(select(CLAIM_EVENT.claim).where(CLAIM_EVENT.event == _ASKED)))
    ),
    QUESTION.slug.in_(
        select(CLAIM.question).join(TABLES["outcome"], OUTCOME.claim == CLAIM.slug).where(OUTCOME.event == _ASKED)
    ),
)
_QUESTIONS_ON = documents("question").where(_BEARING).limit(_MOST)
_DRAWN_TO = (
    documents("event")
    .where(EVENT.slug.in_(select(EVENT_RELATION.event).where(EVENT_RELATION.other == _ASKED)))
    .limit(_MOST)
)
_SPEAKING_FOR = documents("actor").where(ACTOR.speaks_for == bindparam("actor")).limit(_MOST)
_DRAWN_AT = select(*DRAWN).where(EVENT.position.in_(bindparam("positions", expanding=True)))
"""Made once, since each page of an event or an actor asks them."""


def beginning_in(story: Story, era: story_values.Era) -> list[Any]:
    """The rows (`DRAWN`) of the events that begin in an era."""
    return list(story.connection.execute(select(*DRAWN).where(*_within(era)).order_by(EVENT.position)))


def around(story: Story, era: story_values.Era, event: str, most: int) -> tuple[int, int, list[int]]:
    """The how-manieth of how many events that begin in an era one is, and the positions of it and of the `most` others
    that are nearest in their order."""
    within = story.bitmaps["event"].beginning(era.first, era.last)
    number = within.rank(story.position("event", event))
    start = max(0, min(number - 1 - most // 2, len(within) - most - 1))
    return number, len(within), list(within[start : start + most + 1])


def drawn_at(story: Story, positions: Collection[int]) -> list[Any]:
    """The rows (`DRAWN`) of the events at these positions."""
    return list(story.connection.execute(_DRAWN_AT, {"positions": list(positions)}))


def _within(era: story_values.Era) -> tuple[Any, Any]:
    return EVENT.first >= str(era.first), EVENT.first <= str(era.last)


def events_drawn_to(story: Story, event: str, most: int) -> list[records.Event]:
    """The events that draw a link to this one, so many at most."""
    return story.read(records.Event, _DRAWN_TO, event=event, most=most)


def of_weight(story: Story, most: int, *weights: str) -> list[int]:
    """The positions of the first events of the first of these weights, then of the next, so many at most."""
    bitmaps, positions = story.bitmaps["event"], list[int]()
    for weight in weights:
        positions += bitmaps.having("importance", weight)[: most - len(positions)]
    return positions


def choices(story: Story, chosen: Collection[str], most: int) -> list[Any]:
    """The columns of the events of most weight, so many at most, and of those that are chosen, in their order."""
    columns = EVENT.slug, EVENT.title, EVENT.date_text, EVENT.edtf, EVENT.first, EVENT.last, EVENT.importance, EVENT.era
    weighty = EVENT.position.in_(of_weight(story, most, *IMPORTANCE))
    query = select(*columns).where(or_(weighty, EVENT.slug.in_(chosen))).order_by(EVENT.position)
    return list(story.connection.execute(query))


def positions(story: Story) -> list[Any]:
    """The rows (question, source, kind) of all claims, question by question in their order."""
    query = select(CLAIM.question, CLAIM.source, CLAIM.kind).join(TABLES["question"], QUESTION.slug == CLAIM.question)
    return list(story.connection.execute(query.order_by(QUESTION.position, CLAIM.position)))


def quotes_of(story: Story, events: Collection[str]) -> list[records.Quote]:
    """The quotations that belong to any of these events."""
    return story.find(records.Quote, QUOTE.event.in_(events))


def quotes_with(story: Story, actor: str, most: int) -> list[records.Quote]:
    """The first that an actor said, and the first that others said of them, so many of each at most."""
    bitmaps = story.bitmaps["quote"]
    said = bitmaps.having("actor", actor)
    about = bitmaps.having("about", actor) - said
    return story.at_positions(records.Quote, sorted([*said[:most], *about[:most]]))


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


def speaking_for(story: Story, actor: str, most: int) -> list[records.Actor]:
    """The actors that speak for this one, so many at most."""
    return story.read(records.Actor, _SPEAKING_FOR, actor=actor, most=most)


def all_actors(story: Story) -> list[Any]:
    """The rows (slug, name, kind, side) of all actors, by name."""
    query = select(ACTOR.slug, ACTOR.name, ACTOR.kind, ACTOR.side).order_by(ACTOR.position)
    return list(story.connection.execute(query))


def all_places(story: Story) -> list[tuple[str, str | None]]:
    """The rows (slug, what it lies in) of all places, by name."""
    place = TABLES["place"].c
    return [
        (row[0], row[1]) for row in story.connection.execute(select(place.slug, place.part_of).order_by(place.position))
    ]


def places_with_points(story: Story, most: int) -> list[str]:
    """The slugs of the places with coordinates where something happened, so many at most, those of most events."""
    place = TABLES["place"].c
    query = select(place.slug).where(place.latitude.is_not(None), place.event_count > 0)
    rows = story.connection.execute(query.order_by(place.event_count.desc(), place.position).limit(most))
    return list(rows.scalars())


def places_within(story: Story, place: str, most: int) -> list[records.Place]:
    """The places that lie in one, so many at most."""
    return story.at_positions(records.Place, list(story.bitmaps["place"].having("within", place)[:most]))


def said_at(story: Story, place: str, most: int) -> list[records.Quote]:
    """The first quotations that were said at a place, so many at most."""
    return story.at_positions(records.Quote, list(story.bitmaps["quote"].having("place", place)[:most]))


def sitting_at(story: Story, place: str, most: int) -> list[records.Actor]:
    """The first actors that have their seat at a place, so many at most."""
    return story.at_positions(records.Actor, list(story.bitmaps["actor"].having("seat", place)[:most]))


def busiest(story: Story, number: int, *of: Any) -> list[str]:
    """The slugs of the actors who take part in the most events: of the people, unless other conditions are given."""
    matching = of or (ACTOR.kind == "person",)
    query = select(ACTOR.slug).where(*matching).order_by(ACTOR.event_count.desc(), ACTOR.position)
    return list(story.connection.execute(query.limit(number)).scalars())


def claims_first(story: Story, column: str, value: str, most: int) -> tuple[int, list[records.Claim]]:
    """How many claims have a value in a column, and the first of their forecasts by the day they were made, so many at
    most."""
    bitmaps = story.bitmaps["claim"]
    having = bitmaps.having(column, value)
    forecasts = list((having & bitmaps.having("claim", "forecast"))[:most])
    query = select(CLAIM.slug, CLAIM.question).where(CLAIM.position.in_(forecasts)).order_by(CLAIM.position)
    rows = story.connection.execute(query).all() if forecasts else []
    questions = story.load(records.Question, dict.fromkeys(row.question for row in rows))
    by_slug = {claim.slug: claim for question in questions for claim in question.claims}
    return len(having), [by_slug[row.slug] for row in rows]


def telling_outcome(story: Story) -> records.Outcome | None:
    """The first outcome on which a passage bears, one that contradicts where there is one."""
    query = select(CLAIM.question, CLAIM.slug, OUTCOME.position).join(TABLES["outcome"], OUTCOME.claim == CLAIM.slug)
    turn = OUTCOME.relation != "contradicted", CLAIM.position, OUTCOME.position
    row = story.connection.execute(query.where(OUTCOME.source.is_not(None)).order_by(*turn).limit(1)).first()
    if row is None:
        return None
    [question] = story.load(records.Question, [row.question])
    [outcomes] = (claim.outcomes for claim in question.claims if claim.slug == row.slug)
    outcome: records.Outcome = outcomes[row.position]
    return outcome


def questions_on(story: Story, event: str, most: int) -> list[records.Question]:
    """The questions of which a claim judges an event, or an outcome points to it, so many at most."""
    return story.read(records.Question, _QUESTIONS_ON, event=event, most=most)


def judging(questions: Iterable[records.Question], event: str) -> list[records.Claim]:
    """The claims of these questions that judge an event."""
    return [claim for question in questions for claim in question.claims if event in claim.events]


def bearing(story: Story) -> list[tuple[str, int]]:
    """How many outcomes cite each source, most first; the sources of one number by slug."""
    number = func.count()
    query = select(OUTCOME.source, number).where(OUTCOME.source.is_not(None)).group_by(OUTCOME.source)
    rows = story.connection.execute(query.order_by(number.desc(), OUTCOME.source))
    return [(slug, count) for slug, count in rows]
