"""What a route hands to a page: the tiny record's names, texts and eras."""

from dataclasses import dataclass

import pytest
from sqlalchemy import Connection

from app.filters import EventFilter, Vocabulary
from app.pages.timeline import TimelinePage, timeline_page
from app.record import q_common as common
from app.record import shapes
from app.record.database import meta


@dataclass(frozen=True)
class Record:
    """The tiny record, as routes read it."""

    connection: Connection
    vocabulary: Vocabulary
    meta: dict[str, str]
    eras: list[shapes.Era]

    def timeline(self, **asked: object) -> TimelinePage:
        """The timeline's view model of a filter; tuples where a filter takes several values."""
        wanted = EventFilter(**asked)  # type: ignore[arg-type]
        return timeline_page(self.connection, wanted, self.vocabulary, self.meta, self.eras)


@pytest.fixture(scope="session")
def record(connection: Connection) -> Record:
    """The tiny record."""
    return Record(connection, common.vocabulary(connection), meta(connection), common.eras(connection))
