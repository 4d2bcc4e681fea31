"""Owns the handout: any choice of events on a sheet or two, each sentence with the number of its source."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app import urls
from app.filters import HandoutFilter
from app.lists import HEADLINE
from app.pages.citing import Cited, with_endnotes
from app.pages.sentences import Mark, Marked, Numbering, SourceNote
from app.record import linked, records
from app.record.story import Story
from app.text import in_words

EXAMPLE = 3
"""So many turning points are the example of a handout where the first lane has none, or too many to be one."""
FEW = 6
LONGEST = 220
"""So many characters of a quotation leave room for the rest."""


@dataclass(frozen=True, slots=True)
class HandoutQuote:
    """A quotation with the number of the note that prints it."""

    quote: records.Quote
    mark: Mark


@dataclass(frozen=True, slots=True)
class HandoutEvent:
    """An event as a handout tells it, with one of its quotations."""

    event: records.Event
    sentences: list[Marked]
    spoken: HandoutQuote | None


@dataclass(frozen=True, slots=True)
class HandoutPage(Cited):
    title: str
    description: str
    path: str
    events: list[HandoutEvent]
    notes: list[SourceNote]
    choose: str


def handout_page(story: Story, asked: HandoutFilter) -> HandoutPage:
    """The events that are asked for, in their order."""
    events = story.find(records.Event, linked.EVENT.slug.in_(asked.event))
    quotes = _one_each(linked.quotes_of(story, [event.slug for event in events]))
    numbering = Numbering()
    told = [
        HandoutEvent(event, numbering.marked(event.sentences), _spoken(quotes.get(event.slug), numbering))
        for event in events
    ]
    number = in_words(len(events), "event")
    page = HandoutPage(
        title=f"{story.site.title}: {number}",
        description=f"A handout of {number}, every sentence with its source.",
        path=urls.handout(asked.event),
        events=told,
        notes=numbering.notes,
        choose=urls.link(urls.TEACH, asked.pairs()) + "#choose",
    )
    cited = with_endnotes(replace(page, events=[]), story)  # the notes are all that a sheet cites
    return replace(cited, events=told)


def _one_each(quotes: Iterable[records.Quote]) -> dict[str | None, records.Quote]:
    """By event, its first quotation that is not long, else its shortest."""
    one: dict[str | None, records.Quote] = {}
    for quote in quotes:
        other = one.get(quote.event)
        if other is None or len(other.text) > LONGEST > len(quote.text):
            one[quote.event] = quote
    return one


def _spoken(quote: records.Quote | None, numbering: Numbering) -> HandoutQuote | None:
    if quote is None:
        return None
    pinpoint = quote.passages[0]
    note = numbering.cite(pinpoint)
    return HandoutQuote(quote, Mark(note.number, f"{pinpoint.label} ¶{pinpoint.paragraph}", pinpoint.url))


def example(story: Story) -> list[records.Event]:
    """The turning points of the first lane; where it has none, the first of the whole."""
    bitmaps, first = story.bitmaps["event"], next(iter(story.lanes), "")
    turning = bitmaps.having("importance", HEADLINE)
    own = turning & bitmaps.having("lane", first)
    return story.at_positions(records.Event, list(own if 0 < len(own) <= FEW else turning[:EXAMPLE]))
