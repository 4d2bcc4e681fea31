"""Asking for the timeline's view model by the values of its filter."""

from app.filters import EventFilter
from app.pages.timeline import TimelinePage, timeline_page
from app.record.story import Story


def timeline(story: Story, **asked: object) -> TimelinePage:
    """The timeline of a filter; tuples where it takes several values."""
    return timeline_page(story, EventFilter(**asked))  # type: ignore[arg-type]
