"""Owns the pages of quotations: the filtered list, and one quotation with its way from speaker to article."""

from dataclasses import dataclass

from app import urls
from app.filters import QuoteFilter, find
from app.pages import facets
from app.pages.citing import Cited, Link, with_endnotes
from app.pages.claims import event_link
from app.pages.embeds import Snippet, quote_snippet, quote_title
from app.pages.facets import OfferedFacet, Summary
from app.pages.record_page import RecordPage, record_page, topic_links
from app.pages.ways import QuoteEntry, Way, quote_entries, ways
from app.record import records
from app.record.story import Story


@dataclass(frozen=True, slots=True)
class QuotesPage(Cited):
    title: str
    description: str
    summary: Summary
    facets: list[OfferedFacet]
    quotes: list[QuoteEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePage(RecordPage):
    quote: records.Quote
    speaker_kind: str
    kind: str
    ways: list[Way]
    event: Link | None
    topics: list[Link]
    embed: Snippet


def quotes_page(story: Story, quote_filter: QuoteFilter) -> QuotesPage:
    """The page of a checked filter."""
    quotes, after = find.page(story, quote_filter)
    total, sentence = find.count(story, quote_filter), quote_filter.sentence(story.names)
    summary = facets.summary(
        quote_filter, story.names, total=total, sentence=sentence, after=after, before=find.before(story, quote_filter)
    )
    page = QuotesPage(
        title=summary.full if quote_filter.filters() else "Quotations",
        description=f"Every quotation in the {story.made_of}, with who said it, when, and the way it came to the page.",
        summary=summary,
        facets=facets.facets(quote_filter, story.names, find.facet_counts(story, quote_filter)),
        quotes=quote_entries(story, quotes),
    )
    return with_endnotes(page, story)


def quote_page(story: Story, slug: str) -> QuotePage:
    """The page of a quotation that exists."""
    quote = story.load(records.Quote, [slug])[0]
    return record_page(
        QuotePage, quote, story,
        title=quote_title(quote),
        description=f"{quote.speaker.name}, {quote.said.text}: {quote.context}",
        quote=quote,
        speaker_kind=story.load(records.Actor, [quote.speaker.slug])[0].kind,
        kind=story.names.quote_kinds[quote.kind],
        ways=ways(story, quote),
        event=event_link(quote.event, story) if quote.event else None,
        topics=topic_links(urls.QUOTES, quote.topics, story),
        embed=quote_snippet(story, quote),
    )  # fmt: skip
