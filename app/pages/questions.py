"""Owns the pages of questions: the list by topic, the ledger of claims, and one question with its positions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from app.filters import QuestionFilter, Vocabulary, link
from app.lists import CLAIM_KINDS, OUTCOMES, counted
from app.pages import facets, pieces
from app.pages.claims import (
    ClaimLine,
    QuestionLine,
    Telling,
    bounds,
    claim_line,
    question_line,
    tally,
    telling,
    turned_out,
)
from app.pages.endnotes import Noted, noted
from app.pages.facets import Facet, Summary
from app.pages.pieces import ChangeLine, Link, NoteLine
from app.picture.arcs import FRAMES, Arcs, Bearing, Bounds, Position, draw_arcs
from app.record import q_common as common
from app.record import q_questions as questions
from app.record import shapes
from app.text import clipped

_OUTCOMES = {slug: words.capitalize() for slug, words in OUTCOMES.items()}


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    id: str
    heading: str
    questions: list[QuestionLine]


@dataclass(frozen=True, slots=True)
class QuestionsPage(Noted):
    """`ledger` holds single claims, oldest first, where the filters ask for claims; else `groups` the questions."""

    title: str
    heading: str
    summary: Summary
    facets: list[Facet]
    groups: list[QuestionGroup]
    ledger: list[ClaimLine]


@dataclass(frozen=True, slots=True)
class QuestionPage(Noted):
    title: str
    description: str
    path: str
    intro: str
    counts: str
    event: Link | None
    topics: list[Link]
    claims: list[ClaimLine]
    arcs: list[Arcs]
    told: str
    legend: str
    notes: list[NoteLine]
    changes: list[ChangeLine]
    api: str


def questions_page(connection: Connection, wanted: QuestionFilter, vocabulary: Vocabulary) -> QuestionsPage:
    """The page of a checked filter."""
    ledger = questions.claims(connection, wanted) if wanted.of_claims else []
    found, after = ([], None) if wanted.of_claims else questions.page(connection, wanted)  # a ledger is whole
    told = telling(connection, vocabulary)
    summary = facets.summary(
        wanted,
        "/questions",
        lambda name, value: question_label(name, value, vocabulary),
        total=len(ledger) if wanted.of_claims else questions.count(connection, wanted),
        sentence=_sentence(wanted, ledger, vocabulary) if wanted.of_claims else wanted.sentence(vocabulary),
        after=after,
        noun=wanted.noun,
    )
    page = QuestionsPage(
        title=summary.full if wanted.filters() else "Questions",
        heading=_heading(wanted),
        summary=summary,
        facets=_facets(wanted, vocabulary, questions.facets(connection, wanted)),
        groups=_grouped(found, vocabulary),
        ledger=[claim_line(claim, told) for claim in ledger],
    )
    return noted(connection, page)


def _heading(wanted: QuestionFilter) -> str:
    ledger = "The ledger of forecasts" if wanted.claim == ("forecast",) else "Positions on the questions"
    return ledger if wanted.of_claims else "Questions"


def _sentence(wanted: QuestionFilter, ledger: list[shapes.Claim], vocabulary: Vocabulary) -> str:
    """What narrows a ledger, on how many questions it lies, and how the forecasts of all holders turned out."""
    asked = counted(len({claim.question for claim in ledger}), "question")
    narrowed = [wanted.of_positions(vocabulary), f"on {asked} {wanted.sentence(vocabulary)}".strip() if ledger else ""]
    said = ", ".join(part for part in narrowed if part)
    whole = wanted.claim == ("forecast",) and not (wanted.actor or wanted.outcome)  # no tally of single holders
    return f"{said}{turned_out(ledger)}" if whole else said


def question_label(name: str, value: str, vocabulary: Vocabulary) -> str:
    """A filter's value in a reader's words."""
    names: Mapping[str, Mapping[str, str]] = {
        "actor": vocabulary.actors, "topic": vocabulary.topics, "source": vocabulary.sources,
        "claim": CLAIM_KINDS, "outcome": _OUTCOMES,
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
        one("outcome", "How it turned out", _OUTCOMES),
        one("source", "Told by", vocabulary.sources),
        one("actor", "Who holds it", vocabulary.actors, ranked=True),
        one("topic", "Topic", vocabulary.topics, ranked=True),
    ]


def _grouped(found: list[shapes.Question], vocabulary: Vocabulary) -> list[QuestionGroup]:
    """The questions under the first of their topics, in the order of the topics."""
    groups = []
    for slug, name in vocabulary.topics.items():
        lines = [question_line(q) for q in found if (q.topics or [""])[0] == slug]
        if lines:
            groups.append(QuestionGroup(slug, name, lines))
    rest = [question_line(q) for q in found if not q.topics]
    return [*groups, QuestionGroup("others", "Others", rest)] if rest else groups


def question_page(connection: Connection, slug: str, vocabulary: Vocabulary, horizon: date) -> QuestionPage:
    """The page of a question that exists."""
    question = questions.load(connection, [slug])[0]
    told = telling(connection, vocabulary)
    positions = [_position(claim, told, horizon) for claim in question.claims]
    page = QuestionPage(
        title=question.title,
        description=question.intro,
        path=question.url,
        intro=question.intro,
        counts=tally(question.claims),
        event=Link(told.events[question.event], f"/events/{question.event}") if question.event else None,
        topics=[Link(vocabulary.topics[t], link("/questions", [("topic", t)])) for t in question.topics],
        claims=[claim_line(claim, told, number) for number, claim in enumerate(question.claims, 1)],
        arcs=[draw_arcs(positions, horizon, frame) for frame in FRAMES],
        told=f"{tally(question.claims)}. The oldest: {question.claims[0].made.text}. The list below tells each.",
        legend=_legend(question.claims),
        notes=pieces.notes(question.notes, vocabulary),
        changes=pieces.changes(common.changes(connection, "question", slug)),
        api=f"/api{question.url}",
    )
    return noted(connection, page)


def _legend(claims: list[shapes.Claim]) -> str:
    """What the drawing means, as far as it shows it."""
    kinds, bearing = {c.kind for c in claims}, any(o.source for c in claims for o in c.outcomes)
    dots = "A dot is a forecast, a square another position" if len(kinds) > 1 else "A dot is a forecast"
    marks = dots if "forecast" in kinds else "A square is a position"
    arcs = "An arc leads to the later passage that bears on it, dashed where that contradicts"
    return " ".join(
        [
            "The numbers are those of the list, the oldest position first.",
            f"{marks}; a pale line beside it is the time within which its day lies.",
            f"{arcs}, dotted where the evidence is mixed or a condition was not met." if bearing else "",
            "A pale arc to the edge: open." if any(not o.source for c in claims for o in c.outcomes) else "",
        ]
    ).strip()


LONGEST = 28
"""So many characters of a holder's name are drawn."""


def _position(claim: shapes.Claim, told: Telling, horizon: date) -> Position:
    name = clipped(claim.who.name, LONGEST, at="")
    bearing = [_bearing(outcome, told, horizon) for outcome in claim.outcomes]
    return Position(claim.slug, name if claim.who.slug else f"“{name}”", claim.kind, bounds(claim.made), bearing)


def _bearing(outcome: shapes.Outcome, told: Telling, horizon: date) -> Bearing:
    words = OUTCOMES[outcome.relation]
    if outcome.source is None:
        return Bearing(Bounds(horizon, horizon), outcome.relation, words)
    source = told.vocabulary.sources[outcome.source]
    return Bearing(told.printed[outcome.source], outcome.relation, f"{words}: {source}")
