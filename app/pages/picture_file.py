"""Owns the picture as it stands alone in a file: under what title, with which legend, and where it came from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.filters import EventFilter
from app.pages.legend import LegendSign
from app.pages.picture import PictureView, picture_view
from app.pages.timeline import view_summary
from app.picture.draw import WIDTH as DRAWN
from app.picture.lettering import text_width, wrapped
from app.record.story import Story

EDGE = 28.0
WIDTH = DRAWN + 2 * EDGE
SMALL, LINE, SIGN, AIR = 13, 19.0, 24.0, 18.0
"""The size of the legend's letters, the height of its lines, the room of a sign, and the room behind its words."""
TITLE, SENTENCE = 26, 16
"""The sizes of what stands above the picture."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on `y`, in the style of its name."""

    text: str
    style: str
    y: float

    x = EDGE


@dataclass(frozen=True, slots=True)
class PlacedSign:
    """A sign of the legend, or a lane's dot, in the corner `x`, `y`, with its words at `text_x`, `text_y`."""

    sign: LegendSign
    lane: str
    x: float
    y: float
    text_x: float
    text_y: float


@dataclass(frozen=True, slots=True)
class PictureFile:
    """The drawing from `drawing_y` on; of the `lines` the first say what it is, the last where it came from."""

    title: str
    picture: PictureView
    lines: list[Line]
    signs: list[PlacedSign]
    drawing_y: float
    height: float

    width = WIDTH
    edge = EDGE


def picture_file(story: Story, event_filter: EventFilter, origin: str) -> PictureFile:
    """The picture of a checked filter; it names the address of the view where the site knows its own."""
    picture, summary = picture_view(story, event_filter), view_summary(story, event_filter)
    above = list(_lines(20.0, [(story.site.title, "title", TITLE), (summary.full, "sentence", SENTENCE)]))
    drawing_y = above[-1].y + 14
    signs = list(_placed(_signs(picture), drawing_y + picture.drawing.height + 12))
    source = [
        story.site.title,
        f"{origin}{summary.path}" if origin else "",
        f"Built from {story.made_of}",
        f"Record {story.generation}",
        story.site.licence,
    ]
    told = [picture.pale, _waiting(picture), picture.quiet or "", " · ".join(filter(None, source))]
    below = list(_lines(signs[-1].y + LINE, [(text, "small", SMALL) for text in told if text]))
    return PictureFile(
        title=f"{story.site.title}: {summary.full}",
        picture=picture,
        lines=[*above, *below],
        signs=signs,
        drawing_y=drawing_y,
        height=below[-1].y + 20,
    )


def _waiting(picture: PictureView) -> str:
    """What the picture leaves to the list."""
    return f"Not drawn: {picture.waiting}." if picture.waiting else ""


def _lines(y: float, texts: Iterable[tuple[str, str, int]]) -> Iterator[Line]:
    """Texts below one another, each in as many lines as it needs."""
    for text, style, size in texts:
        for line in wrapped(text, size, DRAWN):
            y = round(y + size * 1.45, 1)
            yield Line(line, style, y)


def _signs(picture: PictureView) -> Iterator[tuple[LegendSign, str]]:
    """The legend, and the lanes whose names the picture has no room for."""
    yield from ((sign, "") for sign in picture.legend)
    yield from ((LegendSign("big", lane.name), lane.slug) for lane in picture.drawing.lanes if lane.label != lane.name)


def _placed(signs: Iterable[tuple[LegendSign, str]], y: float) -> Iterator[PlacedSign]:
    """The signs one after another, in as many lines as they need."""
    x = EDGE
    for sign, lane in signs:
        width = SIGN + text_width(sign.words, SMALL)
        if x > EDGE and x + width > EDGE + DRAWN:
            x, y = EDGE, y + LINE
        yield PlacedSign(sign, lane, round(x, 1), y, round(x + SIGN, 1), y + 11.5)
        x += width + AIR
