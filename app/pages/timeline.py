"""Owns the timeline: picture, facets, counts and list of the events that a filter leaves."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from app import dates
from app.filters import EventFilter, Vocabulary, link
from app.lists import EVENT_KINDS, IMPORTANCE, LANES, counted
from app.pages import facets
from app.pages.endnotes import Noted, noted
from app.pages.facets import Facet, Summary, YearOption
from app.pages.listing import Group, listed
from app.pages.picture import PictureView, picture_view
from app.pages.pieces import Link
from app.pages.windows import Span, span_of, window_url
from app.record import q_events as events
from app.record import shapes


@dataclass(frozen=True, slots=True)
class Zoom:
    """A stretch of time to look at."""

    id: str
    label: str
    what: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class TimelinePage(Noted):
    title: str
    heading: str
    tagline: str
    summary: Summary
    picture: PictureView
    zooms: list[Zoom]
    years: list[YearOption]
    facets: list[Facet]
    prologue: Group | None
    groups: list[Group]
    order: Link


def timeline_page(
    connection: Connection,
    wanted: EventFilter,
    vocabulary: Vocabulary,
    meta: Mapping[str, str],
    eras: list[shapes.Era],
) -> TimelinePage:
    """The page of a checked filter."""
    found, after = events.page(connection, wanted)
    counts = events.facets(connection, wanted)
    span = span_of(connection, meta)
    prologue, groups = listed(found, wanted, vocabulary, opens=span.opens, eras=eras)
    begun = events.begun_before(connection, wanted)
    sentence = wanted.sentence(vocabulary) + (f", {begun} already under way" if begun else "")

    def named(name: str, value: str) -> str:
        return label(name, value, vocabulary)

    total = events.count(connection, wanted)
    summary = facets.summary(wanted, "/", named, total=total, sentence=sentence, after=after)
    page = TimelinePage(
        title=summary.full if wanted.filters() else meta["title"],
        heading=meta["title"],
        tagline=meta["tagline"],
        summary=summary,
        picture=picture_view(connection, wanted, eras, span, {event.slug for event in found}),
        zooms=_zooms(connection, wanted, eras, span),
        years=facets.years(wanted, counts["year"], span.opens, date.fromisoformat(meta["horizon"])),
        facets=_facets(wanted, vocabulary, counts),
        prologue=prologue,
        groups=groups,
        order=_order(wanted),
    )
    return noted(connection, page)


def label(name: str, value: str, vocabulary: Vocabulary) -> str:
    """A filter's value in a reader's words."""
    names: Mapping[str, Mapping[str, str]] = {
        "actor": vocabulary.actors, "topic": vocabulary.topics, "source": vocabulary.sources,
        "kind": EVENT_KINDS, "lane": LANES, "importance": IMPORTANCE,
    }  # fmt: skip
    if name == "q":
        return f"“{value}”"
    if name in ("from", "to"):
        return f"{name} {dates.words(dates.parse(value))}"
    return names.get(name, {}).get(value, value)


def _zooms(connection: Connection, wanted: EventFilter, eras: list[shapes.Era], span: Span) -> list[Zoom]:
    """Everything, what came before the opening, and each era since."""
    zooms = [Zoom("zoom-all", "All", "", window_url(wanted), not (wanted.from_ or wanted.to))]
    for era in eras:
        first, last = date.fromisoformat(era.start), date.fromisoformat(era.end)
        url = window_url(wanted, None if last < span.opens else first, last)
        years, _, what = era.name.partition(" · ")
        number = 0
        if last < span.opens:
            number = events.count(connection, replace(wanted, from_=None, to=str(last), after=None))
            years, what = f"Before {span.opens.year}", counted(number, "event")
        current = wanted.window in ((first, last), (None, last))
        if last < span.opens and not (number or current):
            continue
        zooms.append(Zoom(f"zoom-{era.slug}", years, what, url, current))
    return zooms


def _facets(wanted: EventFilter, vocabulary: Vocabulary, counts: dict[str, list[shapes.Count]]) -> list[Facet]:
    def one(name: str, title: str, labels: Mapping[str, str], ranked: bool = False) -> Facet:
        return facets.facet(wanted, "/", name, title, labels=labels, counts=counts[name], ranked=ranked)

    return [
        one("actor", "Actor", vocabulary.actors, ranked=True),
        one("topic", "Topic", vocabulary.topics, ranked=True),
        one("kind", "Kind", EVENT_KINDS, ranked=True),
        one("source", "Source", vocabulary.sources),
        one("lane", "Who acts", LANES),
        one("importance", "Importance", IMPORTANCE),
    ]


def _order(wanted: EventFilter) -> Link:
    other = "newest" if wanted.order == "oldest" else "oldest"
    return Link(f"{other.title()} first", link("/", replace(wanted, order=other, after=None).pairs()))
