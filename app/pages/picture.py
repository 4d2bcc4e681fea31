"""Owns the picture as a page shows it: which window, which events, their words and links."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from app import dates
from app.filters import EventFilter, link
from app.lists import LANES, counted
from app.pages.windows import Days, Span, WindowLinks, nearer_url, stretch_url, window_links, window_of
from app.picture import Item, Picture, Ribbon, Silence, draw, draw_ribbon
from app.record import q_events as events
from app.record import shapes
from app.text import clipped

NEAR = 800
"""In a window of at most so many days an event without a short name is labelled with the beginning of its title."""
LONGEST = 139
"""So many characters of a quotation stand on the card of a mark."""


@dataclass(frozen=True, slots=True)
class MarkWords:
    """What the card of a mark says, and what lights it: its actors, the month it begins in, the year it ends in."""

    when: str
    title: str
    who: str
    quote: str | None
    speaker: str | None
    actors: str
    month: str
    until: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where a counted mark leads, the titles of some that it counts, and the listed events and actors that light it."""

    url: str
    more: str
    members: str
    actors: str


@dataclass(frozen=True, slots=True)
class PictureView:
    """The picture with its words and links: by slug for marks and clusters, by window for months and ticks."""

    drawing: Picture
    ribbon: Ribbon
    told: str
    quiet: str | None
    words: Mapping[str, MarkWords]
    clusters: Mapping[str, "Cluster"]
    windows: Mapping[str, str]
    strip: tuple[str, str]
    at: WindowLinks


def picture_view(
    connection: Connection, wanted: EventFilter, eras: list[shapes.Era], span: Span, listed: set[str]
) -> PictureView:
    """The picture of the filter's window, with what its other filters exclude faded; `listed` are the slugs of the
    events in the list beside it."""
    days = window_of(wanted, span)
    marks = events.marks(connection, wanted, str(days[0]), str(days[1]))
    strip = (min(span.opens, days[0]), max(span.horizon, days[1]))
    items = [_item(mark, wanted.filters(), days) for mark in marks]
    bands = [(e.slug, e.name, date.fromisoformat(e.start), date.fromisoformat(e.end)) for e in eras]
    months = events.months(connection)
    until = dates.month_end(dates.parse(months[-1][0]).first) if months else span.horizon
    drawing = draw(items, days, lanes=LANES, eras=bands, months=months, strip_days=strip, told_until=until)
    ribbon = draw_ribbon(items, days, lanes=LANES, eras=bands, told_until=until)
    words = {m.slug: _words(m) for m in marks}
    windows = {bar.month for bar in drawing.bars} | {tick.window for tick in drawing.ticks if tick.window}
    return PictureView(
        drawing=drawing,
        ribbon=ribbon,
        told=_told(drawing, days, marks),
        quiet=_quiet(drawing.silences),
        words=words,
        clusters=_clusters(drawing, wanted, days, words, listed),
        windows={window: stretch_url(wanted, window) for window in sorted(windows)},
        strip=(str(strip[0])[:7], str(strip[1])[:7]),
        at=window_links(wanted, days, eras, span),
    )


def _item(mark: events.Mark, others: list[tuple[str, str]], days: Days) -> Item:
    near = (days[1] - days[0]).days <= NEAR
    return item_of(
        mark,
        url=link(f"/events/{mark.slug}", others if mark.matches else ()),
        label=mark.short or (clipped(mark.title, 44, " …") if near else None),
        name=f"{mark.text}: {mark.title}. {mark.names}.",
    )


def item_of(mark: events.Mark, *, url: str, label: str | None, name: str) -> Item:
    """An event of the record as it is drawn."""
    return Item(
        slug=mark.slug,
        url=url,
        label=label,
        name=name,
        lane=mark.lane,
        kind=mark.kind,
        importance=mark.importance,
        first=date.fromisoformat(mark.first),
        last=date.fromisoformat(mark.last),
        period=mark.span == "period",
        strong=mark.matches,
        doubtful=mark.approximate or mark.uncertain,
        soft=_soft(mark),
    )


def _soft(mark: events.Mark) -> tuple[bool, bool]:
    """Whether a period's start and its end are known to the year only."""
    if mark.span != "period":
        return False, False
    edtf = dates.parse(mark.edtf, "period")
    start, end = (point is not None and point.precision in ("year", "decade") for point in (edtf.start, edtf.end))
    return start, end


def _words(mark: events.Mark) -> MarkWords:
    quote = clipped(mark.quote, LONGEST, "...") if mark.quote else None
    speaker = None if mark.speaker in (None, mark.names) else mark.speaker
    return MarkWords(mark.text, mark.title, mark.names, quote, speaker, mark.actors, mark.first[:7], mark.last[:4])


def _clusters(
    drawing: Picture, wanted: EventFilter, days: Days, words: Mapping[str, MarkWords], listed: set[str]
) -> dict[str, Cluster]:
    """Each cluster leads to a nearer window that holds its members; where there is none, to the list."""
    found = {}
    for mark in (drawn.mark for lane in drawing.lanes for drawn in lane.marks if drawn.mark.members):
        first = next((item.slug for item in (mark.item, *mark.members) if item.strong), None)
        beside = f"#event-{first}" if first else mark.item.url
        titles = [words[item.slug].title for item in mark.members]
        actors = {slug for item in (mark.item, *mark.members) for slug in words[item.slug].actors.split()}
        found[mark.item.slug] = Cluster(
            url=nearer_url(wanted, days, mark.window) or beside,
            more=" · ".join(titles[:4]) + (" …" if len(titles) > 4 else ""),
            members=" ".join(item.slug for item in mark.members if item.slug in listed),
            actors=" ".join(sorted(actors)),
        )
    return found


def _quiet(silences: list[Silence]) -> str | None:
    """The longest silences in words, in the order of time."""
    longest = sorted(silences, key=lambda silence: -silence.days)[:2]
    named = " and ".join(silence.words for silence in silences if silence in longest)
    more = f", and in {counted(len(silences) - 2, 'shorter stretch', 'shorter stretches')}" if len(silences) > 2 else ""
    return f"{named}{more}" if named else None


def _told(drawing: Picture, days: tuple[date, date], marks: list[events.Mark]) -> str:
    """The picture in words, for those who do not see it: what is drawn, and the headline events in order."""
    lanes = [f"{lane.name}: {sum(d.mark.count for d in lane.marks)}" for lane in drawing.lanes if lane.marks]
    stretch = f"{dates.day_words(days[0])} to {dates.day_words(days[1])}"
    headlines = [f"{mark.text}, {mark.title}" for mark in marks if mark.importance == "headline"]
    story = f" The headline events: {'; '.join(headlines)}." if headlines else ""
    told = f"{counted(len(marks), 'event')} from {stretch}, drawn in lanes by who acts. {', '.join(lanes)}."
    return f"{told}{story} The list below tells each."
