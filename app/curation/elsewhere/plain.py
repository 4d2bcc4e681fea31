"""Owns plain words: HTML made text, characters that no file may hold, slugs of titles."""

import re
import unicodedata
from html.parser import HTMLParser

from app.addresses import fault
from app.characters import HIDDEN, is_read
from app.text import clipped
from app.urls import SLUG_LENGTH

_BLOCKS = {
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "tr",
    "table",
    "figure",
}
_SILENT = {"script", "style"}
LINKS = 3
"""So many links of a text are named as places where its source may be found."""


class _Text(HTMLParser):
    """The words between the tags, and where the links lead."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.links: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in _SILENT
        self.parts += ["\n"] if tag in _BLOCKS else []
        self.links += [clean(value) for name, value in attrs if tag == "a" and name == "href" and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in _SILENT))
        self.parts += ["\n"] if tag in _BLOCKS else []

    def handle_data(self, data: str) -> None:
        self.parts += [] if self.silent else [data]


def clean(value: object) -> str:
    """A value as one line of text: nothing for what is none or has nothing to read, white space folded."""
    if value is None or isinstance(value, dict | list):
        return ""
    line = fit(" ".join(str(value).split()))
    return line if is_read(line) else ""


def fit(text: str) -> str:
    """A text without what no record may hold: marks that only tell how to show it are gone, the rest is U+FFFD."""
    return HIDDEN.sub(lambda hidden: "" if unicodedata.category(hidden[0]) in ("Cf", "Mn") else "\ufffd", text)


def short(text: str, most: int) -> str:
    """As much of a text as `most` characters hold, "" where nothing of that can be read."""
    line = fit(clipped(text, most))
    return line if is_read(line) else ""


def text_of(markup: object) -> tuple[str, tuple[str, ...]]:
    """The words of a text that may be HTML, each block a line of its own, and the first web addresses it links to."""
    if not isinstance(markup, str):
        return clean(markup), ()
    reader = _Text()
    reader.feed(markup)
    reader.close()
    lines = [line for part in "".join(reader.parts).splitlines() if (line := clean(part))]
    links = [link for link in dict.fromkeys(reader.links) if not fault(link)]
    return "\n".join(lines), tuple(links[:LINKS])


def slug_of(words: str, other: str, taken: set[str]) -> str:
    """A slug of words (of `other`, where they hold no Latin letter or digit) that is not `taken` yet; takes it."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    short = "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))[: SLUG_LENGTH - 5].strip("-") or other
    slug, number = short, 1
    while slug in taken:
        number += 1
        slug = f"{short}-{number}"
    taken.add(slug)
    return slug
