"""Owns what a list in a static copy offers: only the values of a filter, and the windows, that the copy keeps. Pure."""

from dataclasses import replace
from typing import Any, TypeVar

from app.exports.static_copy.kept import Kept
from app.pages.facets import Option
from app.pages.timeline import TimelinePage
from app.pages.windows import WindowLinks

V = TypeVar("V", bound=Any)


def offered(view: V, copy: Kept) -> V:
    """The view of a page without the ways to narrow it that lead to no file."""
    if not hasattr(view, "facets"):
        return view
    narrowed = [replace(f, options=_kept(f.options, copy), more=_kept(f.more, copy)) for f in view.facets]
    changed = replace(view, facets=[facet for facet in narrowed if facet.options or facet.more])
    if not isinstance(changed, TimelinePage):
        return changed
    years = [replace(year, url=copy.kept(year.url)) for year in changed.years]
    picture = replace(changed.picture, at=_window(changed.picture.at, copy))
    return replace(changed, years=years if any(year.url for year in years) else [], picture=picture)


def _kept(options: list[Option], copy: Kept) -> list[Option]:
    return [option for option in options if copy.kept(option.url)]


def _window(at: WindowLinks, copy: Kept) -> WindowLinks:
    """The ways to other windows; one that is only shown within a longer is no step."""

    def step(url: str | None) -> str | None:
        return url if copy.kept(url) == url else None

    return replace(
        at, out=step(at.out), previous=step(at.previous), following=step(at.following), nearer=step(at.nearer)
    )
