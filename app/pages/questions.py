"""Owns the pages of questions: the list by topic, the ledger of claims, and one question with its positions."""

from dataclasses import dataclass

from app import urls
from app.filters import QuestionFilter, find
from app.lists import OUTCOMES
from app.pages import facets
from app.pages.citing import Cited, Link, with_endnotes
from app.pages.claims import (
    ClaimLine,
    QuestionLine,
    bounds,
    claim_line,
    event_link,
    printed,
    question_line,
    tally,
    turned_out,
)  # fmt: skip
from app.pages.facets import OfferedFacet, Summary
from app.pages.record_page import RecordPage, record_page, topic_links
from app.picture.arcs import FRAMES, WIDE, Arcs, Bearing, Bounds, Position, draw_arcs
from app.picture.lettering import fit, text_width
from app.record import records
from app.record.story import Story, Vocabulary
from app.text import ELLIPSIS, counted


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    id: str
    heading: str
    questions: list[QuestionLine]


@dataclass(frozen=True, slots=True)
class QuestionsPage(Cited):
    """`ledger` holds single claims, oldest first, where the filters ask for claims; else `groups` the questions."""

    title: str
    heading: str
    summary: Summary
    facets: list[OfferedFacet]
    groups: list[QuestionGroup]
    ledger: list[ClaimLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage(RecordPage):
    intro: str
    counts: str
    event: Link | None
    topics: list[Link]
    claims: list[ClaimLine]
    arcs: list[Arcs]
    told: str
    legend: str


def questions_page(story: Story, question_filter: QuestionFilter) -> QuestionsPage:
    """The page of a checked filter."""
    ledger = find.claims(story, question_filter) if question_filter.of_claims else []
    # a ledger is whole
    questions, after = ([], None) if question_filter.of_claims else find.page(story, question_filter)
    summary = facets.summary(
        question_filter, story.names,
        total=len(ledger) if question_filter.of_claims else find.count(story, question_filter),
        sentence=_sentence(question_filter, ledger, story.names),
        after=after,
    )  # fmt: skip
    page = QuestionsPage(
        title=summary.full if question_filter.filters() else "Questions",
        heading=_heading(question_filter),
        summary=summary,
        facets=facets.facets(question_filter, story.names, find.facet_counts(story, question_filter)),
        groups=_grouped(questions, story.names),
        ledger=[claim_line(claim, story) for claim in ledger],
    )
    return with_endnotes(page, story)


def _heading(question_filter: QuestionFilter) -> str:
    ledger = "The ledger of forecasts" if question_filter.claim == ("forecast",) else "Positions on the questions"
    return ledger if question_filter.of_claims else "Questions"


def _sentence(question_filter: QuestionFilter, ledger: list[records.Claim], vocabulary: Vocabulary) -> str:
    """What narrows the questions; of a ledger, on how many it lies, and how the forecasts of all holders turned out."""
    if not question_filter.of_claims:
        return question_filter.sentence(vocabulary)
    number = counted(len({claim.question for claim in ledger}), "question")
    narrowed = [
        question_filter.of_positions(vocabulary),
        f"on {number} {question_filter.sentence(vocabulary)}".strip() if ledger else "",
    ]
    sentence = ", ".join(part for part in narrowed if part)
    single = question_filter.actor or question_filter.outcome  # no tally of single holders
    whole = question_filter.claim == ("forecast",) and not single
    return f"{sentence}{turned_out(ledger)}" if whole else sentence


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
    positions = [_position(number, claim, story) for number, claim in enumerate(question.claims, 1)]
    return record_page(
        QuestionPage, question, story,
        title=question.title,
        description=question.intro,
        intro=question.intro,
        counts=counts,
        event=event_link(question.event, story) if question.event else None,
        topics=topic_links(urls.QUESTIONS, question.topics, story),
        claims=[claim_line(claim, story, number) for number, claim in enumerate(question.claims, 1)],
        arcs=[draw_arcs(positions, story.horizon, frame) for frame in FRAMES],
        told=f"{counts}. The oldest: {question.claims[0].made.text}. The list below tells each.",
        legend=_legend(question.claims),
    )  # fmt: skip


def _legend(claims: list[records.Claim]) -> str:
    """What the drawing means, as far as it shows it."""
    kinds, bearing = {c.kind for c in claims}, any(o.place for c in claims for o in c.outcomes)
    dots = "A dot is a forecast, a square another position" if len(kinds) > 1 else "A dot is a forecast"
    marks = dots if "forecast" in kinds else "A square is a position"
    arcs = "An arc leads to the later passage that bears on it, dashed where that contradicts"
    return " ".join(
        [
            "The numbers are those of the list, the oldest position first.",
            f"{marks}; a pale line beside it is the time within which its day lies.",
            f"{arcs}, dotted where the evidence is mixed or a condition was not met." if bearing else "",
            "A pale arc to the edge: open." if any(not o.place for c in claims for o in c.outcomes) else "",
        ]
    ).strip()


LETTER = 12
"""The size of the letters in which a drawing names a holder, beside the number of the position."""


def _position(number: int, claim: records.Claim, story: Story) -> Position:
    bearing = [_bearing(outcome, story) for outcome in claim.outcomes]
    marks = "" if claim.who.slug else "“”"
    name = fit(claim.who.name, LETTER, WIDE.who_x - text_width(f"{number}  {marks}", LETTER), ELLIPSIS, at="")
    return Position(f"{marks[:1]}{name}{marks[1:]}", claim.kind, bounds(claim.made), bearing)


def _bearing(outcome: records.Outcome, story: Story) -> Bearing:
    words = OUTCOMES[outcome.relation]
    if outcome.place is None:
        return Bearing(Bounds(story.horizon, story.horizon), outcome.relation, words)
    return Bearing(printed(outcome.place.source, story), outcome.relation, f"{words}: {outcome.place.label}")
