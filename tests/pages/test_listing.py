"""The list: everything in order, turning points in full, the rest as lines and in folds, all of a few in full."""

import pytest

from app.filters import EventFilter, find
from app.pages.entries import EventEntry
from app.pages.listing import FEW, FOLDED, LONG
from app.pages.timeline import TimelinePage
from app.record.story import Story
from tests.pages.asking import timeline


def entries(page: TimelinePage) -> list[EventEntry]:
    return [entry for group in page.groups for entry in group.entries]


def test_turning_points_are_told_in_full_and_the_others_in_a_line(crowd_story: Story) -> None:
    shown = entries(timeline(crowd_story, limit=200))
    assert len(shown) > FEW
    assert {entry.event.importance for entry in shown if entry.full} == {"headline"}
    assert {entry.event.importance for entry in shown if not entry.full} == {"major", "minor"}


@pytest.mark.parametrize("asked", [{"actor": ("nasa",), "year": (1972,)}, {"q": "vienna", "year": (1975,)}])
def test_a_filters_few_results_are_told_in_full(crowd_story: Story, asked: dict[str, object]) -> None:
    shown = entries(timeline(crowd_story, **asked))
    assert 0 < len(shown) <= FEW
    assert all(entry.full for entry in shown)


@pytest.mark.parametrize("asked", [{}, {"year": (1975,)}, {"from_": "1961", "to": "1968"}, {"order": "newest"}])
def test_the_list_keeps_the_records_order(crowd_story: Story, asked: dict[str, object]) -> None:
    shown = [entry.event.slug for entry in entries(timeline(crowd_story, **asked, limit=200))]
    events, _ = find.page(crowd_story, EventFilter(**asked, limit=200))  # type: ignore[arg-type]
    in_order = [event.slug for event in events]
    assert shown == in_order if "order" not in asked else sorted(shown) == sorted(in_order)


def test_what_began_before_a_year_stands_under_a_heading_that_counts(crowd_story: Story) -> None:
    first = timeline(crowd_story, year=(1975,)).groups[0]
    assert (first.id, first.label) == ("under-way", "earlier")
    assert first.heading.endswith(f" · {len(first.entries)} events")


def test_a_heading_counts_nothing_where_the_list_goes_on_on_another_page(crowd_story: Story) -> None:
    first = timeline(crowd_story, year=(1975,), limit=5).groups[0]
    assert (first.id, first.heading[0].isupper(), "event" in first.heading) == ("under-way", True, False)
    assert timeline(crowd_story, limit=5).groups[0].heading == f"Before {crowd_story.opens.year}"


@pytest.mark.parametrize(
    ("asked", "first", "then"), [({}, "before", "y1961"), ({"year": (1975,)}, "under-way", "y1975")]
)
def test_what_came_before_can_be_passed_over(
    crowd_story: Story, asked: dict[str, object], first: str, then: str
) -> None:
    groups = timeline(crowd_story, **asked, limit=200).groups
    assert groups[0].id == first
    assert groups[0].past
    assert groups[0].past.id == then
    assert all(group.past is None for group in groups[1:])


def test_each_year_has_a_place_on_the_rail_and_loose_dates_have_none(crowd_story: Story) -> None:
    groups = timeline(crowd_story, limit=200).groups
    assert {group.label for group in groups if group.id.startswith("some-time")} <= {""}
    assert [group.label for group in groups if group.id.startswith("y")] == [
        group.id[1:] for group in groups if group.id.startswith("y")
    ]


def test_a_long_list_folds_what_stands_between_its_turning_points(crowd_story: Story) -> None:
    page = timeline(crowd_story, limit=200)
    runs = [run for group in page.groups for run in group.runs]
    folded = [run for run in runs if run.told]
    assert folded
    assert page.folded
    for run in runs:
        assert bool(run.told) == (len(run.entries) >= FOLDED)
        assert len(run.entries) == 1 or not any(entry.full for entry in run.entries)
    for run in folded:
        years = sorted({entry.event.date.first.year for entry in run.entries})
        assert run.told.startswith(f"{len(run.entries)} events · ")
        assert all(str(year) in run.told for year in (years[0], years[-1]))


def test_a_list_that_is_not_long_stands_open(crowd_story: Story) -> None:
    page = timeline(crowd_story, limit=LONG)
    assert len(entries(page)) == LONG
    assert not page.folded
    assert timeline(crowd_story, limit=LONG + 1).folded


def test_what_is_folded_already_need_not_be_passed_over(crowd_story: Story) -> None:
    for page in (timeline(crowd_story, limit=200), timeline(crowd_story, year=(1975,), limit=200)):
        assert bool(page.groups[0].past) != any(run.told for run in page.groups[0].runs)
