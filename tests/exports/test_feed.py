"""The feed as feedparser reads it: every change once, with a name that stays and the day that is known."""

from dataclasses import replace

import feedparser
import pytest

from app.exports import feed
from app.record.story import Story
from app.record.story_values import Change

ORIGIN = "https://race.example"


def read(story: Story, origin: str = ORIGIN) -> feedparser.FeedParserDict:
    """The feed of a record."""
    parsed = feedparser.parse(b"".join(feed.lines(story, origin)))
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    return parsed


@pytest.fixture(params=["story", "real_story"])
def any_story(request: pytest.FixtureRequest) -> Story:
    """The tiny record, and the one in `seeds/`."""
    value: Story = request.getfixturevalue(request.param)
    return value


def test_every_change_is_an_entry_with_its_day_its_words_and_its_record(any_story: Story) -> None:
    parsed = read(any_story)
    assert [entry.updated[:10] for entry in parsed.entries] == [c.day for c in any_story.changes][: feed.MOST]
    assert parsed.feed.updated == f"{any_story.changes[0].day}T00:00:00Z"
    for entry, change in zip(parsed.entries, any_story.changes, strict=False):
        assert change.what.strip() in entry.content[0].value
        assert change.why.strip() in entry.content[0].value
        assert entry.link.startswith(f"{ORIGIN}/")
    assert len({entry.id for entry in parsed.entries}) == len(parsed.entries)
    assert parsed.feed.author == any_story.site.brand
    assert [link.href for link in parsed.feed.links] == [f"{ORIGIN}/feed.atom", f"{ORIGIN}/about/changes"]


def test_neither_a_newer_change_nor_a_mended_word_renames_an_entry(story: Story) -> None:
    change = story.changes[0]
    before = [entry.id for entry in read(story).entries]
    same_day = Change(change.day, change.kind, change.slug, "Another", "New")
    mended = [replace(old, what=f"{old.what} (mended)") for old in story.changes]
    after = [entry.id for entry in read(replace(story, changes=[same_day, *mended])).entries]
    assert after[1:] == before
    assert after[0] not in before


def test_a_change_of_the_whole_leads_to_the_page_of_changes(story: Story) -> None:
    change = Change("2026-02-03", None, None, "All dates read again.", "To be sure.")
    [entry] = read(replace(story, changes=[change]), "").entries
    assert (entry.title, entry.link) == ("The whole record, 3 February 2026", "/about/changes")


def test_a_record_without_changes_has_an_empty_feed_of_its_last_day(story: Story) -> None:
    parsed = read(replace(story, changes=[]))
    assert parsed.entries == []
    assert parsed.feed.updated == f"{story.horizon}T00:00:00Z"


def test_a_feed_holds_the_newest_and_no_more_than_it_may(story: Story) -> None:
    changes = [Change("2026-02-03", None, None, f"Change {number}", "Why") for number in range(feed.MOST + 5)]
    parsed = read(replace(story, changes=changes))
    assert len(parsed.entries) == feed.MOST
    assert parsed.entries[0].content[0].value.startswith("Change 0")
