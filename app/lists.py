"""Owns the kinds of record, and the closed lists of the engine: each value once, with a reader's words for it. Pure.

The order of a list is its order everywhere; the forms take their values from here. What differs from story to story
(lanes, kinds of events and of quotations, sides) is in the story's own `lists.yaml`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: the folder, field and address of all of it, one of it, what a reader calls one, and the page
    with all. What has a slug but neither file nor page of its own stands `within` a file of many."""

    plural: str
    singular: str
    noun: str
    within: str = ""
    called: str = "name"
    """The field that says what one is called."""
    heading: str = ""

    def file(self, slug: str) -> str:
        """The seed file of a record, relative to the seeds."""
        return self.within or f"{self.plural}/{slug}.yaml"


EVENT = Kind("events", "event", "event", called="title", heading="Timeline")
ACTOR = Kind("actors", "actor", "actor", heading="Actors")
PLACE = Kind("places", "place", "place", heading="Places")
QUOTE = Kind("quotes", "quote", "quotation", called="text", heading="Quotations")
QUESTION = Kind("questions", "question", "question", called="title", heading="Questions")
SOURCE = Kind("sources", "source", "source", called="label", heading="Sources")
TOPIC = Kind("topics", "topic", "topic", "topics.yaml")
LANE = Kind("lanes", "lane", "lane", "lists.yaml")
EVENT_KIND = Kind("event_kinds", "event_kind", "kind of event", "lists.yaml")
QUOTE_KIND = Kind("quote_kinds", "quote_kind", "kind of quotation", "lists.yaml")
SIDE = Kind("sides", "side", "side", "lists.yaml")
KINDS = {kind.plural: kind for kind in (EVENT, ACTOR, PLACE, QUOTE, QUESTION, SOURCE)}
"""The kinds that have files and pages, by plural, in the order in which they are told."""
LISTED = (LANE, EVENT_KIND, QUOTE_KIND, SIDE)
"""The closed lists of a story."""
SINGULARS = {kind.singular: kind for kind in (*KINDS.values(), TOPIC, *LISTED)}
"""All of them by singular."""

SHAPES = {
    "dot": "a round mark",
    "letter": "an envelope",
    "triangle": "a triangle",
    "diamond": "a diamond",
    "square": "a square",
    "bar": "an upright bar",
    "none": "its name alone, or a small dot where there is no room for it",
}
"""How the picture marks an event of a kind; one that lasted is drawn as long as it did."""
HEADLINE, MINOR = "headline", "minor"
"""The importance of the turning points, and of what is told last."""
IMPORTANCE = {HEADLINE: "Headline events", "major": "Major events", MINOR: "Minor events"}
PLACED = {"article": "by an article", "document": "by a public document"}
"""What says where an event happened."""
_ACTOR_KINDS = {
    "person": ("Person", "People"),
    "government": ("Government", "Governments"),
    "organisation": ("Organisation", "Organisations"),
    "media": ("Outlet", "Media"),
    "group": ("Group", "Groups"),
}
ACTOR_KIND = {kind: singular for kind, (singular, _) in _ACTOR_KINDS.items()}
"""One actor's kind."""
ACTOR_KINDS = {kind: several for kind, (_, several) in _ACTOR_KINDS.items()}
"""The head of a list of them."""
BASES = {
    "stated": "as the article gives it",
    "derived": "worked out from the article",
    "general": "from the public record, not from the articles",
}
UNSOURCED = "no source yet"
"""What a draft says in the place of a basis."""
_UNFINISHED = re.compile(r"\bto be (?:found|named|written)\.?\s*$")


def unfinished(text: str | None) -> bool:
    """Whether a text says at its end that something is still to be found, named or written: the mark of a draft."""
    return bool(text and _UNFINISHED.search(text))


SUPPORTS = {
    "date": "the date",
    "place": "the place",
    "participants": "who took part",
}
FIELDS = {
    "published": "date of publication",
    "said": "day it was said",
    "via": "way to the page",
    "about": "people spoken of",
    "passages": "wording",
    "actors": "participants",
    "part": "participants",
    "roles": "offices",
    "aliases": "other names",
    "part_of": "place around it",
    "places": "place",
    "speaks_for": "side spoken for",
    "short": "label",
    "related": "related events",
    "address": "address of the original",
    "left_out": "paragraphs left out",
}
"""What a reader calls a field that an editor's note is on, where its own name is no reader's word."""
RELATIONS = {
    "follows": ("Follows", "Followed by"),
    "responds-to": ("Responds to", "Answered by"),
    "part-of": ("Part of", "Includes"),
    "reverses": ("Reverses", "Reversed by"),
}
"""How a relation reads from the event that draws it, and from the other end."""
CLAIM_KINDS = {
    "forecast": "Forecast",
    "assessment": "Assessment",
    "recommendation": "Recommendation",
    "account": "Account",
}
_OUTCOMES = {
    "supported": ("supported", "Supported by"),
    "contradicted": ("contradicted", "Contradicted by"),
    "mixed": ("mixed", "Mixed evidence in"),
    "condition-not-met": ("condition not met", "Condition not met, by the account of"),
    "open": ("open", "Open"),
}
OUTCOMES = {outcome: word for outcome, (word, _) in _OUTCOMES.items()}
OUTCOMES_BY = {outcome: words for outcome, (_, words) in _OUTCOMES.items()}
"""How an outcome is told before the passage that bears on the claim."""
OUTCOME_NEEDS = {
    "supported": "A later passage says that what was forecast happened, or holds.",
    "contradicted": "A later passage says that the opposite happened, or holds.",
    "mixed": "A later passage says that part of it happened and part did not. One that does not decide is not enough.",
    "condition-not-met": "A later passage says that what the forecast depends on did not come about.",
    "open": "No later passage says any of these.",
}
"""The one measure of outcomes: what each needs."""
JUDGES = {"source": "the later passage says so itself", "editor": "the editor sets the two side by side"}
PROJECTIONS = {
    "equirectangular": "degrees are equally long everywhere",
    "mercator": "angles are true, and what lies far north or south is too large",
}
SOURCE_KINDS = {"news": "News report", "analysis": "Analysis", "commentary": "Commentary"}
PRECISIONS = {word: f"known to the {word}" for word in ("day", "month", "season", "year", "decade")}
SPANS = {
    "day": "one date, as exact as its precision says",
    "period": "it lasted from the first day to the last",
    "window": "it was on one day, somewhere between the first and the last",
}


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed list of the engine: what all of it is called, and its values with their words."""

    plural: str
    words: Mapping[str, str] = field(compare=False)


ENGINE = {
    "importance": Closed("importances", IMPORTANCE),
    "basis": Closed("bases", BASES),
    "support": Closed("supports", SUPPORTS),
    "relation": Closed("relations", {relation: words for relation, (words, _) in RELATIONS.items()}),
    "claim_kind": Closed("claim_kinds", CLAIM_KINDS),
    "outcome": Closed("outcomes", OUTCOMES),
    "judge": Closed("judges", JUDGES),
    "actor_kind": Closed("actor_kinds", ACTOR_KIND),
    "source_kind": Closed("source_kinds", SOURCE_KINDS),
    "shape": Closed("shapes", SHAPES),
    "precision": Closed("precisions", PRECISIONS),
    "span": Closed("spans", SPANS),
}
"""The closed lists of the engine, by what one of their values is called."""
