"""Owns the pages of questions: the list by topic, the ledger of claims, and one question with its positions."""

from dataclasses import dataclass

from app import urls
from app.filters import QuestionFilter, find
from app.lists import CLAIM_KINDS
from app.pages import facets
from app.pages.citing import Cited, Link, with_endnotes
from app.pages.claims import (
    ClaimLine,
    QuestionLine,
    bearing,
    bounds,
    claim_line,
    event_link,
    held_by,
    question_line,
    tally,
    turned_out,
)  # fmt: skip
from app.pages.facets import OfferedFacet, Summary
from app.pages.ledger import Ledger, ledger
from app.pages.record_page import RecordPage, record_page, topic_links
from app.pages.telling import Telling, of_question
from app.picture.arcs import FRAMES, WIDE, Arcs, Position, draw_arcs
from app.picture.lettering import fit, text_width
from app.picture.signs import MIDDLE, kind_sign
from app.record import records
from app.record.story import Story
from app.record.vocabulary import Vocabulary
from app.text import ELLIPSIS, counted


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    id: str
    heading: str
    questions: list[QuestionLine]


DESCRIPTION = "Questions that the sources answer differently, and what came of their forecasts."


@dataclass(frozen=True, slots=True)
class QuestionsPage(Cited):
    """`ledger` holds single claims where the filters ask for claims and there are any; else `groups` the questions."""

    title: str
    description: str
    heading: str
    summary: Summary
    facets: list[OfferedFacet]
    groups: list[QuestionGroup]
    ledger: Ledger | None


@dataclass(frozen=True, slots=True)
class ShortLine:
    """A claim in short: its kind, with what came of it if that is open."""

    line: ClaimLine
    who: str
    kind: str
    sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage(RecordPage):
    """`arcs` draw the claims where a later passage bears on one; else `in_short` has them in a table."""

    intro: str
    counts: str
    event: Link | None
    topics: list[Link]
    forecast: bool
    telling: Telling
    claims: list[ClaimLine]
    in_short: list[ShortLine]
    arcs: list[Arcs]
    told: str
    legend: str


def questions_page(story: Story, question_filter: QuestionFilter) -> QuestionsPage:
    """The page of a checked filter."""
    claims = find.claims(story, question_filter) if question_filter.of_claims else []
    # a ledger is whole
    questions, after = ([], None) if question_filter.of_claims else find.page(story, question_filter)
    summary = facets.summary(
        question_filter, story.names,
        total=len(claims) if question_filter.of_claims else find.count(story, question_filter),
        sentence=_sentence(question_filter, claims, story.names),
        after=after,
        before=find.before(story, question_filter),
    )  # fmt: skip
    page = QuestionsPage(
        title=summary.full if question_filter.filters() else "Questions",
        description=DESCRIPTION,
        heading=_heading(question_filter),
        summary=summary,
        facets=facets.facets(question_filter, story.names, find.facet_counts(story, question_filter)),
        groups=_grouped(questions, story.names),
        ledger=ledger(story, question_filter, claims) if claims else None,
    )
    return with_endnotes(page, story)


def _heading(question_filter: QuestionFilter) -> str:
    ledger = "The ledger of forecasts" if question_filter.claim == ("forecast",) else "Positions on the questions"
    return ledger if question_filter.of_claims else "Questions"


def _sentence(question_filter: QuestionFilter, claims: list[records.Claim], vocabulary: Vocabulary) -> str:
    """What narrows the questions; of a ledger, on how many it lies, and how the forecasts of all holders turned out."""
    if not question_filter.of_claims:
        return question_filter.sentence(vocabulary)
    number = counted(len({claim.question for claim in claims}), "question")
    narrowed = [
        question_filter.of_positions(vocabulary),
        f"on {number} {question_filter.sentence(vocabulary)}".strip() if claims else "",
    ]
    sentence = ", ".join(part for part in narrowed if part)
    single = question_filter.actor or question_filter.outcome  # no tally of single holders
    whole = question_filter.claim == ("forecast",) and not single
    return f"{sentence}{turned_out(claims)}" if whole else sentence


def _grouped(questions: list[records.Question], vocabulary: Vocabulary) -> list[QuestionGroup]:
    """The questions under the first of their topics, in the order of the topics."""
    groups = []
    for slug, name in vocabulary.topics.items():
        lines = [question_line(q) for q in questions if (q.topics or [""])[0] == slug]
        if lines:
            groups.append(QuestionGroup(slug, name, lines))
    rest = [question_line(q) for q in questions if not q.topics]
    return [*groups, QuestionGroup("others", "Others", rest)] if rest else groups


def question_page(story: Story, slug: str) -> QuestionPage:
    """The page of a question that exists."""
    question = story.load(records.Question, [slug])[0]
    counts = tally(question.claims)
    lines = [claim_line(claim, story, number) for number, claim in enumerate(question.claims, 1)]
    changes = any(outcome.pinpoint for claim in question.claims for outcome in claim.outcomes)
    positions = [_position(number, claim, story) for number, claim in enumerate(question.claims, 1)]
    return record_page(
        QuestionPage, question, story,
        title=question.title,
        description=question.intro,
        intro=question.intro,
        counts=counts,
        event=event_link(question.event, story) if question.event else None,
        topics=topic_links(urls.QUESTIONS, question.topics, story),
        forecast=any(claim.kind == "forecast" for claim in question.claims),
        telling=of_question(story, question.claims),
        claims=lines,
        in_short=[] if changes else [_short(line) for line in lines],
        arcs=[draw_arcs(positions, story.horizon, frame) for frame in FRAMES] if changes else [],
        told=f"{counts}. The oldest: {question.claims[0].made.text}. The list below tells each.",
        legend=_legend(question.claims),
    )  # fmt: skip


def _short(line: ClaimLine) -> ShortLine:
    claim = line.claim
    kind = f"{CLAIM_KINDS[claim.kind]}{', open' if claim.outcomes else ''}"
    return ShortLine(line, held_by(claim.who), kind, kind_sign(claim.kind, MIDDLE, MIDDLE))


def _legend(claims: list[records.Claim]) -> str:
    """What the arcs mean, as far as there are such."""
    kinds = {c.kind for c in claims}
    dots = "A dot is a forecast, a square another position" if len(kinds) > 1 else "A dot is a forecast"
    marks = dots if "forecast" in kinds else "A square is a position"
    return " ".join(
        [
            "The numbers are those of the list, the oldest position first.",
            f"{marks}; a pale line beside it is the time within which its day lies.",
            "An arc leads to the later passage that bears on it; its sign and the words beside it say how.",
            "A pale arc to the edge: open." if any(not o.pinpoint for c in claims for o in c.outcomes) else "",
        ]
    ).strip()


LETTER = 12
"""The size of the letters in which a drawing names a holder, beside the number of the position."""


def _position(number: int, claim: records.Claim, story: Story) -> Position:
    outcomes = [bearing(outcome, story) for outcome in claim.outcomes]
    marks = "" if claim.who.slug else "“”"
    name = fit(claim.who.name, LETTER, WIDE.who_x - text_width(f"{number}  {marks}", LETTER), ELLIPSIS, at="")
    return Position(f"{marks[:1]}{name}{marks[1:]}", claim.kind, bounds(claim.made), outcomes)
