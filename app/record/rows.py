"""Owns what the tables hold: records → rows, by the names of the columns. Pure.

Which column takes which value is worked out once a table, by the types of what its rows are made of.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, get_type_hints

from sqlmodel import SQLModel

from app import dates
from app.record import index_tables, records, story_tables, tables
from app.record.documents import DOCUMENTS
from app.record.entries import Entries, SearchRow
from app.record.indexing import Held, Indexes
from app.record.shapes import compiled
from app.record.whole import Record

Values = tuple[Any, ...]
Row = tuple[str, Values]
"""The statement that writes a row, and the values of its columns."""


class Nowhere(NamedTuple):
    """What has no pinpoint in the sources."""

    source: None = None
    paragraph: None = None


class NoPoint(NamedTuple):
    """What has no point on a map."""

    latitude: None = None
    longitude: None = None
    uncertainty: None = None


NOWHERE, NO_POINT = Nowhere(), NoPoint()


def row(table: type[SQLModel], *sources: object, **given: object) -> Row:
    """A row of `table`: each column as `given`, else by its name from the first of the sources that has it. A column
    `date_…` is a date's, without that word. Raises AttributeError for a column that nothing fills."""
    made: Row = writer(table, *map(type, sources), given=tuple(given))(*sources, **given)
    return made


@cache
def writer(table: type[SQLModel], *shapes: type, given: tuple[str, ...]) -> Callable[..., Row]:
    """`row` for one table and sources of these shapes, for what there are many of."""
    sources = [f"_source_{at}" for at in range(len(shapes))]
    values = {name: name if name in given else _filled(table, name, shapes) for name in table.model_fields}
    statement = insertion(str(table.__tablename__), values)
    return compiled(sources, given, f"(_statement, ({', '.join(values.values())},))", _statement=statement)


def insertion(table: str, columns: Iterable[str]) -> str:
    """The statement that writes a row with these columns."""
    named = [f'"{column}"' for column in columns]
    return f"INSERT INTO {table} ({', '.join(named)}) VALUES ({', '.join('?' * len(named))})"


def _filled(table: type[SQLModel], name: str, shapes: tuple[type, ...]) -> str:
    """The expression that fills a column: an attribute of a source, as text where it is a date."""
    for at, shape in enumerate(shapes):
        attribute = name.removeprefix("date_") if shape is records.Date else name
        if hasattr(shape, attribute):
            value, kind = f"_source_{at}.{attribute}", get_type_hints(shape).get(attribute)
            return f"{value}.text" if kind is dates.Edtf else f"{value}.isoformat()" if kind is date else value
    raise AttributeError(f"nothing fills the column {name!r} of the table {table.__tablename__!r}")


def rows(record: Record) -> Iterator[Row]:
    """Every row but those of `meta` and `readme`; of a record all that it has, before the next is made."""
    lists: tuple[tuple[type[SQLModel], list[Any]], ...] = (
        (story_tables.Lane, record.lanes),
        (story_tables.EventKind, record.event_kinds),
        (story_tables.QuoteKind, record.quote_kinds),
        (story_tables.Side, record.sides),
        (story_tables.Era, record.eras),
        (story_tables.Topic, record.topics),
        (story_tables.Change, record.changes),
    )
    for table, entries in lists:
        yield from (row(table, entry, position=position) for position, entry in enumerate(entries))
    for number, synonyms in enumerate(record.synonyms):
        phrases = enumerate(synonyms.alike)
        yield from (row(story_tables.Synonym, set=number, position=n, phrase=phrase) for n, phrase in phrases)
    yield from (row(tables.Paragraph, paragraph) for paragraph in record.paragraphs)
    searched, indexes = Entries(record), Indexes()
    for kind, made in record.documents.items():
        for position, entry in enumerate(made):
            document = DOCUMENTS[kind].dump_json(entry).decode()
            yield from _KINDS[kind](entry, position=position, document=document)
            for old in entry.former_slugs:
                yield row(story_tables.FormerSlug, entry, kind=kind, old=old)
            for claim in entry.claims if kind == "question" else ():
                yield from _claim(claim, record.claim_order[claim.slug])
                indexes.add("claim", record.claim_order[claim.slug], Held(entry, claim))
            found = searched.of(kind, entry, position)
            yield _search_row(found)
            indexes.add(kind, position, entry)
            indexes.name(found.naming)
    yield from _indexed(indexes)


def _indexed(indexes: Indexes) -> Iterator[Row]:
    for rows, column, value, positions in indexes.bitmaps():
        yield row(index_tables.Bitmap, rows=rows, column=column, value=value, positions=positions)
    for rows, column, days, positions in indexes.orders():
        yield row(index_tables.DayOrder, rows=rows, column=column, days=days, positions=positions)
    for position, (plain, printed) in enumerate(indexes.words().items()):
        yield row(index_tables.NamedWord, position=position, plain=plain, printed=printed)


def _search_row(entry: SearchRow) -> Row:
    return SEARCH, (index_tables.first_row(entry.kind) + entry.position, *_SEARCHED(entry))


_PLACED = ("position", "document")
_SOURCE = writer(tables.Source, records.Source, records.Date, given=_PLACED)
_ACTOR = writer(tables.Actor, records.Actor, given=("speaks_for", "seat", *_PLACED))
_PLACE = writer(tables.Place, records.Place, records.Coordinates, given=("part_of", *_PLACED))
_EVENT = writer(tables.Event, records.Event, records.Date, dates.Edtf, given=_PLACED)
_EVENT_ACTOR = writer(tables.EventActor, records.Participant, given=("event", "actor", "position"))
_EVENT_PLACE = writer(tables.EventPlace, given=("event", "place", "position"))
_EVENT_SENTENCE = writer(tables.EventSentence, records.Sentence, given=("event", "position"))
_SENTENCE_CITATION = writer(tables.SentenceCitation, records.Pinpoint, given=("event", "sentence", "position"))
_EVENT_CITATION = writer(tables.EventCitation, records.Pinpoint, given=("event", "position", "supports"))
_EVENT_RELATION = writer(tables.EventRelation, records.Related, records.Pinpoint, given=("event", "other", "position"))
_EVENT_TOPIC = writer(tables.EventTopic, given=("event", "topic"))
_EVENT_YEAR = writer(tables.EventYear, given=("event", "year"))
_QUOTE = writer(tables.Quote, records.Quote, records.Date, given=("speaker", "place", *_PLACED))
_QUOTE_PASSAGE = writer(tables.QuotePassage, records.Passage, given=("quote", "position"))
_QUOTE_ABOUT = writer(tables.QuoteAbout, given=("quote", "actor", "position"))
_QUOTE_VIA = writer(tables.QuoteVia, records.Via, given=("quote", "who", "position"))
_QUOTE_TOPIC = writer(tables.QuoteTopic, given=("quote", "topic"))
_QUOTE_YEAR = writer(tables.QuoteYear, given=("quote", "year"))
_QUESTION = writer(tables.Question, records.Question, given=_PLACED)


def _source(source: records.Source, **given: object) -> Iterator[Row]:
    yield _SOURCE(source, source.published, **given)


def _actor(actor: records.Actor, **given: object) -> Iterator[Row]:
    speaks_for, seat = (one and one.slug for one in (actor.speaks_for, actor.seat))
    yield _ACTOR(actor, speaks_for=speaks_for, seat=seat, **given)
    for position, role in enumerate(actor.roles):
        yield row(tables.ActorRole, role, role.date, role.citation or NOWHERE, actor=actor.slug, position=position)


def _place(place: records.Place, **given: object) -> Iterator[Row]:
    part_of = place.part_of[0].slug if place.part_of else None
    yield _PLACE(place, place.coordinates or NO_POINT, part_of=part_of, **given)


def _event(event: records.Event, **given: object) -> Iterator[Row]:
    slug = event.slug
    yield _EVENT(event, event.date, event.date.edtf, **given)
    for position, actor in enumerate(event.actors):
        yield _EVENT_ACTOR(actor, event=slug, actor=actor.slug, position=position)
    for position, located in enumerate(event.places):
        yield _EVENT_PLACE(event=slug, place=located.slug, position=position)
    for position, sentence in enumerate(event.sentences):
        yield _EVENT_SENTENCE(sentence, event=slug, position=position)
        for number, pinpoint in enumerate(sentence.citations):
            yield _SENTENCE_CITATION(pinpoint, event=slug, sentence=position, position=number)
    supports = {(c.source, c.paragraph): " ".join(c.supports) for c in event.citations}
    for position, pinpoint in enumerate(event.pinpoints):
        supported = supports.get((pinpoint.source, pinpoint.paragraph), "")
        yield _EVENT_CITATION(pinpoint, event=slug, position=position, supports=supported)
    for position, related in enumerate(event.related):
        yield _EVENT_RELATION(related, related.citation, event=slug, other=related.slug, position=position)
    for topic in event.topics:
        yield _EVENT_TOPIC(event=slug, topic=topic)
    for year in event.date.years:
        yield _EVENT_YEAR(event=slug, year=year)


def _quote(quote: records.Quote, **given: object) -> Iterator[Row]:
    slug = quote.slug
    place = quote.place and quote.place.slug
    yield _QUOTE(quote, quote.said, speaker=quote.speaker.slug, place=place, **given)
    for position, passage in enumerate(quote.passages):
        yield _QUOTE_PASSAGE(passage, quote=slug, position=position)
    for position, actor in enumerate(quote.about):
        yield _QUOTE_ABOUT(quote=slug, actor=actor.slug, position=position)
    for position, step in enumerate(quote.via):
        yield _QUOTE_VIA(step, quote=slug, who=step.who.slug, position=position)
    for topic in quote.topics:
        yield _QUOTE_TOPIC(quote=slug, topic=topic)
    for year in quote.said.years:
        yield _QUOTE_YEAR(quote=slug, year=year)


def _question(question: records.Question, **given: object) -> Iterator[Row]:
    yield _QUESTION(question, **given)
    for position, topic in enumerate(question.topics):
        yield row(tables.QuestionTopic, question=question.slug, topic=topic, position=position)


def _claim(claim: records.Claim, position: int) -> Iterator[Row]:
    printed = None if claim.who.slug else claim.who.name
    yield row(
        tables.Claim, claim, claim.made, claim.pinpoint, who=claim.who.slug, who_printed=printed, position=position
    )
    for number, slug in enumerate(claim.events):
        yield row(tables.ClaimEvent, claim=claim.slug, event=slug, position=number)
    for old in claim.former_events:
        yield row(story_tables.RetiredEvent, old=old, question=claim.question, claim=claim.slug)
    for number, outcome in enumerate(claim.outcomes):
        yield row(tables.Outcome, outcome, outcome.pinpoint or NOWHERE, claim=claim.slug, position=number)


SEARCH = insertion(index_tables.FTS, ("rowid", *index_tables.FTS_COLUMNS))
"""The statement that writes what search finds a record by: the one row that each record has."""
_SEARCHED = attrgetter(*index_tables.FTS_COLUMNS)
_KINDS: dict[str, Any] = {
    "source": _source, "place": _place, "actor": _actor, "event": _event, "quote": _quote, "question": _question,
}  # fmt: skip


def readme() -> Iterator[Row]:
    """What each table holds, in its own words."""
    for name, table in sorted(_tables().items()):
        yield row(story_tables.Readme, name=name, holds=" ".join(str(table.__doc__).split()), columns=_columns(table))
    holds = "What full-text search (FTS5) finds each record by, and ranks and shows it by."
    yield row(story_tables.Readme, name=index_tables.FTS, holds=holds, columns=", ".join(index_tables.FTS_COLUMNS))


def _tables() -> dict[str, type[SQLModel]]:
    known = [*vars(tables).values(), *vars(story_tables).values(), *vars(index_tables).values()]
    models = (value for value in known if isinstance(value, type) and issubclass(value, SQLModel))
    return {str(table.__tablename__): table for table in models if hasattr(table, "__table__")}


def _columns(table: type[SQLModel]) -> str:
    return ", ".join(table.model_fields)
