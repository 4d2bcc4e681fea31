"""Owns the list of events under the picture: which heading each stands under, what is folded, where an era begins."""

from dataclasses import dataclass, replace
from itertools import groupby

from app import dates
from app.filters import EventFilter
from app.pages.entries import EventEntry, event_entry
from app.record import records, story_values
from app.record.story import Story
from app.text import counted


@dataclass(frozen=True, slots=True)
class Run:
    """Events that follow each other; `fold` is what their fold is called, "" where they stand in the open. The eras
    that begin with an event of a fold are introduced before it."""

    entries: list[EventEntry]
    fold: str = ""
    opens: tuple[story_values.Era, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Events under one heading of the list, in runs; `folded` where the group is one fold."""

    id: str
    heading: str
    runs: list[Run]
    folded: bool = False

    @property
    def entries(self) -> list[EventEntry]:
        return [entry for run in self.runs for entry in run.entries]


FEW = 12
"""A filter's result of so many events folds nothing."""


def listed(events: list[records.Event], event_filter: EventFilter, story: Story) -> tuple[Group | None, list[Group]]:
    """The list under its headings, with the eras' introductions where nothing but a window narrows the view. The time
    before the story opens stands apart, unless the view asks for it or holds nothing else. What began before the view
    is folded, and so are runs of events that are dated by year only."""
    many = len(events) > FEW or not event_filter.filters()
    opened = any(event.date.first >= story.opens for event in events)
    fold = many and opened and not event_filter.opens_before(story.opens)
    plain = {name for name, _ in event_filter.filters()} <= {"from", "to"} and event_filter.order == "oldest"
    eras = {era.slug: era for era in story.eras} if plain else {}
    groups: dict[str, tuple[str, list[EventEntry]]] = {}
    early: list[EventEntry] = []
    for event in events:
        id_, heading, tag = _heading(event, event_filter)
        entry = event_entry(event, story, event_filter.filters(), tag)
        if fold and event.date.first < story.opens and not tag:
            early.append(entry)
        else:
            opens = None if tag else eras.pop(event.era, None)
            groups.setdefault(id_, (heading, []))[1].append(replace(entry, opens=opens))
    prologue = Group("before", _count(f"Before {story.opens.year}", early), [Run(early)], True) if early else None
    loose = {event.slug for event in events if _is_loose(event)} if many else set()
    return prologue, [_group(id_, *group, loose, many) for id_, group in groups.items()]


def _group(id_: str, heading: str, entries: list[EventEntry], loose: set[str], many: bool) -> Group:
    if id_ != "under-way":
        return Group(id_, heading, _runs(entries, loose))
    tags = {entry.tag for entry in entries}
    heading = "Already under way, or perhaps in this time" if len(tags) > 1 else tags.pop().capitalize()
    return Group(id_, _count(heading, entries) if many else heading, [Run(entries)], many)


def _count(heading: str, entries: list[EventEntry]) -> str:
    return f"{heading} · {counted(len(entries), 'event')}"


def _runs(entries: list[EventEntry], loose: set[str]) -> list[Run]:
    """The entries in their order, two and more loose ones in a row folded."""
    runs: list[Run] = []
    for is_loose, following in groupby(entries, key=lambda entry: entry.event.slug in loose):
        stretch = list(following)
        if is_loose and len(stretch) > 1:
            opens = tuple(entry.opens for entry in stretch if entry.opens)
            fold = f"{len(stretch)} events dated by year only"
            runs.append(Run([replace(c, opens=None) for c in stretch], fold, opens))
        elif runs and not runs[-1].fold:
            runs[-1].entries.extend(stretch)
        else:
            runs.append(Run(stretch))
    return runs


def _is_loose(event: records.Event) -> bool:
    """Whether nothing nearer than years dates an event that stands in its year's list."""
    dated = event.date
    loose = dated.precision in ("year", "decade") and dated.edtf.loose_year is None
    return loose and event.importance != "headline"


def _heading(event: records.Event, event_filter: EventFilter) -> tuple[str, str, str]:
    """(id, heading, tag) under which an event stands: its year, "Some time in 2020", or begun before the view."""
    edtf = event.date.edtf
    first, _ = event_filter.window
    years = event_filter.year
    if (years and edtf.first.year not in years) or (first and edtf.first < first):
        tag = "already under way" if edtf.span == "period" else "may fall in this time"
        return "under-way", "", tag
    if (year := edtf.loose_year) is not None:
        loosely = dates.plain_words(edtf.start) if edtf.start and edtf.precision == "decade" else str(year)
        return f"some-time-{year}", f"Some time in {loosely}", ""
    return f"y{edtf.first.year}", str(edtf.first.year), ""
