"""Owns the short story: the headline events one after another, each with a quotation, under the eras."""

from dataclasses import dataclass

from app import urls
from app.filters import MAX_LIMIT, EventFilter, find
from app.pages.citing import Cited, with_endnotes
from app.pages.entries import EventEntry, event_entry
from app.record import linked, records, story_values
from app.record.story import Story
from app.text import counted


@dataclass(frozen=True, slots=True)
class Chapter:
    """An event of the story, the `position`-th; `previous` and `following` are the slugs beside it."""

    position: int
    entry: EventEntry
    quote: records.Quote | None
    previous: str | None
    following: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """An era's chapters."""

    era: story_values.Era
    chapters: list[Chapter]


@dataclass(frozen=True, slots=True)
class StoryPage(Cited):
    title: str
    description: str
    path: str
    count: int
    parts: list[Part]


WORDS_A_MINUTE = 220
"""How fast an adult reads plain prose, about."""


def story_page(story: Story) -> StoryPage:
    """The headline events in their order."""
    events, _ = find.page(story, EventFilter(importance="headline", limit=MAX_LIMIT))
    chapters = _chapters(story, events)
    parts = [Part(era, [chapters[e.slug] for e in events if e.era == era.slug]) for era in story.eras]
    page = StoryPage(
        title="The short story",
        description=f"{story.site.title}: {_length(parts)}",
        path=urls.STORY,
        count=len(events),
        parts=[part for part in parts if part.chapters],
    )
    return with_endnotes(page, story)


def _chapters(story: Story, events: list[records.Event]) -> dict[str, Chapter]:
    slugs = [None, *(event.slug for event in events), None]
    first_quotes: dict[str | None, records.Quote] = {}
    for quote in linked.quotes_of(story, [event.slug for event in events]):
        first_quotes.setdefault(quote.event, quote)
    return {
        event.slug: Chapter(
            position=number,
            entry=event_entry(event, story),
            quote=first_quotes.get(event.slug),
            previous=slugs[number - 1],
            following=slugs[number + 1],
        )
        for number, event in enumerate(events, 1)
    }


def _length(parts: list[Part]) -> str:
    """How long the story is, and with how many of its events the record has words that belong to them."""
    chapters = [chapter for part in parts for chapter in part.chapters]
    quoted = sum(chapter.quote is not None for chapter in chapters)
    length = counted(minutes(parts), "minute")
    return f"{counted(len(chapters), 'event')}, {length} to read. The articles quote words from {quoted} of them."


def minutes(parts: list[Part]) -> int:
    """How long the story takes to read, in whole minutes, rounded up."""
    chapters = [chapter for part in parts for chapter in part.chapters]
    texts = [part.era.intro for part in parts if part.chapters]
    texts += [f"{c.entry.event.title} {c.entry.event.summary} {c.quote.text if c.quote else ''}" for c in chapters]
    return max(1, -(-len(" ".join(texts).split()) // WORDS_A_MINUTE))
