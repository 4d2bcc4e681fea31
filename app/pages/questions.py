"""Owns the pages of questions: the list by topic, the ledger of claims, and one question with its positions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from app.filters import QuestionFilter, Vocabulary, link
from app.names import CLAIM_KINDS, OUTCOMES, counted
from app.pages import facets, pieces
from app.pages.claims import ClaimLine, claim_line, turned_out
from app.pages.facets import Facet, Summary
from app.pages.pieces import ChangeLine, Link, NoteLine
from app.picture.arcs import Arcs, Position, draw_arcs
from app.queries import common, events, questions, shapes, sources


@dataclass(frozen=True, slots=True)
class QuestionLine:
    title: str
    url: str
    intro: str
    counts: str


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    id: str
    heading: str
    questions: list[QuestionLine]


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """`ledger` holds single claims, oldest first, where the filters ask for claims; else `groups` the questions."""

    title: str
    heading: str
    summary: Summary
    facets: list[Facet]
    groups: list[QuestionGroup]
    ledger: list[ClaimLine]


@dataclass(frozen=True, slots=True)
class QuestionPage:
    title: str
    description: str
    path: str
    intro: str
    counts: str
    event: Link | None
    topics: list[Link]
    claims: list[ClaimLine]
    arcs: Arcs
    told: str
    notes: list[NoteLine]
    changes: list[ChangeLine]
    api: str


def questions_page(connection: Connection, wanted: QuestionFilter, vocabulary: Vocabulary) -> QuestionsPage:
    """The page of a checked filter."""
    found, after = questions.page(connection, wanted)
    total, sentence = questions.count(connection, wanted), wanted.sentence(vocabulary)

    def named(name: str, value: str) -> str:
        return question_label(name, value, vocabulary)

    ledger = questions.claims(connection, wanted) if wanted.of_claims else []
    if wanted.of_claims:
        sentence = f"{sentence}: {counted(len(ledger), 'position')}"
    following = None if wanted.of_claims else after  # a ledger is whole
    summary = facets.summary(wanted, "/questions", named, total=total, sentence=sentence, after=following)
    names = questions.titles(connection)
    forecasts = wanted.claim == ("forecast",)
    return QuestionsPage(
        title=summary.full if wanted.filters() else "Questions",
        heading="The ledger of forecasts" if forecasts else "Questions",
        summary=summary,
        facets=_facets(wanted, vocabulary, questions.facets(connection, wanted)),
        groups=[] if wanted.of_claims else _grouped(found, vocabulary),
        ledger=[claim_line(claim, vocabulary, names) for claim in ledger],
    )


def question_label(name: str, value: str, vocabulary: Vocabulary) -> str:
    """A filter's value in a reader's words."""
    names: Mapping[str, Mapping[str, str]] = {
        "actor": vocabulary.actors, "topic": vocabulary.topics, "source": vocabulary.sources,
        "claim": CLAIM_KINDS, "outcome": OUTCOMES,
    }  # fmt: skip
    return f"“{value}”" if name == "q" else names.get(name, {}).get(value, value)


def _facets(wanted: QuestionFilter, vocabulary: Vocabulary, counts: dict[str, list[shapes.Count]]) -> list[Facet]:
    def one(name: str, title: str, labels: Mapping[str, str], ranked: bool = False) -> Facet:
        if ranked:
            present = {count.value for count in counts[name]} | {str(value) for value in wanted.values(name)}
            labels = {value: text for value, text in labels.items() if value in present}
        return facets.facet(wanted, "/questions", name, title, labels=labels, counts=counts[name], ranked=ranked)

    return [
        one("claim", "Kind of position", CLAIM_KINDS),
        one("outcome", "How it turned out", OUTCOMES),
        one("source", "Told by", vocabulary.sources),
        one("actor", "Who holds it", vocabulary.actors, ranked=True),
        one("topic", "Topic", vocabulary.topics, ranked=True),
    ]


def _grouped(found: list[shapes.Question], vocabulary: Vocabulary) -> list[QuestionGroup]:
    """The questions under the first of their topics, in the order of the topics."""
    groups = []
    for slug, name in vocabulary.topics.items():
        lines = [QuestionLine(q.title, q.url, q.intro, tally(q.claims)) for q in found if (q.topics or [""])[0] == slug]
        if lines:
            groups.append(QuestionGroup(slug, name, lines))
    rest = [QuestionLine(q.title, q.url, q.intro, tally(q.claims)) for q in found if not q.topics]
    return [*groups, QuestionGroup("others", "Others", rest)] if rest else groups


def tally(claims: list[shapes.Claim]) -> str:
    """ "8 positions, 3 forecasts: 1 supported, 2 open"."""
    forecasts = [claim for claim in claims if claim.kind == "forecast"]
    positions = counted(len(claims), "position")
    return f"{positions}, {counted(len(forecasts), 'forecast')}: {turned_out(forecasts)}" if forecasts else positions


def question_page(connection: Connection, slug: str, vocabulary: Vocabulary, horizon: date) -> QuestionPage:
    """The page of a question that exists."""
    question = questions.load(connection, [slug])[0]
    event = events.load(connection, [question.event])[0] if question.event else None
    printed = {s.slug: _middle(s.published) for s in sources.every(connection)}
    positions = [_position(claim, printed, horizon) for claim in question.claims]
    return QuestionPage(
        title=question.title,
        description=question.intro,
        path=question.url,
        intro=question.intro,
        counts=tally(question.claims),
        event=Link(event.title, event.url) if event else None,
        topics=[Link(vocabulary.topics[t], link("/questions", [("topic", t)])) for t in question.topics],
        claims=[claim_line(claim, vocabulary) for claim in question.claims],
        arcs=draw_arcs(positions, horizon),
        told=f"{tally(question.claims)}. The oldest: {question.claims[0].made.text}. The list below tells each.",
        notes=pieces.notes(question.notes, vocabulary),
        changes=pieces.changes(common.changes(connection, "question", slug)),
        api=f"/api{question.url}",
    )


def _middle(dated: shapes.Date) -> date:
    first = date.fromisoformat(dated.start or dated.end or "2018-01-01")
    last = date.fromisoformat(dated.end or dated.start or "2018-01-01")
    return first + (last - first) / 2


def _position(claim: shapes.Claim, printed: Mapping[str, date], horizon: date) -> Position:
    bearing = [(printed[o.source], o.relation) for o in claim.outcomes if o.source]
    left_open = [(horizon, o.relation) for o in claim.outcomes if not o.source]
    name = claim.who.name if len(claim.who.name) <= 28 else claim.who.name[:27].rstrip() + "…"
    return Position(claim.slug, name, claim.kind, _middle(claim.made), [*bearing, *left_open])
