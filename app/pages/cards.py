"""Owns what each link preview says."""

from app.exports.cards import Card
from app.pages.mini import days, of_era
from app.picture.era_strip import shares
from app.picture.lanes import Item
from app.record import q_common as common
from app.record import q_events as events
from app.record import shapes
from app.record.database import Generation, meta


def card_texts(generation: Generation) -> list[Card]:
    """A card for every event of a generation."""
    with generation.connect() as connection:
        brand = meta(connection)["brand"]
        eras = {era.slug: era for era in common.eras(connection)}
        beside = {slug: of_era(connection, era) for slug, era in eras.items()}
        slugs = sorted(common.vocabulary(connection).events)
        return [_card(event, eras[event.era], beside[event.era], brand) for event in events.load(connection, slugs)]


def _card(event: shapes.Event, era: shapes.Era, beside: list[Item], brand: str) -> Card:
    places = zip(beside, shares(beside, days(era)), strict=True)
    return Card(
        slug=event.slug,
        lane=event.lane,
        date=event.date.text + (f" · {event.place}" if event.place else ""),
        title=event.title,
        who=", ".join(actor.name for actor in event.actors),
        brand=brand,
        marks=[(share, item.lane, item.slug == event.slug) for item, share in places],
    )
