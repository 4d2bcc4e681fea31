"""One address of every kind of page, with the status that it answers."""

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
