"""Owns link previews: what each says, and its PNG of 1200 × 630, drawn once for a generation, when the image is built.

Needs Pillow and fontTools (`requirements-previews.lock`), which serving does not; so they are imported when asked for.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from app.colours import token
from app.config import ROOT
from app.pages.in_era import of_era
from app.picture.era_strip import shares
from app.picture.marks import Item
from app.record import records, story_values
from app.record.database import Generation
from app.record.story import Outline, outline
from app.text import fitted

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

STATIC = ROOT / "static"
WIDTH, HEIGHT, EDGE = 1200, 630, 72
LINE = WIDTH - 2 * EDGE
TITLE_SIZES = (64, 54, 46)


class MissingTools(Exception):
    """What draws the previews is not installed; the message says how to get it."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What it says, in the `colour` of its lane. `marks` are (x from 0 to 1, colour, is this event) of its era."""

    slug: str
    colour: str
    date: str
    title: str
    who: str
    brand: str
    marks: list[tuple[float, str, bool]]


def folder(data: Path, generation: str) -> Path:
    """Where the previews of a generation lie in the data folder."""
    return data / "previews" / generation


def preview_texts(generation: Generation) -> list[Preview]:
    """A preview for every event of a generation."""
    with generation.connect() as connection:
        story = outline(connection).at(connection)
        eras = {era.slug: (era, of_era(story, era)) for era in story.eras}
        events = sorted(story.find(records.Event), key=lambda event: event.slug)
        return [_preview(event, *eras[event.era], story) for event in events]


def _preview(event: records.Event, era: story_values.Era, beside: Sequence[Item], story: Outline) -> Preview:
    places = zip(beside, shares(beside, (era.first, era.last)), strict=True)
    return records.fill(
        Preview, event,
        date=event.date.text + (f" · {event.place}" if event.place else ""),
        who=", ".join(actor.name for actor in event.actors),
        brand=story.site.brand,
        colour=story.lanes[event.lane].light,
        marks=[(share, story.lanes[other.lane].light, other.slug == event.slug) for other, share in places],
    )  # fmt: skip


def write(previews: list[Preview], target: Path) -> Iterator[Path]:
    """Draws the previews that are not there yet; raises MissingTools and OSError."""
    target.mkdir(parents=True, exist_ok=True)
    for preview in previews:
        path = target / f"{preview.slug}.png"
        if not path.exists():
            draft = path.with_suffix(".draft")
            draft.write_bytes(draw(preview))
            draft.replace(path)
            yield path


@cache
def _font(name: str, size: int, weight: int | None = None) -> "FreeTypeFont":
    """One of the site's own typefaces, unpacked from WOFF2, at `size` pixels; of one that has several weights, that."""
    try:
        from fontTools.ttLib import TTFont
        from fontTools.varLib.instancer import instantiateVariableFont
        from PIL import ImageFont
    except ImportError as error:
        remedy = "Install them: .venv/bin/pip install --require-hashes -r requirements-previews.lock"
        raise MissingTools(f"Pillow and fontTools draw the previews, and are missing. {remedy}") from error
    font, unpacked = TTFont(STATIC / "fonts" / f"{name}.woff2"), BytesIO()
    if weight:
        font = instantiateVariableFont(font, {"wght": weight})
    font.flavor = None
    font.save(unpacked)
    return ImageFont.truetype(BytesIO(unpacked.getvalue()), size)


def draw(preview: Preview) -> bytes:
    """The preview as PNG bytes."""
    plain, date = _font("inter-400-600-v3", 28, 400), _font("inter-400-600-v3", 34, 600)
    brand = _font("source-serif-4-600-v2", 30)
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, HEIGHT), token("paper"))
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((0, 0, 18, HEIGHT), fill=preview.colour)
    canvas.text((EDGE, 54), preview.brand.replace("→", "–"), font=brand, fill=token("ink-soft"))
    canvas.text((EDGE, 138), preview.date, font=date, fill=preview.colour)
    lines, font = _title(canvas, preview.title)
    for number, line in enumerate(lines):
        canvas.text((EDGE, 190 + number * font.size * 1.18), line, font=font, fill=token("ink"))
    fits = _fits(canvas, plain)
    who = fitted(preview.who, fits, at=", ") or fitted(preview.who, fits, at="")
    canvas.text((EDGE, 486), who, font=plain, fill=token("ink-soft"))
    _strip(canvas, preview.marks)
    out = BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _title(canvas: "ImageDraw", title: str) -> "tuple[list[str], FreeTypeFont]":
    """The title in at most four lines, as large as that allows."""
    for size in TITLE_SIZES:
        font = _font("source-serif-4-600-v2", size)
        lines = _wrapped(title, _fits(canvas, font))
        if len(lines) * size * 1.18 <= 280:
            return lines, font
    return lines[:4], font


def _wrapped(text: str, fits: Callable[[str], bool]) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if fits(longer):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _fits(canvas: "ImageDraw", font: "FreeTypeFont") -> Callable[[str], bool]:
    """Whether a text fits on one line."""
    return lambda text: canvas.textlength(text, font=font) <= LINE


def _strip(canvas: "ImageDraw", marks: list[tuple[float, str, bool]]) -> None:
    y = 568
    canvas.line((EDGE, y, WIDTH - EDGE, y), fill=token("line-strong"), width=2)
    for share, colour, here in sorted(marks, key=lambda mark: mark[2]):
        x, r = EDGE + share * LINE, 16 if here else 7
        canvas.ellipse((x - r, y - r, x + r, y + r), fill=colour, outline=token("paper"), width=3)
