"""The handout: the events asked for, in their order, every sentence with its note, one quotation each."""

from dataclasses import replace
from pathlib import Path

from app.curation import Seeds
from app.filters import HandoutFilter
from app.pages.handout import example, handout_page
from app.record.story import Story
from tests.pages.asking import told


def test_events_stand_in_their_order_with_a_note_for_each_mark(story: Story) -> None:
    page = handout_page(story, HandoutFilter(event=("moon-landing", "sputnik")))
    assert [one.event.slug for one in page.events] == ["sputnik", "moon-landing"]
    marks = {mark.number for one in page.events for sentence in one.sentences for mark in sentence.marks}
    marks |= {one.spoken.mark.number for one in page.events if one.spoken}
    assert marks == {note.number for note in page.notes}
    assert page.path == "/handout?event=moon-landing&event=sputnik"
    assert page.endnotes


def test_an_event_has_one_of_its_quotations_a_short_one_before_a_long_one(world: Seeds, tmp_path: Path) -> None:
    step = world.quotes["one-small-step"]
    shown = step.passages[0].model_copy(update={"text": "one " * 80})
    long = step.model_copy(update={"passages": [shown], "former_slugs": []})
    quotes = {**world.quotes, "a-long-step": long}
    with told(replace(world, quotes=quotes), tmp_path) as story:
        [one] = handout_page(story, HandoutFilter(event=("moon-landing",))).events
        assert one.spoken
        assert one.spoken.quote.slug == "one-small-step"


def test_the_example_is_the_turning_points_of_the_first_lane_or_the_first_of_all(world: Seeds, tmp_path: Path) -> None:
    with told(world, tmp_path / "whole") as story:
        lane = next(iter(story.lanes))
        assert {event.lane for event in example(story)} == {lane}
    events = {
        slug: event.model_copy(update={"importance": "major"}) if event.lane == lane else event
        for slug, event in world.events.items()
    }
    with told(replace(world, events=events), tmp_path / "without") as story:
        turning = [event.slug for event in example(story)]
        assert 0 < len(turning) <= 3
        assert lane not in {events[slug].lane for slug in turning}
