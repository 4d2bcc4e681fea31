"""Owns what each link preview says."""

from collections.abc import Sequence

from app.exports.cards import Card
from app.pages.mini import of_era
from app.picture.era_strip import shares
from app.picture.marks import Item
from app.record import shapes
from app.record.database import Generation
from app.record.story import outline


def card_texts(generation: Generation) -> list[Card]:
    """A card for every event of a generation."""
    with generation.connect() as connection:
        story = outline(connection).at(connection)
        eras = {era.slug: (era, of_era(story, era)) for era in story.eras}
        events = sorted(story.find(shapes.Event), key=lambda event: event.slug)
        return [_card(event, *eras[event.era], story.site["brand"]) for event in events]


def _card(event: shapes.Event, era: shapes.Era, beside: Sequence[Item], brand: str) -> Card:
    places = zip(beside, shares(beside, (era.first, era.last)), strict=True)
    return shapes.fill(
        Card, event,
        date=event.date.text + (f" · {event.place}" if event.place else ""),
        who=", ".join(actor.name for actor in event.actors),
        brand=brand,
        marks=[(share, other.lane, other.slug == event.slug) for other, share in places],
    )  # fmt: skip
