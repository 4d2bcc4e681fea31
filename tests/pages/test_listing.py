"""What the list folds: loosely dated runs and what began before, never a filter's few results, and never the order."""

import pytest

from app.filters import EventFilter, find
from app.pages.listing import FEW, Group
from app.pages.timeline import TimelinePage
from app.record.story import Story
from tests.pages.asking import timeline


def in_the_open(page: TimelinePage) -> list[str]:
    """The slugs of the events that a reader sees without opening anything."""
    groups = [group for group in page.groups if not group.folded]
    return [entry.event.slug for group in groups for run in group.runs if not run.fold for entry in run.entries]


def folds(page: TimelinePage) -> list[Group]:
    """The groups of a page that hold or are a fold."""
    return [group for group in page.groups if group.folded or any(run.fold for run in group.runs)]


def test_few_events_stand_before_singapore_and_each_has_a_date_within_its_year(real_story: Story) -> None:
    before = in_the_open(timeline(real_story))
    assert before.index("singapore-summit") <= 4
    assert "trump-kim-letters" not in before


def test_a_fold_counts_what_it_holds(real_story: Story) -> None:
    runs = [run for group in timeline(real_story).groups for run in group.runs if run.fold]
    assert runs
    assert [run.fold for run in runs] == [f"{len(run.entries)} events dated by year only" for run in runs]
    assert all(len(run.entries) > 1 for run in runs)


def test_a_headline_event_is_never_folded(real_story: Story) -> None:
    wanted, _ = find.page(real_story, EventFilter(importance="headline", limit=200))
    assert {event.slug for event in wanted} <= set(in_the_open(timeline(real_story, limit=200)))


@pytest.mark.parametrize("asked", [{}, {"year": (2018,)}, {"from_": "2018", "to": "2019-06"}, {"order": "newest"}])
def test_folding_keeps_the_records_order(real_story: Story, asked: dict[str, object]) -> None:
    page = timeline(real_story, **asked, limit=200)
    shown = [entry.event.slug for group in [page.prologue, *page.groups] if group for entry in group.entries]
    found, _ = find.page(real_story, EventFilter(**asked, limit=200))  # type: ignore[arg-type]
    wanted = [event.slug for event in found]
    assert shown == wanted if "order" not in asked else sorted(shown) == sorted(wanted)
    assert folds(page)


def test_what_began_before_a_year_is_one_fold_that_counts(real_story: Story) -> None:
    first = timeline(real_story, year=(2019,)).groups[0]
    assert first.folded
    assert first.heading.endswith(f" · {len(first.entries)} events")


@pytest.mark.parametrize("asked", [{"actor": ("moon-jae-in",), "year": (2018,)}, {"q": "letters"}])
def test_a_filters_few_results_are_all_in_the_open(real_story: Story, asked: dict[str, object]) -> None:
    page = timeline(real_story, **asked)
    assert 0 < len(in_the_open(page)) <= FEW
    assert page.prologue is None
    assert folds(page) == []


def test_an_era_that_opens_in_a_fold_is_introduced_before_it(real_story: Story) -> None:
    page = timeline(real_story, limit=200)
    shown = [era.slug for group in page.groups for run in group.runs for era in run.opens]
    shown += [entry.opens.slug for group in page.groups for entry in group.entries if entry.opens]
    assert sorted(shown) == sorted(era.slug for era in real_story.eras if era.slug != "before-2018")
