"""Owns one rule: every slug and paragraph that a record names exists, and may be named there."""

from collections.abc import Iterator
from typing import NamedTuple

from app.curation.fields import every_part, fields
from app.curation.parts import Record
from app.curation.problems import Finding, KeyPath, Seeds, did_you_mean
from app.lists import SOURCE, Kind


class Reference(NamedTuple):
    """`slug` names a record of `kind` at `path` of `file`."""

    file: str
    path: KeyPath
    kind: Kind
    slug: str


class Cited(NamedTuple):
    """A paragraph of a source named at `path` of `file`; 0 where the source alone is named."""

    file: str
    path: KeyPath
    source: str
    paragraph: int


def references(seeds: Seeds) -> Iterator[Reference]:
    """Every slug that names another record: each field whose type is marked with `Refers`."""
    for file, path, part in _parts(seeds):
        for field in fields(type(part)):
            if field.kind:
                yield from (Reference(file, (*path, *at), field.kind, slug) for at, slug in field.values(part))


def _parts(seeds: Seeds) -> Iterator[tuple[str, KeyPath, Record]]:
    for file, path, entry in seeds.entries():
        yield from ((file, at, part) for at, part in every_part(entry, path))


def cited(seeds: Seeds) -> Iterator[Cited]:
    """Every paragraph that a record rests on: each part with a `source` and a `paragraph`."""
    for file, path, part in _parts(seeds):
        source, paragraph = getattr(part, "source", None), getattr(part, "paragraph", None)
        if source:
            yield Cited(file, path, source, paragraph or 0)


def check_references(seeds: Seeds) -> Iterator[Finding]:
    """Every unknown slug, and every paragraph that is not there or is page furniture."""
    for file, path, kind, slug in references(seeds):
        known = seeds.of(kind)
        if slug not in known and kind.file(slug) not in seeds.unread:
            yield file, path, f"there is no {kind.singular} {slug!r}", did_you_mean(slug, known)
    for file, path, slug, paragraph in cited(seeds):
        source, path = seeds.sources.get(slug), (*path, "paragraph")
        if source and paragraph > source.paragraph_count:
            yield file, path, f"{slug} has no paragraph {paragraph}", f"It has 1 to {source.paragraph_count}."
        elif source and paragraph in source.furniture and not file.startswith(f"{SOURCE.plural}/"):
            message = f"paragraph {paragraph} of {slug} is page furniture"
            yield file, path, message, "Cite the paragraph that says it."
