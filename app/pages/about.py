"""Owns the about page: method, scope, how to correct, and the version of the record."""

from dataclasses import dataclass

from app import dates, urls
from app.lists import BASES, LANES, counted, joined
from app.pages.records import ChangeLine, changes
from app.record import linked, shapes
from app.record.story import Story


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
    lanes: list[str]
    eras: list[shapes.Era]
    topics: list[shapes.Topic]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    title: str
    description: str
    path: str
    changes: list[ChangeLine]


def changes_page(story: Story) -> ChangesPage:
    """Every change of the record, newest first."""
    description = "What changed in the record, when and why."
    return ChangesPage("Changes of the record", description, urls.CHANGES, changes(story.changes, story))


def about_page(story: Story) -> AboutPage:
    """What the record is and how it is made."""
    names = story.names
    numbers = (
        counted(len(names.events), "event"), counted(len(names.actors), "actor"),
        counted(len(names.quotes), "quotation"), counted(len(names.questions), "question"),
        counted(len(names.sources), "source"),
    )  # fmt: skip
    return shapes.fill(
        AboutPage, story,
        title="About this timeline",
        description="How the record was made, what is not in it, and how to correct it.",
        path=urls.ABOUT,
        counts=", ".join(numbers),
        horizon=dates.day_words(story.horizon),
        bases=list(BASES.values()),
        evidence=_evidence(story),
        lanes=list(LANES.values()),
    )  # fmt: skip


def _evidence(story: Story) -> str:
    """From which sources the outcomes come, most first: "28 of the 34 are from St Andrews Review, 4 from B-17"."""
    bearing = [(story.names.sources[slug], count) for slug, count in linked.bearing(story)]
    total = sum(count for _, count in bearing)
    first = f"{bearing[0][1]} of the {total} are from {bearing[0][0]}" if bearing else "none"
    return joined([first, *(f"{count} from {name}" for name, count in bearing[1:])])
