"""A throng made of a record: many of every kind, and one of each kind to which very many others lead."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import cycle
from random import Random
from typing import Any, TypeVar

from app.curation import Seeds
from app.curation.forms import Actor, Citation, Event, Question, Quote, Related, Source
from app.curation.story_forms import Change
from tests.bench.crowd import crowd, redated

T = TypeVar("T")
HEAVY = 0.3
"""Such a part of all links leads to the first record of a kind."""
FAMILY = "Throng"
"""The family name of the actors that are added."""


def throng(record: Seeds, number: int, seed: int = 0) -> Seeds:
    """A record with `number` events, quotations and changes, more than half as many actors, a fifth as many questions
    and a thirtieth as many sources, whose paragraphs are as many as a form takes. The record's own stay as they
    are, but each first one of a kind is what most others lead to."""
    chance = Random(seed)
    record = crowd(record, number, seed)
    sources = {**record.sources, **dict(_sources(record, number // 30))}
    actors = {**record.actors, **dict(_actors(record, number // 2 + 60, chance))}
    record = replace(record, sources=sources, actors=actors)
    record = replace(record, events={slug: _busy(record, slug, chance) for slug in record.events})
    record = replace(record, quotes={**record.quotes, **dict(_quotes(record, number, chance))})
    questions = {**record.questions, **dict(_questions(record, number // 5, chance))}
    return replace(record, questions=questions, changes=[*record.changes, *_changes(record, number, chance)])


def heavy(choices: Mapping[str, T], chance: Random) -> str:
    """The slug of one of them, often the first."""
    slugs = list(choices)
    return slugs[0] if chance.random() < HEAVY else chance.choice(slugs)


def _place(record: Seeds, chance: Random) -> dict[str, Any]:
    """A paragraph of a source."""
    source = heavy(record.sources, chance)
    return {"source": source, "paragraph": chance.randint(1, record.sources[source].paragraph_count)}


def _sources(record: Seeds, number: int) -> Iterable[tuple[str, Source]]:
    for copied, (slug, source) in _copies(record.sources, number):
        change = {"label": f"{source.label[:18]} {copied}", "paragraph_count": 999, "former_slugs": []}
        yield f"{slug}-{copied}", source.model_copy(update=change)
    first, source = next(iter(record.sources.items()))
    yield first, source.model_copy(update={"paragraph_count": 999})


def _actors(record: Seeds, number: int, chance: Random) -> Iterable[tuple[str, Actor]]:
    for copied, (slug, actor) in _copies(record.actors, number):
        change = {
            "name": f"{actor.name} {FAMILY}", "aliases": [], "former_slugs": [], "roles": [],
            "speaks_for": heavy(record.actors, chance),
        }  # fmt: skip
        yield f"{slug[:50]}-{copied}", actor.model_copy(update=change)


def _busy(record: Seeds, slug: str, chance: Random) -> Event:
    """The event, told by other sources and by more people, and following the first."""
    event, first = record.events[slug], next(iter(record.events))
    citations = [Citation(**_place(record, chance), supports=["date"]) for _ in range(2)]
    people = {one.actor: one for one in event.actors}
    for _ in range(2):
        actor = heavy(record.actors, chance)
        people.setdefault(actor, event.actors[0].model_copy(update={"actor": actor}))
    related = [one.model_copy(update={"event": first}) for one in _relations(record)[:1] if slug != first]
    change = {
        "citations": [*event.citations, *citations], "actors": list(people.values()),
        "related": [*event.related, *related],
    }  # fmt: skip
    return event.model_copy(update=change)


def _relations(record: Seeds) -> list[Related]:
    return [one for event in record.events.values() for one in event.related]


def _quotes(record: Seeds, number: int, chance: Random) -> Iterable[tuple[str, Quote]]:
    for copied, (slug, quote) in _copies(record.quotes, number):
        change = {
            "speaker": heavy(record.actors, chance), "about": sorted({heavy(record.actors, chance) for _ in range(2)}),
            "event": heavy(record.events, chance), "said": redated(record, quote.said, chance), "former_slugs": [],
            "passages": [one.model_copy(update=_place(record, chance)) for one in quote.passages],
        }  # fmt: skip
        yield f"{slug[:50]}-{copied}", quote.model_copy(update=change)


def _questions(record: Seeds, number: int, chance: Random) -> Iterable[tuple[str, Question]]:
    for copied, (slug, question) in _copies(record.questions, number):
        claims = []
        for claim in question.claims:
            change = {
                "slug": f"{claim.slug[:50]}-{copied}", "made": redated(record, claim.made, chance), "quote": None,
                **_place(record, chance), "events": sorted({heavy(record.events, chance)}),
                "who": heavy(record.actors, chance), "who_printed": None, "former_events": [],
            }  # fmt: skip
            claims.append(claim.model_copy(update=change))
        change = {"title": f"{question.title} ({copied})", "claims": claims, "event": None, "former_slugs": []}
        yield f"{slug[:50]}-{copied}", question.model_copy(update=change)


def _changes(record: Seeds, number: int, chance: Random) -> Iterable[Change]:
    for _, change in zip(range(number), cycle(record.changes), strict=False):
        yield change.model_copy(update={"record": f"events/{heavy(record.events, chance)}", "removed": False})


def _copies(records: Mapping[str, T], number: int) -> Iterable[tuple[int, tuple[str, T]]]:
    """So many of them in turn, numbered."""
    return enumerate(one for _, one in zip(range(number), cycle(list(records.items())), strict=False))
