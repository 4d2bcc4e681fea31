"""Owns the pages of quotations: the filtered list, and one quotation with its way from speaker to article."""

from dataclasses import dataclass

from app import urls
from app.filters import QuoteFilter, find
from app.lists import QUOTE_KINDS
from app.pages import facets
from app.pages.cards import QuoteCard, actor_link, quote_card
from app.pages.citing import CitationLink, Cited, Link, citation, with_endnotes
from app.pages.claims import event_link
from app.pages.dating import DateLine, date_line
from app.pages.facets import Facet, Summary
from app.pages.noting import ChangeLine, NoteLine, changes, notes
from app.record import shapes
from app.record.story import Story
from app.text import clipped

LONGEST = 70
"""So many characters of a quotation stand in the title of its page."""


@dataclass(frozen=True, slots=True)
class QuotesPage(Cited):
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
class QuotePage(Cited):
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


def quotes_page(story: Story, wanted: QuoteFilter) -> QuotesPage:
    """The page of a checked filter."""
    quotes, after = find.page(story, wanted)
    total, sentence = find.count(story, wanted), wanted.sentence(story.names)
    summary = facets.summary(wanted, story.names, total=total, sentence=sentence, after=after)
    page = QuotesPage(
        title=summary.full if wanted.filters() else "Quotations",
        summary=summary,
        facets=facets.facets(wanted, story.names, find.facets(story, wanted)),
        cards=[quote_card(quote, story) for quote in quotes],
    )
    return with_endnotes(page, story)


def quote_page(story: Story, slug: str) -> QuotePage:
    """The page of a quotation that exists."""
    quote = story.load(shapes.Quote, [slug])[0]
    speaker = actor_link(quote.speaker)
    page = shapes.fill(
        QuotePage, quote,
        title=f"“{clipped(quote.text, LONGEST)}” · {quote.speaker.name}",
        description=f"{quote.speaker.name}, {quote.said.text}: {quote.context}",
        path=quote.url,
        speaker=speaker,
        said=date_line(quote.said, story),
        kind=QUOTE_KINDS[quote.kind],
        about=[actor_link(other) for other in quote.about],
        steps=_steps(quote, speaker, story),
        passages=[PassageLine(p.text, citation(p, story)) for p in quote.passages],
        event=event_link(quote.event, story) if quote.event else None,
        topics=[Link(story.names.topics[t], urls.link(urls.QUOTES, [("topic", t)])) for t in quote.topics],
        notes=notes(quote.notes, story),
        changes=changes(story.changes_of("quote", slug)),
        api=urls.api(quote.url),
        endnotes=(),
    )  # fmt: skip
    return with_endnotes(page, story)


def _steps(quote: shapes.Quote, speaker: Link, story: Story) -> list[Step]:
    relayed = [Step(actor_link(via.who), via.how) for via in quote.via]
    printed: dict[str, list[str]] = {}
    for passage in quote.passages:
        printed.setdefault(passage.source, []).append(f"¶{passage.paragraph}")
    last = [
        Step(
            Link(story.names.sources[s], urls.record("source", s)),
            f"prints the words in {', '.join(dict.fromkeys(numbers))}",
        )
        for s, numbers in printed.items()
    ]
    return [Step(speaker, f"{QUOTE_KINDS[quote.kind].lower()}, {quote.said.text}"), *relayed, *last]
