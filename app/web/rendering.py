"""Owns turning a view model into HTML: the Jinja environment, asset URLs, absolute links."""

import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined

from app import markdown, urls
from app.config import ROOT
from app.exports.static_copy import Kept
from app.pages.linked_data import linked_data
from app.pages.search import HEADINGS
from app.pages.sharing import sharing
from app.record.story import Outline
from app.text import quoted
from app.web.compiled import Compiled, Unindented
from app.web.headers import CONTENT_POLICY
from app.web.template_code import TemplateCode

STATIC, TEMPLATES = ROOT / "static", ROOT / "templates"
STYLES = sorted(
    (path for folder in ("css", "css/components") for path in (STATIC / folder).glob("*.css")),
    key=lambda path: (path.stem != "reset", path),
)
"""Those of every page. The first names the order of the layers; that of the files does not matter."""
PAGE_STYLES = sorted((STATIC / "css/pages").glob("*.css"))
"""Those that the timeline does without."""
EMBED_STYLES = (
    "reset", "fonts", "tokens", "base", "utilities", "components/lane", "components/picture", "pages/cite",
    "pages/folds", "pages/way", "embed/embed",
)  # fmt: skip
"""What an embed needs of the site's, and its own, which stands last."""
EMBED_SCRIPTS = ("height",)
SCRIPTS = (
    "copy",
    "boost",
    "live",
    "keep-open",
    "unfold",
    "window",
    "days",
    "scene",
    "paint",
    "view",
    "hand",
    "wheel",
    "brush",
    "stretch",
    "keys",
    "card",
    "members",
    "light",
    "glide",
    "focus",
    "rail",
    "steady",
)
COPY_SCRIPTS = ("copy", "unfold", "card", "members", "light", "keys", "rail", "kept-search", "not-kept")
"""Those of a static copy: what asks the server for another view is of no use there, nor is htmx."""
FONTS = ("inter-400-600-v3", "source-serif-4-600-v2")
"""Asked for at once, those of running text and of headings; the italic once something needs it. Each is shown only if
it comes in time (`font-display: optional`), else `fonts.css` has a stand-in as wide: nothing moves later."""
PICTURE_FONTS, QUOTE_FONTS = FONTS[:1], (FONTS[0], "source-serif-4-400-italic-v2")
"""What the embeds of a picture and of a quotation need: what is in a frame is small."""
COMMENT = r"(?m)^ *//.*\n"
"""A line of a script that is only a comment."""
DIGITS = 10
"""So many digits of a file's SHA-256 stand in its address."""
NAVIGATION = (
    ("Timeline", urls.TIMELINE),
    ("Story", urls.STORY),
    ("Quotations", urls.QUOTES),
    ("Actors", urls.ACTORS),
    ("Places", urls.PLACES),
    ("Questions", urls.QUESTIONS),
    ("Sources", urls.SOURCES),
    ("About", urls.ABOUT),
)


def asset(name: str, story: Outline | None = None) -> str:
    """The address of a static file or bundle, with its content's digest so that it may be kept for ever."""
    digest = hashlib.sha256(bundle(name, story)).hexdigest()[:DIGITS]
    return urls.static(name, digest)


def lasting_asset() -> Callable[..., str]:
    """`asset` for a site whose static files stay as they are: each address is worked out once a generation."""
    known: dict[tuple[str, str], str] = {}

    def found(name: str, story: Outline | None = None) -> str:
        key = name, story.generation if story else ""
        if key not in known:
            known[key] = asset(name, story)
        return known[key]

    return found


def bundle(name: str, story: Outline | None = None) -> bytes:
    """The bytes of a bundle: its files in their order, each script in a block of its own, so that a page asks once for
    each and no build step is needed. Styles lose comments and line breaks on the way (a sixteenth of their compressed
    size), scripts their comments (an eighth); styles end with the colours of a story's lanes."""
    return _content(name, _changed(name)) + (_lanes(story) if story and name in ("site.css", "embed.css") else b"")


def _lanes(story: Outline) -> bytes:
    """The colour of each lane, on what has the class of its slug: `by-` and the slug, which is no other class."""
    light, dark = (
        "".join(f".by-{lane.slug}{{--lane:{getattr(lane, scheme)}}}" for lane in story.lanes.values())
        for scheme in ("light", "dark")
    )
    return f"@layer tokens{{{light}@media screen and (prefers-color-scheme:dark){{{dark}}}}}".encode()


BUNDLES = {
    "site.css": tuple(path.relative_to(STATIC).as_posix() for path in STYLES),
    "pages.css": tuple(path.relative_to(STATIC).as_posix() for path in PAGE_STYLES),
    "site.js": tuple(f"js/{name}.js" for name in SCRIPTS),
    "embed.css": tuple(f"css/{name}.css" for name in EMBED_STYLES),
    "embed.js": tuple(f"js/{name}.js" for name in EMBED_SCRIPTS),
    "copy.js": tuple(f"js/{name}.js" for name in COPY_SCRIPTS),
}


def _changed(name: str) -> int:
    return max((STATIC / part).stat().st_mtime_ns for part in BUNDLES.get(name, (name,)))


@cache
def _content(name: str, _: int) -> bytes:
    if name not in BUNDLES:
        return (STATIC / name).read_bytes()
    texts = [(STATIC / part).read_text(encoding="utf-8") for part in BUNDLES[name]]
    if name.endswith(".css"):
        texts = [re.sub(r"/\*.*?\*/|\n\s*", "", text, flags=re.DOTALL) for text in texts]
    if name.endswith(".js"):
        texts = [f"{{\n{re.sub(COMMENT, '', text)}}}\n" for text in texts]
    return re.sub(r'url\("\.\./([^"]+)"\)', lambda match: f'url("{asset(match[1])}")', "".join(texts)).encode()


@cache
def environment(reload: bool = False) -> Environment:
    """The one Jinja environment: everything is escaped, an undefined name is an error."""
    env = Environment(
        loader=Unindented(TEMPLATES),
        bytecode_cache=Compiled(TEMPLATES, Path(__file__), Path(__file__).with_name("template_code.py")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=reload,
    )
    env.code_generator_class = TemplateCode
    env.filters["markdown"] = markdown.html
    env.filters["quoted"] = quoted
    env.globals |= {
        "asset": asset if reload else lasting_asset(),
        "navigation": NAVIGATION,
        "fonts": FONTS,
        "quote_fonts": QUOTE_FONTS,
        "picture_fonts": PICTURE_FONTS,
        "sharing": sharing,
        "linked_data": linked_data,
    }
    env.globals |= {"copy_policy": CONTENT_POLICY, "search_headings": HEADINGS}
    return env


def render(
    template: str, view: Any, *, story: Outline, origin: str = "", reload: bool = False, copy: Kept | None = None
) -> str:
    """The page `template` of a view model, for a story; `origin` is the public address or "", `copy` what a static copy
    keeps, where the page is for one."""
    page = environment(reload).get_template(template)
    kept = copy.kept if copy else lambda address: address
    return page.render(view=view, story=story, origin=origin, copy=copy, kept=kept)
