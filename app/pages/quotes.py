"""Owns the pages of quotations: the filtered list, and one quotation with its way from speaker to article."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from app.filters import QuoteFilter, Vocabulary, link
from app.lists import QUOTE_KINDS
from app.pages import facets, pieces
from app.pages.endnotes import Noted, noted
from app.pages.facets import Facet, Summary
from app.pages.pieces import ChangeLine, CitationLink, DateLine, Link, NoteLine, QuoteCard
from app.record import q_common as common
from app.record import q_events as events
from app.record import q_quotes as quotes
from app.record import shapes
from app.text import clipped

LONGEST = 70
"""So many characters of a quotation stand in the title of its page."""


@dataclass(frozen=True, slots=True)
class QuotesPage(Noted):
    title: str
    summary: Summary
    facets: list[Facet]
    cards: list[QuoteCard]


@dataclass(frozen=True, slots=True)
class PassageLine:
    text: str
    citation: CitationLink


@dataclass(frozen=True, slots=True)
class Step:
    """One station on the way from speaker to reader."""

    who: Link
    what: str


@dataclass(frozen=True, slots=True)
class QuotePage(Noted):
    title: str
    description: str
    path: str
    text: str
    speaker: Link
    said: DateLine
    kind: str
    context: str
    about: list[Link]
    steps: list[Step]
    passages: list[PassageLine]
    event: Link | None
    topics: list[Link]
    notes: list[NoteLine]
    changes: list[ChangeLine]
    api: str


def quotes_page(connection: Connection, wanted: QuoteFilter, vocabulary: Vocabulary) -> QuotesPage:
    """The page of a checked filter."""
    found, after = quotes.page(connection, wanted)

    def named(name: str, value: str) -> str:
        return quote_label(name, value, vocabulary)

    total, sentence = quotes.count(connection, wanted), wanted.sentence(vocabulary)
    summary = facets.summary(wanted, "/quotes", named, total=total, sentence=sentence, after=after)
    page = QuotesPage(
        title=summary.full if wanted.filters() else "Quotations",
        summary=summary,
        facets=_facets(wanted, vocabulary, quotes.facets(connection, wanted)),
        cards=[pieces.quote_card(quote, vocabulary) for quote in found],
    )
    return noted(connection, page)


def quote_label(name: str, value: str, vocabulary: Vocabulary) -> str:
    """A filter's value in a reader's words."""
    names: Mapping[str, Mapping[str, str]] = {
        "actor": vocabulary.actors, "about": vocabulary.actors, "topic": vocabulary.topics,
        "source": vocabulary.sources, "kind": QUOTE_KINDS,
    }  # fmt: skip
    prefix = {"actor": "by ", "about": "about "}.get(name, "")
    return f"“{value}”" if name == "q" else prefix + names.get(name, {}).get(value, value)


def _facets(wanted: QuoteFilter, vocabulary: Vocabulary, counts: dict[str, list[shapes.Count]]) -> list[Facet]:
    def one(name: str, title: str, labels: Mapping[str, str], ranked: bool = True) -> Facet:
        if ranked:
            present = {count.value for count in counts[name]} | {str(v) for v in wanted.values(name)}
            labels = {value: text for value, text in labels.items() if value in present}
        return facets.facet(wanted, "/quotes", name, title, labels=labels, counts=counts[name], ranked=ranked)

    years = {str(year): str(year) for year in sorted({int(c.value) for c in counts["year"]} | set(wanted.year))}
    return [
        one("actor", "Speaker", vocabulary.actors),
        one("about", "Spoken of", vocabulary.actors),
        facets.facet(wanted, "/quotes", "year", "Said in", labels=years, counts=counts["year"], url_value=int),
        one("kind", "Kind", QUOTE_KINDS),
        one("topic", "Topic", vocabulary.topics),
        one("source", "Printed by", vocabulary.sources, ranked=False),
    ]


def quote_page(connection: Connection, slug: str, vocabulary: Vocabulary) -> QuotePage:
    """The page of a quotation that exists."""
    quote = quotes.load(connection, [slug])[0]
    event = events.load(connection, [quote.event])[0] if quote.event else None
    speaker = Link(quote.speaker.name, f"/actors/{quote.speaker.slug}")
    page = QuotePage(
        title=f"“{clipped(quote.text, LONGEST)}” · {quote.speaker.name}",
        description=f"{quote.speaker.name}, {quote.said.text}: {quote.context}",
        path=quote.url,
        text=quote.text,
        speaker=speaker,
        said=pieces.date_line(quote.said, vocabulary),
        kind=QUOTE_KINDS[quote.kind],
        context=quote.context,
        about=[Link(other.name, f"/actors/{other.slug}") for other in quote.about],
        steps=_steps(quote, speaker, vocabulary),
        passages=[PassageLine(p.text, pieces.citation(p, vocabulary)) for p in quote.passages],
        event=Link(event.title, event.url) if event else None,
        topics=[Link(vocabulary.topics[t], link("/quotes", [("topic", t)])) for t in quote.topics],
        notes=pieces.notes(quote.notes, vocabulary),
        changes=pieces.changes(common.changes(connection, "quote", slug)),
        api=f"/api{quote.url}",
    )
    return noted(connection, page)


def _steps(quote: shapes.Quote, speaker: Link, vocabulary: Vocabulary) -> list[Step]:
    relayed = [Step(Link(via.who.name, f"/actors/{via.who.slug}"), via.how) for via in quote.via]
    printed: dict[str, list[str]] = {}
    for passage in quote.passages:
        printed.setdefault(passage.source, []).append(f"¶{passage.paragraph}")
    last = [
        Step(
            Link(vocabulary.sources[s], f"/sources/{s}"),
            f"prints the words in {', '.join(dict.fromkeys(numbers))}",
        )
        for s, numbers in printed.items()
    ]
    return [Step(speaker, f"{QUOTE_KINDS[quote.kind].lower()}, {quote.said.text}"), *relayed, *last]
