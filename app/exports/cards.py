"""Owns link previews: a PNG of 1200 × 630 for each event, drawn once for a generation, when the image is built.

Needs Pillow and fontTools (`requirements-cards.lock`), which serving does not; so they are imported when asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.config import ROOT
from app.text import fitted

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT, EDGE = 1200, 630, 72
PAPER, INK, SOFT, LINE = "#faf8f4", "#1c1b19", "#57534c", "#8f887b"
LANE_COLOURS = {
    "washington": "#1f5a9c",
    "face-to-face": "#7a3d96",
    "pyongyang": "#b3242f",
    "seoul": "#136b60",
    "moscow-beijing": "#83550f",
    "united-nations-others": "#3b682b",
    "analysts-press": "#5b564d",
}
"""As in `static/css/tokens.css`, light."""
TITLE_SIZES = (64, 54, 46)


class MissingTools(Exception):
    """What draws the cards is not installed; the message says how to get it."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says. `marks` are (x from 0 to 1, lane, is this event) of its era."""

    slug: str
    lane: str
    date: str
    title: str
    who: str
    brand: str
    marks: list[tuple[float, str, bool]]


def folder(data: Path, generation: str) -> Path:
    """Where the cards of a generation lie in the data folder."""
    return data / "cards" / generation


def write(cards: list[Card], target: Path) -> Iterator[Path]:
    """Draws the cards that are not there yet; raises MissingTools and OSError."""
    target.mkdir(parents=True, exist_ok=True)
    fonts = _Fonts()
    for card in cards:
        path = target / f"{card.slug}.png"
        if not path.exists():
            draft = path.with_suffix(".draft")
            draft.write_bytes(draw(card, fonts))
            draft.replace(path)
            yield path


class _Fonts:
    """The site's own typefaces, unpacked from WOFF2."""

    def __init__(self) -> None:
        try:
            from fontTools.ttLib import TTFont
            from PIL import ImageFont
        except ImportError as error:
            remedy = "Install them: .venv/bin/pip install --require-hashes -r requirements-cards.lock"
            raise MissingTools(f"Pillow and fontTools draw the cards, and are missing. {remedy}") from error
        self._truetype = ImageFont.truetype
        self._bytes: dict[str, bytes] = {}
        for name in ("inter-400-v2", "inter-600-v2", "source-serif-4-600-v2"):
            font, unpacked = TTFont(ROOT / "static" / "fonts" / f"{name}.woff2"), BytesIO()
            font.flavor = None
            font.save(unpacked)
            self._bytes[name] = unpacked.getvalue()

    def at(self, name: str, size: int) -> "FreeTypeFont":
        """The typeface at `size` pixels."""
        return self._truetype(BytesIO(self._bytes[name]), size)


def draw(card: Card, fonts: "_Fonts | None" = None) -> bytes:
    """The card as PNG bytes."""
    fonts = fonts or _Fonts()
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    canvas = ImageDraw.Draw(image)
    colour = LANE_COLOURS[card.lane]
    canvas.rectangle((0, 0, 18, HEIGHT), fill=colour)
    canvas.text((EDGE, 54), card.brand.replace("→", "–"), font=fonts.at("source-serif-4-600-v2", 30), fill=SOFT)
    canvas.text((EDGE, 138), card.date, font=fonts.at("inter-600-v2", 34), fill=colour)
    lines, font = _title(canvas, card.title, fonts)
    for number, line in enumerate(lines):
        canvas.text((EDGE, 190 + number * font.size * 1.18), line, font=font, fill=INK)
    plain = fonts.at("inter-400-v2", 28)
    canvas.text((EDGE, 486), _fitted(canvas, card.who, plain), font=plain, fill=SOFT)
    _strip(canvas, card.marks)
    out = BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _title(canvas: "ImageDraw", title: str, fonts: _Fonts) -> "tuple[list[str], FreeTypeFont]":
    """The title in at most four lines, as large as that allows."""
    for size in TITLE_SIZES:
        font = fonts.at("source-serif-4-600-v2", size)
        lines = _wrapped(canvas, title, font)
        if len(lines) * size * 1.18 <= 280:
            return lines, font
    return lines[:4], font


def _wrapped(canvas: "ImageDraw", text: str, font: Any) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if canvas.textlength(longer, font=font) <= WIDTH - 2 * EDGE:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _fitted(canvas: "ImageDraw", names: str, font: Any) -> str:
    """As many of the names as one line holds; of a single one as many letters."""

    def fits(text: str) -> bool:
        return canvas.textlength(text, font=font) <= WIDTH - 2 * EDGE

    return fitted(names, fits, at=", ") or fitted(names, fits, at="")


def _strip(canvas: "ImageDraw", marks: list[tuple[float, str, bool]]) -> None:
    y = 568
    canvas.line((EDGE, y, WIDTH - EDGE, y), fill=LINE, width=2)
    for share, lane, here in sorted(marks, key=lambda mark: mark[2]):
        x, r = EDGE + share * (WIDTH - 2 * EDGE), 16 if here else 7
        canvas.ellipse((x - r, y - r, x + r, y + r), fill=LANE_COLOURS[lane], outline=PAPER, width=3)
