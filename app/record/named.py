"""Owns what a record says of an actor or a place that it names. Frozen."""

from dataclasses import dataclass
from typing import Annotated

from app import urls
from app.record.described import Slug


@dataclass(frozen=True, slots=True)
class Named:
    """An actor's slug and the name that it is known by."""

    slug: Annotated[Slug, "Slug of the actor."]
    name: Annotated[str, "The name that the actor is known by."]

    @property
    def url(self) -> str:
        return urls.record("actor", self.slug)


@dataclass(frozen=True, slots=True)
class Located:
    """A place's slug and name, and the slugs of the places that it lies in, the nearest first."""

    slug: Annotated[Slug, "Slug of the place."]
    name: Annotated[str, "The name that the place is known by."]
    within: Annotated[list[Slug], "Slugs of the places that it lies in, the nearest first."]

    @property
    def url(self) -> str:
        return urls.record("place", self.slug)

    @property
    def chain(self) -> list[str]:
        """Its own slug and those of the places that it lies in."""
        return [self.slug, *self.within]
