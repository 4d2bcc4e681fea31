"""Owns where things are: each place with the places that it lies in, its names, what belongs to it; the map. Pure."""

from collections import Counter
from collections.abc import Iterable

from app import earth
from app.curation import Seeds, story_forms
from app.record.filling import from_form
from app.record.named import Located


class Places:
    """The places of checked seeds: none lies within itself."""

    def __init__(self, seeds: Seeds) -> None:
        self.forms = seeds.places
        self.located = {slug: Located(slug, form.name, self._within(slug)) for slug, form in self.forms.items()}
        self.event_count = self._counted([*event.places] for event in seeds.events.values())
        self.quote_count = self._counted([quote.place] for quote in seeds.quotes.values() if quote.place)
        self.seat_count = self._counted([actor.seat.place] for actor in seeds.actors.values() if actor.seat)

    def _within(self, slug: str) -> list[str]:
        """The places that one lies in, the nearest first."""
        within: list[str] = []
        while parent := self.forms[slug].part_of:
            within.append(parent)
            slug = parent
        return within

    def _counted(self, named: Iterable[list[str]]) -> Counter[str]:
        """How many of these belong to each place: to one that they name, or to one that it lies in."""
        return Counter(place for slugs in named for place in {one for s in slugs for one in self.located[s].chain})

    @property
    def names(self) -> dict[str, list[str]]:
        """By slug, every name of a place and of those that it lies in."""
        own = {slug: [form.name, *(alias.name for alias in form.aliases)] for slug, form in self.forms.items()}
        return {slug: [name for one in place.chain for name in own[one]] for slug, place in self.located.items()}


def map_of(form: story_forms.Map) -> earth.Map:
    """The map as the seeds have it."""
    inset, journey = form.inset, form.journey
    return from_form(
        earth.Map, form,
        extent=_extent(form.extent),
        inset=inset and from_form(
            earth.Inset, inset, extent=_extent(inset.extent), corner=_point(inset.corner)
        ),
        lines=[
            from_form(earth.MapLine, line, points=[_point(point) for point in line.points])
            for line in form.lines
        ],
        journey=journey and from_form(earth.Journey, journey, extent=journey.extent and _extent(journey.extent)),
    )  # fmt: skip


def _extent(form: story_forms.Extent) -> earth.Extent:
    return from_form(earth.Extent, form)


def _point(form: story_forms.Point) -> tuple[float, float]:
    return form.longitude, form.latitude
