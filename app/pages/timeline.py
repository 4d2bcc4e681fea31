"""Owns the timeline: picture, facets, counts and list of the events that a filter leaves."""

from dataclasses import dataclass, replace

from app.filters import EventFilter, find
from app.pages import facets
from app.pages.citing import Cited, Link, with_endnotes
from app.pages.embeds import Snippet, picture_snippet
from app.pages.facets import OfferedFacet, Option, Summary
from app.pages.listing import Group, listed
from app.pages.picture import PictureView, picture_view
from app.pages.windows import window_url
from app.record.story import Story
from app.text import counted
from app.urls import TIMELINE, link


@dataclass(frozen=True, slots=True)
class Zoom:
    """A stretch of time to look at."""

    id: str
    label: str
    what: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class TimelinePage(Cited):
    title: str
    description: str
    heading: str
    scope: str
    summary: Summary
    picture: PictureView
    zooms: list[Zoom]
    years: list[Option]
    facets: list[OfferedFacet]
    groups: list[Group]
    folded: bool
    order: Link
    embed: Snippet


def timeline_page(story: Story, event_filter: EventFilter) -> TimelinePage:
    """The page of a checked filter."""
    events, after = find.page(story, event_filter)
    counts = find.facet_counts(story, event_filter)
    groups = listed(events, event_filter, story, whole=not (after or event_filter.after))
    summary = view_summary(story, event_filter, after)
    picture = picture_view(story, event_filter)
    other = "newest" if event_filter.order == "oldest" else "oldest"
    page = TimelinePage(
        title=summary.full if event_filter.filters() else story.site.title,
        description=story.site.lead,
        heading=story.site.title,
        scope=_scope(story),
        summary=summary,
        picture=picture,
        zooms=_zooms(story, event_filter),
        years=facets.years(event_filter, counts["year"], story.opens, story.closes),
        facets=facets.facets(event_filter, story.names, counts),
        groups=groups,
        folded=any(run.told for group in groups for run in group.runs),
        embed=picture_snippet(story, event_filter, picture),
        order=Link(f"{other.title()} first", link(TIMELINE, replace(event_filter, order=other, after=None).pairs())),
    )
    return with_endnotes(page, story)


def _scope(story: Story) -> str:
    """What the record is made of, how far it reaches, and how much it holds."""
    made = f"{story.made_of}, to {story.horizon.year}" if story.sources else "a draft, no source yet"
    return f"{made} · {counted(len(story.names.events), 'event')}"


def view_summary(story: Story, event_filter: EventFilter, after: str | None = None) -> Summary:
    """What a view of events shows, in a sentence; `after` is the cursor of its next page."""
    begun = find.begun_before(story, event_filter)
    return facets.summary(
        event_filter,
        story.names,
        total=find.count(story, event_filter),
        sentence=event_filter.sentence(story.names) + (f", {begun} already under way" if begun else ""),
        after=after,
        before=find.before(story, event_filter),
    )


def _zooms(story: Story, event_filter: EventFilter) -> list[Zoom]:
    """Everything, what came before the opening, and each era since."""
    zooms = [Zoom("zoom-all", "All", "", window_url(event_filter), not (event_filter.from_ or event_filter.to))]
    for era in story.eras:
        early = era.last < story.opens
        url = window_url(event_filter, None if early else era.first, era.last)
        years, _, what = era.name.partition(" · ")
        current = event_filter.window in ((era.first, era.last), (None, era.last))
        if early:
            number = find.count(story, replace(event_filter, from_=None, to=str(era.last), after=None))
            years, what = f"Before {story.opens.year}", counted(number, "event")
            if not (number or current):
                continue
        zooms.append(Zoom(f"zoom-{era.slug}", years, what, url, current))
    return zooms
