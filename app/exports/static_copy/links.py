"""Owns the links of a static copy: each becomes the way from one file to another, so that the copy works under any
path; what the copy does not keep leads to the page that says so. Pure."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import urlsplit

from app.exports.static_copy.kept import MISSING, NOT_KEPT, Kept, file_of

_LINK = re.compile(r'( (?:href|src|action|content|data-index)=")([^"]*)"')
_MEMBERS = re.compile(r' data-members="[^"]*"')
_ADDRESS = re.compile(r"<code data-address>([^<]*)</code>")
_QUOTED = re.compile(r"(&#34;)(/.*?)(?=&#34;)")
_STYLE = re.compile(r'(url\(")(/[^"]*)')
_ID = re.compile(r' id="([^"]+)"')
_BOOSTED = re.compile(r"<[a-z][^>]*\shx-[^>]*>")
_HTMX = re.compile(r'\s+hx-[\w:-]+(?:="[^"]*")?')
_INDEX = "index.html"


@dataclass(slots=True)
class Links:
    """The links of one file at `address` of the copy: `led` are the addresses that they lead to, `ids` the places that
    others may lead to. `origin` is where the copy will stand, or ""; `base` its path, which only the page of an address
    that is none needs, since it is shown at any depth."""

    kept: Kept
    address: str
    origin: str = ""
    led: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def page(self, html: str) -> str:
        """A page or a drawing with its links made those of the copy, and without what htmx would ask a server for."""
        self.ids = set(map(unescape, _ID.findall(html)))
        html = _BOOSTED.sub(lambda m: _HTMX.sub("", m[0]), html)
        html = _LINK.sub(lambda m: f'{m[1]}{self._attribute(m[2], "content=" in m[1])}"', html)
        html = _MEMBERS.sub(lambda m: _QUOTED.sub(lambda q: q[1] + self._attribute(q[2]), m[0]), html)
        return _ADDRESS.sub(lambda m: self._told(m[1]), html)

    def style(self, css: str) -> str:
        """A style sheet with its files beside it."""
        return _STYLE.sub(lambda m: m[1] + self.way(m[2]), css)

    def feed(self, xml: str) -> str:
        """A list of absolute addresses for programs, each with the slash that its page has in a copy."""
        if not self.origin:
            return xml
        absolute = re.compile(re.escape(self.origin) + r'(/[^<>"\s]*)')
        return absolute.sub(lambda m: escape(self._absolute(unescape(m[1]))), xml)

    def moved(self, location: str) -> str:
        """The page of a former address, which leads on to another."""
        way = escape(self.way(location))
        there = escape(self._absolute(location)) if self.origin else way
        return (
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>This page has moved</title>\n'
            f'<link rel="canonical" href="{there}"><meta name="robots" content="noindex">\n'
            f'<meta http-equiv="refresh" content="0; url={way}"></head>\n'
            f'<body><p>This page has moved: <a href="{way}">go on to it</a>.</p></body></html>\n'
        )

    def way(self, address: str) -> str:
        """The way from this file to an address of the site."""
        there = self.kept.kept(address) or (f"{NOT_KEPT}#{address}" if "?" in address else address)
        self.led.append(there)
        parts = urlsplit(there)
        target = _folder(file_of(there))
        if self.address == MISSING:
            way = urlsplit(self.origin).path.rstrip("/") + f"/{target}"
        else:
            way = posixpath.relpath(target or ".", posixpath.dirname(file_of(self.address)) or ".")
            way += "/" if not target or target.endswith("/") else ""
        return way + _rest(there, bool(target) and not target.endswith("/")) + _fragment(parts.fragment)

    def _attribute(self, value: str, absolute_only: bool = False) -> str:
        address = unescape(value)
        if self.origin and address.startswith(f"{self.origin}/"):
            return escape(self._absolute(address.removeprefix(self.origin)))
        if absolute_only or not re.match(r"/(?!/)", address):
            return value
        return escape(self.way(address))

    def _absolute(self, address: str) -> str:
        there = self.kept.kept(address)
        if there is None:
            return self.origin + address
        return f"{self.origin}/{_folder(file_of(there))}{_fragment(urlsplit(there).fragment)}"

    def _told(self, text: str) -> str:
        """The address of a view as it is shown, and the way to it, which a script makes whole."""
        address = unescape(text).removeprefix(self.origin)
        return f'<code data-address="{escape(self.way(address))}">{escape(self._absolute(address))}</code>'


Change = Callable[[Links, str], str]
CHANGES: dict[str, Change] = {
    "text/html": Links.page,
    "image/svg+xml": Links.page,
    "text/css": Links.style,
    "application/xml": Links.feed,
    "text/xml": Links.feed,
    "application/atom+xml": Links.feed,
}
"""What is done to the text of each media type; others stay as they are."""


def _folder(file: str) -> str:
    return file.removesuffix(_INDEX) if file == _INDEX or file.endswith(f"/{_INDEX}") else file


def _rest(address: str, is_file: bool) -> str:
    """The query that stays: that which tells one state of a file from another, or what is searched for."""
    parts = urlsplit(address)
    stays = parts.query and (is_file or parts.path == "/search")
    return f"?{parts.query}" if stays else ""


def _fragment(fragment: str) -> str:
    return f"#{fragment}" if fragment else ""
