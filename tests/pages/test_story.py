"""The short story's view model: every headline event once, in order, under its era, with one quotation."""

from dataclasses import replace
from datetime import date

from app.filters import EventFilter, find
from app.pages.story import Chapter, StoryPage, story_page
from app.record import story_values
from app.record.story import Story


def chapters(page: StoryPage) -> list[Chapter]:
    """The chapters one after another."""
    return [chapter for part in page.parts for chapter in part.chapters]


def test_it_tells_the_headline_events_once_each_in_their_order(story: Story) -> None:
    headlines, _ = find.page(story, EventFilter(importance="headline", limit=200))
    told_slugs = [chapter.entry.event.slug for chapter in chapters(story_page(story))]
    assert (
        told_slugs
        == [event.slug for event in headlines]
        == ["sputnik", "gagarin-flight", "vienna-summit", "moon-landing"]
    )


def test_chapters_stand_under_their_eras(story: Story) -> None:
    parts = {part.era.slug: [chapter.entry.event.slug for chapter in part.chapters] for part in story_page(story).parts}
    assert parts == {
        "machines": ["sputnik"], "people": ["gagarin-flight", "vienna-summit"], "moon": ["moon-landing"],
    }  # fmt: skip


def test_one_leads_to_the_next_and_back_across_the_eras(story: Story) -> None:
    told_slugs = chapters(story_page(story))
    slugs = [chapter.entry.event.slug for chapter in told_slugs]
    assert [chapter.previous for chapter in told_slugs] == [None, *slugs[:-1]]
    assert [chapter.following for chapter in told_slugs] == [*slugs[1:], None]


def test_a_chapter_has_the_first_quotation_of_its_event_if_there_is_one(story: Story) -> None:
    said = {chapter.entry.event.slug: chapter.quote and chapter.quote.slug for chapter in chapters(story_page(story))}
    assert said == {
        "sputnik": None, "gagarin-flight": "lets-go", "vienna-summit": None, "moon-landing": "one-small-step",
    }  # fmt: skip


def test_an_era_without_a_headline_event_is_left_out(story: Story) -> None:
    later = story_values.Era("later", "Later", date(2050, 1, 1), date(2100, 12, 31), "Nothing yet.")
    page = story_page(replace(story, eras=[*story.eras, later]))
    assert [part.era.slug for part in page.parts] == ["machines", "people", "moon"]


def test_it_says_how_long_it_is(story: Story) -> None:
    page = story_page(story)
    assert page.title == "The short story"
    assert page.description.endswith(": 4 events, 1 minute to read. The articles quote words from 2 of them.")
    assert [chapter.position for chapter in chapters(page)] == [1, 2, 3, 4] == list(range(1, page.count + 1))
