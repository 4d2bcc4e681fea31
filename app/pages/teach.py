"""Owns the page for teachers: how to weigh the sources, the exercises, and the choice of events for a handout."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from app import urls
from app.filters import HandoutFilter
from app.filters.teaching import MOST_EVENTS
from app.lists import HEADLINE, SOURCE_KINDS
from app.pages import handout
from app.pages.citing import Link
from app.pages.exercises import DESCRIPTIONS, TITLES
from app.record import linked, records
from app.record.story import Story
from app.text import counted, joined

PARTINGS, MOST = 4, 400
"""So many questions show where the sources part, and of so many events one can be ticked."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A source to be weighed: what kind of text it is, by whom, printed when and where, and what it tells."""

    source: records.Source
    what: str


@dataclass(frozen=True, slots=True)
class Parting:
    """A question that several sources answer: "A tells 3 positions, B 1"."""

    question: Link
    answers: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An event to be ticked."""

    slug: str
    title: str
    date: str
    is_turning: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Era:
    """The events of an era, by the year in which each begins."""

    name: str
    count: str
    years: list[tuple[int, list[Choice]]]
    is_open: bool


@dataclass(frozen=True, slots=True)
class TeachPage:
    title: str
    description: str
    path: str
    words: str
    voices: list[Voice]
    partings: list[Parting]
    exercises: list[tuple[Link, str]]
    example: Link | None
    eras: list[Era]
    left_out: int
    most: int


def teach_page(story: Story, asked: HandoutFilter) -> TeachPage:
    """Everything for a lesson, with the events of a handout that were chosen before."""
    choices, example = linked.choices(story, asked.event, MOST), handout.example(story)
    titles = " · ".join(event.short or event.title for event in example)
    return TeachPage(
        title="For teaching",
        description="How to weigh the sources, three exercises with their keys, and handouts to make.",
        path=urls.TEACH,
        words=story.site.teach,
        voices=[Voice(source, _what(source)) for source in story.sources.values()],
        partings=_partings(story),
        exercises=[(Link(title, urls.exercise(name)), DESCRIPTIONS[name]) for name, title in TITLES.items()],
        example=Link(titles, urls.handout(event.slug for event in example)) if example else None,
        eras=_eras(story, choices, set(asked.event)),
        left_out=len(story.names.events) - len(choices),
        most=MOST_EVENTS,
    )


def _what(source: records.Source) -> str:
    authors = joined(source.authors)
    by = f"by {authors}" if authors else "its author is not named"
    return f"{SOURCE_KINDS[source.kind]}, {by}, {source.published.text}"


def _partings(story: Story) -> list[Parting]:
    """The questions that most sources answer; of those alike those first on whose facts they differ, then those with
    the most positions."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    accounts: dict[str, set[str]] = defaultdict(set)
    for question, source, kind in linked.positions(story):
        told[question][source] += 1
        if kind == "account":
            accounts[question].add(source)

    def turn(question: str) -> tuple[int, bool, int]:
        return len(told[question]), len(accounts[question]) > 1, told[question].total()

    several = sorted((question for question in told if len(told[question]) > 1), key=turn, reverse=True)
    names = story.names.questions
    return [
        Parting(Link(names[slug], urls.record("question", slug)), _answers(story, told[slug]))
        for slug in several[:PARTINGS]
    ]


def _answers(story: Story, told: Counter[str]) -> str:
    """ "3 positions in A, 1 in B", in the order of the sources."""
    numbers = [(told[slug], name) for slug, name in story.names.sources.items() if told[slug]]
    first, *others = numbers
    return joined([f"{counted(first[0], 'position')} in {first[1]}", *(f"{n} in {name}" for n, name in others)])


def _eras(story: Story, rows: Iterable[Any], chosen: set[str]) -> list[Era]:
    by_era: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        by_era[row.era].append(row)
    return [
        Era(era.name, counted(len(own), "event"), _years(own, chosen), any(row.slug in chosen for row in own))
        for era in story.eras
        if (own := by_era[era.slug])
    ]


def _years(rows: list[Any], chosen: set[str]) -> list[tuple[int, list[Choice]]]:
    """The events by the year in which they begin: an open beginning counts as the year of the end."""
    in_order = sorted(rows, key=_year)
    return [(year, [_choice(row, chosen) for row in group]) for year, group in groupby(in_order, key=_year)]


def _year(row: Any) -> int:
    return int((row.last if row.edtf.startswith("..") else row.first)[:4])


def _choice(row: Any, chosen: set[str]) -> Choice:
    return Choice(row.slug, row.title, row.date_text, row.importance == HEADLINE, row.slug in chosen)
