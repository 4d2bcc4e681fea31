"""Owns the kinds of record, and the closed lists: each value once, with the words in which a reader meets it. Pure.

The order of a list is its order everywhere; the forms take their values from here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: the folder, field and address of all of it, one of it, and what a reader calls one."""

    plural: str
    singular: str
    noun: str

    def file(self, slug: str) -> str:
        """The seed file of a record, relative to the seeds."""
        return f"{self.plural}/{slug}.yaml"


EVENT = Kind("events", "event", "event")
ACTOR = Kind("actors", "actor", "actor")
QUOTE = Kind("quotes", "quote", "quotation")
QUESTION = Kind("questions", "question", "question")
SOURCE = Kind("sources", "source", "source")
TOPIC = Kind("topics", "topic", "topic")
"""It has a slug, but no file and no page of its own."""
KINDS = {kind.plural: kind for kind in (EVENT, ACTOR, QUOTE, QUESTION, SOURCE)}
"""The kinds that have files and pages, by plural, in the order in which they are told."""
SINGULARS = {kind.singular: kind for kind in (*KINDS.values(), TOPIC)}
"""All of them by singular."""


def _capitalised(values: str) -> dict[str, str]:
    """A closed list whose values are their own words: "summit" is a "Summit"."""
    return {value: value.capitalize() for value in values.split()}


LANES = {
    "washington": "Washington",
    "face-to-face": "Face to face",
    "pyongyang": "Pyongyang",
    "seoul": "Seoul",
    "moscow-beijing": "Moscow · Beijing",
    "united-nations-others": "UN & others",
    "analysts-press": "Analysts & press",
}
EVENT_KINDS = _capitalised(
    "summit meeting letter statement speech test agreement military sanctions election office policy publication other"
) | {"office": "Change of office"}
QUOTE_KINDS = _capitalised("statement speech letter interview op-ed readout headline state-media term") | {
    "state-media": "State media"
}
IMPORTANCE = {"headline": "Headline events", "major": "Major events", "minor": "Minor events"}
_ACTOR_KINDS = {
    "person": ("Person", "People"),
    "government": ("Government", "Governments"),
    "organisation": ("Organisation", "Organisations"),
    "media": ("Outlet", "Media"),
    "group": ("Group", "Groups"),
}
ACTOR_KIND = {kind: one for kind, (one, _) in _ACTOR_KINDS.items()}
"""One actor's kind."""
ACTOR_KINDS = {kind: several for kind, (_, several) in _ACTOR_KINDS.items()}
"""The head of a list of them."""
SIDES = {
    "us": "United States",
    "dprk": "North Korea",
    "rok": "South Korea",
    "russia": "Russia",
    "china": "China",
    "un": "United Nations",
    "other": "Others",
}
BASES = {
    "stated": "as the article gives it",
    "derived": "worked out from the article",
    "general": "general knowledge, not from the articles",
}
SUPPORTS = {
    "date": "the date",
    "place": "the place",
    "participants": "who took part",
    "summary": "what happened",
    "figure": "the figures",
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
CLAIM_KINDS = _capitalised("forecast assessment recommendation account")
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
JUDGES = {"source": "the later passage says so itself", "editor": "the editor sets the two side by side"}
SOURCE_KINDS = {"news": "News report", "analysis": "Analysis", "commentary": "Commentary"}


def joined(words: list[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def counted(number: int, noun: str, plural: str = "") -> str:
    """ "1 event", "12 events"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
