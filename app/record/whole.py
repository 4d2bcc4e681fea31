"""Owns the shape of the whole record, as it is made of the seeds and written to the file: one record at a time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from app import earth
from app.record import records, story_values
from app.record.pinpoints import Paragraph

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Made(Generic[T]):
    """The records of a kind, in their order. Each is made when it is asked for and kept nowhere, so that a record of
    any number of them takes no more room than one of a few."""

    slugs: Sequence[str]
    maker: Callable[[str], T]

    def __iter__(self) -> Iterator[T]:
        return map(self.maker, self.slugs)

    def __len__(self) -> int:
        return len(self.slugs)


@dataclass(frozen=True, slots=True)
class Record:
    """The whole record, each kind in its order, and what is asked of all of a kind at once: every name of each actor,
    those of each place and what it lies in, the quoted texts that belong to each event, the place of each claim in the
    order of the days they were made."""

    site: story_values.Site
    narrative: story_values.Narrative
    map: earth.Map | None
    horizon: date
    lanes: list[story_values.Lane]
    event_kinds: list[story_values.EventKind]
    quote_kinds: list[story_values.Listed]
    sides: list[story_values.Listed]
    eras: list[story_values.Era]
    topics: list[story_values.Topic]
    synonyms: list[story_values.Synonyms]
    changes: list[story_values.Change]
    paragraphs: list[Paragraph]
    names: dict[str, list[str]]
    place_names: dict[str, list[str]]
    quoted: dict[str | None, list[str]]
    claim_order: dict[str, int]
    sources: Made[records.Source]
    actors: Made[records.Actor]
    places: Made[records.Place]
    events: Made[records.Event]
    quotes: Made[records.Quote]
    questions: Made[records.Question]

    @property
    def documents(self) -> dict[str, Made[Any]]:
        """The records of each kind that has pages of its own."""
        return {
            "source": self.sources, "place": self.places, "actor": self.actors, "event": self.events,
            "quote": self.quotes, "question": self.questions,
        }  # fmt: skip
