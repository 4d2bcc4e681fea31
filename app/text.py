"""Owns how a text is made shorter: at a word, to a number of characters or to whatever room there is. Pure."""

from collections.abc import Callable
from itertools import chain

ELLIPSIS = "…"


def clipped(text: str, most: int, end: str = ELLIPSIS, at: str = " ") -> str:
    """`text` where it has at most `most` characters, else as many of its words as these hold with `end` behind them; of
    a single word as many of its letters. `at` as in `fitted`."""

    def fits(short: str) -> bool:
        return len(short) <= most

    begin = text[: most + 1]
    return fitted(begin, fits, end, at) or fitted(begin, fits, end, "")


def fitted(text: str, fits: Callable[[str], bool], end: str = f" {ELLIPSIS}", at: str = " ") -> str:
    """`text` where it `fits`, else as many of its words as do with `end` behind them: of the pieces that `at` parts, or
    of its letters where that is ""; "" where not one does."""
    pieces = text.split(at) if at else list(text)
    shorter = (_ended(at.join(pieces[:number]), end) for number in range(len(pieces) - 1, 0, -1))
    return next((short for short in chain([text], shorter) if fits(short)), "")


def _ended(text: str, end: str) -> str:
    """An ellipsis that closes up to a word takes the place of the punctuation behind it."""
    return (text.rstrip(" ,;:.–-…") if end == ELLIPSIS else text) + end
