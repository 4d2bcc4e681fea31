"""Owns the short story: the turning points one after another as the story's own file tells them."""

from dataclasses import dataclass

from app import urls
from app.pages.citing import Cited, with_endnotes
from app.pages.sentences import Marked, Numbering, SourceNote
from app.pages.ways import QuoteEntry, quote_entries
from app.pages.where import Where, journey
from app.record import records, story_values
from app.record.story import Story
from app.text import counted


@dataclass(frozen=True, slots=True)
class Chapter:
    """A turning point, the `position`-th, with what the story says of it."""

    position: int
    event: records.Event
    transition: str | None
    sentences: list[Marked]
    quote: QuoteEntry | None


@dataclass(frozen=True, slots=True)
class StoryPage(Cited):
    title: str
    description: str
    path: str
    journey: Where | None
    opening: list[Marked]
    chapters: list[Chapter]
    end: list[Marked]
    sources: list[records.Source]
    notes: list[SourceNote]


WORDS_A_MINUTE = 220
"""How fast an adult reads plain prose, about."""


def story_page(story: Story) -> StoryPage:
    """The whole story, sentence by sentence with its sources."""
    told, numbering = story.narrative, Numbering()
    opening = numbering.marked(told.opening)
    chapters = _chapters(story, told.steps, numbering)
    page = StoryPage(
        title="The short story",
        description=f"{story.site.title}: {_length(told)} {_told_from(story)}.",
        path=urls.STORY,
        journey=journey(story),
        opening=opening,
        chapters=chapters,
        end=numbering.marked(told.end),
        sources=list(story.sources.values()),
        notes=numbering.notes,
    )
    return with_endnotes(page, story)


def _chapters(story: Story, steps: list[story_values.Step], numbering: Numbering) -> list[Chapter]:
    events = story.load(records.Event, [step.event for step in steps])
    spoken = quote_entries(story, story.load(records.Quote, [step.quote for step in steps if step.quote]))
    quotes = {entry.quote.slug: entry for entry in spoken}
    return [
        Chapter(
            position=number,
            event=event,
            transition=step.transition,
            sentences=numbering.marked(step.sentences),
            quote=quotes.get(step.quote or ""),
        )
        for number, (step, event) in enumerate(zip(steps, events, strict=True), 1)
    ]


def _told_from(story: Story) -> str:
    return f"Told from {story.made_of}" if story.sources else "A draft: no source is named yet"


def _length(told: story_values.Narrative) -> str:
    return f"{counted(len(told.steps), 'turning point')}, {counted(minutes(told), 'minute')} to read."


def minutes(told: story_values.Narrative) -> int:
    """How long the story takes to read, in whole minutes, rounded up."""
    sentences = [*told.opening, *(sentence for step in told.steps for sentence in step.sentences), *told.end]
    return max(1, -(-sum(len(sentence.text.split()) for sentence in sentences) // WORDS_A_MINUTE))
