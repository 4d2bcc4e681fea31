"""Owns what a curator reads to judge the record: how each article is covered, and records drawn to be checked."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator

from app.curation.problems import Seeds
from app.curation.proof import Articles, Lock, fold
from app.lists import EVENT, QUOTE


def coverage(seeds: Seeds) -> Iterator[str]:
    """Lines: per article what cites each paragraph or why nothing does; then what is thin in the record."""
    users: dict[tuple[str, int], list[str]] = {}
    for pinpoint in seeds.cited:
        users.setdefault((pinpoint.slug, pinpoint.paragraph), []).append(pinpoint.file.removesuffix(".yaml"))
    for slug, source in seeds.sources.items():
        reasons = {omission.paragraph: omission.reason for omission in source.left_out}
        numbers = range(1, source.paragraph_count + 1)
        yield f"{slug}: {source.title}"
        for number in numbers:
            names = ", ".join(dict.fromkeys(users.get((slug, number), [])))
            reason = "page furniture" if number in source.furniture else f"left out: {reasons.get(number, 'no reason')}"
            yield f"  ¶{number:<3} {names or reason}"
        used = sum((slug, number) in users for number in numbers)
        yield f"  {used} of {source.paragraph_count} cited, {len(reasons)} left out, {len(source.furniture)} furniture"
    yield from _thin(seeds)


def _thin(seeds: Seeds) -> Iterator[str]:
    acting = {participant.actor for event in seeds.events.values() for participant in event.actors}
    idle = [slug for slug in seeds.actors if slug not in acting]
    single = [slug for slug, event in seeds.events.items() if len(event.sources) == 1]
    yield f"actors without events ({len(idle)}): {', '.join(idle) or 'none'}"
    yield f"events told by one source: {len(single)} of {len(seeds.events)}"
    event_dates = [event.date for event in seeds.events.values()]
    yield f"dates of events by basis: {_shares(when.basis for when in event_dates)}"
    yield f"dates of events by precision: {_shares(when.parsed().precision for when in event_dates)}"
    yield f"dates of events by span: {_shares(when.parsed().span for when in event_dates)}"
    yield f"dates of quotations by basis: {_shares(quote.said.basis for quote in seeds.quotes.values())}"


def _shares(values: Iterable[str]) -> str:
    counts = Counter(values)
    return ", ".join(f"{value} {number} ({number / counts.total():.0%})" for value, number in counts.most_common())


def sample(seeds: Seeds, count: int, lock: Lock, articles: Articles | None = None) -> Iterator[str]:
    """Lines: `count` events and quotations drawn at random, each field, with the cited paragraphs beside them:
    whole with the articles, else their first words."""
    drawn = [(kind, slug) for kind in (EVENT, QUOTE) for slug in seeds.of(kind)]
    for kind, slug in random.SystemRandom().sample(drawn, min(count, len(drawn))):
        yield f"== {kind.plural}/{slug}"
        yield from _fields(seeds.of(kind)[slug].model_dump(exclude_defaults=True))
        beside = ((pinpoint.slug, pinpoint.paragraph) for pinpoint in seeds.cited if pinpoint.file == kind.file(slug))
        yield from (f"  -- {at[0]} ¶{at[1]}: {_words(at, lock, articles)}" for at in dict.fromkeys(beside))
        yield ""


def _words(pinpoint: tuple[str, int], lock: Lock, articles: Articles | None) -> str:
    if articles:
        return articles[pinpoint[0]].paragraphs[pinpoint[1] - 1]
    return lock.locators.get(pinpoint, "") + " …"


def _fields(content: object, indent: str = "  ") -> Iterator[str]:
    items = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, value in items:
        if isinstance(value, dict | list) and value:
            yield f"{indent}{key}:"
            yield from _fields(value, indent + "  ")
        else:
            yield f"{indent}{key}: {fold(str(value))}"
