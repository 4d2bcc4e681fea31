"""Owns the SELECTs of questions, their claims and what came of them."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from app.filters import QuestionFilter
from app.record import q_common as common
from app.record import search
from app.record.q_common import TABLES, children, with_locator
from app.record.shapes import Claim, Count, Holder, Outcome, Question

QUESTION, CLAIM, OUTCOME = TABLES["question"], TABLES["claim"], TABLES["outcome"]
FACETS = ("claim", "outcome", "source", "actor", "topic")
_CLAIM_COLUMNS = {"actor": CLAIM.c.who, "claim": CLAIM.c.kind, "source": CLAIM.c.source}


def claim_conditions(wanted: QuestionFilter, skip: Collection[str] = ()) -> list[ColumnElement[bool]]:
    """What a claim must fulfil; those of its question included."""
    found: list[ColumnElement[bool]] = []
    for name, column in _CLAIM_COLUMNS.items():
        if wanted.values(name) and name not in skip:
            found.append(column.in_(wanted.values(name)))
    if wanted.outcome and "outcome" not in skip:
        found.append(CLAIM.c.slug.in_(select(OUTCOME.c.claim).where(OUTCOME.c.relation.in_(wanted.outcome))))
    return found + [CLAIM.c.question.in_(select(QUESTION.c.slug).where(c)) for c in _question_conditions(wanted)]


def _question_conditions(wanted: QuestionFilter) -> list[ColumnElement[bool]]:
    link = TABLES["question_topic"]
    found: list[ColumnElement[bool]] = []
    for topic in wanted.topic:
        found.append(QUESTION.c.slug.in_(select(link.c.question).where(link.c.topic == topic)))
    return [*found, search.matching("question", wanted.q)] if wanted.q else found


def _matching(wanted: QuestionFilter) -> ColumnElement[bool]:
    return QUESTION.c.slug.in_(select(CLAIM.c.question).where(*claim_conditions(wanted)))


def count(connection: Connection, wanted: QuestionFilter) -> int:
    """How many questions have a claim that matches."""
    return connection.execute(select(func.count()).select_from(QUESTION).where(_matching(wanted))).scalar_one()


def page(connection: Connection, wanted: QuestionFilter) -> tuple[list[Question], str | None]:
    """One page of the matching questions by title, and the cursor of the next."""
    after = common.position_of(connection, QUESTION, wanted.after)
    query = select(QUESTION.c.slug).where(_matching(wanted))
    slugs = common.page_of(connection, query, QUESTION.c.position, after, wanted.limit)
    shown = slugs[: wanted.limit]
    return load(connection, shown), shown[-1] if len(slugs) > wanted.limit else None


def facets(connection: Connection, wanted: QuestionFilter) -> dict[str, list[Count]]:
    """For each facet the claims that every value leaves beside the other filters; topics within the view."""
    return {name: _facet(connection, name, wanted) for name in FACETS}


def _facet(connection: Connection, name: str, wanted: QuestionFilter) -> list[Count]:
    matching = claim_conditions(wanted, () if name == "topic" else (name,))
    if name in _CLAIM_COLUMNS:
        column = _CLAIM_COLUMNS[name]
        query = select(column, func.count()).where(column.is_not(None), *matching).group_by(column)
    elif name == "outcome":
        joined = CLAIM.join(OUTCOME, OUTCOME.c.claim == CLAIM.c.slug)
        query = select(OUTCOME.c.relation, func.count(CLAIM.c.slug.distinct())).select_from(joined)
        query = query.where(*matching).group_by(OUTCOME.c.relation)
    else:
        link = TABLES["question_topic"]
        joined = CLAIM.join(link, link.c.question == CLAIM.c.question)
        query = select(link.c.topic, func.count()).select_from(joined).where(*matching).group_by(link.c.topic)
    return [Count(str(value), number) for value, number in connection.execute(query)]


def claims(connection: Connection, wanted: QuestionFilter) -> list[Claim]:
    """The matching claims by the day they were made."""
    return _claims(connection, claim_conditions(wanted))


def bearing(connection: Connection) -> list[Count]:
    """How many outcomes cite each source, most first; the sources of one number by slug."""
    number = func.count()
    query = select(OUTCOME.c.source, number).where(OUTCOME.c.source.is_not(None)).group_by(OUTCOME.c.source)
    return [Count(slug, found) for slug, found in connection.execute(query.order_by(number.desc(), OUTCOME.c.source))]


def about_event(connection: Connection, event: str) -> list[Question]:
    """The questions that hang on an event, or in which an outcome points to it."""
    pointed = select(CLAIM.c.question).join(OUTCOME, OUTCOME.c.claim == CLAIM.c.slug).where(OUTCOME.c.event == event)
    query = select(QUESTION.c.slug).where((QUESTION.c.event == event) | QUESTION.c.slug.in_(pointed))
    return load(connection, list(connection.execute(query.order_by(QUESTION.c.position)).scalars()))


def titles(connection: Connection) -> dict[str, str]:
    """The title of every question by slug."""
    return {row.slug: row.title for row in connection.execute(select(QUESTION.c.slug, QUESTION.c.title))}


def load(connection: Connection, slugs: list[str]) -> list[Question]:
    """The whole records of these slugs, in their order."""
    rows = connection.execute(select(QUESTION).where(QUESTION.c.slug.in_(slugs))).all()
    held: dict[str, list[Claim]] = {}
    for claim in _claims(connection, [CLAIM.c.question.in_(slugs)]):
        held.setdefault(claim.question, []).append(claim)
    link = TABLES["question_topic"]
    query = select(link.c.question, link.c.topic).order_by(link.c.position)
    topics = children(connection, query, link.c.question, slugs)
    notes, former = common.notes_of(connection, "question", slugs), common.former_slugs(connection, "question", slugs)
    found = {
        row.slug: Question(
            slug=row.slug,
            url=f"/questions/{row.slug}",
            title=row.title,
            intro=row.intro,
            event=row.event,
            topics=[r.topic for r in topics.get(row.slug, [])],
            claims=held.get(row.slug, []),
            notes=notes.get(row.slug, []),
            former_slugs=former.get(row.slug, []),
        )
        for row in rows
    }
    return common.ordered(slugs, found)


def _claims(connection: Connection, matching: list[ColumnElement[bool]]) -> list[Claim]:
    columns = [CLAIM.c[name] for name in CLAIM.c.keys()]  # noqa: SIM118 - a collection of columns, not a dict
    query = with_locator(CLAIM, *columns, TABLES["actor"].c.name)
    query = query.outerjoin(TABLES["actor"], TABLES["actor"].c.slug == CLAIM.c.who)
    rows = connection.execute(query.where(*matching).order_by(CLAIM.c.position)).all()
    slugs = [row.slug for row in rows]
    made, outcomes = common.dates_of(connection, "claim", rows), _outcomes(connection, slugs)
    return [_claim(row, made, outcomes) for row in rows]


def _claim(row: Row[Any], made: dict[str, Any], outcomes: dict[str, list[Outcome]]) -> Claim:
    return Claim(
        slug=row.slug,
        url=f"/questions/{row.question}#{row.slug}",
        question=row.question,
        kind=row.kind,
        text=row.text,
        who=Holder(row.who, row.name or row.who_printed),
        made=made[row.slug],
        source=row.source,
        paragraph=row.paragraph,
        locator=row.locator,
        quote=row.quote,
        condition=row.condition,
        outcomes=outcomes.get(row.slug, []),
    )


def _outcomes(connection: Connection, slugs: list[str]) -> dict[str, list[Outcome]]:
    names = ("claim", "relation", "text", "source", "paragraph", "event", "judged_by")
    query = with_locator(OUTCOME, *(OUTCOME.c[name] for name in names)).order_by(OUTCOME.c.position)
    return {
        slug: [Outcome(r.relation, r.text, r.source, r.paragraph, r.locator, r.event, r.judged_by) for r in found]
        for slug, found in children(connection, query, OUTCOME.c.claim, slugs).items()
    }
