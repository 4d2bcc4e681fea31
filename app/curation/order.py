"""Owns the order in which events, quotations and sources stand."""

from collections.abc import Iterator, Mapping

from app.curation.problems import Seeds


def ordered_events(seeds: Seeds) -> list[str]:
    """Event slugs: earliest start, latest end, year-only dates last in their year; `after` moves one behind another,
    but none that would stand behind itself."""
    ranked = sorted(seeds.events, key=lambda slug: (seeds.events[slug].date.parsed().order(seeds.horizon), slug))
    rank = {slug: at for at, slug in enumerate(ranked)}
    chains = {slug: stands_behind(seeds, slug) for slug in ranked if seeds.events[slug].after in seeds.events}
    ahead, behind = dict[str, str](), dict[str, list[str]]()
    for slug, chain in sorted(chains.items(), key=lambda one: len(one[1])):
        first = ahead.get(chain[0], chain[0])
        if rank[first] > rank[slug] and slug not in chain:
            ahead[slug] = first
            behind.setdefault(chain[0], []).append(slug)
    return [moved for slug in ranked if slug not in ahead for moved in _followed(slug, behind)]


def _followed(slug: str, behind: Mapping[str, list[str]]) -> Iterator[str]:
    """An event and those that were moved behind it: the last that was moved stands next to it."""
    waiting = [slug]
    while waiting:
        slug = waiting.pop()
        yield slug
        waiting += behind.get(slug, ())


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
