"""Owns the site's icon in the forms that browsers ask for by themselves, drawn from `static/icon.svg`."""

import struct
from functools import cache

from app.config import ROOT
from app.exports.typefaces import pixels

ICON = ROOT / "static" / "icon.svg"
SIZES = (16, 32, 48)
TOUCH = 180


@cache
def touch_icon() -> bytes:
    """The icon of a phone's home screen, as PNG."""
    return _png(TOUCH)


@cache
def icon() -> bytes:
    """The icon as ICO, which is a table of PNG files."""
    images = [_png(size) for size in SIZES]
    header, entry = struct.Struct("<3H"), struct.Struct("<4B2H2I")
    table, start = header.pack(0, 1, len(images)), header.size + entry.size * len(images)
    for size, image in zip(SIZES, images, strict=True):
        table += entry.pack(size, size, 0, 0, 1, 32, len(image), start)
        start += len(image)
    return table + b"".join(images)


def _png(size: int) -> bytes:
    return pixels(ICON.read_text(encoding="utf-8"), width=size)
