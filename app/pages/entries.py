"""Owns how lists show an event."""

from collections.abc import Sequence
from dataclasses import dataclass

from app import urls
from app.lists import HEADLINE
from app.pages.faces import DateFace, face
from app.record import records, story_values
from app.record.story import Outline

CARD_ACTORS = 3
"""So many who took part are named."""


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event in a list, in `full` or as one line, its link within the reader's filter, who took part and the names of
    its sources; `tag` says why it stands here, `opens` is the era that is introduced before it."""

    event: records.Event
    url: str
    face: DateFace
    lane_name: str
    sources: str
    who: str
    full: bool
    tag: str
    opens: story_values.Era | None = None


def event_entry(
    event: records.Event, story: Outline, carried: Sequence[urls.Pair] = (), tag: str = "", *, few: bool = False
) -> EventEntry:
    """An event as lists show it; its link carries the reader's filter. Turning points are told in full, and so
    are all of a few."""
    return EventEntry(
        event=event,
        url=urls.link(event.url, carried),
        face=face(event.date.edtf),
        lane_name=story.names.lanes[event.lane],
        sources=", ".join(dict.fromkeys(place.label for place in event.places)),
        who=_who([actor.name for actor in event.actors]),
        full=few or event.importance == HEADLINE,
        tag=tag,
    )


def _who(names: list[str]) -> str:
    """Some of those who took part, and how many more."""
    more = len(names) - CARD_ACTORS
    return ", ".join(names[:CARD_ACTORS]) + (f" and {more} more" if more > 0 else "")
