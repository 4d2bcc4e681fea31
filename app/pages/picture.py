"""Owns the picture as a page shows it: which window, which events, their words and links."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Connection

from app import dates
from app.filters import EventFilter, link
from app.names import LANES, counted
from app.picture import Item, Picture, draw
from app.queries import events, shapes


@dataclass(frozen=True, slots=True)
class MarkWords:
    """What the card of a mark says, and the actors that light it."""

    when: str
    title: str
    who: str
    quote: str | None
    actors: str
    year: str
    month: str


@dataclass(frozen=True, slots=True)
class WindowLinks:
    """Where the window is, in words, and the ways out of it and to its sides."""

    title: str
    first: str
    last: str
    out: str | None
    previous: str | None
    following: str | None


@dataclass(frozen=True, slots=True)
class PictureView:
    """The picture with its words and links: by slug for marks and clusters, by window for months and ticks."""

    drawing: Picture
    told: str
    words: Mapping[str, MarkWords]
    clusters: Mapping[str, str]
    windows: Mapping[str, str]
    strip: tuple[str, str]
    at: WindowLinks


def window_of(connection: Connection, wanted: EventFilter, meta: Mapping[str, str]) -> tuple[date, date]:
    first, last = wanted.window
    opens, horizon = date.fromisoformat(meta["opens"]), dates.month_end(date.fromisoformat(meta["horizon"]))
    if first is None:
        earliest = date.fromisoformat((events.months(connection) or [("2018-01", 0)])[0][0] + "-01")
        first = opens if last is None or last > opens else min(earliest, last)
    last = last or max(horizon, first)
    return first, last


def picture_view(
    connection: Connection, wanted: EventFilter, eras: list[shapes.Era], meta: Mapping[str, str]
) -> PictureView:
    """The picture of the filter's window, with what the other filters exclude faded."""
    days = window_of(connection, wanted, meta)
    marks = events.marks(connection, wanted, str(days[0]), str(days[1]))
    opens, horizon = date.fromisoformat(meta["opens"]), dates.month_end(date.fromisoformat(meta["horizon"]))
    strip = (min(opens, days[0]), max(horizon, days[1]))
    drawing = draw(
        [_item(mark, wanted) for mark in marks],
        days,
        lanes=LANES,
        eras=[(e.slug, e.name, date.fromisoformat(e.start), date.fromisoformat(e.end)) for e in eras],
        months=events.months(connection),
        strip_days=strip,
    )
    windows = [bar.month for bar in drawing.bars] + [tick.window for tick in drawing.ticks if tick.window]
    return PictureView(
        drawing=drawing,
        told=_told(drawing, days, marks),
        words={m.slug: MarkWords(m.text, m.title, m.names, m.quote, m.actors, m.first[:4], m.first[:7]) for m in marks},
        clusters=_clusters(drawing, wanted),
        windows={window: stretch_url(wanted, window) for window in windows},
        strip=(str(strip[0])[:7], str(strip[1])[:7]),
        at=_window_links(wanted, days, eras),
    )


def _item(mark: events.Mark, wanted: EventFilter) -> Item:
    return Item(
        slug=mark.slug,
        url=link(f"/events/{mark.slug}", wanted.filters() if mark.matches else ()),
        label=mark.short,
        name=f"{mark.text}: {mark.title}. {mark.names}.",
        lane=mark.lane,
        kind=mark.kind,
        importance=mark.importance,
        first=date.fromisoformat(mark.first),
        last=date.fromisoformat(mark.last),
        period=mark.span == "period",
        strong=mark.matches,
        doubtful=mark.approximate or mark.uncertain,
    )


def _clusters(drawing: Picture, wanted: EventFilter) -> dict[str, str]:
    """For each cluster the link to the months that hold its members."""
    return {
        drawn.mark.item.slug: window_url(
            wanted, drawn.mark.window[0].replace(day=1), dates.month_end(drawn.mark.window[1])
        )
        for lane in drawing.lanes
        for drawn in lane.marks
        if drawn.mark.members
    }


def _told(drawing: Picture, days: tuple[date, date], marks: list[events.Mark]) -> str:
    """The picture in words, for those who do not see it: what is drawn, and the headline events in order."""
    lanes = [f"{lane.name}: {sum(d.mark.count for d in lane.marks)}" for lane in drawing.lanes if lane.marks]
    stretch = f"{dates.day_words(days[0])} to {dates.day_words(days[1])}"
    headlines = [f"{mark.text}, {mark.title}" for mark in marks if mark.importance == "headline"]
    story = f" The headline events: {'; '.join(headlines)}." if headlines else ""
    told = f"{counted(len(marks), 'event')} from {stretch}, drawn in lanes by who acts. {', '.join(lanes)}."
    return f"{told}{story} The list below tells each."


def window_url(wanted: EventFilter, first: date | None = None, last: date | None = None) -> str:
    """The same view in another window, or without bounds in none."""
    from_, to = dates.window_texts(first, last)
    return link("/", replace(wanted, from_=from_, to=to, after=None).pairs())


def era_url(era: shapes.Era) -> str:
    """The timeline in the window of an era."""
    return window_url(EventFilter(), date.fromisoformat(era.start), date.fromisoformat(era.end))


def stretch_url(wanted: EventFilter, text: str) -> str:
    """The same view in the window of one year or month: "2018", "2018-06"."""
    stretch = dates.parse(text)
    return window_url(wanted, stretch.first, stretch.last(date.max))


def _window_links(wanted: EventFilter, days: tuple[date, date], eras: list[shapes.Era]) -> WindowLinks:
    first, last = (str(day)[:7] for day in days)
    everything = window_url(wanted)
    if not (wanted.from_ or wanted.to):
        return WindowLinks("", first, last, None, None, None)
    spans = [(date.fromisoformat(era.start), date.fromisoformat(era.end)) for era in eras]
    if days in spans:
        place = spans.index(days)
        sides = [spans[n] if 0 <= n < len(spans) else None for n in (place - 1, place + 1)]
        title, out = eras[place].name, everything
    else:
        sides = list(_beside(days))
        title = _title(days)
        out = _out(wanted, days, spans)
    before, after = (window_url(wanted, *side) if side else None for side in sides)
    return WindowLinks(title, first, last, out, before, after)


def _out(wanted: EventFilter, days: tuple[date, date], eras: list[tuple[date, date]]) -> str:
    """One step out: from a month to its year, from a year to the era in which it begins, else to everything."""
    first, last = dates.window_texts(*days)
    if first and first == last and len(first) == 7:
        return stretch_url(wanted, first[:4])
    era = next((span for span in eras if span[0] <= days[0] <= span[1]), None)
    if first and first == last and len(first) == 4 and era and era != eras[0]:
        return window_url(wanted, *era)
    return window_url(wanted)


def _title(days: tuple[date, date]) -> str:
    """ "June 2018", "2018", or "June to August 2018"."""
    first, last = dates.window_texts(*days)
    return dates.words(dates.parse(str(first)) if first == last else dates.parse(f"{first}/{last}", "period"))


def _beside(days: tuple[date, date]) -> tuple[tuple[date, date] | None, tuple[date, date] | None]:
    """The windows of the same length before and after; whole months stay whole months."""
    first, last = days
    if first.day == 1 and last == dates.month_end(last):
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        starts = [dates.add_months(first, -months), dates.add_months(first, months)]
        found = [(start, dates.month_end(dates.add_months(start, months - 1))) for start in starts]
    else:
        length = last - first + timedelta(days=1)
        found = [(first - length, last - length), (first + length, last + length)]
    inside = [w if w[0].year >= dates.FIRST_YEAR and w[1].year <= dates.LAST_YEAR else None for w in found]
    return inside[0], inside[1]
