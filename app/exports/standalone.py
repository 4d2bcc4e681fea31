"""Owns making a file of a drawing that a page shows: its style inside, its addresses whole, nothing for scripts."""

import re
from collections.abc import Mapping
from html import escape

from app.exports.styles import style_sheet
from app.record.story_values import Lane

_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_ATTRIBUTE = re.compile(r'\s+([\w:-]+)(?:="([^"]*)")?')
_FOR_SCRIPTS = re.compile(r"data-[\w-]+|tabindex")
_LINE = re.compile(r"\n\s*(?=\n)")


def standalone(drawing: str, lanes: Mapping[str, Lane], *, origin: str, dark: bool = True) -> str:
    """The drawing as a file: links lead to the site at `origin`, and nowhere where that is not known; `dark` lets it
    follow a reader's screen; its style follows its title. Its texts are escaped, so a tag ends at the first `>` and a
    value at the first `"`."""
    bare = _TAG.sub(lambda tag: _ATTRIBUTE.sub(lambda match: _kept(match, origin), tag[0]), drawing)
    style = escape(style_sheet(bare, lanes, dark=dark), quote=False)
    return _LINE.sub("", bare).strip().replace("</title>", f"</title>\n<style>\n{style}\n</style>", 1) + "\n"


def _kept(attribute: re.Match[str], origin: str) -> str:
    name, value = attribute.groups()
    if _FOR_SCRIPTS.fullmatch(name):
        return ""
    if name != "href":
        return attribute[0]
    return f' href="{origin}{value}"' if origin and value.startswith("/") else ""
