"""Owns what a list in a static copy offers: only the values of a filter whose view the copy keeps. Pure."""

from dataclasses import replace
from typing import Any, TypeVar

from app.exports.static_copy.kept import Kept
from app.pages.facets import OfferedFacet, Option

V = TypeVar("V", bound=Any)


def offered(view: V, copy: Kept) -> V:
    """The view of a page without the ways to narrow it that lead to no file."""
    facets: list[OfferedFacet] | None = getattr(view, "facets", None)
    if facets is None:
        return view
    narrowed = [replace(f, options=_kept(f.options, copy), more=_kept(f.more, copy)) for f in facets]
    changed = replace(view, facets=[facet for facet in narrowed if facet.options or facet.more])
    years: list[Option] | None = getattr(view, "years", None)
    if years is None:
        return changed
    drawn = [replace(year, url=copy.kept(year.url)) for year in years]
    return replace(changed, years=drawn if any(year.url for year in drawn) else [])


def _kept(options: list[Option], copy: Kept) -> list[Option]:
    return [option for option in options if copy.kept(option.url)]
