"""Owns what a record says of an actor that it names. Frozen."""

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
