"""Endnotes name every source that a page cites, once, with the paragraphs."""

from app.filters import EventFilter
from app.pages.events import event_page
from app.pages.story import story_page
from tests.pages.conftest import Record


def test_a_page_has_an_endnote_for_each_source_that_it_cites(record: Record) -> None:
    page = story_page(record.connection, record.vocabulary, record.eras, record.meta)
    cited = {c.label for part in page.parts for chapter in part.chapters for c in chapter.card.citations}
    assert {note.label for note in page.endnotes} == cited
    assert all(note.paragraphs.startswith("¶") and note.text.endswith(".") for note in page.endnotes)


def test_an_endnote_names_each_paragraph_once_in_order(record: Record) -> None:
    timeline = record.timeline()
    assert len({note.label for note in timeline.endnotes}) == len(timeline.endnotes) == 2
    for note in timeline.endnotes:
        numbers = [int(text.removeprefix("¶")) for text in note.paragraphs.split(", ")]
        assert numbers == sorted(set(numbers))


def test_an_events_endnotes_hold_what_its_date_and_quotations_cite(record: Record) -> None:
    page = event_page(record.connection, "moon-landing", EventFilter(), record.vocabulary, record.eras)
    assert page
    cited = {c.label for c in (*page.citations, *page.date.citations, *(c for q in page.quotes for c in q.citations))}
    assert cited <= {note.label for note in page.endnotes}


def test_a_view_without_events_has_no_endnotes(record: Record) -> None:
    assert record.timeline(from_="1900", to="1901").endnotes == ()
