"""Owns what each link preview says."""

from app.cards import Card
from app.database import Generation, meta
from app.pages.mini import mini
from app.queries import common, events

LINE = 320
"""How long the line of an event in its era is, in the units of `mini`."""


def card_texts(generation: Generation) -> list[Card]:
    """A card for every event of a generation."""
    with generation.connect() as connection:
        eras = {era.slug: era for era in common.eras(connection)}
        brand = meta(connection)["brand"]
        slugs = sorted(common.vocabulary(connection).events)
        return [
            Card(
                slug=event.slug,
                lane=event.lane,
                date=event.date.text + (f" · {event.place}" if event.place else ""),
                title=event.title,
                who=", ".join(actor.name for actor in event.actors),
                brand=brand,
                marks=[(m.x / LINE, m.lane, m.current) for m in mini(connection, eras[event.era], event.slug).marks],
            )
            for event in events.load(connection, slugs)
        ]
