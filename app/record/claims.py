"""Owns the records of positions: a claim, who holds it, and what later passages say that bears on it. Frozen."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from app import urls
from app.record.cited import Date, Pinpoint
from app.record.described import OneOf, OwnSlug, Slug, Url


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a claim: an actor, or (slug null) the printed words for holders without a name."""

    slug: Annotated[Slug | None, "Slug of the actor, or null."]
    name: Annotated[str, "The actor’s name, or the printed words."]

    @property
    def url(self) -> str | None:
        return urls.record("actor", self.slug) if self.slug else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a later passage says that bears on a claim; `open` cites none."""

    SAID: ClassVar[tuple[str, ...]] = (
        "relation", "text", "pinpoint.source", "pinpoint.paragraph", "pinpoint.locator", "event", "judged_by",
    )  # fmt: skip
    relation: Annotated[str, OneOf("outcome"), "How the later passage bears on the claim."]
    text: Annotated[str, "What the later passage says."]
    pinpoint: Pinpoint | None
    event: Annotated[Slug | None, "Slug of the event that it tells of, or null."]
    judged_by: Annotated[str, OneOf("judge"), "Who sets the two side by side."]


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody holds; `events` are those that it judges, the question's own first."""

    SAID: ClassVar[tuple[str, ...]] = (
        "slug", "url", "question", "kind", "text", "who", "made", "pinpoint.source", "pinpoint.paragraph",
        "pinpoint.locator", "events", "quote", "condition", "outcomes", "former_events",
    )  # fmt: skip
    slug: OwnSlug
    url: Annotated[Url, "Its pinpoint on the page of its question."]
    question: Annotated[Slug, "Slug of its question."]
    kind: Annotated[str, OneOf("claim_kind"), "What sort of position it is."]
    text: Annotated[str, "What is held, in this record’s own words."]
    who: Annotated[Holder, "Who holds it."]
    made: Annotated[Date, "When it was made."]
    pinpoint: Pinpoint
    events: Annotated[list[Slug], "Slugs of the events that it judges."]
    quote: Annotated[Slug | None, "Slug of the quotation that holds its words, or null."]
    condition: Annotated[str | None, "What a forecast depends on, or null."]
    outcomes: Annotated[list[Outcome], "What later passages say that bears on it; a forecast has at least one."]
    former_events: Annotated[list[Slug], "Slugs of events that became this claim; their addresses lead here."]

    @property
    def whole(self) -> str:
        """What is held, with the condition that a forecast depends on."""
        return f"{self.text} ({self.condition})" if self.condition else self.text
