"""What the list folds: loosely dated runs and what began before, never a filter's few results, and never the order."""

import pytest
from sqlalchemy import Connection

from app.filters import EventFilter
from app.pages.listing import FEW, Group
from app.pages.timeline import TimelinePage
from app.record import q_common as common
from app.record import q_events as events
from app.record.database import meta
from tests.pages.conftest import Record


@pytest.fixture(scope="module")
def real(real_connection: Connection) -> Record:
    """The real record, whose years hold loosely dated events."""
    return Record(
        real_connection, common.vocabulary(real_connection), meta(real_connection), common.eras(real_connection)
    )


def in_the_open(page: TimelinePage) -> list[str]:
    """The slugs of the events that a reader sees without opening anything."""
    groups = [group for group in page.groups if not group.folded]
    return [card.slug for group in groups for run in group.runs if not run.fold for card in run.cards]


def folds(page: TimelinePage) -> list[Group]:
    """The groups of a page that hold or are a fold."""
    return [group for group in page.groups if group.folded or any(run.fold for run in group.runs)]


def test_few_events_stand_before_singapore_and_each_has_a_date_within_its_year(real: Record) -> None:
    before = in_the_open(real.timeline())
    assert before.index("singapore-summit") <= 4
    assert "trump-kim-letters" not in before


def test_a_fold_counts_what_it_holds(real: Record) -> None:
    runs = [run for group in real.timeline().groups for run in group.runs if run.fold]
    assert runs
    assert [run.fold for run in runs] == [f"{len(run.cards)} events dated by year only" for run in runs]
    assert all(len(run.cards) > 1 for run in runs)


def test_a_headline_event_is_never_folded(real: Record) -> None:
    wanted, _ = events.page(real.connection, EventFilter(importance="headline", limit=200))
    assert {event.slug for event in wanted} <= set(in_the_open(real.timeline(limit=200)))


@pytest.mark.parametrize("asked", [{}, {"year": (2018,)}, {"from_": "2018", "to": "2019-06"}, {"order": "newest"}])
def test_folding_keeps_the_records_order(real: Record, asked: dict[str, object]) -> None:
    page = real.timeline(**asked, limit=200)
    shown = [card.slug for group in [page.prologue, *page.groups] if group for card in group.cards]
    found, _ = events.page(real.connection, EventFilter(**asked, limit=200))  # type: ignore[arg-type]
    wanted = [event.slug for event in found]
    assert shown == wanted if "order" not in asked else sorted(shown) == sorted(wanted)
    assert folds(page)


def test_what_began_before_a_year_is_one_fold_that_counts(real: Record) -> None:
    first = real.timeline(year=(2019,)).groups[0]
    assert first.folded
    assert first.heading.endswith(f" · {len(first.cards)} events")


@pytest.mark.parametrize("asked", [{"actor": ("moon-jae-in",), "year": (2018,)}, {"q": "letters"}])
def test_a_filters_few_results_are_all_in_the_open(real: Record, asked: dict[str, object]) -> None:
    page = real.timeline(**asked)
    assert 0 < len(in_the_open(page)) <= FEW
    assert page.prologue is None
    assert folds(page) == []


def test_an_era_that_opens_in_a_fold_is_introduced_before_it(real: Record) -> None:
    page = real.timeline(limit=200)
    shown = [era.slug for group in page.groups for run in group.runs for era in run.opens]
    shown += [card.opens.slug for group in page.groups for card in group.cards if card.opens]
    assert sorted(shown) == sorted(era.slug for era in real.eras if era.slug != "before-2018")
