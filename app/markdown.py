"""Owns the running text of a story: Markdown (CommonMark) without HTML, and what may not stand in it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from app.addresses import fault
from app.characters import HIDDEN, named, shown
from app.characters import remedy as remedy_of

_PARSER = MarkdownIt("commonmark", {"html": True})
"""It sees HTML, so that `faults` can name it; `html` prints it as text."""


def html(text: str) -> Markup:
    """The text as HTML that is safe to print: HTML in it is printed as text. A heading has the id its words give."""
    tokens = _PARSER.parse(text)
    for heading, words in pairwise(tokens):
        if heading.type == "heading_open":
            heading.attrSet("id", _id(words.content))
    for token in _all(tokens):
        if token.type in ("html_block", "html_inline"):
            token.type = "text"
        if str(token.attrs.get("href", "")).startswith("http"):
            token.attrSet("rel", "external")
    return Markup(_PARSER.renderer.render(tokens, _PARSER.options, {}))  # noqa: S704 - its own text is escaped


def headings(text: str) -> list[tuple[str, str]]:
    """The id and the words of each heading of the second level."""
    tokens = pairwise(_PARSER.parse(text))
    return [
        (_id(words.content), words.content) for heading, words in tokens if heading.tag == "h2" and heading.nesting == 1
    ]


def _id(words: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", words.lower()))


def faults(text: str) -> Iterator[tuple[int, str, str]]:
    """(line from 1, what is wrong, the remedy) for all that a page cannot show."""
    literal = {*HIDDEN.findall(text)}
    for block in _PARSER.parse(text):
        line = (block.map or [0])[0] + 1
        if block.type == "heading_open" and block.tag == "h1":
            yield line, "a heading of the first level", "Begin with `##`: the page has its own first heading."
        for token in _all([block]):
            if token.type in ("html_block", "html_inline"):
                yield line, f"HTML: {token.content.strip()[:40]}", "Write it in Markdown."
            if token.type == "image":
                yield line, "an image", "Remove it: the site shows no files but its own."
            link = str(token.attrs.get("href", "#"))
            if (wrong := fault(link)) and not re.match(r"#|/(?!/)", link):
                remedy = "Link to a page like /sources, a heading like #scope, or https://…"
                yield line, f"a link to {shown(link, 80)!r}: {wrong}", remedy
            said = " ".join((token.content, token.info, str(token.attrs.get("title", ""))))
            for hidden in {*HIDDEN.findall(said)} - literal:  # what an entity stands for, like &shy;
                yield line, f"the character {named(hidden)}", remedy_of(hidden)
    for hidden in HIDDEN.finditer(text):
        yield text.count("\n", 0, hidden.start()) + 1, f"the character {named(hidden[0])}", remedy_of(hidden[0])


def _all(tokens: list[Token]) -> Iterator[Token]:
    """The tokens and those within them."""
    for token in tokens:
        yield token
        yield from token.children or ()
