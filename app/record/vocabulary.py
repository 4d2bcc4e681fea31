"""Owns the vocabulary of a generation: which slugs exist now and once did, and the names that readers know them by."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, select
from sqlmodel import col

from app import dates
from app.lists import SINGULARS
from app.record.asking import Asked, Thesaurus, asked, thesaurus
from app.record.story_tables import FormerSlug, RetiredEvent, Synonym
from app.record.tables import TABLES


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The slugs that exist now, with the names that readers know them by."""

    actors: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)
    quotes: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    lanes: Mapping[str, str] = field(default_factory=dict)
    event_kinds: Mapping[str, str] = field(default_factory=dict)
    quote_kinds: Mapping[str, str] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)
    years: range = range(dates.FIRST_YEAR, dates.LAST_YEAR + 1)
    """The years that a filter takes."""
    synonyms: Thesaurus = field(default_factory=dict)
    """What search treats alike."""
    former: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By kind and old slug ("actor", "kim"), the slug that the record has now: old links go on working."""
    retired: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """By the slug of an event that was retired into a claim, the question and the claim."""

    def of(self, kind: str) -> Mapping[str, str]:
        """The names of the records of one kind ("actor")."""
        names: Mapping[str, str] = getattr(self, SINGULARS[kind].plural)
        return names

    def asked(self, words: str) -> Asked:
        """What a reader's words ask for in this record."""
        return asked(words, self.synonyms, self.years)


def vocabulary(connection: Connection, years: range) -> Vocabulary:
    """The vocabulary of a generation; a filter takes these `years`."""

    def names(kind: str) -> dict[str, str]:
        table = TABLES[kind]
        rows = connection.execute(select(table.c.slug, table.c[SINGULARS[kind].called]).order_by(table.c.position))
        return {row[0]: row[1] for row in rows}

    rows = connection.execute(select(col(FormerSlug.kind), col(FormerSlug.old), col(FormerSlug.slug)))
    former = {(row.kind, row.old): row.slug for row in rows}
    rows = connection.execute(select(col(RetiredEvent.old), col(RetiredEvent.question), col(RetiredEvent.claim)))
    retired = {row.old: (row.question, row.claim) for row in rows}
    known = {SINGULARS[kind].plural: names(kind) for kind in SINGULARS}
    sets: dict[int, list[str]] = defaultdict(list)
    alike = select(col(Synonym.set), col(Synonym.phrase)).order_by(col(Synonym.set), col(Synonym.position))
    for row in connection.execute(alike):
        sets[row.set].append(row.phrase)
    return Vocabulary(**known, years=years, former=former, retired=retired, synonyms=thesaurus(sets.values()))
