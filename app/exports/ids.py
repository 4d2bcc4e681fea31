"""Owns the names that a record and its changes have in other programs, wherever the site is served."""

from uuid import NAMESPACE_URL, UUID, uuid5

from app.record import records
from app.record.story import Outline


def named(story: Outline, *parts: object) -> UUID:
    """The name of a part of this story: made of the story's short name, so that it changes only with that."""
    return uuid5(NAMESPACE_URL, "/".join(map(str, (story.site.brand, *parts))))


def of_event(story: Outline, event: records.Event) -> UUID:
    """The name of an event, which outlives a change of its slug: that of the first it had."""
    return named(story, "events", [*event.former_slugs, event.slug][0])
