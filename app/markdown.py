"""Owns the running text of a story: Markdown (CommonMark) without HTML, and what may not stand in it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

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
    for block in _PARSER.parse(text):
        line = (block.map or [0])[0] + 1
        if block.type == "heading_open" and block.tag == "h1":
            yield line, "a heading of the first level", "Begin with `##`: the page has its own first heading."
        for token in _all([block]):
            if token.type in ("html_block", "html_inline"):
                yield line, f"HTML: {token.content.strip()[:40]}", "Write it in Markdown."
            if token.type == "image":
                yield line, "an image", "Remove it: the site shows no files but its own."
            link = str(token.attrs.get("href", "https:"))
            if not re.match(r"https?:|/|#", link):
                yield (
                    line,
                    f"a link to {link[:40]!r}",
                    "Link to a page like /sources, a heading like #scope, or https://…",
                )


def _all(tokens: list[Token]) -> Iterator[Token]:
    """The tokens and those within them."""
    for token in tokens:
        yield token
        yield from token.children or ()
