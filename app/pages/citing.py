"""Owns links, and the endnotes that print adds to a page: the sources behind what it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from app.record.records import Actor, Claim, Date, Event, Note, Pinpoint, Quote, Role, Source
from app.record.story import Story


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Endnote:
    """A source that a page cites: "Alder Post", what it is, its address if known, the paragraphs cited."""

    label: str
    text: str
    address: str | None
    paragraphs: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A page with endnotes."""

    endnotes: tuple[Endnote, ...] = field(default=(), kw_only=True)


Page = TypeVar("Page", bound=Cited)
PLAIN = (str, str | None, int, bool, Mapping[str, str], dict[str, str], list[Link])
"""Types of the parts of a page that cite nothing."""


def with_endnotes(page: Page, story: Story) -> Page:
    """The page with an endnote for each source that anything on it cites, in the order of the sources."""
    cited: dict[str, set[int]] = {}
    for pinpoint in pinpoints(page):
        cited.setdefault(pinpoint.source, set()).add(pinpoint.paragraph)
    notes = (_endnote(source, cited[slug]) for slug, source in story.sources.items() if slug in cited)
    return replace(page, endnotes=tuple(notes))


def _endnote(source: Source, paragraphs: set[int]) -> Endnote:
    authors, outlet = ", ".join(source.authors) or "Author not named", source.outlet or "Outlet not named"
    end = "" if source.title[-1] in "?!." else "."
    text = f"{authors}. {source.title}{end} {outlet}, {source.published.text}."
    return Endnote(source.label, text, source.address, ", ".join(f"¶{number}" for number in sorted(paragraphs)))


def pinpoints(shown: Any) -> list[Pinpoint]:
    """Every paragraph that a view model cites: its own, and those of the records that it holds, as far as pages show
    them."""
    found: list[Pinpoint] = []
    _gather(shown, found)
    return found


def _gather(shown: Any, found: list[Pinpoint]) -> None:
    """Adds what `shown` cites to what was found."""
    match shown:
        case str() | int() | None:
            return
        case list() | tuple():
            for part in shown:
                _gather(part, found)
        case Pinpoint():
            found.append(shown)
        case Event(date=date, pinpoints=own) | Quote(said=date, passages=own):
            found += [*own, *date.citations]
        case Claim(pinpoint=pinpoint, made=Date(citations=citations)):
            found += [pinpoint, *citations]
        case Actor(roles=roles):
            _gather(roles, found)
        case Note(pinpoint=Pinpoint() as pinpoint) | Role(citation=Pinpoint() as pinpoint):
            found.append(pinpoint)
        case _:
            for name in _parts(shown.__class__):
                _gather(getattr(shown, name), found)


@cache
def _parts(model: type) -> tuple[str, ...]:
    """The fields of a view model of a page; none of anything else."""
    of_page = is_dataclass(model) and model.__module__.startswith("app.pages.")
    return tuple(part.name for part in fields(model) if part.type not in PLAIN) if of_page else ()
