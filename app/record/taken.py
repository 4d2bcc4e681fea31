"""Owns what was taken from the paragraphs of the sources, and how much from each source."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from app.record.story import Story
from app.record.tables import TABLES

CLAIM, EVENT_CITATION, OUTCOME, PARAGRAPH, QUOTE_PASSAGE, ROLE = (
    TABLES[name].c for name in ("claim", "event_citation", "outcome", "paragraph", "quote_passage", "actor_role")
)


@dataclass(slots=True)
class Use:
    """What was taken from one paragraph: the slugs of events, quotations and actors, and of the questions on which it
    holds a position, or on one of whose positions it bears."""

    events: list[str] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    bears_on: list[str] = field(default_factory=list)


def _at(table: Any) -> tuple[Any, Any]:
    """The rows of a table that stand in a paragraph."""
    return table.source == PARAGRAPH.source, table.paragraph == PARAGRAPH.number


_USES = {
    "events": select(EVENT_CITATION.event).where(*_at(EVENT_CITATION)),
    "quotes": select(QUOTE_PASSAGE.quote).where(*_at(QUOTE_PASSAGE)),
    "offices": select(ROLE.actor).where(*_at(ROLE)),
    "questions": select(CLAIM.question).where(*_at(CLAIM)),
    "bears_on": select(CLAIM.question).join(TABLES["outcome"], OUTCOME.claim == CLAIM.slug).where(*_at(OUTCOME)),
}


def uses(story: Story, source: str, paragraphs: tuple[int, int], most: int) -> dict[int, Use]:
    """What was taken from the paragraphs of a source, from one to another, so many records of a kind at most."""
    columns = [_slugs(query, most).label(name) for name, query in _USES.items()]
    query = select(PARAGRAPH.number, *columns).where(PARAGRAPH.source == source, PARAGRAPH.number.between(*paragraphs))
    rows = story.connection.execute(query)
    return {number: Use(*(slugs.split(",") if slugs else [] for slugs in taken)) for number, *taken in rows}


def _slugs(query: Any, most: int) -> Any:
    """The first slugs that a query of a paragraph finds, joined by commas: so one statement reads all."""
    found = query.distinct().limit(most).correlate(TABLES["paragraph"]).subquery()
    return select(func.group_concat(found.c[0])).correlate(TABLES["paragraph"]).scalar_subquery()


def questions_told(story: Story) -> dict[str, int]:
    """On how many questions each source has positions."""
    query = select(CLAIM.source, func.count(CLAIM.question.distinct())).group_by(CLAIM.source)
    return {row[0]: row[1] for row in story.connection.execute(query)}


def paragraphs(story: Story, source: str, between: tuple[int, int] = (1, 10**6)) -> list[Any]:
    """The rows (number, locator, furniture, left_out) of a source's paragraphs, from one to another."""
    query = select(PARAGRAPH.number, PARAGRAPH.locator, PARAGRAPH.furniture, PARAGRAPH.left_out)
    query = query.where(PARAGRAPH.source == source, PARAGRAPH.number.between(*between))
    return list(story.connection.execute(query.order_by(PARAGRAPH.number)))
