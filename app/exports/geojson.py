"""Owns the places as GeoJSON (RFC 7946): a feature each, without a geometry where a place is too large for a point."""

import json
from collections.abc import Iterator
from typing import Any

from app.record import records
from app.record.story import Story

MEDIA_TYPE = "application/geo+json"


def lines(story: Story, origin: str) -> Iterator[bytes]:
    """The collection, a feature a line."""
    head = {"name": story.site.title, "generation": story.generation, "license": story.site.licence}
    yield json.dumps({"type": "FeatureCollection", **head}, ensure_ascii=False)[:-1].encode() + b', "features": [\n'
    for number, place in enumerate(story.find(records.Place)):
        feature = json.dumps(_feature(place, origin), ensure_ascii=False)
        yield f"{', ' if number else ''}{feature}\n".encode()
    yield b"]}\n"


def _feature(place: records.Place, origin: str) -> dict[str, Any]:
    point = place.coordinates
    return {
        "type": "Feature",
        "id": place.slug,
        "geometry": {"type": "Point", "coordinates": [point.longitude, point.latitude]} if point else None,
        "properties": {
            "name": place.name,
            "url": origin + place.url,
            "aliases": [alias.name for alias in place.aliases],
            "part_of": place.part_of[0].slug if place.part_of else None,
            "summary": place.summary,
            "uncertainty": point.uncertainty if point else None,
            "document": point.general if point else None,
            "event_count": place.event_count,
            "quote_count": place.quote_count,
            "seat_count": place.seat_count,
        },
    }
