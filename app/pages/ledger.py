"""Owns the ledger of single claims: its forecasts as one picture, and every claim as a row of a table that sorts."""

from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise
from typing import Any

from app import urls
from app.filters import QuestionFilter
from app.filters.questions import REVERSED
from app.lists import OUTCOMES
from app.pages.claims import ClaimLine, bearing, bounds, claim_line, held_by
from app.picture.forecasts import FRAMES, Asked, Forecast, Forecasts, draw_forecasts
from app.picture.signs import MIDDLE, outcome_sign
from app.record import records
from app.record.story import Story
from app.text import clipped, counted, joined

LONGEST, MOST, DRAWN = 60, 184, 3
"""So many characters of a forecast are said of its mark; so many claims stand in a ledger, where a forecast, which is
drawn twice as well, counts for so many."""
SHEET = 600.0
"""So high is the part of the wide drawing that a sheet of paper shows that lies on its side, below the legend."""
HEADINGS = {"made": "Made", "holder": "Who", "question": "What", "outcome": "Outcome", "evidence": "Evidence"}
"""The columns of the table by what they are ordered by."""


@dataclass(frozen=True, slots=True)
class SortLink:
    """A heading: its link orders the rows by it, or turns that order round; `sorted` says how they are ordered now
    ("ascending", "descending"), "" where it is by another."""

    name: str
    title: str
    url: str
    sorted: str


@dataclass(frozen=True, slots=True)
class OutcomeSign:
    """How an outcome is drawn, and its words."""

    relation: str
    words: str
    path: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """Claims in their order; `drawings` are empty where none is a forecast, `signs` are those of the outcomes here,
    `of_kinds` says whether the rows name their kind. `left_out` says so where there are more, which the file at `all`
    has."""

    rows: list[ClaimLine]
    headings: list[SortLink]
    of_kinds: bool
    caption: str
    told: str
    drawings: list[Forecasts]
    signs: dict[str, OutcomeSign]
    loose: bool
    left_out: str
    all: str

    @property
    def sheets(self) -> list[tuple[float, float]]:
        """Where each sheet of paper begins in the wide drawing, and how high its part is: whole questions only."""
        drawing = self.drawings[0]
        ends = [question.rule for question in drawing.questions[1:]] + [drawing.bottom]
        starts = [drawing.top]
        for end, after in pairwise([*ends, drawing.height]):
            if after - starts[-1] > SHEET and end < drawing.bottom:
                starts.append(end)
        return [(start, end - start) for start, end in pairwise([*starts, drawing.bottom])]


def ledger(story: Story, question_filter: QuestionFilter, claims: list[records.Claim]) -> Ledger:
    """The ledger of claims that are given by the day they were made, at least one; of very many, the first in their
    order."""
    rows = _fitting(ordered(claims, question_filter.order, story))
    there, shown = len(claims), {claim.slug for claim in rows}
    claims = [claim for claim in claims if claim.slug in shown]
    forecasts = [claim for claim in claims if claim.kind == "forecast"]
    asked = _asked(forecasts, story)
    relations = {outcome.relation for claim in claims for outcome in claim.outcomes}
    number = f"{counted(len(forecasts), 'forecast')} on {counted(len(asked), 'question')}"
    return Ledger(
        rows=[claim_line(claim, story) for claim in rows],
        headings=[_heading(name, question_filter) for name in HEADINGS],
        of_kinds=len({claim.kind for claim in claims}) > 1,
        caption=f"{counted(len(claims), question_filter.noun)}, by {question_filter.order_words}",
        told=f"{number}, from the oldest on. The table below tells the same.",
        drawings=[draw_forecasts(asked, story.horizon, frame) for frame in FRAMES] if asked else [],
        signs={
            relation: OutcomeSign(relation, words, outcome_sign(relation, MIDDLE, MIDDLE))
            for relation, words in OUTCOMES.items()
            if relation in relations
        },
        loose=any(claim.made.first != claim.made.last for claim in forecasts),
        left_out=f"Only {len(rows)} of {counted(there, question_filter.noun)} stand here." if there > len(rows) else "",
        all=urls.link(urls.csv("claims"), question_filter.filters()),
    )


def _fitting(claims: list[records.Claim]) -> list[records.Claim]:
    """The first claims, as many as a page has room for."""
    room = accumulate(DRAWN if claim.kind == "forecast" else 1 for claim in claims)
    return [claim for claim, taken in zip(claims, room, strict=True) if taken <= MOST]


def ordered(claims: list[records.Claim], order: str, story: Story) -> list[records.Claim]:
    """Claims that are given by the day they were made, in another order; what has nothing to be ordered by comes last
    either way."""
    name = order.removesuffix(REVERSED)
    keys = [(_key(name, claim, story), claim) for claim in claims]
    with_key = [pair for pair in keys if pair[0] is not None]
    in_order = sorted(with_key, key=lambda pair: pair[0], reverse=name != order)
    return [claim for _, claim in in_order] + [claim for key, claim in keys if key is None]


def _key(name: str, claim: records.Claim, story: Story) -> Any:
    """By what a claim is ordered in a column; None where it has nothing there."""
    if name == "made":
        return claim.made.order
    if name == "holder":
        return claim.who.name.casefold()
    if name == "question":
        return story.names.questions[claim.question].casefold()
    if name == "outcome":
        return [list(OUTCOMES).index(outcome.relation) for outcome in claim.outcomes] or None
    pinpoints = [outcome.pinpoint for outcome in claim.outcomes if outcome.pinpoint]
    return min(((story.sources[p.source].published.order, p.paragraph) for p in pinpoints), default=None)


def _heading(name: str, question_filter: QuestionFilter) -> SortLink:
    """A column's heading: ordered by it already, its link turns the order round."""
    order = question_filter.order
    state = {name: "ascending", f"{name}{REVERSED}": "descending"}.get(order, "")
    turned = replace(question_filter, order=f"{name}{REVERSED}" if order == name else name, after=None)
    return SortLink(name, HEADINGS[name], urls.link(question_filter.PATH, turned.pairs()), state)


def _asked(forecasts: list[records.Claim], story: Story) -> list[Asked]:
    """The forecasts by question, in the order of the oldest of each."""
    turns = list(dict.fromkeys(claim.question for claim in forecasts))
    by_question = groupby(sorted(forecasts, key=lambda claim: turns.index(claim.question)), lambda c: c.question)
    return [
        Asked(story.names.questions[slug], urls.record("question", slug), [_drawn(claim, story) for claim in claims])
        for slug, claims in by_question
    ]


def _drawn(claim: records.Claim, story: Story) -> Forecast:
    """A forecast to draw, with its name, which begins with what is drawn of it: its holder."""
    who = held_by(claim.who)
    outcomes = [bearing(outcome, story) for outcome in claim.outcomes]
    came = joined(list(dict.fromkeys(outcome.words for outcome in outcomes)))
    name = f"{who}: {clipped(claim.whole, LONGEST)} Made {claim.made.text}; {came}"
    return Forecast(who, claim.url, name, bounds(claim.made), outcomes)
