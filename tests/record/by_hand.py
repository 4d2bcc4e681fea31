"""What filters mean, worked out in Python over the loaded seeds: the oracle for the SELECTs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property

from app.curation import Seeds
from app.curation.forms import Event
from app.curation.order import ordered_events, ordered_quotes
from app.filters import EventFilter, QuoteFilter
from app.lists import EVENT_KIND, IMPORTANCE, KINDS, LANE, QUOTE_KIND, SIDE
from app.record.make import whole_text
from app.record.vocabulary import Vocabulary
from app.words import key

ANY_OF_EVENTS = ("year", "place", "kind", "source", "lane", "importance")
ALL_OF_EVENTS = ("actor", "topic")
ANY_OF_QUOTES = ("actor", "about", "place", "year", "kind", "source")
Value = str | int


def _sources(event: Event) -> set[Value]:
    sentences = (citation.source for sentence in event.summary for citation in sentence.citations)
    return {*sentences, *(citation.source for citation in event.citations)}


@dataclass(eq=False)
class Record:
    """The seeds, and for every event and quotation the values that it has in each facet."""

    seeds: Seeds

    @cached_property
    def vocabulary(self) -> Vocabulary:
        seeds = self.seeds
        kinds = {kind.singular: seeds.of(kind) for kind in KINDS.values()}
        return Vocabulary(
            actors={slug: actor.name for slug, actor in seeds.actors.items()},
            places={slug: place.name for slug, place in seeds.places.items()},
            topics={topic.slug: topic.name for topic in seeds.topics},
            sources={slug: source.label for slug, source in seeds.sources.items()},
            events={slug: event.title for slug, event in seeds.events.items()},
            quotes={slug: whole_text(quote) for slug, quote in seeds.quotes.items()},
            questions={slug: question.title for slug, question in seeds.questions.items()},
            lanes={slug: lane.name for slug, lane in seeds.of(LANE).items()},
            event_kinds={slug: kind.name for slug, kind in seeds.of(EVENT_KIND).items()},
            quote_kinds={slug: kind.name for slug, kind in seeds.of(QUOTE_KIND).items()},
            sides={slug: side.name for slug, side in seeds.of(SIDE).items()},
            years=range(seeds.site.years.first, seeds.site.years.last + 1) if seeds.site else range(0),
            former={
                (kind, old): slug
                for kind, records in kinds.items()
                for slug, record in records.items()
                for old in record.former_slugs
            },
            retired={
                old: (slug, claim.slug)
                for slug, question in seeds.questions.items()
                for claim in question.claims
                for old in claim.former_events
            },
            synonyms={key(phrase): tuple(synonyms.alike) for synonyms in seeds.synonyms for phrase in synonyms.alike},
        )

    @cached_property
    def order_of_events(self) -> list[str]:
        return ordered_events(self.seeds)

    @cached_property
    def options(self) -> dict[str, list[Value]]:
        """Every value that a facet may be asked for."""
        return {
            "actor": sorted(self.seeds.actors), "about": sorted(self.seeds.actors),
            "place": sorted(self.seeds.places),
            "topic": [topic.slug for topic in self.seeds.topics], "source": sorted(self.seeds.sources),
            "kind": sorted({*self.seeds.of(EVENT_KIND), *self.seeds.of(QUOTE_KIND)}),
            "year": list(self.vocabulary.years),
            "lane": list(self.seeds.of(LANE)), "importance": list(IMPORTANCE),
        }  # fmt: skip

    @cache  # noqa: B019 (two records live as long as the tests)
    def bounds(self, slug: str) -> tuple[date, date]:
        when = self.seeds.events[slug].date.parsed()
        return when.first, when.last(self.seeds.horizon)

    @cache  # noqa: B019
    def of_event(self, slug: str, facet: str) -> set[Value]:
        event, (first, last) = self.seeds.events[slug], self.bounds(slug)
        return {
            "actor": {p.actor for p in event.actors}, "topic": set(event.topics), "kind": {event.kind},
            "place": {place for slug in event.places for place in self.around(slug)},
            "lane": {event.lane}, "importance": {event.importance},
            "source": _sources(event), "year": set(range(first.year, last.year + 1)),
        }[facet]  # type: ignore[return-value]  # fmt: skip

    def around(self, slug: str) -> list[Value]:
        """A place and those that it lies in."""
        larger = self.seeds.places[slug].part_of
        return [slug, *(self.around(larger) if larger else [])]

    @cache  # noqa: B019
    def of_quote(self, slug: str, facet: str) -> set[Value]:
        quote = self.seeds.quotes[slug]
        said = quote.said.parsed()
        return {
            "actor": {quote.speaker}, "about": set(quote.about), "topic": set(quote.topics), "kind": {quote.kind},
            "source": {p.source for p in quote.passages},
            "place": set(self.around(quote.place) if quote.place else []),
            "year": set(range(said.first.year, said.last(self.seeds.horizon).year + 1)),
        }[facet]  # type: ignore[return-value]  # fmt: skip

    def events(self, event_filter: EventFilter, *, windowed: bool = True) -> list[str]:
        """The slugs of the events that match, in their order."""
        first, last = event_filter.window if windowed else (None, None)

        def matches(slug: str) -> bool:
            begins, ends = self.bounds(slug)
            return (
                all(set(event_filter.values(f)) <= self.of_event(slug, f) for f in ALL_OF_EVENTS)
                and all(
                    not event_filter.values(f) or set(event_filter.values(f)) & self.of_event(slug, f)
                    for f in ANY_OF_EVENTS
                )
                and (first is None or ends >= first)
                and (last is None or begins <= last)
            )

        slugs = [slug for slug in self.order_of_events if matches(slug)]
        return slugs[::-1] if event_filter.order == "newest" else slugs

    def quotes(self, quote_filter: QuoteFilter) -> list[str]:
        """The slugs of the quotations that match, in their order."""

        def matches(slug: str) -> bool:
            chosen = {facet: set(quote_filter.values(facet)) for facet in ANY_OF_QUOTES}
            return set(quote_filter.topic) <= self.of_quote(slug, "topic") and all(
                not values or values & self.of_quote(slug, facet) for facet, values in chosen.items()
            )

        return [slug for slug in ordered_quotes(self.seeds) if matches(slug)]

    def event_facet(self, event_filter: EventFilter, facet: str) -> dict[str, int]:
        """For each value the events that it leaves: beside the other filters, or within the view."""
        view = event_filter if facet in ALL_OF_EVENTS else event_filter.without(facet)
        return self._counted(facet, self.events(replace(view, after=None)), self.of_event)

    def quote_facet(self, quote_filter: QuoteFilter, facet: str) -> dict[str, int]:
        view = quote_filter if facet == "topic" else quote_filter.without(facet)
        return self._counted(facet, self.quotes(view), self.of_quote)

    def _counted(self, facet: str, slugs: Iterable[str], values: Callable[[str, str], set[Value]]) -> dict[str, int]:
        value_sets = [values(slug, facet) for slug in slugs]
        counts = {str(option): sum(option in value_set for value_set in value_sets) for option in self.options[facet]}
        return {option: count for option, count in counts.items() if count}
