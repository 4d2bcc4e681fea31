"""Owns the list of events under the picture: which heading each stands under, where an era begins, what is folded."""

from dataclasses import dataclass, replace

from app import dates
from app.filters import PAGE, EventFilter
from app.pages.entries import EventEntry, event_entry
from app.record import records, story_values
from app.record.story import Story
from app.text import counted

UNDER_WAY, MAY_FALL = "already under way", "may fall in this time"
"""Why an event that begins before the view stands in it."""
FEW = 12
"""So many events are all told in full; of more, only the turning points."""
LONG, FOLDED = 40, 3
"""A list of more events than that folds what stands between its turning points, so many lines at least."""


@dataclass(frozen=True, slots=True)
class Run:
    """Events that stand together in the list: a turning point, or the lines between two. `opens` is the era that is
    introduced before them; `told` says how many a fold hides and of when, "" where nothing is folded."""

    entries: list[EventEntry]
    opens: story_values.Era | None
    told: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Events under one heading of the list; `label` names it on the rail, "" where it has no place there; `past` is
    where the story opens, for those who pass over what came before."""

    id: str
    heading: str
    label: str
    runs: list[Run]
    past: "Group | None" = None

    @property
    def entries(self) -> list[EventEntry]:
        """All its events in their order."""
        return [entry for run in self.runs for entry in run.entries]


def listed(events: list[records.Event], event_filter: EventFilter, story: Story, *, whole: bool = True) -> list[Group]:
    """The list under its headings, with the eras' introductions where nothing but a window narrows the view. The time
    before the story opens stands under one heading, unless the view asks for it. In a record of more
    events than a page holds, the lines of a long list are brief. A heading counts its events where the list is `whole`,
    not one of several pages."""
    brief = len(events) > LONG and len(story.names.events) > PAGE
    carried = event_filter.filters()
    plain = {name for name, _ in carried} <= {"from", "to"} and event_filter.order == "oldest"
    eras = {era.slug: era for era in story.eras} if plain else {}
    opened = any(event.date.first >= story.opens for event in events)
    apart = opened and not event_filter.opens_before(story.opens)
    few = len(events) <= FEW and bool(carried)
    groups: dict[str, Group] = {}
    for event in events:
        id_, heading, tag = _heading(event, event_filter)
        if apart and event.date.first < story.opens and not tag:
            id_, heading = "before", f"Before {story.opens.year}"
        entry = event_entry(event, story, carried, tag, few=few, brief=brief)
        era = None if tag or id_ == "before" else eras.pop(event.era, None)
        _add(groups.setdefault(id_, Group(id_, heading, heading, [])).runs, entry, era)
    named = [_named(_folded(group) if len(events) > LONG else group, whole=whole) for group in groups.values()]
    if named[:1] and named[0].id in ("before", "under-way") and not any(run.told for run in named[0].runs):
        named[0] = replace(named[0], past=next((group for group in named[1:] if group.label), None))
    return named


def _add(runs: list[Run], entry: EventEntry, era: story_values.Era | None) -> None:
    """Adds an event to the lines before it; a turning point stands alone, and an era begins a new run."""
    if runs and not (era or entry.full or runs[-1].entries[0].full):
        runs[-1].entries.append(entry)
    else:
        runs.append(Run([entry], era))


def _folded(group: Group) -> Group:
    """The group with its longer runs of lines folded."""
    return replace(group, runs=[replace(run, told=_told(run.entries)) for run in group.runs])


def _told(entries: list[EventEntry]) -> str:
    """What a fold hides: "8 events · January to May 2018"; "" for so few that they stand open."""
    if len(entries) < FOLDED:
        return ""
    first, *_, last = sorted(entry.event.date.first for entry in entries)
    months = f"{first.year} to {last.year}" if first.year != last.year else dates.months_words(first, last)
    return f"{counted(len(entries), 'event')} · {months}"


def _named(group: Group, *, whole: bool) -> Group:
    """The group with its heading in full, its events counted in it where the list is whole."""
    if group.id == "before":
        number = f" · {counted(len(group.entries), 'event')}" if whole else ""
        return replace(group, heading=f"{group.heading}{number}", label="before")
    if group.id != "under-way":
        return replace(group, label="" if group.id.startswith("some-time") else group.label)
    begun = sum(entry.tag == UNDER_WAY for entry in group.entries)
    perhaps = len(group.entries) - begun
    heading = (UNDER_WAY if begun else MAY_FALL).capitalize()
    heading += f" · {counted(begun or perhaps, 'event')}" if whole else ""
    if begun and perhaps:
        heading += f", and {perhaps} that {MAY_FALL}" if whole else f", or {MAY_FALL}"
    return replace(group, heading=heading, label="earlier")


def _heading(event: records.Event, event_filter: EventFilter) -> tuple[str, str, str]:
    """(id, heading, tag) under which an event stands: its year, "Some time in 2020", or begun before the view."""
    edtf = event.date.edtf
    first, _ = event_filter.window
    years = event_filter.year
    if (years and edtf.first.year not in years) or (first and edtf.first < first):
        tag = UNDER_WAY if edtf.span == "period" else MAY_FALL
        return "under-way", "", tag
    if (year := edtf.loose_year) is not None:
        loosely = dates.plain_words(edtf.start) if edtf.start and edtf.precision == "decade" else str(year)
        return f"some-time-{year}", f"Some time in {loosely}", ""
    return f"y{edtf.first.year}", str(edtf.first.year), ""
