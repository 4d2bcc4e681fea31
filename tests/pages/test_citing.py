"""Citations lead to their paragraphs; endnotes name every source that a page cites, once, with the paragraphs."""

from app.filters import EventFilter
from app.pages.events import event_page
from app.pages.story import story_page
from app.record import records
from app.record.story import Story
from tests.pages.asking import timeline


def test_a_citation_leads_to_its_paragraph_and_says_what_it_supports(story: Story) -> None:
    sputnik = story.load(records.Event, ["sputnik"])[0]
    citation = sputnik.citations[0]
    assert citation.url == "/sources/orbit-review#p5"
    assert citation.label == story.names.sources["orbit-review"]
    assert citation.supported == "the date, the place and who took part"


def test_a_page_has_an_endnote_for_each_source_that_it_cites(story: Story) -> None:
    page = story_page(story)
    cited = {note.pinpoint.label for note in page.notes if note.pinpoint}
    assert {note.label for note in page.endnotes} == cited
    assert all(note.paragraphs.startswith("¶") and note.text.endswith(".") for note in page.endnotes)


def test_an_endnote_names_each_paragraph_once_in_order(story: Story) -> None:
    endnotes = timeline(story).endnotes
    assert len({note.label for note in endnotes}) == len(endnotes) == 2
    for note in endnotes:
        numbers = [int(text.removeprefix("¶")) for text in note.paragraphs.split(", ")]
        assert numbers == sorted(set(numbers))


def test_an_events_endnotes_hold_what_its_date_and_quotations_cite(story: Story) -> None:
    page = event_page(story, "moon-landing", EventFilter())
    assert page
    cited = {
        c.label
        for c in (
            *page.event.citations,
            *page.event.date.citations,
            *(c for q in page.quotes for c in q.quote.citations),
        )
    }
    assert cited <= {note.label for note in page.endnotes}


def test_a_view_without_events_has_no_endnotes(story: Story) -> None:
    assert timeline(story, from_="1900", to="1901").endnotes == ()
