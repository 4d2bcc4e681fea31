"""Walking through the pages of a list of events."""

from dataclasses import replace

from sqlalchemy import Connection

from app.filters import EventFilter
from app.record import q_events as events


def walked(connection: Connection, wanted: EventFilter) -> list[str]:
    """The slugs of all pages, one after the other."""
    found: list[str] = []
    after: str | None = None
    while True:
        page, after = events.page(connection, replace(wanted, after=after))
        assert len(page) == wanted.limit or after is None
        found += [event.slug for event in page]
        if after is None:
            return found
        assert after == found[-1]
