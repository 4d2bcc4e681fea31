"""The pieces of pages: dates at a glance and in words, citations, notes, cards."""

from dataclasses import replace

import pytest

from app import dates
from app.pages import pieces
from app.pages.pieces import DateFace
from app.record import q_events as events
from app.record import q_quotes as quotes
from app.record import shapes
from tests.pages.conftest import Record


def dated(edtf: str, span: str = "day") -> shapes.Date:
    """A stated date of a record."""
    parsed = dates.parse(edtf, None if span == "day" else span)  # type: ignore[arg-type]
    return shapes.Date(
        edtf=edtf,
        start=str(parsed.start.first) if parsed.start else None,
        end=str(parsed.end.last) if parsed.end else None,
        precision=parsed.precision,
        span=parsed.span,
        approximate=parsed.approximate,
        uncertain=parsed.uncertain,
        basis="stated",
        note=None,
        text=dates.words(parsed),
        citations=[],
    )


@pytest.mark.parametrize(
    ("edtf", "span", "big", "small"),
    [
        ("2018-06-12", "day", "12", "June 2018"),
        ("2018-06-12~", "day", "c. 12", "June 2018"),
        ("2018-06-12?", "day", "12?", "June 2018"),
        ("2018-06", "day", "June", "2018"),
        ("2018-06~", "day", "c. June", "2018"),
        ("2018", "day", "2018", ""),
        ("2018%", "day", "c. 2018?", ""),
        ("2018-22", "day", "summer", "2018"),
        ("197X", "day", "1970s", ""),
        ("2019-10-XX", "day", "October", "2019"),
        ("2019-XX-XX", "day", "2019", "day not known"),
        ("2020-11-12/2020-11-15", "window", "12–15", "November 2020, one day"),
        ("2018-01/2018-04", "period", "Jan–Apr", "2018"),
        ("2018-06-01/2018-06", "period", "Jun", "2018"),
        ("2018/2020", "period", "2018–20", "a period"),
        ("1998/2002", "period", "1998–2002", "a period"),
        ("2018/2020", "window", "2018–20", "one day within"),
        ("2018-06/..", "period", "2018–", "a period"),
        ("../2018", "period", "–2018", "a period"),
    ],
)
def test_a_date_at_a_glance(edtf: str, span: str, big: str, small: str) -> None:
    assert pieces.face(dated(edtf, span)) == DateFace(big, small)


@pytest.mark.parametrize(
    ("edtf", "span", "said"),
    [
        ("2018-06-12", "day", "exact to the day"),
        ("2018", "day", "exact to the year"),
        ("2018-06/2018-07", "window", "one day, somewhere in this stretch"),
        ("2018-06/2018-07", "period", "a period"),
        ("2018-06/..", "period", "a period, its end open"),
    ],
)
def test_how_exact_a_date_is_stands_in_words(edtf: str, span: str, said: str) -> None:
    assert pieces.precision_words(dated(edtf, span)) == said


@pytest.mark.parametrize(
    ("edtf", "span", "machine"),
    [
        ("2018-06-12", "day", "2018-06-12"),
        ("2018-06~", "day", "2018-06"),
        ("2018?", "day", "2018"),
        ("2018-22", "day", None),
        ("197X", "day", None),
        ("2019-10-XX", "day", None),
        ("2018-06/2018-07", "period", None),
    ],
)
def test_only_a_date_that_html_knows_is_machine_readable(
    record: Record, edtf: str, span: str, machine: str | None
) -> None:
    assert pieces.date_line(dated(edtf, span), record.vocabulary).datetime == machine


def test_a_date_of_general_knowledge_is_marked(record: Record) -> None:
    landing = events.load(record.connection, ["moon-landing"])[0]
    line = pieces.date_line(landing.date, record.vocabulary)
    assert line.general
    assert line.basis == "general knowledge, not from the articles"
    assert line.note
    assert line.note.startswith("NASA")


def test_a_citation_leads_to_its_paragraph_and_says_what_it_supports(record: Record) -> None:
    sputnik = events.load(record.connection, ["sputnik"])[0]
    line = pieces.citation(sputnik.citations[0], record.vocabulary)
    assert line.url == "/sources/orbit-review#p5"
    assert line.label == record.vocabulary.sources["orbit-review"]
    assert line.supports == "the date, the place, who took part, what happened and the figures"


def test_a_card_names_each_paragraph_once(record: Record) -> None:
    sputnik = events.load(record.connection, ["sputnik"])[0]
    card = pieces.event_card(replace(sputnik, citations=sputnik.citations * 2), record.vocabulary)
    assert [c.paragraph for c in card.citations] == [5]
    choose = quotes.load(record.connection, ["we-choose-the-moon"])[0]
    assert len(choose.passages) == 2
    assert [c.paragraph for c in pieces.quote_card(choose, record.vocabulary).citations] == [8]


def test_a_card_names_four_actors_and_counts_the_rest(record: Record) -> None:
    sputnik = events.load(record.connection, ["sputnik"])[0]
    card = pieces.event_card(replace(sputnik, actors=sputnik.actors * 6), record.vocabulary)
    assert (len(card.actors), card.more_actors) == (4, 2)
    assert pieces.event_card(sputnik, record.vocabulary).more_actors == 0


def test_a_cards_link_carries_the_readers_filter(record: Record) -> None:
    sputnik = events.load(record.connection, ["sputnik"])[0]
    card = pieces.event_card(sputnik, record.vocabulary, [("year", "1957"), ("actor", "soviet-government")])
    assert card.url == "/events/sputnik?actor=soviet-government&year=1957"


def test_the_chain_of_a_quotation_names_each_relay_once(record: Record) -> None:
    quote = quotes.load(record.connection, ["lets-go"])[0]
    card = pieces.quote_card(replace(quote, via=[*quote.via, quote.via[0]]), record.vocabulary)
    assert card.chain == "Sergei Korolev → TASS"


def test_a_note_says_which_field_it_is_about(record: Record) -> None:
    found = [shapes.Note("Doubtful.", "date", None, None), shapes.Note("See there.", None, "moon-letter", 3)]
    lines = pieces.notes(found, record.vocabulary)
    assert (lines[0].field, lines[0].citation) == ("date", None)
    assert lines[1].field is None
    assert lines[1].citation
    assert lines[1].citation.url == "/sources/moon-letter#p3"


def test_a_change_names_its_record_where_the_page_is_not_its_own() -> None:
    change = shapes.Change("2026-01-05", "event", "sputnik", "The day.", "It was wrong.")
    assert pieces.changes([change])[0].record is None
    line = pieces.changes([change], {"/events/sputnik": "Sputnik"})[0]
    assert line.record == pieces.Link("Sputnik", "/events/sputnik")
    assert (line.day, line.datetime) == ("5 January 2026", "2026-01-05")
