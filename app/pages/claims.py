"""Owns how a claim is said: who holds what since when, on which paragraph, and what came of it."""

from collections import Counter
from dataclasses import dataclass

from app import urls
from app.dates import month_words
from app.filters import QuestionFilter
from app.lists import CLAIM_KINDS, JUDGES, OUTCOMES, OUTCOMES_BY
from app.pages.citing import Link
from app.picture.arcs import Bearing, Bounds
from app.record import records
from app.record.story import Story
from app.text import clipped, counted, joined

SHORT = 90
"""So many characters of a claim stand in a heading, or in a table of claims in short."""


def bounds(dated: records.Date) -> Bounds:
    """The days between which a date lies; where one end is open, the day of the other stands for both."""
    first = dated.first if dated.edtf.start else dated.last
    return Bounds(first, dated.last if dated.edtf.end else first)


def in_months(dated: records.Date) -> str:
    """A date in words; of a day known only to lie between two, their months."""
    if dated.span != "window":
        return dated.text
    days = bounds(dated)
    return month_words(days.first, days.last)


def printed(source: str, story: Story) -> Bounds:
    """The days between which a source appeared."""
    return bounds(story.sources[source].published)


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """ "Contradicted by" which passage, printed when; why; the event it points to; and who judges."""

    relation: str
    words: str
    pinpoint: records.Pinpoint | None
    printed: str
    text: str
    event: Link | None
    judge: str


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """`short` is the beginning of what it says; `question` is named where the page is not the question's own, `number`
    where the question's drawing has it; `when` says in short when it was made."""

    claim: records.Claim
    kind: str
    short: str
    question: Link | None
    number: int | None
    when: str
    quote: Link | None
    outcomes: list[OutcomeLine]


def claim_line(claim: records.Claim, story: Story, number: int | None = None) -> ClaimLine:
    """A claim as pages show it: numbered on the page of its question, elsewhere under the question's title."""
    return ClaimLine(
        claim=claim,
        kind=CLAIM_KINDS[claim.kind],
        short=clipped(claim.whole, SHORT),
        question=None if number else Link(story.names.questions[claim.question], claim.url),
        number=number,
        when=in_months(claim.made),
        quote=Link("in their words", urls.record("quote", claim.quote)) if claim.quote else None,
        outcomes=[outcome_line(outcome, story) for outcome in claim.outcomes],
    )


def outcome_line(outcome: records.Outcome, story: Story) -> OutcomeLine:
    """An outcome as pages show it."""
    pinpoint, when, judge, words = outcome.pinpoint, "", "no later passage decides it", OUTCOMES_BY[outcome.relation]
    if pinpoint:
        days, judge = printed(pinpoint.source, story), JUDGES[outcome.judged_by]
        when = month_words(days.first, days.last)
    return OutcomeLine(
        relation=outcome.relation,
        words=words if pinpoint or outcome.text.startswith(f"{words} ") else f"{words}:",
        pinpoint=pinpoint,
        printed=when,
        text=outcome.text if pinpoint else outcome.text.removeprefix(f"{words} "),
        event=event_link(outcome.event, story) if outcome.event else None,
        judge=judge,
    )


def event_link(slug: str, story: Story) -> Link:
    """An event's title that leads to its page."""
    return Link(story.names.events[slug], urls.record("event", slug))


def bearing(outcome: records.Outcome, story: Story) -> Bearing:
    """An outcome to draw: what is open has the day on which the record ends."""
    words = OUTCOMES[outcome.relation]
    if outcome.pinpoint is None:
        return Bearing(Bounds(story.horizon, story.horizon), outcome.relation, words)
    return Bearing(printed(outcome.pinpoint.source, story), outcome.relation, f"{words}: {outcome.pinpoint.label}")


def held_by(who: records.Holder) -> str:
    """Who holds a claim: a name, or the printed words for holders without one."""
    return who.name if who.slug else f"“{who.name}”"


def turned_out(claims: list[records.Claim]) -> str:
    """ ": 1 supported, 2 open", in the order of the outcomes, as it follows the number of claims, which are what is
    counted: each once under every outcome that it has; nothing where none has any."""
    counts = Counter(relation for claim in claims for relation in {outcome.relation for outcome in claim.outcomes})
    outcomes = joined([f"{counts[relation]} {words}" for relation, words in OUTCOMES.items() if counts[relation]])
    return f": {outcomes}" if outcomes else ""


def tally(claims: list[records.Claim]) -> str:
    """ "8 positions, 3 forecasts: 1 supported, 2 open"."""
    forecasts = [claim for claim in claims if claim.kind == "forecast"]
    parts = [counted(len(claims), "position")]
    parts += [counted(len(forecasts), "forecast")] if forecasts else []
    return f"{', '.join(parts)}{turned_out(forecasts)}"


@dataclass(frozen=True, slots=True)
class QuestionLine:
    title: str
    url: str
    intro: str
    counts: str


def question_line(question: records.Question) -> QuestionLine:
    """A question as lists show it."""
    return QuestionLine(question.title, question.url, question.intro, tally(question.claims))


def positions_link(number: int, question_filter: QuestionFilter) -> Link | None:
    """The link to all positions of a filter, so many; None where there is none."""
    return (
        Link(f"All {counted(number, 'position')}", urls.link(urls.QUESTIONS, question_filter.pairs()))
        if number
        else None
    )
