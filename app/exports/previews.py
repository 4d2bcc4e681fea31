"""Owns what each link preview says."""

from app.exports.cards import Card
from app.pages.mini import shares
from app.record import linked, shapes
from app.record.database import Generation
from app.record.story import outline


def card_texts(generation: Generation) -> list[Card]:
    """A card for every event of a generation."""
    with generation.connect() as connection:
        story = outline(connection).at(connection)
        eras = {era.slug: era for era in story.eras}
        beside = {slug: linked.events_of(story, era) for slug, era in eras.items()}
        events = sorted(story.find(shapes.Event), key=lambda event: event.slug)
        return [_card(event, eras[event.era], beside[event.era], story.site["brand"]) for event in events]


def _card(event: shapes.Event, era: shapes.Era, beside: list[shapes.Event], brand: str) -> Card:
    places = zip(beside, shares(beside, era), strict=True)
    return Card(
        slug=event.slug,
        lane=event.lane,
        date=event.date.text + (f" · {event.place}" if event.place else ""),
        title=event.title,
        who=", ".join(actor.name for actor in event.actors),
        brand=brand,
        marks=[(share, other.lane, other.slug == event.slug) for other, share in places],
    )
