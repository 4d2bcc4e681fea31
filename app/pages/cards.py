"""Owns how lists show an event."""

from collections.abc import Sequence
from dataclasses import dataclass

from app import urls
from app.pages.faces import DateFace, face
from app.record import shapes, story_values
from app.record.story import Outline

CARD_ACTORS = 4


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event in a list, its link within the reader's filter; `tag` says why it stands here, `opens` is the era that
    is introduced before it."""

    event: shapes.Event
    url: str
    face: DateFace
    lane_name: str
    actors: list[shapes.Participant]
    more_actors: int
    tag: str
    opens: story_values.Era | None = None


def event_card(event: shapes.Event, story: Outline, carried: Sequence[urls.Pair] = (), tag: str = "") -> EventCard:
    """An event as lists show it; its link carries the reader's filter."""
    return EventCard(
        event=event,
        url=urls.link(event.url, carried),
        face=face(event.date.edtf),
        lane_name=story.names.lanes[event.lane],
        actors=event.actors[:CARD_ACTORS],
        more_actors=max(len(event.actors) - CARD_ACTORS, 0),
        tag=tag,
    )
