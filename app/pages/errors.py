"""Owns the error pages: what went wrong in a reader's words, and where to go on."""

from dataclasses import dataclass

from app import urls
from app.filters import BadValue
from app.lists import SINGULARS
from app.pages.citing import Link
from app.pages.facets import NAMES
from app.pages.nearest import nearest, sought
from app.record.vocabulary import Vocabulary
from app.text import clipped

_NAMES = {
    "q": "The words to search for", "from": "The first day", "to": "The last day",
    "limit": "The page size", "after": "The place to go on from", "about": "The actor spoken of",
}  # fmt: skip
_TYPED = ("q", "from", "to")
"""The parameters that a reader types."""
_TEXTS = {
    400: ("That request makes no sense", "The address or the request is malformed."),
    404: ("There is no such page", "Nothing stands at this address. It may have been mistyped."),
    405: ("That cannot be done here", "This site is for reading only: it answers GET and HEAD."),
    500: (
        "Something broke on our side",
        "The page could not be made. Nothing of the record is lost; please try again.",
    ),
    503: (
        "The record is not ready",
        "The site has no whole build of the record to serve just now. Please try again soon.",
    ),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A value that was typed and could not be read, to be mended."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Mend:
    """The form that asks for the same view with its typed values mended; `kept` are the values that were fine."""

    action: str
    fields: list[Field]
    kept: list[urls.Pair]


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """`kind` is what all errors of this sort are called; `heading` says what went wrong here."""

    title: str
    status: int
    kind: str
    heading: str
    message: str
    problems: list[str]
    near: list[Link]
    links: list[Link]
    mend: Mend | None = None


def error_page(status: int) -> ErrorPage:
    """The page of a status that needs no more words."""
    heading, message = _TEXTS.get(status, ("That did not work", "The request could not be answered."))
    return ErrorPage(heading, status, heading, heading, message, [], [], _HOME)


def too_large_page() -> ErrorPage:
    """The page of a view that takes more work than one statement may."""
    message = "This view takes more work than one reader may ask for. A narrower one will do: a year, or an actor."
    heading = "This view is too large"
    return ErrorPage(heading, 503, heading, heading, message, [], [], _HOME)


def crowded_page() -> ErrorPage:
    """The page of a moment in which more is asked for than can be made."""
    heading = "Many ask at once"
    message = "More pages are asked for just now than can be made. Please try again in a few seconds."
    return ErrorPage(heading, 503, heading, heading, message, [], [], _HOME[:1])


def nowhere_page(path: str, names: Vocabulary) -> ErrorPage:
    """The page of an address at which nothing stands, with what may have been meant and a search for its words."""
    heading, message = _TEXTS[404]
    return _missing(heading, message, path, names)


def missing_page(kind: str, path: str, slug: str, names: Vocabulary) -> ErrorPage:
    """The page of a record that is not there, at an address that ends in its slug."""
    word = SINGULARS[kind].noun
    return _missing(f"There is no such {word}", f"There is no {word} at {_shown(slug)}.", path, names)


def _missing(heading: str, message: str, path: str, names: Vocabulary) -> ErrorPage:
    near, words = nearest(path, names), sought(path)
    search = [Link(f"Search the record for “{words}”", urls.link(urls.SEARCH, [("q", words)]))] if words else _HOME[1:]
    return ErrorPage(heading, 404, heading, heading, message, [], near, [*search, *_HOME[:1]])


def filter_error_page(bad: list[BadValue], path: str, rest: list[urls.Pair]) -> ErrorPage:
    """The page of a filter with bad values at `path`: each named, the first in the heading; what was typed, to be
    mended; and one link to the view without them."""
    asked = {value.name for value in bad}
    first, *others = [f"{_name(value.name)} {_shown(value.value)} {value.message}" for value in bad]
    without = urls.link(path, rest)
    listed = [kind for kind in NAMES if kind in asked and kind in SINGULARS]
    known = [Link(f"All {SINGULARS[kind].plural}", NAMES[kind]) for kind in listed]
    links = [Link("Show the view without " + ("it" if len(bad) == 1 else "them"), without), *known, *_HOME]
    message = "The address of this view holds a value that the record does not know or cannot understand."
    heading = f"{first}, and more" if others else first
    fields = [Field(value.name, _name(value.name), _printable(value.value)) for value in bad if value.name in _TYPED]
    return ErrorPage(
        heading, 422, "That filter cannot be read", heading, message,
        problems=[f"{problem}." for problem in (first, *others)] if others else [],
        near=[],
        links=[link for number, link in enumerate(links) if not number or link.url != without],
        mend=Mend(path, fields, rest) if fields else None,
    )  # fmt: skip


def _name(parameter: str) -> str:
    return _NAMES.get(parameter, f"The {parameter}")


def _shown(value: str) -> str:
    return "“" + clipped(_printable(value), LONGEST, at="") + "”"


def _printable(value: str) -> str:
    return "".join(c if c.isprintable() else "�" for c in value)


LONGEST = 41
"""So many characters of a bad value are shown."""
_HOME = [Link("Go to the timeline", urls.TIMELINE), Link("Search the record", urls.SEARCH)]
