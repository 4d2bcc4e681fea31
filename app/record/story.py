"""Owns what a page reads: the record of one generation as one request sees it.

What is the same for every request of a generation (`Outline`) is read once; records are read by slug from their
documents. Nothing here parses a date.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, TypeVar

from pydantic import TypeAdapter
from pyroaring import BitMap
from sqlalchemy import Connection, Select, func, select
from sqlmodel import SQLModel, col

from app import dates, urls
from app.earth import Map
from app.lists import HEADLINE
from app.record import bitmaps, records, story_values
from app.record.bitmaps import Bitmaps
from app.record.documents import DOCUMENTS, SHAPES, documents, having
from app.record.spelling import Spelling
from app.record.story_tables import Change, Era, EventKind, Lane, Meta, Topic
from app.record.tables import TABLES, Event, Source
from app.record.vocabulary import Vocabulary, vocabulary
from app.text import in_words

T = TypeVar("T")
KEPT = 2048
"""So many parsed records of a generation are held (about 10 kB each); one more, and all are let go."""
KIND_OF = {shape: kind for kind, shape in SHAPES.items()}


@dataclass(frozen=True, slots=True)
class Outline:
    """What is the same for every request: `earliest` is the first of the month of the first event, `months` how many
    events begin in each ("2018-06", 3)."""

    generation: str
    site: story_values.Site
    narrative: story_values.Narrative
    map: Map | None
    names: Vocabulary
    lanes: Mapping[str, story_values.Lane]
    event_kinds: Mapping[str, story_values.EventKind]
    horizon: date
    earliest: date
    eras: list[story_values.Era]
    topics: list[story_values.Topic]
    changes: list[story_values.Change]
    sources: Mapping[str, records.Source]
    months: list[tuple[str, int]]
    turns: Mapping[str, int]
    """By lane, how many turning points it has."""
    newest: Mapping[str, tuple[str, date]]
    """By lane, the slug and first day of its last event."""
    bitmaps: Mapping[str, Bitmaps]
    """By table, the indexes that filters find its rows by."""
    order: Sequence[str]
    """The slugs of the events in their order."""
    kept: dict[tuple[Any, int], Any] = field(default_factory=dict)
    """By kind (or what makes them) and position, records that were read lately and what is made of them, at most
    `KEPT`."""
    positions: dict[tuple[str, str], int] = field(default_factory=dict)
    """By kind and slug, where these stand."""
    words: dict[str, str] = field(default_factory=dict)
    """What a mistyped word may have meant, once it was asked for."""

    @property
    def made_of(self) -> str:
        """What the record is made of, in words: "two articles"."""
        return in_words(len(self.sources), "article")

    @property
    def closes(self) -> date:
        """The day on which the picture ends."""
        return self.site.closes

    @property
    def opens(self) -> date:
        """The day on which the story begins, after its prologue."""
        return self.site.opens

    def original(self, pinpoint: records.Pinpoint) -> str | None:
        """Where a paragraph opens in the article itself; None where nobody knows the article's address."""
        address = self.sources[pinpoint.source].address
        return urls.original(address, pinpoint.locator) if address else None

    def at(self, connection: Connection) -> "Story":
        """The record as the request with this connection sees it."""
        return Story(connection=connection, **{part.name: getattr(self, part.name) for part in fields(self)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Outline):
    """The outline and the request's connection."""

    connection: Connection
    found: dict[Any, BitMap] = field(default_factory=dict)
    """The rows that values of parameters were found to leave, since one request asks for the same again and again."""

    @property
    def spelling(self) -> Spelling:
        """The words that may be meant, as the build counted them."""
        if not self.words:
            words = TABLES["named_word"].c
            rows = self.connection.execute(select(words.plain, words.printed).order_by(words.position))
            self.words.update((row.plain, row.printed) for row in rows)
        return self.words

    def load(self, shape: type[T], slugs: Iterable[str]) -> list[T]:
        """The records of these slugs, in their order; a slug without a record is left out."""
        kind, slugs = KIND_OF[shape], list(slugs)
        found: dict[str, Any] = {slug: self.kept.get((kind, self.positions.get((kind, slug), -1))) for slug in slugs}
        unread = [slug for slug, record in found.items() if record is None]
        found |= {row.slug: self._parsed(shape, row) for row in self._having(shape, "slug", unread)}
        return [found[slug] for slug in slugs if found[slug] is not None]

    def position(self, kind: str, slug: str) -> int:
        """Where a record that exists stands among those of its kind."""
        if (known := self.positions.get((kind, slug))) is not None:
            return known
        table = TABLES[kind].c
        return int(self.connection.execute(select(table.position).where(table.slug == slug)).scalar_one())

    def find(self, shape: type[T], *where: Any, limit: int | None = None) -> list[T]:
        """The records whose rows fulfil the conditions, in their order, so many at most."""
        return self.read(shape, documents(KIND_OF[shape]).where(*where).limit(limit))

    def read(self, shape: type[T], query: Select[Any], **values: Any) -> list[T]:
        """The records that a query of their documents, made once, finds with these values."""
        return [self._parsed(shape, row) for row in self._rows(query, **values)]

    def at_positions(self, shape: type[T], positions: Collection[int]) -> list[T]:
        """The records at these positions of their kind, in that order."""
        kind = KIND_OF[shape]
        found: dict[int, Any] = {position: self.kept.get((kind, position)) for position in positions}
        unread = [position for position, record in found.items() if record is None]
        found |= {row.position: self._parsed(shape, row) for row in self._having(shape, "position", unread)}
        return [found[position] for position in positions]

    def made(self, make: Callable[["Story", list[int]], dict[int, T]], positions: Collection[int]) -> list[T]:
        """What is made of the records at these positions, the same for every reader and kept as they are."""
        found: dict[int, Any] = {position: self.kept.get((make, position)) for position in positions}
        if unmade := [position for position, one in found.items() if one is None]:
            found |= {position: self._keep((make, position), one) for position, one in make(self, unmade).items()}
        return [found[position] for position in positions]

    def each(self, shape: type[T], positions: Collection[int]) -> Iterator[T]:
        """The records at these positions, read once and not kept: for those who want very many."""
        kind = KIND_OF[shape]
        rows = {row.position: row for row in self._having(shape, "position", positions)}
        return (DOCUMENTS[kind].validate_json(rows[position].document) for position in positions)

    def _having(self, shape: type[T], column: str, values: Collection[Any]) -> list[Any]:
        """The rows that have one of these values in a column."""
        return self._rows(having(KIND_OF[shape], column), values=list(values)) if values else []

    def _rows(self, query: Select[Any], **values: Any) -> list[Any]:
        return list(self.connection.execute(query, values))

    def _parsed(self, shape: type[T], row: Any) -> T:
        """The record of a row: frozen, so it is parsed once a generation as long as it is kept."""
        kind = KIND_OF[shape]
        key = kind, row.position
        if (known := self.kept.get(key)) is None:
            known = self._keep(key, DOCUMENTS[kind].validate_json(row.document))
            self.positions[kind, row.slug] = row.position
        return known  # type: ignore[no-any-return]

    def _keep(self, key: tuple[Any, int], one: T) -> T:
        """Holds it; one more than `KEPT`, and all are let go."""
        if len(self.kept) >= KEPT:
            self.kept.clear()
            self.positions.clear()
        self.kept[key] = one
        return one

    def changes_of(self, kind: str, slug: str) -> list[story_values.Change]:
        """What changed in one record, newest first."""
        return [change for change in self.changes if (change.kind, change.slug) == (kind, slug)]


_NO_SITE = story_values.Site(
    "Timeline", "", "", "", date.max, date.max, dates.FIRST_YEAR, dates.LAST_YEAR, "", "", "", ""
)
_NO_NARRATIVE = story_values.Narrative([], [], [])
NO_RECORD = Outline(
    generation="not available", site=_NO_SITE, narrative=_NO_NARRATIVE, map=None, names=Vocabulary(), lanes={},
    event_kinds={}, horizon=date.max, earliest=date.max, eras=[], topics=[], changes=[], sources={}, months=[],
    turns={}, newest={}, bitmaps={}, order=(),
)  # fmt: skip
"""What a page has where no generation can be read."""


def outline(connection: Connection) -> Outline:
    """What a generation says of itself, read once."""
    meta = {row.key: row.value for row in connection.execute(select(col(Meta.key), col(Meta.value)))}
    site = _SITE.validate_python({key: value for key, value in meta.items() if key not in ("narrative", "map")})
    first = connection.execute(select(func.min(Event.first))).scalar()
    rows = connection.execute(select(col(Source.document)).order_by(col(Source.position))).scalars()
    sources = [DOCUMENTS["source"].validate_json(document) for document in rows]
    return Outline(
        generation=meta["generation"],
        site=site,
        narrative=_NARRATIVE.validate_json(meta["narrative"]),
        map=_MAP.validate_json(meta["map"]),
        names=(names := vocabulary(connection, range(site.first_year, site.last_year + 1))),
        lanes={lane.slug: lane for lane in _all(connection, story_values.Lane)},
        event_kinds={kind.slug: kind for kind in _all(connection, story_values.EventKind)},
        horizon=date.fromisoformat(meta["horizon"]),
        earliest=min(date.fromisoformat(first).replace(day=1) if first else site.opens, site.opens),
        eras=_all(connection, story_values.Era),
        topics=_all(connection, story_values.Topic),
        changes=_all(connection, story_values.Change),
        sources={source.slug: source for source in sources},
        months=[(row[0], row[1]) for row in connection.execute(_MONTHS)],
        turns={row[0]: row[1] for row in connection.execute(_TURNS)},
        newest={row[0]: (row[1], date.fromisoformat(row[2])) for row in connection.execute(_NEWEST)},
        bitmaps=bitmaps.read(connection),
        order=list(names.events),
    )


_SITE, _NARRATIVE, _MAP = (
    TypeAdapter(story_values.Site),
    TypeAdapter(story_values.Narrative),
    TypeAdapter[Any](Map | None),
)
_MONTH = func.substr(Event.first, 1, 7)
_TURNS = select(col(Event.lane), func.count()).where(col(Event.importance) == HEADLINE).group_by(col(Event.lane))
_NEWEST = select(col(Event.lane), col(Event.slug), col(Event.first), func.max(Event.position)).group_by(col(Event.lane))
_MONTHS = select(_MONTH, func.count()).where(col(Event.begins_known)).group_by(_MONTH).order_by(_MONTH)


_TABLE_OF: dict[Any, type[SQLModel]] = {
    story_values.Lane: Lane, story_values.EventKind: EventKind, story_values.Era: Era, story_values.Topic: Topic,
    story_values.Change: Change,
}  # fmt: skip


def _all(connection: Connection, shape: type[T]) -> list[T]:
    """The values of a list of the story, in their order, by the names of the columns."""
    table = TABLES[str(_TABLE_OF[shape].__tablename__)]
    rows = connection.execute(select(table).order_by(table.c.position)).mappings()
    return TypeAdapter(list[shape]).validate_python([{k: v for k, v in row.items() if k != "position"} for row in rows])  # type: ignore[valid-type]
