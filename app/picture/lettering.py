"""Owns how wide a label is: the advance widths of Inter 600, in em, rounded up."""

from functools import lru_cache

from app.text import fitted

_WIDTHS = {
    0.26: " ",
    0.28: "Iijl",
    0.30: "‘’",
    0.32: ",.:·",
    0.34: "!';",
    0.36: "`t|",
    0.38: "()/[\\]",
    0.40: "fr",
    0.44: "1",
    0.46: "{}",
    0.48: "-_",
    0.50: "^–",
    0.52: "“”",
    0.54: '"*',
    0.56: "?s",
    0.58: "7JLakxz",
    0.60: "Fcevyé¶",
    0.62: "5Ehnou",
    0.64: "23689bdgpq",
    0.66: "#$0BPRSTZ",
    0.68: "&+4<=>~",
    0.72: "KXY",
    0.74: "ACDUV",
    0.76: "GHN",
    0.78: "OQ",
    0.84: "w",
    0.92: "m",
    0.94: "M",
    0.96: "…",
    1.00: "@—",
    1.02: "%W",
}
_EM = {character: width for width, characters in _WIDTHS.items() for character in characters}
WIDEST = max(_WIDTHS)


@lru_cache(maxsize=8192)  # a label is measured for each place that is tried
def text_width(text: str, size: float) -> float:
    """Upper bound of the width of `text` at `size` units; an unknown character counts as the widest."""
    return sum(_EM.get(character, WIDEST) for character in text) * size


def fit(text: str, size: float, width: float, end: str = " …", at: str = " ") -> str:
    """`text`, or as many of its words as are no wider than `width` at `size`; `end` and `at` as in `fitted`."""
    return fitted(text, lambda short: text_width(short, size) <= width, end, at)


def wrapped(text: str, size: float, width: float) -> list[str]:
    """`text` in lines that are no wider than `width` at `size`; a word that is wider has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
