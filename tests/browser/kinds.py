"""Addresses of every kind of page, with the status that each answers."""

KINDS = {
    "timeline": ("/", 200),
    "filtered timeline": ("/?actor=kim-jong-un&year=2018", 200),
    "era": ("/?from=2019-07&to=2020-11-06", 200),
    "empty view": ("/?actor=kim-jong-un&year=1999", 200),
    "event": ("/events/singapore-summit", 200),
    "actors": ("/actors", 200),
    "actor": ("/actors/kim-jong-un", 200),
    "quotations": ("/quotes", 200),
    "quotation": ("/quotes/rabid-dog", 200),
    "questions": ("/questions", 200),
    "ledger": ("/questions?claim=forecast", 200),
    "question": ("/questions/will-kim-and-trump-meet-again", 200),
    "sources": ("/sources", 200),
    "source": ("/sources/vice", 200),
    "search": ("/search?q=panmunjom", 200),
    "about": ("/about", 200),
    "changes": ("/about/changes", 200),
    "story": ("/story", 200),
    "side by side": ("/compare/joe-biden/moon-jae-in", 200),
    "missing": ("/events/nothing-here", 404),
    "refused": ("/?year=abc", 422),
}

SMALL = {
    **{kind: place for kind, place in KINDS.items() if kind not in ("filtered timeline", "era")},
    "timeline": ("/?limit=3", 200),
    "month": ("/?from=2018-06&limit=3&to=2018-06", 200),
    "event": ("/events/biden-outreach", 200),
    "actor": ("/actors/jeremy-chan", 200),
    "quotations": ("/quotes?limit=3", 200),
    "questions": ("/questions?source=hankyoreh", 200),
    "ledger": ("/questions?actor=jeremy-chan&claim=forecast", 200),
    "question": ("/questions/would-biden-meet-kim", 200),
    "source": ("/sources/hankyoreh", 200),
}
"""As `KINDS`, with as little on each page as shows the kind."""
