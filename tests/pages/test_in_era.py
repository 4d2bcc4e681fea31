"""The small picture of an event: every event of the era is a link, labels touch nothing, the event stands out."""

from itertools import combinations, pairwise

import pytest

from app.pages import in_era as in_era_module
from app.pages.in_era import LONGEST, STACKED, InEra, in_era, of_era
from app.picture.era_strip import LETTER, PITCH, ROW, SPACING, EraStrip, shares
from app.picture.lettering import text_width
from app.record import records, story_values
from app.record.story import Story


def events_of(story: Story, era: story_values.Era) -> list[records.Event]:
    """The events that begin in an era."""
    return [event for event in story.find(records.Event) if event.era == era.slug]


def pictures(story: Story) -> dict[str, InEra]:
    """The small picture of every event of a record."""
    eras = {era.slug: era for era in story.eras}
    return {event.slug: in_era(story, eras[event.era], event.slug) for event in story.find(records.Event)}


@pytest.fixture(scope="module")
def strips(crowd_story: Story) -> dict[str, EraStrip]:
    """Every drawing of a crowd of events."""
    drawn = pictures(crowd_story)
    return {f"{slug} {kind}": getattr(one, kind) for slug, one in drawn.items() for kind in ("wide", "narrow")}


def test_it_says_which_of_how_many_the_event_is(story: Story) -> None:
    people = next(era for era in story.eras if era.slug == "people")
    number = len(events_of(story, people))
    assert in_era(story, people, "gagarin-flight").told == f"Event 1 of {number} that begin in “{people.name}”."


def test_it_says_what_dots_below_one_another_mean_where_there_are_any(story: Story, crowd_story: Story) -> None:
    drawn = [one for of in (story, crowd_story) for one in pictures(of).values()]
    below = {any(dot.y > strip.line for strip in (one.wide, one.narrow) for dot in strip.dots): one for one in drawn}
    assert (below[True].stacked, below[False].stacked) == (STACKED, "")


def test_every_event_of_the_era_is_a_link_with_date_title_and_lane(story: Story) -> None:
    for era in story.eras:
        events = events_of(story, era)
        for strip in (in_era(story, era, events[0].slug).wide, in_era(story, era, events[0].slug).narrow):
            assert sorted(dot.item.url for dot in strip.dots) == sorted(event.url for event in events)
            assert all(event.title in " ".join(dot.item.name for dot in strip.dots) for event in events)


def test_of_a_crowded_era_those_nearest_in_its_order_are_drawn(
    crowd_story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_era_module, "MOST", 4)
    era = max(crowd_story.eras, key=lambda era: len(events_of(crowd_story, era)))
    order = [event.slug for event in events_of(crowd_story, era)]
    for here, near in ((0, order[:5]), (1, order[:5]), (7, order[5:10]), (len(order) - 2, order[-5:])):
        dots = in_era(crowd_story, era, order[here]).wide.dots
        assert order[here] in {dot.item.slug for dot in dots} <= set(near), here


def test_one_dot_is_the_event_itself_and_it_stands_on_the_line(strips: dict[str, EraStrip]) -> None:
    for named, strip in strips.items():
        current = [dot for dot in strip.dots if dot.current]
        assert [dot.item.url for dot in current] == [f"/events/{named.split()[0]}"]
        assert current[0].y == strip.line


def test_dots_keep_their_distance_and_stay_inside(strips: dict[str, EraStrip]) -> None:
    for named, strip in strips.items():
        for one, other in combinations(strip.dots, 2):
            assert abs(one.x - other.x) >= PITCH - 1e-9 or abs(one.y - other.y) >= PITCH, named
        assert all(0 < dot.x < strip.width and dot.y < strip.height for dot in strip.dots), named


def test_labels_touch_no_label_and_no_stem_and_stay_inside(strips: dict[str, EraStrip]) -> None:
    for named, strip in strips.items():
        rooms = [(one.left, one.left + text_width(one.text, LETTER), one) for one in strip.labels]
        assert all(left >= 0 and right <= strip.width and one.y > 0 for left, right, one in rooms), named
        for (left, right, one), (start, end, other) in combinations(rooms, 2):
            assert abs(one.y - other.y) >= ROW or right < start or end < left, named
            assert not (one.y > other.y and left < other.stem < right), named
            assert not (other.y > one.y and start < one.stem < end), named


def test_the_event_itself_always_has_its_label_and_headline_events_where_they_fit(strips: dict[str, EraStrip]) -> None:
    assert all([label.current for label in strip.labels].count(True) == 1 for strip in strips.values())
    for slug, headline in (("secret-moon-order", "Gagarin"), ("moon-landing-34", "Gagarin")):
        assert headline in {label.text for label in strips[f"{slug} wide"].labels}
    assert all(len(label.text) <= LONGEST for strip in strips.values() for label in strip.labels)


def test_texts_of_the_axis_do_not_touch(strips: dict[str, EraStrip]) -> None:
    for named, strip in strips.items():
        said = [(tick.x, tick.label) for tick in strip.ticks if tick.label]
        for (x, text), (following, _) in pairwise(said):
            assert x + text_width(text, LETTER) < following, named


def test_places_are_shares_of_the_eras_time(story: Story) -> None:
    for era in story.eras:
        assert all(0 <= share <= 1 for share in shares(of_era(story, era), (era.first, era.last)))


def test_labels_may_be_set_apart_by_a_reader_and_still_touch_none(strips: dict[str, EraStrip]) -> None:
    for named, strip in strips.items():
        for one, other in combinations(strip.labels, 2):
            if one.y == other.y:
                first, second = sorted((one, other), key=lambda label: label.left)
                assert first.left + text_width(first.text, LETTER) + SPACING * len(first.text) / 2 <= second.left, named
