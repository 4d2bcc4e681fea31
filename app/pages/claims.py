"""Owns how a claim is said: who holds what since when, on which paragraph, and what came of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from app.dates import month_words
from app.filters import QuestionFilter, Vocabulary, link
from app.lists import CLAIM_KINDS, JUDGES, OUTCOMES, OUTCOMES_BY, counted, joined
from app.pages import pieces
from app.pages.pieces import CitationLink, DateLine, Link
from app.picture.arcs import Bounds
from app.record import q_events as events
from app.record import q_questions as questions
from app.record import q_sources as sources
from app.record import shapes


@dataclass(frozen=True, slots=True)
class Telling:
    """What claims are told with: the names of records, and when each source was printed."""

    vocabulary: Vocabulary
    questions: Mapping[str, str]
    events: Mapping[str, str]
    printed: Mapping[str, Bounds]


def telling(connection: Connection, vocabulary: Vocabulary) -> Telling:
    """The names and dates as the record has them now."""
    printed = {source.slug: bounds(source.published) for source in sources.every(connection)}
    return Telling(vocabulary, questions.titles(connection), events.titles(connection), printed)


def bounds(dated: shapes.Date) -> Bounds:
    """The days between which a date lies; where one end is open, the day of the other stands for both."""
    first, last = dated.start or dated.end or "", dated.end or dated.start or ""
    return Bounds(date.fromisoformat(first), date.fromisoformat(last))


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """ "Contradicted by" which passage, printed when; why; the event it points to; and who judges."""

    relation: str
    words: str
    citation: CitationLink | None
    printed: str
    text: str
    event: Link | None
    judge: str


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """`question` is named where the page is not the question's own, `number` where its drawing has the same."""

    slug: str
    url: str
    question: Link | None
    number: int | None
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


def claim_line(claim: shapes.Claim, told: Telling, number: int | None = None) -> ClaimLine:
    """A claim as pages show it: numbered on the page of its question, elsewhere under the question's title."""
    return ClaimLine(
        slug=claim.slug,
        url=claim.url,
        question=None if number else Link(told.questions[claim.question], claim.url),
        number=number,
        kind=CLAIM_KINDS[claim.kind],
        kind_slug=claim.kind,
        holder=claim.who.name,
        holder_url=f"/actors/{claim.who.slug}" if claim.who.slug else None,
        text=claim.text,
        made=pieces.date_line(claim.made, told.vocabulary),
        condition=claim.condition,
        citation=pieces.citation(shapes.Place(claim.source, claim.paragraph, claim.locator), told.vocabulary),
        quote=Link("in their words", f"/quotes/{claim.quote}") if claim.quote else None,
        outcomes=[_outcome(outcome, told) for outcome in claim.outcomes],
    )


def _outcome(outcome: shapes.Outcome, told: Telling) -> OutcomeLine:
    place, printed, judge, words = None, "", "no later passage bears on it", OUTCOMES_BY[outcome.relation]
    if outcome.source is not None and outcome.paragraph is not None:
        place = shapes.Place(outcome.source, outcome.paragraph, outcome.locator or "")
        printed, judge = _printed(told.printed[outcome.source]), JUDGES[outcome.judged_by]
    return OutcomeLine(
        relation=outcome.relation,
        words=words if place or outcome.text.startswith(f"{words} ") else f"{words}:",
        citation=pieces.citation(place, told.vocabulary) if place else None,
        printed=printed,
        text=outcome.text if place else outcome.text.removeprefix(f"{words} "),
        event=Link(told.events[outcome.event], f"/events/{outcome.event}") if outcome.event else None,
        judge=judge,
    )


def _printed(when: Bounds) -> str:
    return month_words(when.first, when.last)


def turned_out(claims: list[shapes.Claim]) -> str:
    """ ": 1 supported, 2 open", in the order of the outcomes, as it follows the number of claims; ", 4 outcomes: …"
    where one has several; nothing where none has any."""
    counts = Counter(outcome.relation for claim in claims for outcome in claim.outcomes)
    several = any(len(claim.outcomes) > 1 for claim in claims)
    told = joined([f"{counts[relation]} {words}" for relation, words in OUTCOMES.items() if counts[relation]])
    return f"{f', {counts.total()} outcomes' if several else ''}: {told}" if told else ""


def tally(claims: list[shapes.Claim]) -> str:
    """ "8 positions, 3 forecasts: 1 supported, 2 open"; with the number of outcomes where a forecast has several."""
    forecasts = [claim for claim in claims if claim.kind == "forecast"]
    said = [counted(len(claims), "position")]
    said += [counted(len(forecasts), "forecast")] if forecasts else []
    return f"{', '.join(said)}{turned_out(forecasts)}"


@dataclass(frozen=True, slots=True)
class QuestionLine:
    title: str
    url: str
    intro: str
    counts: str


def question_line(question: shapes.Question) -> QuestionLine:
    """A question as lists show it."""
    return QuestionLine(question.title, question.url, question.intro, tally(question.claims))


def differs(question: shapes.Question, event: str) -> bool:
    """Whether a question hangs on the event itself and has more than one holder answering it."""
    return question.event == event and len({claim.who for claim in question.claims}) > 1


def forecasts_of(connection: Connection, name: str, slug: str, vocabulary: Vocabulary) -> list[ClaimLine]:
    """The forecasts that an actor made (`name` is "actor") or that a source tells ("source")."""
    wanted = _of(name, slug).with_value("claim", "forecast")
    told = telling(connection, vocabulary)
    return [claim_line(claim, told) for claim in questions.claims(connection, wanted)]


def positions_of(connection: Connection, name: str, slug: str) -> Link | None:
    """The link to all positions of an actor or in a source; None where there is none."""
    wanted = _of(name, slug)
    number = len(questions.claims(connection, wanted))
    return Link(f"All {counted(number, 'position')}", link("/questions", wanted.pairs())) if number else None


def _of(name: str, slug: str) -> QuestionFilter:
    return QuestionFilter(actor=(slug,)) if name == "actor" else QuestionFilter(source=(slug,))
