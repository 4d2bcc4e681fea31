"""Owns the timeline: picture, facets, counts and list of the events that a filter leaves."""

from dataclasses import dataclass, replace

from app.filters import EventFilter, find
from app.pages import facets
from app.pages.citing import Cited, Link, with_endnotes
from app.pages.facets import Facet, Option, Summary
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
    heading: str
    tagline: str
    summary: Summary
    picture: PictureView
    zooms: list[Zoom]
    years: list[Option]
    facets: list[Facet]
    prologue: Group | None
    groups: list[Group]
    order: Link


def timeline_page(story: Story, wanted: EventFilter) -> TimelinePage:
    """The page of a checked filter."""
    events, after = find.page(story, wanted)
    counts = find.facets(story, wanted)
    prologue, groups = listed(events, wanted, story)
    begun = find.begun_before(story, wanted)
    sentence = wanted.sentence(story.names) + (f", {begun} already under way" if begun else "")
    summary = facets.summary(wanted, story.names, total=find.count(story, wanted), sentence=sentence, after=after)
    other = "newest" if wanted.order == "oldest" else "oldest"
    page = TimelinePage(
        title=summary.full if wanted.filters() else story.site.title,
        heading=story.site.title,
        tagline=story.site.tagline,
        summary=summary,
        picture=picture_view(story, wanted, {event.slug for event in events}),
        zooms=_zooms(story, wanted),
        years=facets.years(wanted, counts["year"], story.opens, story.horizon),
        facets=facets.facets(wanted, story.names, counts),
        prologue=prologue,
        groups=groups,
        order=Link(f"{other.title()} first", link(TIMELINE, replace(wanted, order=other, after=None).pairs())),
    )
    return with_endnotes(page, story)


def _zooms(story: Story, wanted: EventFilter) -> list[Zoom]:
    """Everything, what came before the opening, and each era since."""
    zooms = [Zoom("zoom-all", "All", "", window_url(wanted), not (wanted.from_ or wanted.to))]
    for era in story.eras:
        early = era.last < story.opens
        url = window_url(wanted, None if early else era.first, era.last)
        years, _, what = era.name.partition(" · ")
        current = wanted.window in ((era.first, era.last), (None, era.last))
        if early:
            number = find.count(story, replace(wanted, from_=None, to=str(era.last), after=None))
            years, what = f"Before {story.opens.year}", counted(number, "event")
            if not (number or current):
                continue
        zooms.append(Zoom(f"zoom-{era.slug}", years, what, url, current))
    return zooms
