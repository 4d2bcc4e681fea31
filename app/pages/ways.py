"""Owns the way of a quotation, from its speaker over those who passed the words on to each article that prints them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app import urls
from app.pages.citing import Link
from app.record import records
from app.record.story import Story

PRINTS = "prints the words"
"""What a source does whose own step the record does not tell."""


@dataclass(frozen=True, slots=True)
class Step:
    """Who passed the words on or printed them, and how."""

    who: Link
    how: str


@dataclass(frozen=True, slots=True)
class Way:
    """The way to one article, whose own step is the last: `told` names its two ends, `printed` holds a passage of each
    paragraph there."""

    told: str
    speaker: Link
    steps: list[Step]
    printed: list[records.Passage]

    @property
    def relays(self) -> list[Step]:
        """The steps before the article's own."""
        return self.steps[:-1]


@dataclass(frozen=True, slots=True)
class QuoteEntry:
    """A quotation as it stands in full, and its ways."""

    quote: records.Quote
    ways: list[Way]


def quote_entries(story: Story, quotes: Iterable[records.Quote]) -> list[QuoteEntry]:
    """Quotations with their ways, in the same order."""
    return [QuoteEntry(quote, ways(story, quote)) for quote in quotes]


def ways(story: Story, quote: records.Quote) -> list[Way]:
    """A way for each article, in the order of the passages. The steps of a quotation stand one after another: an
    article's own outlet ends the way to it, and the steps behind lead to another article."""
    printed: dict[str, list[records.Passage]] = {}
    for passage in quote.citations:
        printed.setdefault(passage.source, []).append(passage)
    speaker = Link(quote.speaker.name, quote.speaker.url)
    steps = _steps(quote, [story.sources[slug] for slug in printed])
    return [
        Way(f"The way of the words from {speaker.text} to {passages[0].label}", speaker, taken, passages)
        for passages, taken in zip(printed.values(), steps, strict=True)
    ]


def _steps(quote: records.Quote, sources: list[records.Source]) -> Iterator[list[Step]]:
    """The steps to each source, its own the last; those that no outlet ends lead to every source without a step."""
    to: dict[str, list[Step]] = {}
    steps: list[Step] = []
    for via in quote.via:
        steps.append(Step(Link(via.who.name, via.who.url), via.how))
        own = (s.slug for s in sources if via.who.name in (s.outlet, s.label) and s.slug not in to)
        if slug := next(own, None):
            to[slug], steps = steps, []
    for source in sources:
        printing = Step(Link(source.label, urls.record("source", source.slug)), PRINTS)
        yield to.get(source.slug, [*steps, printing])
