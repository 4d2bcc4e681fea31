"""Owns the CSV files: one row a record, RFC 4180, safe to open in a spreadsheet. Columns are only ever added."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from app.record import records
from app.record.cited import Date, Note, Pinpoint

Columns = dict[str, Callable[[Any], object]]
"""By the name of a column, what it holds of a record."""
BETWEEN = "; "
"""Between the entries of a list."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""
GUARD = "'"
"""Stands before such a cell, so that it stays text."""
BOM = "\ufeff"
"""Opens the file: without it Excel shows “ as â€œ, and says nothing; pandas and readr drop it."""
ROWS = 200
"""So many rows are written at once."""


def lines(columns: Columns, entries: Iterable[Any], *, origin: str, view: str, version: str) -> Iterator[bytes]:
    """The file, some rows at a time. Its last columns are the record's own address, that of the view, and the version
    of the record; addresses begin with `origin`, where it is known."""
    yield _written([[*columns, "url", "view", "version"]], BOM)
    remaining = iter(entries)
    while part := list(islice(remaining, ROWS)):
        last = (origin + view, version)
        yield _written([*(take(entry) for take in columns.values()), origin + entry.url, *last] for entry in part)


def _written(rows: Iterable[list[object]], start: str = "") -> bytes:
    text = io.StringIO(start, newline="")
    text.seek(0, io.SEEK_END)
    csv.writer(text, lineterminator="\r\n").writerows([cell(value) for value in row] for row in rows)
    return text.getvalue().encode()


def cell(value: object) -> str:
    """What stands in a cell: a list joined, yes and no as JSON has them, nothing for what is not known."""
    if isinstance(value, list):
        return cell(BETWEEN.join(map(str, value)))
    if isinstance(value, bool):
        return str(value).lower()
    text = "" if value is None else str(value)
    return GUARD + text if text.startswith(FORMULA) else text


def _dated(of: Callable[[Any], Date]) -> Columns:
    """The columns of a date."""
    return {
        "date_text": lambda record: of(record).text,
        "edtf": lambda record: of(record).edtf.text,
        "start": lambda record: of(record).start,
        "end": lambda record: of(record).end,
        "precision": lambda record: of(record).precision,
        "span": lambda record: of(record).span,
        "approximate": lambda record: of(record).approximate,
        "uncertain": lambda record: of(record).uncertain,
        "basis": lambda record: of(record).basis,
        "date_note": lambda record: of(record).note,
    }


def _paragraphs(pinpoints: Iterable[Pinpoint]) -> list[str]:
    return [f"{pinpoint.source} ¶{pinpoint.paragraph}" for pinpoint in pinpoints]


def _texts(notes: Iterable[Note]) -> list[str]:
    return [note.text for note in notes]


def _events() -> Columns:
    def general(event: records.Event) -> list[str]:
        return [sentence.general for sentence in event.sentences if sentence.general]

    return {
        "slug": lambda event: event.slug,
        "title": lambda event: event.title,
        **_dated(lambda event: event.date),
        "place": lambda event: event.place,
        "places": lambda event: [place.slug for place in event.places],
        "lane": lambda event: event.lane,
        "kind": lambda event: event.kind,
        "importance": lambda event: event.importance,
        "era": lambda event: event.era,
        "topics": lambda event: event.topics,
        "actors": lambda event: [actor.slug for actor in event.actors],
        "actor_names": lambda event: [actor.name for actor in event.actors],
        "summary": lambda event: event.summary,
        "citations": lambda event: _paragraphs(event.pinpoints),
        "public_documents": general,
        "quotes": lambda event: event.quotes,
        "related": lambda event: [related.slug for related in event.related],
        "notes": lambda event: _texts(event.notes),
    }


def _quotes() -> Columns:
    return {
        "slug": lambda quote: quote.slug,
        "text": lambda quote: quote.text,
        "speaker": lambda quote: quote.speaker.slug,
        "speaker_name": lambda quote: quote.speaker.name,
        **_dated(lambda quote: quote.said),
        "about": lambda quote: [actor.slug for actor in quote.about],
        "via": lambda quote: [step.who.slug for step in quote.via],
        "context": lambda quote: quote.context,
        "kind": lambda quote: quote.kind,
        "event": lambda quote: quote.event,
        "place": lambda quote: quote.place and quote.place.slug,
        "topics": lambda quote: quote.topics,
        "citations": lambda quote: _paragraphs(quote.citations),
        "notes": lambda quote: _texts(quote.notes),
    }


def _questions() -> Columns:
    return {
        "slug": lambda question: question.slug,
        "title": lambda question: question.title,
        "intro": lambda question: question.intro,
        "event": lambda question: question.event,
        "topics": lambda question: question.topics,
        "claims": lambda question: [claim.slug for claim in question.claims],
        "claim_count": lambda question: len(question.claims),
        "holders": lambda question: list(dict.fromkeys(claim.who.name for claim in question.claims)),
        "notes": lambda question: _texts(question.notes),
    }


def _claims() -> Columns:
    return {
        "slug": lambda claim: claim.slug,
        "question": lambda claim: claim.question,
        "kind": lambda claim: claim.kind,
        "text": lambda claim: claim.text,
        "holder": lambda claim: claim.who.slug,
        "holder_name": lambda claim: claim.who.name,
        **_dated(lambda claim: claim.made),
        "condition": lambda claim: claim.condition,
        "events": lambda claim: claim.events,
        "quote": lambda claim: claim.quote,
        "citations": lambda claim: _paragraphs([claim.pinpoint]),
        "outcomes": lambda claim: [outcome.relation for outcome in claim.outcomes],
        "outcome_texts": lambda claim: [outcome.text for outcome in claim.outcomes],
        "outcome_citations": lambda claim: _paragraphs(
            outcome.pinpoint for outcome in claim.outcomes if outcome.pinpoint
        ),
    }


EVENTS, QUOTES, QUESTIONS, CLAIMS = _events(), _quotes(), _questions(), _claims()
