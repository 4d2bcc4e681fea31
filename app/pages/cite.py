"""Owns how the page of a record shows its citations: in each style, for the page and for the articles behind it."""

from dataclasses import dataclass

from app.pages.citing import Link


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a citation: text, the page's `address`, or the day that it is read, as the `locale` writes it."""

    text: str
    is_address: bool = False
    locale: str = ""


@dataclass(frozen=True, slots=True)
class Styled:
    """A citation in a `style`."""

    style: str
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Work:
    """What can be cited: an article by its `label`, in each style; `found_at` says where in it the page's words are."""

    label: str
    styled: list[Styled]
    found_at: str


@dataclass(frozen=True, slots=True)
class CiteBox:
    """The citations of a page: its own, those of the articles behind it (which come first where
    the page only passes their words on), the public documents, the files that hold them all, the positions on
    it that have an address of their own, and what stands in its head for reference managers."""

    page: list[Styled]
    articles: list[Work]
    documents: list[str]
    article_first: bool
    files: list[Link]
    positions: list[Link]
    version: str
    has_origin: bool
    meta: list[tuple[str, str]]
