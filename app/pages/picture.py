"""Owns the picture as a page shows it: which window, which events, their words and links."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pyroaring import BitMap

from app import dates, urls
from app.filters import EventFilter, find
from app.pages.citing import Link
from app.pages.columns import NAMED, ColumnWords, column_words, crowd_of
from app.pages.faces import face
from app.pages.legend import LegendSign, legend
from app.pages.windows import Days, WindowLinks, end_of, nearer_url, stretch_url, window_links, window_of, window_url
from app.picture.density import Crowd
from app.picture.draw import Picture, draw
from app.picture.marks import Item
from app.picture.ribbon import Ribbon, draw_ribbon
from app.picture.scale import reach
from app.picture.silence import Silence, silences
from app.picture.strip import Strip, draw_strip
from app.record import linked, records, story_values
from app.record.story import Outline, Story
from app.text import clipped, counted, quoted
from app.urls import Pair

TITLE = 44
"""So many characters of its title label an event without a short name."""
MEMBERS, EARLY = 20, 40
"""So many of the events that a mark counts are named in it; so many of those before the opening are drawn."""
PALE = "pale: left out by the filters"
DAY = timedelta(days=1)
LONGEST = 139
"""So many characters of a quotation stand on the card of a mark."""


@dataclass(frozen=True, slots=True)
class MarkWords:
    """What the card of a mark says of its event, with one of its quotations, and the actors that light it."""

    event: records.Event
    who: str
    quote: str | None
    speaker: str | None
    actors: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where a mark that counts leads, its name, what it counts as JSON (`[slug, url, date, title]` of each) and the
    actors that light it."""

    url: str
    name: str
    members: str
    years: str
    actors: str


@dataclass(frozen=True, slots=True)
class PictureView:
    """The picture with its words and links: by slug for marks and clusters, by key for columns, by window for months
    and ticks."""

    drawing: Picture
    ribbon: Ribbon
    strip: Strip
    days: Days
    earliest: date
    latest: date
    earlier: Link | None
    told: str
    pale: str
    quiet: str | None
    waiting: str | None
    words: Mapping[str, MarkWords]
    clusters: Mapping[str, Cluster]
    columns: Mapping[str, ColumnWords]
    windows: Mapping[str, str]
    at: WindowLinks
    legend: list[LegendSign]


def picture_view(story: Story, event_filter: EventFilter) -> PictureView:
    """The picture of the filter's window, with what its other filters exclude faded."""
    days = window_of(event_filter, story)
    whole = not (event_filter.from_ or event_filter.to)
    crowd = crowd_of(story, event_filter, days)
    drawn = find.drawn(story, event_filter, *days, most=NAMED if crowd else None)
    early = _early(story, event_filter, days[0] - DAY) if whole else []
    begun = find.begun(story, crowd.stretches) if crowd else {one.position for one in drawn}
    items, before = (_items(story, events, event_filter.filters(), begun) for events in (drawn, early))
    drawing, ribbon = _drawings(story, event_filter, days, items, before, crowd)
    strip = draw_strip(story.months, (min(story.opens, days[0]), max(end_of(story), days[1])), days)
    events = [one.event for one in (*early, *drawn)]
    spoken = linked.words_of(story, events)
    words = {event.slug: _words(event, spoken.get(event.slug)) for event in events}
    told = dates.stretch(story.months[-1][0])[1] if story.months else end_of(story)
    windows = {tick.window for tick in (*drawing.ticks, *strip.ticks)} | {band.window for band in ribbon.bands}
    windows |= {year.year for year in strip.years}
    clusters = _clusters(drawing, event_filter, days, words)
    return PictureView(
        drawing=drawing,
        ribbon=ribbon,
        strip=strip,
        days=days,
        earliest=story.earliest,
        latest=max(end_of(story), days[1]),
        earlier=_earlier(story, event_filter, len(early)),
        pale=PALE if not all(one.matches for one in (*early, *drawn)) or (crowd and crowd.faded) else "",
        told=_description(days),
        quiet=_quiet(silences(story.months, days, min(told, end_of(story))), story.made_of),
        waiting=_waiting(drawing.left_out, "a column" if crowd else "a dot"),
        words=words,
        clusters=clusters,
        columns=column_words(drawing, ribbon, event_filter, days) if crowd else {},
        windows={window: stretch_url(event_filter, window) for window in sorted(filter(None, windows))},
        at=window_links(event_filter, days, story),
        legend=_legend(story, drawing, crowd),
    )


def _legend(story: Story, drawing: Picture, crowd: Crowd | None) -> list[LegendSign]:
    """The signs of what is drawn."""
    marks = [mark for lane in drawing.lanes for mark in lane.marks]
    return legend(
        story.event_kinds.values(),
        several=any(mark.members for mark in marks),
        stretches=not drawing.waiting,
        beyond=any(any(mark.goes_on) and not mark.quiet for mark in marks),
        columns=crowd.unit if crowd else "",
    )


def _early(story: Story, event_filter: EventFilter, last: date) -> list[find.Drawn]:
    """What came before the opening, the important where that is too much."""
    return find.drawn(story, event_filter, date(dates.FIRST_YEAR, 1, 1), last, within=True, most=EARLY)


def _drawings(
    story: Story, event_filter: EventFilter, days: Days, items: list[Item], before: list[Item], crowd: Crowd | None
) -> tuple[Picture, Ribbon]:
    """The wide picture and the narrow one."""
    eras = [(era.name, era.first, era.last) for era in story.eras]
    lead = next(iter(story.lanes.values()), None)
    silence = _silence_of(story, lead, days, items) if lead else ""
    far = find.beyond(story, event_filter, days, reach(*days))
    drawing = draw(
        items, days,
        lanes=story.names.lanes,
        eras=eras,
        before=before,
        turns=story.turns,
        silence=silence,
        told_until=story.horizon,
        far=far,
        crowd=crowd,
    )  # fmt: skip
    ribbon = draw_ribbon(
        items, days,
        lead=lead.slug if lead else "",
        eras=eras,
        silence=silence,
        far=far,
        lanes=story.names.lanes,
        crowd=crowd,
    )  # fmt: skip
    return drawing, ribbon


def _earlier(story: Story, event_filter: EventFilter, number: int) -> Link | None:
    """What came before the opening, and the window that shows it."""
    if not number:
        return None
    url = window_url(event_filter, None, story.opens - DAY)
    return Link(f"Before {story.opens.year}", url)


def _items(story: Story, drawn: list[find.Drawn], carried: list[Pair], begun: BitMap | set[int]) -> list[Item]:
    """The items of events in this view, whose filters their links carry."""
    plain = story.made(_plain_items, [one.position for one in drawn])
    return [_item(one, item, carried, counted=one.position in begun) for one, item in zip(drawn, plain, strict=True)]


def _plain_items(story: Story, positions: list[int]) -> dict[int, Item]:
    """The items of events, as a view of everything draws them."""
    events = story.at_positions(records.Event, positions)
    named = ((event, event.short or clipped(event.title, TITLE, " …")) for event in events)
    items = [item_of(event, story, url=event.url, label=label, who=f"{_names(event)}.") for event, label in named]
    return dict(zip(positions, items, strict=True))


def _item(drawn: find.Drawn, item: Item, carried: list[Pair], *, counted: bool) -> Item:
    if not drawn.matches:
        return replace(item, strong=False, counted=counted, name=f"{item.name} Left out by the filters.")
    if not carried and counted:
        return item
    return replace(item, url=urls.link(item.url, carried), counted=counted)


def item_of(
    event: records.Event,
    story: Outline,
    *,
    url: str,
    label: str | None,
    who: str,
) -> Item:
    """An event of the record as it is drawn; its name begins with the words beside its mark, and says all that only the
    drawing would show."""
    dated, kind = event.date, story.event_kinds[event.kind]
    doubtful = dated.approximate or dated.uncertain
    when = face(dated.edtf).line
    sub = f"{when} · {event.outcome}" if event.outcome else when
    shown = f"{label}: " if label and label != event.title else ""
    return records.fill(
        Item, event,
        url=url,
        label=label,
        shape=kind.shape,
        name=f"{shown}{dated.text}, {event.title}. {who} {kind.name}.",
        first=dated.first,
        last=dated.last,
        period=dated.span == "period",
        strong=True,
        doubtful=doubtful,
        soft=dated.edtf.soft,
        sub=sub,
        counted=True,
    )  # fmt: skip


def _names(event: records.Event) -> str:
    return ", ".join(actor.name for actor in _by_slug(event))


def _by_slug(event: records.Event) -> list[records.Participant]:
    """Who took part, in an order that tells nothing of their part: a card has no room for it."""
    return sorted(event.actors, key=lambda actor: actor.slug)


def _words(event: records.Event, spoken: tuple[str, str] | None) -> MarkWords:
    names, (quote, speaker) = _names(event), spoken or (None, None)
    short = quoted(clipped(quote, LONGEST, "...")) if quote else None
    actors = " ".join(actor.slug for actor in _by_slug(event))
    return MarkWords(event, names, short, None if speaker == names else speaker, actors)


def _clusters(
    drawing: Picture, event_filter: EventFilter, days: Days, words: Mapping[str, MarkWords]
) -> dict[str, Cluster]:
    """Each leads to a nearer window that holds its members; where there is none, to the list."""
    clusters = {}
    for mark in (mark for lane in drawing.lanes for mark in lane.marks if mark.members):
        first = next((item.slug for item in mark.items if item.strong), None)
        told = [words[item.slug].event for item in mark.items[:MEMBERS]]
        more = len(mark.items) - len(told)
        names = "; ".join(event.short or event.title for event in told) + (f"; and {more} more" if more else "")
        clusters[mark.item.slug] = Cluster(
            url=nearer_url(event_filter, days, mark.window) or (urls.on_page(first) if first else mark.item.url),
            name=f"{len(mark.items)} events, {dates.months_words(*mark.window)}: {names}.",
            members=json.dumps([[e.slug, i.url, e.date.text, e.title] for e, i in zip(told, mark.items, strict=False)]),
            years="-".join(str(day.year) for day in mark.window),
            actors=" ".join(sorted({slug for item in mark.items for slug in words[item.slug].actors.split()})),
        )
    return clusters


def _silence_of(story: Outline, lane: story_values.Lane, days: Days, items: list[Item]) -> str:
    """What is said along a lane after its last event: where that is shown and not left out, or before the window."""
    newest = story.newest.get(lane.slug)
    if newest is None or not (newest[1] < days[0] or any(i.slug == newest[0] and i.strong for i in items)):
        return ""
    return lane.silence or ""


def _quiet(found: list[Silence], made_of: str) -> str | None:
    """The longest silences in words, in the order of time."""
    longest = sorted(found, key=lambda silence: -silence.days)[:2]
    named = " and ".join(silence.words for silence in found if silence in longest)
    more = f", and in {counted(len(found) - 2, 'shorter stretch', 'shorter stretches')}" if len(found) > 2 else ""
    told = f"These {made_of} date no event to a month or day from {named}{more}."
    return f"{told} Their silence is not silence in history." if named else None


def _waiting(number: int, sign: str) -> str | None:
    """What the picture leaves to a nearer view."""
    return f"{counted(number, 'more event')} that lasted, or whose day is too loose for {sign}" if number else None


def _description(days: Days) -> str:
    """What the picture is, for those who do not see it."""
    return f"Timeline picture: {dates.day_words(days[0])} to {dates.day_words(days[1])}."
