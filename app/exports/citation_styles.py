"""Owns citations as text: an item in the styles of APA, Chicago and MLA, made by citeproc-py.

Styles are read once and each shape of citation is made once: the title and address of a page stand in it as marks, so
that the next page of this site costs no processing (measured: 5 to 20 ms a citation, 0.02 ms from its shape).
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from app.exports.csl import Item

FOLDER = Path(__file__).parent / "styles"
TITLE, ADDRESS, DAY = "\ue000", "\ue001", "\ue002"
"""Marks of the private use area, which no record holds: title and address of a page, and the day that it is read."""
_PROCESSOR = Lock()
"""citeproc-py keeps what it is at in the style itself."""


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style: its file, its name, whether it sets titles in quotation marks, and how it writes a day."""

    file: str
    name: str
    quotes: bool
    locale: str


STYLES = (
    Style("apa", "APA", False, "en-US"),
    Style("chicago-notes-bibliography", "Chicago", True, "en-US"),
    Style("modern-language-association", "MLA", True, "en-GB"),
)
"""APA's 7th edition, Chicago's 18th as its bibliography has it (notes and bibliography), MLA's 9th."""


def page_text(page: Item, style: Style) -> str:
    """The citation of a page of this site, with the mark `ADDRESS` for its address and `DAY` for the day it was read.
    Its title keeps the capitals of the page."""
    shape = replace(page, id="page", title=TITLE, url=ADDRESS)
    return tidy(_processed(shape, style, True).replace(TITLE, _within(page.title, style)))


@lru_cache(maxsize=512)
def article_text(article: Item, style: Style) -> str:
    """The citation of an article; who leaves its note out, which says where a page cites it, has it made once."""
    processed = _processed(replace(article, title=_within(article.title, style), note=""), style, False)
    return tidy(processed, article.issued.literal if article.issued else "")


def _within(title: str, style: Style) -> str:
    """A title whose own quotation marks are the inner ones where the style sets it in quotation marks."""
    return title.translate({ord("“"): "‘", ord("”"): "’"}) if style.quotes else title


def tidy(text: str, date: str = "") -> str:
    """A citation with American punctuation, which citeproc-py does not set: no full stop behind another end, the comma
    and full stop within the marks; words for a date begin a sentence with a capital."""
    text = re.sub(r"([?!])[.,](?=[\s”’]|$)", r"\1", text)
    text = re.sub(r"([?!])(’?”)[.,]", r"\1\2", text)
    text = re.sub(r"(’?”)([.,])", r"\2\1", text).replace("….", "…")
    return re.sub(rf"(?<=[.?!”] ){re.escape(date)}", date[:1].upper() + date[1:], text) if date else text


@lru_cache(maxsize=512)
def _processed(item: Item, style: Style, read: bool) -> str:
    """What the processor makes of an item; with `read` it names the day on which it was read."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    said = item.json | ({"accessed": {"literal": DAY}} if read else {})
    if item.issued and item.issued.literal:  # the words, which the processor would drop for the bounds
        said["issued"] = {"literal": item.issued.literal}
    with _PROCESSOR:
        bibliography = CitationStylesBibliography(_style(style.file), CiteProcJSON([said]), formatter.plain)
        bibliography.register(Citation([CitationItem(item.id)]))
        return " ".join("".join(map(str, bibliography.bibliography()[0])).split())


@cache
def _style(file: str) -> Any:
    from citeproc import CitationStylesStyle

    import app.exports.citeproc_mends  # noqa: F401

    return CitationStylesStyle(str(FOLDER / f"{file}.csl"), locale="en-US", validate=False)
