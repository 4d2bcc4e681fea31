"""Owns how lists show an event."""

from collections.abc import Sequence
from dataclasses import dataclass

from app import urls
from app.pages.faces import DateFace, face
from app.record import records, story_values
from app.record.story import Outline

CARD_ACTORS = 4


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event in a list, its link within the reader's filter, and the names of its sources; `tag` says why it stands
    here, `opens` is the era that is introduced before it."""

    event: records.Event
    url: str
    face: DateFace
    lane_name: str
    sources: str
    actors: list[records.Participant]
    more_actors: int
    tag: str
    opens: story_values.Era | None = None


def event_entry(event: records.Event, story: Outline, carried: Sequence[urls.Pair] = (), tag: str = "") -> EventEntry:
    """An event as lists show it; its link carries the reader's filter."""
    return EventEntry(
        event=event,
        url=urls.link(event.url, carried),
        face=face(event.date.edtf),
        lane_name=story.names.lanes[event.lane],
        sources=", ".join(dict.fromkeys(place.label for place in event.places)),
        actors=event.actors[:CARD_ACTORS],
        more_actors=max(len(event.actors) - CARD_ACTORS, 0),
        tag=tag,
    )
