"""Owns how words are counted, joined and made shorter, to a number of characters or to what room there is. Pure."""

from collections.abc import Callable
from itertools import chain

ELLIPSIS = "…"
BREAK = " […] "
"""Between the passages of one quotation: the brackets tell that the break is ours, not the printed text's."""


def quoted(text: str) -> str:
    """A quotation in its marks, which close and open again where it breaks: “a” … “b”."""
    return "“" + text.replace(BREAK, f"” {ELLIPSIS} “") + "”"


def clipped(text: str, most: int, end: str = ELLIPSIS, at: str = " ") -> str:
    """`text` where it has at most `most` characters, else as many of its words as these hold with `end` behind them; of
    a single word as many of its letters. `at` as in `fitted`."""

    if len(text) <= most:
        return text

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


def joined(words: list[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def counted(number: int, noun: str, plural: str = "") -> str:
    """ "1 event", "12 events"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def in_words(number: int, noun: str) -> str:
    """ "two articles", "one article"; a number above twelve in digits."""
    small = _SMALL[number] if number < len(_SMALL) else f"{number:,}"
    return f"{small} {noun if number == 1 else noun + 's'}"


_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
