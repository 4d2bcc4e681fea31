"""What the list folds: loosely dated runs and what began before, never a filter's few results, and never the order."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.curation import Seeds
from app.filters import EventFilter, find
from app.pages.listing import FEW, Group
from app.pages.timeline import TimelinePage
from app.record.story import Story
from tests.bench.crowd import crowd
from tests.pages.asking import timeline, told


def in_the_open(page: TimelinePage) -> list[str]:
    """The slugs of the events that a reader sees without opening anything."""
    groups = [group for group in page.groups if not group.folded]
    return [entry.event.slug for group in groups for run in group.runs if not run.fold for entry in run.entries]


def folds(page: TimelinePage) -> list[Group]:
    """The groups of a page that hold or are a fold."""
    return [group for group in page.groups if group.folded or any(run.fold for run in group.runs)]


def test_a_fold_counts_what_it_holds(crowd_story: Story) -> None:
    runs = [run for group in timeline(crowd_story).groups for run in group.runs if run.fold]
    assert runs
    assert [run.fold for run in runs] == [f"{len(run.entries)} events dated by year only" for run in runs]
    assert all(len(run.entries) > 1 for run in runs)


def test_a_headline_event_is_never_folded(crowd_story: Story) -> None:
    headlines, _ = find.page(crowd_story, EventFilter(importance="headline", from_=str(crowd_story.opens), limit=200))
    assert {event.slug for event in headlines} <= set(in_the_open(timeline(crowd_story, limit=200)))


@pytest.mark.parametrize("asked", [{}, {"year": (1975,)}, {"from_": "1961", "to": "1968"}, {"order": "newest"}])
def test_folding_keeps_the_records_order(crowd_story: Story, asked: dict[str, object]) -> None:
    page = timeline(crowd_story, **asked, limit=200)
    shown = [entry.event.slug for group in [page.prologue, *page.groups] if group for entry in group.entries]
    events, _ = find.page(crowd_story, EventFilter(**asked, limit=200))  # type: ignore[arg-type]
    in_order = [event.slug for event in events]
    assert shown == in_order if "order" not in asked else sorted(shown) == sorted(in_order)
    assert folds(page)


def test_what_began_before_a_year_is_one_fold_that_counts(crowd_story: Story) -> None:
    first = timeline(crowd_story, year=(1975,)).groups[0]
    assert first.folded
    assert first.heading.endswith(f" · {len(first.entries)} events")


@pytest.mark.parametrize(
    "asked", [{"actor": ("nasa",), "year": (1972,)}, {"q": "vienna", "year": (1975,)}, {"importance": "headline"}]
)
def test_a_filters_few_results_are_all_in_the_open(crowd_story: Story, asked: dict[str, object]) -> None:
    page = timeline(crowd_story, **asked)
    assert 0 < len(in_the_open(page)) <= FEW
    assert page.prologue is None
    assert folds(page) == []


def test_an_era_that_opens_in_a_fold_is_introduced_before_it(world: Seeds, crowd_story: Story, tmp_path: Path) -> None:
    fold = next(run for group in timeline(crowd_story, limit=200).groups for run in group.runs if run.fold)
    *before, last = world.eras
    later = last.model_copy(update={"start": str(fold.entries[0].event.date.first)})
    with told(replace(crowd(world, 150), eras=[*before, later]), tmp_path) as story:
        groups = timeline(story, limit=200).groups
    runs = [run for group in groups for run in group.runs]
    assert [(run.entries[0].event.slug, [era.slug for era in run.opens]) for run in runs if run.opens] == [
        (fold.entries[0].event.slug, ["moon"])
    ]
    assert [entry.opens.slug for run in runs for entry in run.entries if entry.opens] == ["people"]
