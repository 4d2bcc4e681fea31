"""Owns how lists show an event."""

from collections.abc import Sequence
from dataclasses import dataclass

from app import urls
from app.lists import HEADLINE
from app.pages.faces import DateFace, face
from app.record import records
from app.record.story import Outline

CARD_ACTORS, LINE_LETTERS = 3, 52
"""So many who took part are named where an event is told in full, and in about so many letters where it is a line."""


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event in a list, in `full` or as one line, its link within the reader's filter, who took part and the names of
    its sources; `others` took part too, `tag` says why it stands here. A `brief` line does not open."""

    event: records.Event
    url: str
    face: DateFace
    lane_name: str
    sources: str
    who: str
    others: str
    full: bool
    brief: bool
    tag: str


def event_entry(
    event: records.Event,
    story: Outline,
    carried: Sequence[urls.Pair] = (),
    tag: str = "",
    *,
    few: bool = False,
    brief: bool = False,
) -> EventEntry:
    """An event as lists show it; its link carries the reader's filter. Turning points are told in full, and so
    are all of a few."""
    full, names = few or event.importance == HEADLINE, [actor.name for actor in event.actors]
    named = CARD_ACTORS if full else _fitting(names)
    return EventEntry(
        event=event,
        url=urls.link(event.url, carried),
        face=face(event.date.edtf),
        lane_name=story.names.lanes[event.lane],
        sources=", ".join(dict.fromkeys(pinpoint.label for pinpoint in event.pinpoints)),
        who=_who(names, named),
        others=", ".join(names[named:]),
        full=full,
        brief=brief,
        tag=tag,
    )


def _fitting(names: list[str]) -> int:
    """How many of the names a line holds, the first at least."""
    counts = range(min(len(names), CARD_ACTORS), 1, -1)
    return next((count for count in counts if len(_who(names, count)) <= LINE_LETTERS), 1)


def _who(names: list[str], named: int) -> str:
    """So many of those who took part, and how many more."""
    more = len(names) - named
    return ", ".join(names[:named]) + (f" and {more} more" if more > 0 else "")
