"""Owns the timeline: picture, facets, counts and list of the events that a filter leaves."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from app import dates
from app.filters import EventFilter, Vocabulary, link
from app.names import EVENT_KINDS, IMPORTANCE, LANES, counted
from app.pages import facets
from app.pages.endnotes import Noted, noted
from app.pages.facets import Facet, Summary, YearBar
from app.pages.listing import Group, listed
from app.pages.picture import PictureView, picture_view, window_url
from app.pages.pieces import Link
from app.queries import events, shapes


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
    earlier: Link | None
    years: list[YearBar]
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
    opens = date.fromisoformat(meta["opens"])
    prologue, groups = listed(found, wanted, vocabulary, opens=opens, eras=eras)
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
        picture=picture_view(connection, wanted, eras, meta),
        zooms=_zooms(wanted, eras, opens),
        earlier=_earlier(connection, wanted, opens),
        years=facets.year_bars(wanted, counts["year"], opens, date.fromisoformat(meta["horizon"])),
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


def _zooms(wanted: EventFilter, eras: list[shapes.Era], opens: date) -> list[Zoom]:
    everything = link("/", replace(wanted, from_=None, to=None, after=None).pairs())
    zooms = [Zoom("zoom-all", "All", "", everything, not (wanted.from_ or wanted.to))]
    for era in eras:
        if date.fromisoformat(era.start) < opens:
            continue
        span = date.fromisoformat(era.start), date.fromisoformat(era.end)
        current = (wanted.from_, wanted.to) == dates.window_texts(*span)
        years, _, what = era.name.partition(" · ")
        zooms.append(Zoom(f"zoom-{era.slug}", years, what, window_url(wanted, *span), current))
    return zooms


def _earlier(connection: Connection, wanted: EventFilter, opens: date) -> Link | None:
    before = replace(wanted, from_=None, to=str(opens.year - 1), after=None)
    if wanted.from_ is not None or wanted.to == before.to:
        return None
    number = events.count(connection, before)
    return Link(f"Before {opens.year} · {counted(number, 'event')}", link("/", before.pairs())) if number else None


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
