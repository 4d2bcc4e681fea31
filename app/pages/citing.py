"""Owns how pages cite: links, citations, and the endnotes that print adds to a page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from app import urls
from app.lists import SUPPORTS, joined
from app.record import shapes
from app.record.story import Story


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class CitationLink:
    """A paragraph to look up: "VICE ¶8", its first words, what it supports."""

    source: str
    label: str
    paragraph: int
    url: str
    locator: str
    supports: str


@dataclass(frozen=True, slots=True)
class Endnote:
    """A source that a page cites: "VICE", what it is, its address if that is known, and the paragraphs cited."""

    label: str
    text: str
    address: str | None
    paragraphs: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A page with endnotes."""

    endnotes: tuple[Endnote, ...] = field(default=(), kw_only=True)


Page = TypeVar("Page", bound=Cited)


def citation(place: shapes.Place | shapes.Citation | shapes.Passage | shapes.Claim, story: Story) -> CitationLink:
    """The link to a paragraph on its source's page."""
    label, url = story.names.sources[place.source], urls.paragraph(place.source, place.paragraph)
    supports = joined([SUPPORTS[word] for word in getattr(place, "supports", ())])
    return CitationLink(place.source, label, place.paragraph, url, place.locator, supports)


def citations(places: Iterable[shapes.Citation | shapes.Passage], story: Story) -> list[CitationLink]:
    """The links to paragraphs, each paragraph once, where it is named last."""
    return [citation(place, story) for place in {(p.source, p.paragraph): p for p in places}.values()]


def with_endnotes(page: Page, story: Story) -> Page:
    """The page with an endnote for each source that anything on it cites, in the order of the sources."""
    cited: dict[str, set[int]] = {}
    for one in _citations(page):
        cited.setdefault(one.source, set()).add(one.paragraph)
    notes = (_endnote(source, cited[slug]) for slug, source in story.sources.items() if slug in cited)
    return replace(page, endnotes=tuple(notes))


def _endnote(source: shapes.Source, paragraphs: set[int]) -> Endnote:
    authors, outlet = ", ".join(source.authors) or "Author not named", source.outlet or "Outlet not named"
    end = "" if source.title[-1] in "?!." else "."
    text = f"{authors}. {source.title}{end} {outlet}, {source.published.text}."
    return Endnote(source.label, text, source.address, ", ".join(f"¶{number}" for number in sorted(paragraphs)))


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
