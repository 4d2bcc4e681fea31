"""Owns who says what about an event: the claims that judge it, by the source that prints them."""

from dataclasses import dataclass
from itertools import groupby

from app import urls
from app.lists import CLAIM_KINDS
from app.pages.citing import Link
from app.record import linked, records
from app.record.story import Story


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim: who holds it, of what kind it is; `made` where it is not of the day on which it was printed."""

    claim: records.Claim
    kind: str
    made: str | None


@dataclass(frozen=True, slots=True)
class SourceSays:
    """What one source prints about an event, and when it appeared."""

    source: Link
    published: str
    sayings: list[Saying]


def sayings(story: Story, event: records.Event) -> list[SourceSays]:
    """What the sources say about an event, source by source as they appeared. A claim whose own words stand on the
    event's page as a quotation is left out: nothing is said twice."""
    claims = [claim for claim in linked.claims_on(story, event.slug) if claim.quote not in event.quotes]
    order = list(story.sources)
    claims.sort(key=lambda claim: (order.index(claim.place.source), claim.place.paragraph))
    return [
        _source(story.sources[slug], list(printed))
        for slug, printed in groupby(claims, lambda claim: claim.place.source)
    ]


def _source(source: records.Source, claims: list[records.Claim]) -> SourceSays:
    published = source.published.text
    return SourceSays(
        source=Link(source.label, urls.record("source", source.slug)),
        published=published,
        sayings=[
            Saying(claim, CLAIM_KINDS[claim.kind], claim.made.text if claim.made.text != published else None)
            for claim in claims
        ],
    )
