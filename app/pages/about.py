"""Owns the about page: method, scope, how to correct, and the version of the record."""

from dataclasses import dataclass

from app import dates, markdown, urls
from app.filters import PageFilter
from app.lists import BASES, OUTCOME_NEEDS, OUTCOMES
from app.pages.citing import Link
from app.pages.claims import outcome_line
from app.pages.cut import FIRST, Pages, paged
from app.pages.record_page import ChangeLine, changes
from app.record import linked, records, story_values
from app.record.story import Story
from app.text import counted, joined

SECTIONS = {
    "missing": "What is not in it", "method": "How it is made", "dates": "What a date stands on",
    "questions": "Questions and positions", "outcomes": "Outcomes: one measure", "paragraphs": "Paragraphs",
    "lanes": "Lanes and eras", "topics": "Topics", "correct": "How to correct it", "data": "Data and licence",
    "version": "Version of the record",
}  # fmt: skip
"""The parts of the page behind the story's own words, by id."""


@dataclass(frozen=True, slots=True)
class AboutPage:
    title: str
    description: str
    path: str
    counts: str
    horizon: str
    generation: str
    bases: list[str]
    evidence: str
    words: str
    sections: dict[str, str]
    contents: list[Link]
    example: str
    measure: list[tuple[str, str]]
    lanes: list[story_values.Lane]
    eras: list[story_values.Era]
    topics: list[story_values.Topic]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    title: str
    description: str
    path: str
    changes: list[ChangeLine]
    pages: Pages


MOST_CHANGES = 100
"""So many changes stand on a page."""


def changes_page(story: Story, asked: PageFilter = FIRST) -> ChangesPage:
    """The changes of the record, newest first, a page of them."""
    description = "What changed in the record, when and why."
    shown, pages = paged(urls.CHANGES, asked, story.changes, MOST_CHANGES)
    return ChangesPage("Changes of the record", description, urls.CHANGES, changes(shown, story), pages)


@dataclass(frozen=True, slots=True)
class HowToReadPage:
    title: str
    description: str
    path: str
    words: str


def how_to_read_page(story: Story) -> HowToReadPage:
    """How to read the timeline, and what its words mean."""
    description = "What the numbers, dates, lanes and outcomes mean, and a list of words."
    return HowToReadPage("How to read this", description, urls.HOW_TO_READ, story.site.how_to_read)


def about_page(story: Story) -> AboutPage:
    """What the record is and how it is made."""
    names = story.names
    numbers = (
        counted(len(names.events), "event"), counted(len(names.actors), "actor"),
        *([counted(len(names.places), "place")] if names.places else []),
        counted(len(names.quotes), "quotation"), counted(len(names.questions), "question"),
        counted(len(names.sources), "source"),
    )  # fmt: skip
    return records.fill(
        AboutPage, story,
        title="About this timeline",
        description="How the record was made, what is not in it, and how to correct it.",
        path=urls.ABOUT,
        counts=", ".join(numbers),
        horizon=dates.day_words(story.horizon),
        bases=list(BASES.values()),
        evidence=_evidence(story),
        words=story.site.about,
        sections=SECTIONS,
        contents=[
            Link(words, f"#{anchor}") for anchor, words in (*markdown.headings(story.site.about), *SECTIONS.items())
        ],
        example=_example(story),
        measure=[(words.capitalize(), OUTCOME_NEEDS[outcome]) for outcome, words in OUTCOMES.items()],
        lanes=list(story.lanes.values()),
    )  # fmt: skip


def _example(story: Story) -> str:
    """An outcome in the words of its claim's page, one that contradicts where there is one; "" where there is none."""
    outcome = linked.telling_outcome(story)
    if outcome is None or outcome.pinpoint is None:
        return ""
    line = outcome_line(outcome, story)
    return f"{line.words} {outcome.pinpoint.label} ¶{outcome.pinpoint.paragraph}, {line.printed}"


def _evidence(story: Story) -> str:
    """From which sources the outcomes come where the latest has most: "28 of the 34 are from the Post, 4 from the
    Letter"; else ""."""
    bearing = [(story.names.sources[slug], count) for slug, count in linked.bearing(story)]
    total = sum(count for _, count in bearing)
    latest = [source.label for source in story.sources.values()][-1:]
    if total < FEW or 2 * bearing[0][1] <= total or [bearing[0][0]] != latest:
        return ""
    first = f"{bearing[0][1]} of the {total} are from {bearing[0][0]}"
    return joined([first, *(f"{count} from {name}" for name, count in bearing[1:])])


FEW = 5
"""Of fewer outcomes nothing is said in general."""
