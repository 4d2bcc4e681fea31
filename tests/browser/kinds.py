"""Addresses of every kind of page, with the status that each answers."""

from collections import Counter

from app.curation import Seeds

KINDS = {
    "timeline": ("/", 200),
    "filtered timeline": ("/?actor=nasa&year=1977", 200),
    "era": ("/?from=1961&to=1968", 200),
    "empty view": ("/?actor=nasa&year=1957", 200),
    "event": ("/events/moon-landing", 200),
    "actors": ("/actors", 200),
    "actor": ("/actors/john-f-kennedy", 200),
    "quotations": ("/quotes", 200),
    "quotation": ("/quotes/lets-go", 200),
    "questions": ("/questions", 200),
    "ledger": ("/questions?claim=forecast", 200),
    "question": ("/questions/who-would-reach-the-moon", 200),
    "sources": ("/sources", 200),
    "source": ("/sources/orbit-review", 200),
    "search": ("/search?q=moon", 200),
    "about": ("/about", 200),
    "changes": ("/about/changes", 200),
    "data": ("/data", 200),
    "story": ("/story", 200),
    "reference": ("/api", 200),
    "side by side": ("/compare/nasa/soviet-government", 200),
    "teaching": ("/teach", 200),
    "order": ("/teach/order", 200),
    "who said it": ("/teach/who-said-it", 200),
    "forecasts": ("/teach/forecasts", 200),
    "handout": ("/handout?event=moon-landing&event=sputnik", 200),
    "missing": ("/events/nothing-here", 404),
    "refused": ("/?year=abc", 422),
}
"""Of the tiny record and of the crowd that is made of it, which fills these pages."""

SMALL = {
    **{kind: place for kind, place in KINDS.items() if kind not in ("filtered timeline", "era")},
    "timeline": ("/?limit=3", 200),
    "month": ("/?from=1969-07&limit=3&to=1969-07", 200),
    "event": ("/events/secret-moon-order", 200),
    "quotations": ("/quotes?limit=3", 200),
    "questions": ("/questions?source=orbit-review", 200),
    "ledger": ("/questions?actor=john-f-kennedy&claim=forecast", 200),
    "side by side": ("/compare/neil-armstrong/nasa", 200),
}
"""As `KINDS`, with as little on each page as shows the kind."""


def fullest(record: Seeds) -> dict[str, tuple[str, int]]:
    """As `KINDS`, for any record: of each kind of page that it has, the one that holds most."""
    said = Counter(quote.event for quote in record.quotes.values())
    did = Counter(one.actor for event in record.events.values() for one in event.actors)
    cited = Counter(citation.source for event in record.events.values() for citation in event.citations)
    [(source, _)] = cited.most_common(1)
    event = max(record.events, key=lambda slug: (said[slug], len(record.events[slug].actors)))
    actors, era = [slug for slug, _ in did.most_common(2)], max(record.eras, key=lambda era: len(era.name + era.intro))
    alike = ("timeline", "actors", "quotations", "questions", "ledger", "sources", "about", "changes", "story",
             "teaching", "order", "who said it", "forecasts")  # fmt: skip
    pages = {
        **{kind: KINDS[kind][0] for kind in alike},
        "filtered timeline": f"/?actor={actors[0]}", "era": f"/?from={era.start[:4]}",
        "event": f"/events/{event}", "actor": f"/actors/{actors[0]}", "source": f"/sources/{source}",
        "handout": f"/handout?event={event}", "search": f"/search?q={record.actors[actors[0]].name.split()[0]}",
    }  # fmt: skip
    if record.quotes:
        quote = max(record.quotes, key=lambda slug: (len(record.quotes[slug].via), len(record.quotes[slug].passages)))
        pages["quotation"] = f"/quotes/{quote}"
    if record.questions:
        pages["question"] = f"/questions/{max(record.questions, key=lambda slug: len(record.questions[slug].claims))}"
    if len(actors) > 1:
        pages["side by side"] = "/compare/" + "/".join(sorted(actors))
    return {
        **{kind: (url, 200) for kind, url in pages.items()},
        **{kind: KINDS[kind] for kind in ("missing", "refused")},
    }
