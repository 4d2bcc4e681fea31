"""The names of events and changes: the same wherever and however often they are made."""

from dataclasses import replace

from app.exports import ids
from app.filters import EventFilter, find
from app.record.story import Story


def test_an_event_keeps_its_name_under_a_new_slug_and_differs_from_all_others(story: Story) -> None:
    events = list(find.every(story, EventFilter()))
    assert len({ids.of_event(story, event) for event in events}) == len(events)
    event = replace(events[0], former_slugs=[])
    once = replace(event, slug="anew", former_slugs=[event.slug])
    twice = replace(event, slug="again", former_slugs=[event.slug, "anew"])
    assert ids.of_event(story, event) == ids.of_event(story, once) == ids.of_event(story, twice)


def test_a_name_is_that_of_the_story_and_not_of_its_version(story: Story) -> None:
    later = replace(story, generation="0" * 16)
    other = replace(story, site=replace(story.site, brand="Another"))
    assert ids.named(story, "feed") == ids.named(later, "feed") != ids.named(other, "feed")
    assert str(ids.named(story, "feed")) == "4537de92-fa3a-5dbc-ace4-1539bfb79d8c"
