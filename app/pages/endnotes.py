"""Owns the endnotes that print adds to a page: the sources that it cites, with their paragraphs and addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import Connection

from app.pages.pieces import CitationLink
from app.record import q_sources as sources
from app.record import shapes

SOURCE = re.compile(r"/sources/([a-z0-9-]+)#")


@dataclass(frozen=True, slots=True)
class Endnote:
    """A source that a page cites: "VICE", what it is, its address if that is known, and the paragraphs cited."""

    label: str
    text: str
    address: str | None
    paragraphs: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A page with endnotes."""

    endnotes: tuple[Endnote, ...] = field(default=(), kw_only=True)


Page = TypeVar("Page", bound=Noted)


def noted(connection: Connection, page: Page) -> Page:
    """The page with an endnote for each source that anything on it cites, in the order of the sources."""
    cited: dict[str, set[int]] = {}
    for citation in _citations(page):
        if match := SOURCE.match(citation.url):
            cited.setdefault(match[1], set()).add(citation.paragraph)
    found = [source for source in sources.every(connection) if source.slug in cited]
    notes = [
        Endnote(
            label=source.label,
            text=_text(source),
            address=source.address,
            paragraphs=", ".join(f"¶{number}" for number in sorted(cited[source.slug])),
        )
        for source in found
    ]
    return replace(page, endnotes=tuple(notes))


def _text(source: shapes.Source) -> str:
    authors, outlet = ", ".join(source.authors) or "Author not named", source.outlet or "Outlet not named"
    end = "" if source.title[-1] in "?!." else "."
    return f"{authors}. {source.title}{end} {outlet}, {source.published.text}."


def _citations(held: Any) -> Iterator[CitationLink]:
    """Every citation in a view model, however deep; the picture holds none, and is large."""
    if isinstance(held, CitationLink):
        yield held
    elif isinstance(held, list | tuple):
        for one in held:
            yield from _citations(one)
    elif is_dataclass(held) and type(held).__module__.startswith("app.pages."):
        for one in fields(held):
            yield from _citations(getattr(held, one.name))
