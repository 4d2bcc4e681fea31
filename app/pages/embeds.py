"""Owns what other sites show of ours in a frame: an event, a quotation, the picture of a view; and the snippet that
puts one there, with the height at which it is whole."""

from dataclasses import dataclass, replace
from html import escape
from math import ceil

from app import urls
from app.filters import EventFilter, find
from app.pages.picture import PictureView, picture_view
from app.pages.sentences import Marked, Numbering, SourceNote
from app.pages.ways import QuoteEntry, quote_entries
from app.record import records
from app.record.story import Story
from app.text import clipped, counted, quoted

WIDTH = 600
"""So many pixels wide is an embed where nobody says otherwise."""
SIDES, BESIDE, NARROW = 42, 640, 960
"""What an embed has left and right of its text, borders included; below `NARROW` the picture is the tall one, which
from `BESIDE` on has its title and legend beside it."""
STEP = 10
"""Heights are multiples of so many pixels."""
LONGEST = 70
"""So many characters of a quotation stand in the title of its frame."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of an embed: so many pixels long on one line, and the height of each line that it takes."""

    length: float
    line: float


@dataclass(frozen=True, slots=True)
class Snippet:
    """What a site needs to show a page of ours in a frame: the page, the address of its embed, what it is called, and
    what it holds, from which its height follows; `widest` is the width from which on it gains nothing."""

    page: str
    path: str
    title: str
    texts: tuple[Text, ...]
    foot: tuple[Text, ...]
    rest: int
    widest: int
    wide: tuple[float, float] = (0, 0)
    tall: tuple[float, float] = (0, 0)

    def width(self, most: int | None) -> int:
        """How wide it is where it may be so wide at most."""
        return min(most, self.widest) if most else WIDTH

    def height(self, width: int = WIDTH) -> int:
        """How high it is at a width, rounded up: measured for `static/css/embed/embed.css` (tests/browser)."""
        inner = max(width - SIDES, 120)
        drawn = self.wide if width >= NARROW else self.tall
        picture = drawn[1] * min(inner / drawn[0], TALLEST) if drawn[0] else 0
        texts = () if picture and BESIDE <= width < NARROW else self.texts
        told = sum(ceil(text.length / inner) * text.line for text in (*texts, *self.foot))
        return ceil((told + picture + self.rest) / STEP) * STEP

    def html(self, origin: str, width: int | str = "100%", height: int | None = None) -> str:
        """The frame, as a site puts it into a page of its own."""
        return (
            f'<iframe src="{escape(origin + self.path)}" title="{escape(self.title)}" width="{width}" '
            f'height="{height or self.height()}" loading="lazy" style="border:0;max-width:100%"></iframe>'
        )

    def discovery(self, origin: str) -> str:
        """Where programs of other sites find this snippet by the page's address."""
        return urls.oembed(origin, self.page)


TALLEST = 416 / 328
"""The tall picture grows no further than this (`max-inline-size` of `.ribbon`)."""


@dataclass(frozen=True, slots=True)
class EventEmbed:
    """An event: date, title, its sentences and what they stand on. `path` leads to the whole page."""

    title: str
    path: str
    event: records.Event
    lane_name: str
    sentences: list[Marked]
    cited: list[SourceNote]


@dataclass(frozen=True, slots=True)
class QuoteEmbed:
    """A quotation with its way from the speaker to the article."""

    title: str
    path: str
    entry: QuoteEntry
    kind: str


@dataclass(frozen=True, slots=True)
class PictureEmbed:
    """The picture of a view; `heading` says which."""

    title: str
    path: str
    heading: str
    picture: PictureView


def event_embed(story: Story, slug: str) -> EventEmbed:
    """The embed of an event that exists. What its marks lead to stands on its page."""
    event, numbering = story.load(records.Event, [slug])[0], Numbering()
    marked = numbering.marked(event.sentences)
    sentences = [
        replace(one, marks=[replace(mark, url=_on(event.url, mark.url)) for mark in one.marks]) for one in marked
    ]
    return EventEmbed(event.title, event.url, event, story.names.lanes[event.lane], sentences, numbering.notes)


def event_snippet(story: Story, event: records.Event) -> Snippet:
    """How to embed an event."""
    numbering = Numbering()
    numbering.marked(event.sentences)
    notes = sum(len(n.pinpoint.label) + 6 if n.pinpoint else len("public record") + 2 for n in numbering.notes)
    overline = len(story.names.lanes[event.lane]) + len(event.date.text) + len(event.place or "") + 8
    texts = (
        Text(overline * 6.9, 20),
        Text(len(event.title) * 10.7, 26.5),
        Text(len(event.summary) * 8.6 + len(numbering.notes) * 14, 25.5),
        Text(notes * 6.9 + len(numbering.notes) * 18, 25),
    )
    return Snippet(event.url, urls.embed(event.url), event.title, texts, _foot(story), 110, 800)


def quote_embed(story: Story, slug: str) -> QuoteEmbed:
    """The embed of a quotation that exists."""
    quote = story.load(records.Quote, [slug])[0]
    return QuoteEmbed(
        quote_title(quote), quote.url, quote_entries(story, [quote])[0], story.names.quote_kinds[quote.kind]
    )


def quote_title(quote: records.Quote) -> str:
    """What a quotation is called: its first words and who said them."""
    return f"{quoted(clipped(quote.text, LONGEST))} · {quote.speaker.name}"


def quote_snippet(story: Story, quote: records.Quote) -> Snippet:
    """How to embed a quotation."""
    [entry] = quote_entries(story, [quote])
    ways = [
        len(way.speaker.text) + len(quote.said.text) + sum(len(step.who.text) + 8 for step in way.steps) + 16
        for way in entry.ways
    ]
    texts = (
        Text(40 * 6.9, 20),
        Text(len(quote.text) * 11.2 + 40, 32),
        Text(len(quote.context) * 7.8, 24),
        *(Text(way * 7, 25) for way in ways),
    )
    return Snippet(quote.url, urls.embed(quote.url), quote_title(quote), texts, _foot(story), 120, 800)


def picture_embed(story: Story, event_filter: EventFilter) -> PictureEmbed:
    """The embed of the picture of a view. What counts and leads to no nearer view leads to the list."""
    path, picture = _view(event_filter), picture_view(story, event_filter)
    clusters = {slug: replace(one, url=_on(path, one.url)) for slug, one in picture.clusters.items()}
    columns = {key: replace(one, url=_on(path, one.url)) for key, one in picture.columns.items()}
    heading = _heading(story, event_filter)
    return PictureEmbed(heading, path, heading, replace(picture, clusters=clusters, columns=columns))


def picture_snippet(story: Story, event_filter: EventFilter, picture: PictureView) -> Snippet:
    """How to embed the picture of a view."""
    heading = _heading(story, event_filter)
    signs = sum(len(sign.words) * 6.5 + 30 for sign in picture.legend)
    quiet = len(picture.quiet or "") + 120 if picture.quiet else 0
    texts = (
        Text(len(story.site.title) * 6.9, 20),
        Text(len(heading) * 10.7, 26.5),
        Text(signs, 24),
        Text(quiet * 6.6, 20.5),
        Text(len(picture.waiting or "") * 6.6, 20.5),
    )
    path = urls.embed(urls.TIMELINE, event_filter.filters())
    drawn, ribbon = picture.drawing, picture.ribbon
    return Snippet(
        _view(event_filter), path, heading, texts, _foot(story), 120, 1200,
        wide=(drawn.width, drawn.height), tall=(ribbon.width, ribbon.height),
    )  # fmt: skip


def _view(event_filter: EventFilter) -> str:
    """The page of a view, without its order and place in the list."""
    return urls.link(urls.TIMELINE, event_filter.filters())


def _heading(story: Story, event_filter: EventFilter) -> str:
    """ "12 events in 2023"; of the whole, what the story is called."""
    if not event_filter.filters():
        return story.site.title
    sentence = event_filter.sentence(story.names)
    return f"{counted(find.count(story, event_filter), 'event')} {sentence}"


def _foot(story: Story) -> tuple[Text, Text]:
    """The last lines of every embed: the way on, and where it is from."""
    said = len(story.site.title) + len(story.generation) + len(story.site.licence) + 70
    return Text(60 * 7, 24), Text(said * 6.6, 20)


def _on(page: str, url: str) -> str:
    """A link from a page as it is followed from elsewhere."""
    return f"{page}{url}" if url.startswith("#") else url
