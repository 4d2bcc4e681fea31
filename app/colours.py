"""Owns what the stylesheet's colour tokens are worth, and whether one colour can be read on another."""

import re
from functools import cache

from app.config import ROOT

TOKENS = ROOT / "static" / "css" / "tokens.css"
GROUNDS = ("paper", "sheet", "shade")
"""The tokens that text and marks stand on."""
LEAST = 4.5
"""The least contrast of text with its ground (WCAG 2.2, 1.4.3)."""


@cache
def _scheme(dark: bool) -> dict[str, str]:
    """The tokens of one colour scheme by name; the dark one says anew only what differs."""
    light, _, other = TOKENS.read_text(encoding="utf-8").partition("prefers-color-scheme: dark")
    tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return tokens | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", other)) if dark else tokens


def token(name: str, *, dark: bool = False) -> str:
    """The value `#rrggbb` of a token; raises KeyError where there is none."""
    return _scheme(dark)[name]


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
