"""Owns who says what about an event: the claims that judge it, by the source that prints them."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from app import urls
from app.lists import CLAIM_KINDS
from app.pages.citing import Link
from app.pages.claims import in_months
from app.record import linked, records
from app.record.story import Story

SHOWN, MOST = 2, 60
"""So many claims of a source stand in view, a single one more is not folded; and so many of all sources at all."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim, and of what kind it is."""

    claim: records.Claim
    kind: str


@dataclass(frozen=True, slots=True)
class HolderSays:
    """What one holder says, one claim after another; `made` where that was not when the source appeared."""

    holder: records.Holder
    made: str | None
    sayings: list[Saying]


@dataclass(frozen=True, slots=True)
class SourceSays:
    """What one source prints about an event, and when it appeared: a few claims in view, and those that are folded."""

    source: Link
    published: str
    shown: list[HolderSays]
    more: list[HolderSays]

    @property
    def more_count(self) -> int:
        return sum(len(part.sayings) for part in self.more)


def sayings(story: Story, event: records.Event, questions: list[records.Question]) -> list[SourceSays]:
    """What the sources say about an event in answer to these questions, source by source as they appeared. A claim
    whose words stand on the event's page as a quotation is left out: nothing is said twice. Of very many claims those
    nearest to the event stand here."""
    claims = [claim for claim in linked.judging(questions, event.slug) if claim.quote not in event.quotes]
    own = {question.slug for question in questions if question.event == event.slug}
    if len(claims) > MOST:
        claims = sorted(claims, key=lambda claim: _nearness(claim, own))[:MOST]
    order = list(story.sources)
    claims.sort(key=lambda claim: (order.index(claim.pinpoint.source), *_turn(claim)))
    by_source = groupby(claims, lambda claim: claim.pinpoint.source)
    return [
        _source(story.sources[slug], sorted(said, key=lambda claim: _nearness(claim, own))) for slug, said in by_source
    ]


def _nearness(claim: records.Claim, own: Collection[str]) -> tuple[bool, int]:
    """What answers a question about this event itself comes first, then what judges this event alone."""
    return claim.question not in own, len(claim.events)


def _turn(claim: records.Claim) -> tuple[object, ...]:
    """By the day it was made, in the order of the paragraphs."""
    return claim.made.order, claim.pinpoint.paragraph, claim.who.name


def _source(source: records.Source, claims: list[records.Claim]) -> SourceSays:
    published = in_months(source.published)
    shown = len(claims) if len(claims) == SHOWN + 1 else SHOWN
    return SourceSays(
        source=Link(source.label, urls.record("source", source.slug)),
        published=published,
        shown=_holders(claims[:shown], published),
        more=_holders(claims[shown:], published),
    )


def _holders(claims: list[records.Claim], published: str) -> list[HolderSays]:
    by_holder = groupby(claims, lambda claim: (claim.who, in_months(claim.made)))
    return [
        HolderSays(
            holder=holder,
            made=made if made != published else None,
            sayings=[Saying(claim, CLAIM_KINDS[claim.kind]) for claim in held],
        )
        for (holder, made), held in by_holder
    ]
