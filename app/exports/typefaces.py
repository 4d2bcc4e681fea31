"""Owns the site's own typefaces as drawings use them: unpacked once in a process, measured, and turned into pixels."""

import atexit
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from app.config import ROOT

FONTS = ROOT / "static" / "fonts"
SANS, SERIF = "Inter", "Source Serif 4"
_FACES = (
    (SANS, "inter-400-600-v3", 400),
    (SANS, "inter-400-600-v3", 600),
    (SERIF, "source-serif-4-600-v2", 600),
    (SERIF, "source-serif-4-400-italic-v2", 400),
)
"""Family, file and weight of each face; of a file that holds several weights, that one is taken."""
_FAMILY_NAMES, _PREFERRED_NAMES = 1, (16, 17)
"""Where the name table says what a family is called."""


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface as a file that can be drawn with, and the advance width of each of its characters in em."""

    file: Path
    widths: dict[str, float]

    def width(self, text: str, size: float) -> float:
        """How wide a text is at a size; a character that the face lacks counts as one em."""
        return sum(self.widths.get(character, 1) for character in text) * size


@cache
def _folder() -> Path:
    """Where this process unpacks the faces; gone when it ends."""
    folder = Path(mkdtemp(prefix="timeline-fonts-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    return folder


@cache
def faces() -> dict[tuple[str, int], Face]:
    """The faces by family and weight, unpacked from WOFF2 (0.3 s, once in a process)."""
    return {(family, weight): _face(family, name, weight) for family, name, weight in _FACES}


def _face(family: str, name: str, weight: int) -> Face:
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font: Any = TTFont(FONTS / f"{name}.woff2")
    if "fvar" in font:
        font = instantiateVariableFont(font, {"wght": weight})
        font["OS/2"].usWeightClass = weight
    for record in list(font["name"].names):
        if record.nameID == _FAMILY_NAMES:  # the weight is no part of it: a drawing asks for family and weight
            record.string = family
        elif record.nameID in _PREFERRED_NAMES:
            font["name"].names.remove(record)
    em, advances = font["head"].unitsPerEm, font["hmtx"]
    widths = {chr(code): advances[glyph][0] / em for code, glyph in font.getBestCmap().items()}
    font.flavor = None
    file = _folder() / f"{name}-{weight}.ttf"
    font.save(file)
    return Face(file, widths)


def wrapped(text: str, face: Face, size: float, room: float) -> list[str]:
    """The text in lines no wider than `room`; a word that is wider has a line of its own."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or face.width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def pixels(svg: str, *, width: int | None = None) -> bytes:
    """A drawing as PNG, as wide as it says or `width` pixels. The machine's own typefaces are asked only for letters
    that ours lack, so that the same drawing gives the same picture everywhere."""
    from resvg_py import svg_to_bytes

    own = faces().values()
    lacking = set(re.sub(r"<style.*?</style>|<[^>]*>|\s", "", svg, flags=re.DOTALL))
    for face in own:
        lacking -= face.widths.keys()
    return svg_to_bytes(
        svg_string=svg,
        width=width,
        skip_system_fonts=not lacking,
        font_files=[str(face.file) for face in own],
        font_family=SANS,
        sans_serif_family=SANS,
        serif_family=SERIF,
    )
