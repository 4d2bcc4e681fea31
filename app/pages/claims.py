"""Owns how a claim is said: who holds what since when, on which paragraph, and what came of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from app.filters import QuestionFilter, Vocabulary, link
from app.names import CLAIM_KINDS, JUDGES, OUTCOMES, counted, joined
from app.pages import pieces
from app.pages.pieces import CitationLink, DateLine, Link
from app.queries import questions, shapes


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """ "mixed", by which passage, why, the event it points to, and who judges."""

    relation: str
    words: str
    text: str
    citation: CitationLink | None
    event: Link | None
    judge: str


@dataclass(frozen=True, slots=True)
class ClaimLine:
    slug: str
    url: str
    question: Link | None
    kind: str
    kind_slug: str
    holder: str
    holder_url: str | None
    text: str
    made: DateLine
    condition: str | None
    citation: CitationLink
    quote: Link | None
    outcomes: list[OutcomeLine]


def claim_line(claim: shapes.Claim, vocabulary: Vocabulary, titles: Mapping[str, str] | None = None) -> ClaimLine:
    """A claim as pages show it; `titles` names its question where the page is not the question's own."""
    return ClaimLine(
        slug=claim.slug,
        url=claim.url,
        question=Link(titles[claim.question], f"/questions/{claim.question}") if titles else None,
        kind=CLAIM_KINDS[claim.kind],
        kind_slug=claim.kind,
        holder=claim.who.name,
        holder_url=f"/actors/{claim.who.slug}" if claim.who.slug else None,
        text=claim.text,
        made=pieces.date_line(claim.made, vocabulary),
        condition=claim.condition,
        citation=pieces.citation(shapes.Place(claim.source, claim.paragraph, claim.locator), vocabulary),
        quote=Link("in their words", f"/quotes/{claim.quote}") if claim.quote else None,
        outcomes=[_outcome(outcome, vocabulary) for outcome in claim.outcomes],
    )


def _outcome(outcome: shapes.Outcome, vocabulary: Vocabulary) -> OutcomeLine:
    place = shapes.Place(outcome.source, outcome.paragraph, outcome.locator or "") if _cites(outcome) else None  # type: ignore[arg-type]
    return OutcomeLine(
        relation=outcome.relation,
        words=OUTCOMES[outcome.relation],
        text=outcome.text,
        citation=pieces.citation(place, vocabulary) if place else None,
        event=Link("the event", f"/events/{outcome.event}") if outcome.event else None,
        judge=JUDGES[outcome.judged_by] if place else "no later passage bears on it",
    )


def _cites(outcome: shapes.Outcome) -> bool:
    return outcome.source is not None and outcome.paragraph is not None


def turned_out(claims: list[shapes.Claim]) -> str:
    """ "1 supported, 2 open", in the order of the outcomes."""
    counts = Counter(outcome.relation for claim in claims for outcome in claim.outcomes)
    return joined([f"{counts[relation]} {words}" for relation, words in OUTCOMES.items() if counts[relation]])


def forecasts_of(connection: Connection, name: str, slug: str, vocabulary: Vocabulary) -> list[ClaimLine]:
    """The forecasts that an actor made (`name` is "actor") or that a source tells ("source")."""
    wanted = _of(name, slug).with_value("claim", "forecast")
    found, titles = questions.claims(connection, wanted), questions.titles(connection)
    return [claim_line(claim, vocabulary, titles) for claim in found]


def positions_of(connection: Connection, name: str, slug: str) -> Link | None:
    """The link to all positions of an actor or in a source; None where there is none."""
    wanted = _of(name, slug)
    number = len(questions.claims(connection, wanted))
    return Link(f"All {counted(number, 'position')}", link("/questions", wanted.pairs())) if number else None


def _of(name: str, slug: str) -> QuestionFilter:
    return QuestionFilter(actor=(slug,)) if name == "actor" else QuestionFilter(source=(slug,))
