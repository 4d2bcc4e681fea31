"""Owns the order in which events, quotations and sources stand."""

from app.curation.problems import Seeds


def ordered_events(seeds: Seeds) -> list[str]:
    """Event slugs: earliest start, latest end, year-only dates last in their year; `after` moves one behind another."""
    ranked = sorted(seeds.events, key=lambda slug: (seeds.events[slug].date.parsed().order(seeds.horizon), slug))
    moved = [slug for slug in ranked if seeds.events[slug].after in seeds.events]
    for slug in sorted(moved, key=lambda slug: len(stands_behind(seeds, slug))):
        other = seeds.events[slug].after or ""
        if ranked.index(other) > ranked.index(slug):
            ranked.remove(slug)
            ranked.insert(ranked.index(other) + 1, slug)
    return ranked


def stands_behind(seeds: Seeds, slug: str) -> list[str]:
    """The events that an event stands after by its `after`, step by step, until there is none or one comes again."""
    behind: list[str] = []
    event = seeds.events.get(slug)
    while event and event.after and event.after not in behind:
        behind.append(event.after)
        event = seeds.events.get(event.after)
    return behind


def ordered_quotes(seeds: Seeds) -> list[str]:
    """Quotation slugs by the day said."""
    return sorted(seeds.quotes, key=lambda slug: (seeds.quotes[slug].said.parsed().order(seeds.horizon), slug))


def ordered_sources(seeds: Seeds) -> list[str]:
    """Source slugs by the day they appeared."""
    return sorted(seeds.sources, key=lambda slug: (seeds.sources[slug].published.parsed().order(seeds.horizon), slug))
