"""Owns turning a view model into HTML: the Jinja environment, asset URLs, absolute links."""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.config import ROOT

STATIC = ROOT / "static"
STYLES = ("reset", "tokens", "base", "layout", "picture", "components", "utilities", "print")
SCRIPTS = ("copy", "live", "keep-open", "window", "keys", "card", "light", "focus")
NAVIGATION = (
    ("Timeline", "/"),
    ("Story", "/story"),
    ("Quotations", "/quotes"),
    ("Actors", "/actors"),
    ("Sources", "/sources"),
    ("About", "/about"),
)


@cache
def _digest(path: Path, _changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]


def asset(name: str) -> str:
    """The address of a static file, with its content's digest so that it may be kept for ever."""
    path = STATIC / name
    return f"/static/{name}?v={_digest(path, path.stat().st_mtime_ns)}"


@cache
def environment(reload: bool = False) -> Environment:
    """The one Jinja environment: everything is escaped, an undefined name is an error."""
    env = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=reload,
    )
    env.globals |= {"asset": asset, "navigation": NAVIGATION, "styles": STYLES, "scripts": SCRIPTS}
    return env


def render(template: str, view: Any, *, site: Mapping[str, str], origin: str = "", reload: bool = False) -> str:
    """The page `template` of a view model. `site` are the record's own texts, `origin` the public address or ""."""
    page = environment(reload).get_template(template)
    return page.render(view=view, site=site, origin=origin)
