"""Owns the picture as a page shows it: which window, which events, their words and links."""

from collections.abc import Mapping
from dataclasses import dataclass

from app import dates, urls
from app.filters import EventFilter, find
from app.pages.windows import Days, WindowLinks, end_of, nearer_url, stretch_url, window_links, window_of
from app.picture.draw import Picture, draw
from app.picture.marks import Item, corners
from app.picture.ribbon import Ribbon, draw_ribbon
from app.picture.silence import Silence
from app.record import linked, records
from app.record.story import Outline, Story
from app.text import clipped, counted, quoted
from app.urls import Pair

TITLE = 44
"""So many characters of its title label an event without a short name."""
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
    """Where a counted mark leads, the titles of some that it counts, and the listed events and actors that light it."""

    url: str
    more: str
    members: str
    actors: str


@dataclass(frozen=True, slots=True)
class LegendSign:
    """A shape of the legend with the corners that draw it, if it has any, and the kinds of event that have it."""

    shape: str
    points: str
    kinds: str


@dataclass(frozen=True, slots=True)
class PictureView:
    """The picture with its words and links: by slug for marks and clusters, by window for months and ticks."""

    drawing: Picture
    ribbon: Ribbon
    told: str
    quiet: str | None
    words: Mapping[str, MarkWords]
    clusters: Mapping[str, Cluster]
    windows: Mapping[str, str]
    strip: tuple[str, str]
    at: WindowLinks
    legend: list[LegendSign]


def picture_view(story: Story, event_filter: EventFilter, listed: set[str]) -> PictureView:
    """The picture of the filter's window, with what its other filters exclude faded; `listed` are the slugs of the
    events in the list beside it."""
    days = window_of(event_filter, story)
    drawn = find.drawn(story, event_filter, str(days[0]), str(days[1]))
    events = [drawn_event.event for drawn_event in drawn]
    strip = (min(story.opens, days[0]), max(end_of(story), days[1]))
    items = [_item(drawn_event, story, event_filter.filters()) for drawn_event in drawn]
    eras = [(era.name, era.first, era.last) for era in story.eras]
    until = dates.stretch(story.months[-1][0])[1] if story.months else end_of(story)
    lanes = story.names.lanes
    drawing = draw(items, days, lanes=lanes, eras=eras, months=story.months, strip_days=strip, told_until=until)
    spoken = linked.words_of(story, events)
    words = {event.slug: _words(event, spoken.get(event.slug)) for event in events}
    ribbon = draw_ribbon(items, days, lanes=lanes, eras=eras, told_until=until)
    windows = {bar.month for bar in drawing.bars} | {tick.window for tick in drawing.ticks}
    windows |= {band.window for band in ribbon.bands}
    return PictureView(
        drawing=drawing,
        ribbon=ribbon,
        told=_description(drawing, days, events),
        quiet=_quiet(drawing.silences),
        words=words,
        clusters=_clusters(drawing, event_filter, days, words, listed),
        windows={window: stretch_url(event_filter, window) for window in sorted(filter(None, windows))},
        strip=(str(strip[0])[:7], str(strip[1])[:7]),
        at=window_links(event_filter, days, story),
        legend=_legend(story),
    )


def _legend(story: Story) -> list[LegendSign]:
    """The shapes that tell kinds of event apart, in the order of the story's list."""
    shapes: dict[str, list[str]] = {}
    for kind in story.event_kinds.values():
        shapes.setdefault(kind.shape, []).append(kind.name.lower())
    return [
        LegendSign(shape, corners(shape, 9, 7, 5), ", ".join(kinds))
        for shape, kinds in shapes.items()
        if shape not in ("dot", "none")
    ]


def _item(drawn: find.Drawn, story: Story, others: list[Pair]) -> Item:
    event = drawn.event
    url = urls.record("event", event.slug, others if drawn.matches else ())
    label = event.short or clipped(event.title, TITLE, " …")
    return item_of(event, story, url=url, label=label, who=f"{_names(event)}.", strong=drawn.matches)


def item_of(
    event: records.Event, story: Outline, *, url: str, label: str | None, who: str, strong: bool = True
) -> Item:
    """An event of the record as it is drawn; its name says date, title and `who`."""
    dated = event.date
    return records.fill(
        Item, event,
        url=url,
        label=label,
        shape=story.event_kinds[event.kind].shape,
        name=f"{dated.text}: {event.title}. {who}",
        first=dated.first,
        last=dated.last,
        period=dated.span == "period",
        strong=strong,
        doubtful=dated.approximate or dated.uncertain,
        soft=dated.edtf.soft,
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
    drawing: Picture, event_filter: EventFilter, days: Days, words: Mapping[str, MarkWords], listed: set[str]
) -> dict[str, Cluster]:
    """Each cluster leads to a nearer window that holds its members; where there is none, to the list."""
    clusters = {}
    for mark in (mark for lane in drawing.lanes for mark in lane.marks if mark.members):
        first = next((item.slug for item in mark.items if item.strong), None)
        beside = urls.on_page(first) if first else mark.item.url
        titles = [words[item.slug].event.title for item in mark.members]
        actors = {slug for item in mark.items for slug in words[item.slug].actors.split()}
        clusters[mark.item.slug] = Cluster(
            url=nearer_url(event_filter, days, mark.window) or beside,
            more=" · ".join(titles[:4]) + (" …" if len(titles) > 4 else ""),
            members=" ".join(item.slug for item in mark.members if item.slug in listed),
            actors=" ".join(sorted(actors)),
        )
    return clusters


def _quiet(silences: list[Silence]) -> str | None:
    """The longest silences in words, in the order of time."""
    longest = sorted(silences, key=lambda silence: -silence.days)[:2]
    named = " and ".join(silence.words for silence in silences if silence in longest)
    more = f", and in {counted(len(silences) - 2, 'shorter stretch', 'shorter stretches')}" if len(silences) > 2 else ""
    return f"{named}{more}" if named else None


def _description(drawing: Picture, days: Days, events: list[records.Event]) -> str:
    """The picture in words, for those who do not see it: what is drawn, and the headline events in order."""
    lanes = [f"{lane.name}: {sum(len(mark.items) for mark in lane.marks)}" for lane in drawing.lanes if lane.marks]
    stretch = f"{dates.day_words(days[0])} to {dates.day_words(days[1])}"
    headlines = [f"{event.date.text}, {event.title}" for event in events if event.importance == "headline"]
    story = f" The headline events: {'; '.join(headlines)}." if headlines else ""
    opening = f"{counted(len(events), 'event')} from {stretch}, drawn in lanes by who acts. {', '.join(lanes)}."
    return f"{opening}{story} The list below tells each."
