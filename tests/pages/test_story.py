"""The short story's view model: every headline event once, in order, under its era, with one quotation."""

from sqlalchemy import Connection

from app.filters import EventFilter
from app.pages.story import Chapter, StoryPage, minutes, story_page
from app.record import q_common as common
from app.record import q_events as events
from app.record import q_quotes as quotes
from app.record.database import meta
from tests.pages.conftest import Record


def told(record: Record) -> StoryPage:
    """The story of the tiny record."""
    return story_page(record.connection, record.vocabulary, record.eras, record.meta)


def chapters(page: StoryPage) -> list[Chapter]:
    """The chapters one after another."""
    return [chapter for part in page.parts for chapter in part.chapters]


def test_it_tells_the_headline_events_once_each_in_their_order(record: Record) -> None:
    wanted, _ = events.page(record.connection, EventFilter(importance="headline", limit=200))
    found = [chapter.card.slug for chapter in chapters(told(record))]
    assert found == [event.slug for event in wanted] == ["sputnik", "gagarin-flight", "vienna-summit", "moon-landing"]


def test_chapters_stand_under_their_eras(record: Record) -> None:
    parts = {part.era.slug: [chapter.card.slug for chapter in part.chapters] for part in told(record).parts}
    assert parts == {
        "machines": ["sputnik"], "people": ["gagarin-flight", "vienna-summit"], "moon": ["moon-landing"],
    }  # fmt: skip


def test_one_leads_to_the_next_and_back_across_the_eras(record: Record) -> None:
    found = chapters(told(record))
    slugs = [chapter.card.slug for chapter in found]
    assert [chapter.previous for chapter in found] == [None, *slugs[:-1]]
    assert [chapter.following for chapter in found] == [*slugs[1:], None]


def test_a_chapter_has_the_first_quotation_of_its_event_if_there_is_one(record: Record) -> None:
    said = {chapter.card.slug: chapter.quote and chapter.quote.slug for chapter in chapters(told(record))}
    assert said == {
        "sputnik": None, "gagarin-flight": "lets-go", "vienna-summit": None, "moon-landing": "one-small-step",
    }  # fmt: skip


def test_an_era_without_a_headline_event_is_left_out(record: Record) -> None:
    empty = [*record.eras, record.eras[-1].__class__("later", "Later", "2050-01-01", "2100-12-31", "Nothing yet.")]
    page = story_page(record.connection, record.vocabulary, empty, record.meta)
    assert [part.era.slug for part in page.parts] == ["machines", "people", "moon"]


def test_it_says_how_long_it_is(record: Record) -> None:
    page = told(record)
    assert page.title == "The short story"
    assert page.description.endswith(": 4 events, 1 minute to read. The articles quote words from 2 of them.")
    assert [chapter.position for chapter in chapters(page)] == [1, 2, 3, 4] == list(range(1, page.count + 1))


def test_the_real_story_is_read_in_five_minutes_and_quotes_all_that_it_can(real_connection: Connection) -> None:
    eras = common.eras(real_connection)
    page = story_page(real_connection, common.vocabulary(real_connection), eras, meta(real_connection))
    assert 2 <= minutes(page.parts) <= 5
    for chapter in chapters(page):
        assert (chapter.quote is not None) == bool(quotes.of_event(real_connection, chapter.card.slug))
