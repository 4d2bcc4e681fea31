"""Owns one rule: every slug and paragraph that a record names exists, and may be named there."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.curation.forms import RECORDS, Claim, Question
from app.curation.parts import Place
from app.curation.problems import KeyPath, Problem, Seeds, did_you_mean


class Reference(NamedTuple):
    """`slug` names a record of `kind` at `path` of `file`."""

    file: str
    path: KeyPath
    kind: str
    slug: str


class Cited(NamedTuple):
    """A paragraph of a source named at `path` of `file`; 0 where the source alone is named."""

    file: str
    path: KeyPath
    source: str
    paragraph: int


def references(seeds: Seeds) -> Iterator[Reference]:
    """Every slug that names another record, sources apart (see `cited`)."""
    for slug, event in seeds.events.items():
        file = f"events/{slug}.yaml"
        yield from (Reference(file, ("actors", i, "actor"), "actors", a.actor) for i, a in enumerate(event.actors))
        yield from (Reference(file, ("topics", i), "topics", t) for i, t in enumerate(event.topics))
        yield from (Reference(file, ("related", i, "event"), "events", r.event) for i, r in enumerate(event.related))
        if event.after:
            yield Reference(file, ("after",), "events", event.after)
    for slug, quote in seeds.quotes.items():
        file = f"quotes/{slug}.yaml"
        yield Reference(file, ("speaker",), "actors", quote.speaker)
        yield from (Reference(file, ("about", i), "actors", a) for i, a in enumerate(quote.about))
        yield from (Reference(file, ("via", i, "who"), "actors", v.who) for i, v in enumerate(quote.via))
        yield from (Reference(file, ("topics", i), "topics", t) for i, t in enumerate(quote.topics))
        if quote.event:
            yield Reference(file, ("event",), "events", quote.event)
    for slug, question in seeds.questions.items():
        yield from _of_question(f"questions/{slug}.yaml", question)
    for slug, actor in seeds.actors.items():
        if actor.speaks_for:
            yield Reference(f"actors/{slug}.yaml", ("speaks_for",), "actors", actor.speaks_for)


def _of_question(file: str, question: Question) -> Iterator[Reference]:
    yield from (Reference(file, ("topics", i), "topics", t) for i, t in enumerate(question.topics))
    if question.event:
        yield Reference(file, ("event",), "events", question.event)
    for i, claim in enumerate(question.claims):
        if claim.who:
            yield Reference(file, ("claims", i, "who"), "actors", claim.who)
        if claim.quote:
            yield Reference(file, ("claims", i, "quote"), "quotes", claim.quote)
        for j, outcome in enumerate(claim.outcomes):
            if outcome.event:
                yield Reference(file, ("claims", i, "outcomes", j, "event"), "events", outcome.event)


def cited(seeds: Seeds) -> Iterator[Cited]:
    """Every paragraph that a record rests on: citations, passages, dates, roles, relations and notes."""
    for slug, event in seeds.events.items():
        file = f"events/{slug}.yaml"
        yield from _at(file, ("citations",), event.citations)
        yield from _at(file, ("date", "citations"), event.date.citations)
        for i, related in enumerate(event.related):
            yield Cited(file, ("related", i), related.source, related.paragraph)
    for slug, quote in seeds.quotes.items():
        file = f"quotes/{slug}.yaml"
        yield from _at(file, ("passages",), quote.passages)
        yield from _at(file, ("said", "citations"), quote.said.citations)
    for slug, source in seeds.sources.items():
        yield from _at(f"sources/{slug}.yaml", ("published", "citations"), source.published.citations)
    for slug, actor in seeds.actors.items():
        for i, role in enumerate(actor.roles):
            if role.source:
                yield Cited(f"actors/{slug}.yaml", ("roles", i), role.source, role.paragraph or 0)
    yield from _claimed(seeds)
    yield from _noted(seeds)


def _at(file: str, path: KeyPath, places: Sequence[Place | Claim]) -> Iterator[Cited]:
    return (Cited(file, (*path, i), place.source, place.paragraph) for i, place in enumerate(places))


def _claimed(seeds: Seeds) -> Iterator[Cited]:
    for slug, question in seeds.questions.items():
        file = f"questions/{slug}.yaml"
        yield from _at(file, ("claims",), question.claims)
        for i, claim in enumerate(question.claims):
            yield from _at(file, ("claims", i, "made", "citations"), claim.made.citations)
            for j, outcome in enumerate(claim.outcomes):
                if outcome.source and outcome.paragraph:
                    yield Cited(file, ("claims", i, "outcomes", j), outcome.source, outcome.paragraph)


def _noted(seeds: Seeds) -> Iterator[Cited]:
    for kind in RECORDS:
        for slug, record in getattr(seeds, kind).items():
            for i, note in enumerate(record.notes):
                if note.source:
                    yield Cited(f"{kind}/{slug}.yaml", ("notes", i), note.source, note.paragraph or 0)


def check_references(seeds: Seeds) -> Iterator[Problem]:
    """Every unknown slug, and every paragraph that is not there or is page furniture."""
    known = {kind: getattr(seeds, kind) for kind in ("actors", "events", "quotes")}
    known["topics"] = {topic.slug: topic for topic in seeds.topics}
    for ref in references(seeds):
        if ref.slug not in known[ref.kind] and not seeds.is_unread(ref.kind, ref.slug):
            message = f"there is no {ref.kind.removesuffix('s')} {ref.slug!r}"
            yield seeds.problem(ref.file, ref.path, message, did_you_mean(ref.slug, known[ref.kind]))
    for place in cited(seeds):
        yield from _check_place(seeds, place)


def _check_place(seeds: Seeds, place: Cited) -> Iterator[Problem]:
    source = seeds.sources.get(place.source)
    if source is None and seeds.is_unread("sources", place.source):
        return
    if source is None:
        message = f"there is no source {place.source!r}"
        yield seeds.problem(place.file, (*place.path, "source"), message, did_you_mean(place.source, seeds.sources))
        return
    path = (*place.path, "paragraph")
    if place.paragraph > source.paragraph_count:
        message = f"{place.source} has no paragraph {place.paragraph}"
        yield seeds.problem(place.file, path, message, f"It has 1 to {source.paragraph_count}.")
    elif place.paragraph in source.furniture and not place.file.startswith("sources/"):
        message = f"paragraph {place.paragraph} of {place.source} is page furniture"
        yield seeds.problem(place.file, path, message, "Cite the paragraph that says it.")
