"""Owns the timeline: picture, facets, counts and list of the events that a filter leaves."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from app import dates
from app.filters import EventFilter, Pair, Vocabulary, link
from app.names import EVENT_KINDS, IMPORTANCE, LANES, counted
from app.pages import facets, pieces
from app.pages.facets import Chip, Facet, Option
from app.pages.picture import picture_of, short, told, window_of, window_url
from app.pages.pieces import EventCard, Link
from app.picture import Picture
from app.queries import events, shapes
from app.search import match_expression


@dataclass(frozen=True, slots=True)
class Group:
    """Events under one heading of the list."""

    id: str
    heading: str
    cards: list[EventCard]


@dataclass(frozen=True, slots=True)
class Zoom:
    """A stretch of time to look at."""

    id: str
    label: str
    what: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class YearBar:
    option: Option
    height: int


@dataclass(frozen=True, slots=True)
class TimelinePage:
    title: str
    heading: str
    tagline: str
    path: str
    count: str
    sentence: str
    live: str
    filtered: bool
    picture: Picture
    picture_text: str
    month_urls: Mapping[str, str]
    cluster_urls: Mapping[str, str]
    zooms: list[Zoom]
    earlier: Link | None
    years: list[YearBar]
    facets: list[Facet]
    chips: list[Chip]
    clear: str
    prologue: Group | None
    groups: list[Group]
    empty: list[Link]
    no_words: bool
    words: str
    hidden: list[Pair]
    order: Link
    next: str | None
    api: str


def timeline_page(
    connection: Connection,
    wanted: EventFilter,
    vocabulary: Vocabulary,
    meta: Mapping[str, str],
    eras: list[shapes.Era],
) -> TimelinePage:
    """The page of a checked filter."""
    total = events.count(connection, wanted)
    found, after = events.page(connection, wanted)
    counts = events.facets(connection, wanted)
    begun = events.begun_before(connection, wanted)
    opens = date.fromisoformat(meta["opens"])
    prologue, groups = _groups(found, wanted, vocabulary, opens)
    if {name for name, _ in wanted.filters()} <= {"from", "to"} and wanted.order == "oldest":
        groups = _with_eras(groups, found, eras)
    days = window_of(connection, wanted, meta)
    said = wanted.sentence(vocabulary)
    count = counted(total, "event")
    under_way = f", {begun} already under way" if begun else ""
    full = f"{count} {said}".strip() + under_way
    picture, clusters = picture_of(connection, wanted, days, eras, meta)
    return TimelinePage(
        title=full if wanted.filters() else meta["title"],
        heading=meta["title"],
        tagline=meta["tagline"],
        path=link("/", wanted.pairs()),
        count=count,
        sentence=said + under_way,
        live=full,
        filtered=bool(wanted.filters()),
        picture=picture,
        picture_text=told(picture, days),
        month_urls={bar.month: window_url(wanted, bar.month, bar.month) for bar in picture.bars},
        cluster_urls=clusters,
        zooms=_zooms(wanted, eras, opens),
        earlier=_earlier(connection, wanted, opens),
        years=_years(wanted, counts["year"], opens, date.fromisoformat(meta["horizon"])),
        facets=_facets(wanted, vocabulary, counts),
        chips=facets.chips(wanted, "/", lambda name, value: label(name, value, vocabulary)),
        clear=link("/", [pair for pair in wanted.pairs() if pair[0] in ("order", "limit")]),
        prologue=prologue,
        groups=groups,
        empty=[] if total else facets.without_each(wanted, "/", lambda n, v: label(n, v, vocabulary)),
        no_words=bool(wanted.q) and match_expression(wanted.q) is None,
        words=wanted.q,
        hidden=[pair for pair in wanted.pairs() if pair[0] not in ("q", "after")],
        order=_order(wanted),
        next=link("/", replace(wanted, after=after).pairs()) if after else None,
        api=link("/api/events", wanted.pairs()),
    )


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
        first, last = short(date.fromisoformat(era.start)), short(date.fromisoformat(era.end), end=True)
        current = (wanted.from_, wanted.to) == (first, last)
        years, _, what = era.name.partition(" · ")
        zooms.append(Zoom(f"zoom-{era.slug}", years, what, window_url(wanted, first, last), current))
    return zooms


def _earlier(connection: Connection, wanted: EventFilter, opens: date) -> Link | None:
    before = replace(wanted, from_=None, to=str(opens.year - 1), after=None)
    if wanted.from_ is not None or wanted.to == before.to:
        return None
    number = events.count(connection, before)
    return Link(f"Before {opens.year} · {counted(number, 'event')}", link("/", before.pairs())) if number else None


def _years(wanted: EventFilter, counts: list[shapes.Count], opens: date, horizon: date) -> list[YearBar]:
    found = {int(count.value): count.count for count in counts}
    shown = sorted({*range(opens.year, horizon.year + 1), *wanted.year})
    most = max((found.get(year, 0) for year in shown), default=0) or 1
    bars = []
    for year in shown:
        number, selected = found.get(year, 0), year in wanted.year
        url = facets.toggled(wanted, "/", "year", year) if number or selected else None
        bars.append(
            YearBar(Option(f"year-{year}", str(year), number, selected, url), max(round(40 * number / most), 2))
        )
    return bars


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


def _groups(
    found: list[shapes.Event], wanted: EventFilter, vocabulary: Vocabulary, opens: date
) -> tuple[Group | None, list[Group]]:
    """The list under its headings; the time before `opens` apart, unless the view asks for it or holds nothing else."""
    groups: dict[str, Group] = {}
    early: list[EventCard] = []
    fold = not wanted.opens_before(opens) and any(_first(event) >= opens for event in found)
    for event in found:
        id_, heading, tag = _heading(event, wanted)
        card = pieces.event_card(event, vocabulary, wanted.filters(), tag)
        if fold and _first(event) < opens and not tag:
            early.append(card)
        else:
            groups.setdefault(id_, Group(id_, heading, [])).cards.append(card)
    if "under-way" in groups:
        groups["under-way"] = _named(groups["under-way"])
    name = f"Before {opens.year}"
    return Group("before", f"{name} · {counted(len(early), 'event')}", early) if early else None, list(groups.values())


def _with_eras(groups: list[Group], found: list[shapes.Event], eras: list[shapes.Era]) -> list[Group]:
    """The groups, with each era's introduction before its first event."""
    era_of = {event.slug: event.era for event in found}
    left = {era.slug: era for era in eras}
    return [
        replace(group, cards=[replace(card, opens=left.pop(era_of[card.slug], None)) for card in group.cards])
        for group in groups
    ]


def _named(group: Group) -> Group:
    """The group of what began before the view, headed by what it holds."""
    tags = {card.tag for card in group.cards}
    heading = "Already under way, or perhaps in this time" if len(tags) > 1 else tags.pop().capitalize()
    return replace(group, heading=heading)


def _first(event: shapes.Event) -> date:
    return dates.parse(event.date.edtf, _span(event)).first


def _span(event: shapes.Event) -> dates.Span | None:
    return "period" if event.date.span == "period" else "window" if "/" in event.date.edtf else None


def _heading(event: shapes.Event, wanted: EventFilter) -> tuple[str, str, str]:
    """(id, heading, tag) under which an event stands: its year, "Some time in 2020", or begun before the view."""
    edtf = dates.parse(event.date.edtf, _span(event))
    first, _ = wanted.window
    before = (bool(wanted.year) and edtf.first.year not in wanted.year) or bool(first and edtf.first < first)
    if before:
        tag = "may fall in this time" if edtf.span == "window" else "already under way"
        return "under-way", "", tag
    if (year := edtf.loose_year) is not None:
        return f"some-time-{year}", f"Some time in {dates.words(edtf)}", ""
    return f"y{edtf.first.year}", str(edtf.first.year), ""
