"""Asking for the timeline's view model by the values of its filter, and for a record that a test makes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.curation import Seeds
from app.filters import EventFilter
from app.pages.timeline import TimelinePage, timeline_page
from app.record import store
from app.record.story import Story, outline
from tests.conftest import opened


def timeline(story: Story, **asked: object) -> TimelinePage:
    """The timeline of a filter; tuples where it takes several values."""
    return timeline_page(story, EventFilter(**asked))  # type: ignore[arg-type]


@contextmanager
def told(seeds: Seeds, data: Path) -> Iterator[Story]:
    """A record as a request sees it, built in the folder `data` for the length of the block."""
    store.build(seeds, data)
    generation = opened(data)
    with generation.connect() as connection:
        yield outline(connection).at(connection)
    generation.engine.dispose()
