"""Owns the words in which a reader meets the closed lists: lanes, kinds, sides, bases. Pure."""

from dataclasses import dataclass

LANES = {
    "washington": "Washington",
    "face-to-face": "Face to face",
    "pyongyang": "Pyongyang",
    "seoul": "Seoul",
    "moscow-beijing": "Moscow · Beijing",
    "united-nations-others": "UN & others",
    "analysts-press": "Analysts & press",
}
EVENT_KINDS = {
    "summit": "Summit",
    "meeting": "Meeting",
    "letter": "Letter",
    "statement": "Statement",
    "speech": "Speech",
    "test": "Test",
    "agreement": "Agreement",
    "military": "Military",
    "sanctions": "Sanctions",
    "election": "Election",
    "office": "Change of office",
    "policy": "Policy",
    "publication": "Publication",
    "other": "Other",
}
QUOTE_KINDS = {
    "statement": "Statement",
    "speech": "Speech",
    "letter": "Letter",
    "interview": "Interview",
    "op-ed": "Op-ed",
    "readout": "Readout",
    "headline": "Headline",
    "state-media": "State media",
    "term": "Term",
}
IMPORTANCE = {"headline": "Headline events", "major": "Major events", "minor": "Minor events"}
ACTOR_KINDS = {
    "person": "People",
    "government": "Governments",
    "organisation": "Organisations",
    "media": "Media",
    "group": "Groups",
}
ACTOR_KIND = {
    "person": "Person",
    "government": "Government",
    "organisation": "Organisation",
    "media": "Outlet",
    "group": "Group",
}
"""One actor's kind; `ACTOR_KINDS` heads a list of them."""
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
CLAIM_KINDS = {
    "forecast": "Forecast",
    "assessment": "Assessment",
    "recommendation": "Recommendation",
    "account": "Account",
}
OUTCOMES = {
    "supported": "supported",
    "contradicted": "contradicted",
    "mixed": "mixed",
    "condition-not-met": "condition not met",
    "open": "open",
}
OUTCOMES_BY = {
    "supported": "Supported by",
    "contradicted": "Contradicted by",
    "mixed": "Mixed evidence in",
    "condition-not-met": "Condition not met, by the account of",
    "open": "Open",
}
"""How an outcome is told before the passage that bears on the claim."""
JUDGES = {"source": "the later passage says so itself", "editor": "the editor sets the two side by side"}
SOURCE_KINDS = {"news": "News report", "analysis": "Analysis", "commentary": "Commentary"}


def joined(words: list[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def counted(number: int, noun: str, plural: str = "") -> str:
    """ "1 event", "12 events"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its folder and address ("quotes"), and what a reader calls one ("quotation")."""

    plural: str
    word: str


KINDS = {
    "source": Kind("sources", "source"),
    "actor": Kind("actors", "actor"),
    "event": Kind("events", "event"),
    "quote": Kind("quotes", "quotation"),
    "question": Kind("questions", "question"),
}
"""The kinds of record that have pages of their own."""
