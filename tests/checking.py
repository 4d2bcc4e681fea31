"""A client that inspects every answer it gets: headers on all of them, and each HTML page as a whole."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from httpx2 import Response
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from tests.inspection import Page, breaches, is_root_relative

SECURITY = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
EMBED = {name: value for name, value in SECURITY.items() if name != "x-frame-options"} | {
    "content-security-policy": SECURITY["content-security-policy"].replace("ancestors 'none'", "ancestors *"),
    "cross-origin-resource-policy": "cross-origin",
}
STATIC = SECURITY | {"cross-origin-resource-policy": "cross-origin", "access-control-allow-origin": "*"}
FILES = re.compile(r"/[^/]*\.(atom|bib|csv|geojson|ics|ico|json|png|ris|sqlite|svg|txt|xml)")
DATA = STATIC
DRAWING = DATA | {"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"}
LISTS = {
    "/": "/api/events", "/quotes": "/api/quotes", "/questions": "/api/questions", "/events.csv": "/api/events",
    "/events.ics": "/api/events", "/timelinejs.json": "/api/events", "/quotes.csv": "/api/quotes",
    "/questions.csv": "/api/questions", "/claims.csv": "/api/questions", "/embed": "/api/events",
}  # fmt: skip
"""Views whose addresses carry filters, and the list that takes the same ones."""


@dataclass
class CheckingClient:
    """Asks the application, expects a status, and fails with every breach of the rules for headers and pages."""

    app: ASGIApp
    origin: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    follow: bool = True
    """Whether the links of its pages are followed: another client of the same record may do so."""

    @cached_property
    def _client(self) -> TestClient:
        headers = {"accept-encoding": "identity", **self.headers}
        return TestClient(self.app, follow_redirects=False, raise_server_exceptions=False, headers=headers)

    @cached_property
    def _inspected(self) -> dict[tuple[str, str], Page]:
        return {}

    @cached_property
    def _resolved(self) -> dict[str, str]:
        return {}

    @cached_property
    def _ids(self) -> dict[str, set[str]]:
        return {}

    def __enter__(self) -> Self:
        """Keeps one event loop for all requests of a block: faster than one a request."""
        self._client.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._client.__exit__()

    def request(self, method: str, url: str, status: int = 200, **headers: str) -> Response:
        """The answer to any request. Header names are written with underscores: `if_none_match=…`."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self._client.request(method, url, headers=named)
        if answer.status_code == 500 != status:
            TestClient(self.app).request(method, url, headers=named)  # raises what went wrong
        said = answer.text[:300] if answer.status_code != status else ""
        assert answer.status_code == status, f"{method} {url} answers {answer.status_code}, not {status}: {said}"
        faults = header_breaches(answer, url)
        assert not faults, f"{method} {url} " + "; ".join(faults)
        if is_html(answer) and answer.content:
            self._inspect(url, answer.text, down=status >= 500)
        return answer

    def get(self, url: str, status: int = 200, **headers: str) -> Response:
        """The answer to GET."""
        return self.request("GET", url, status, **headers)

    def head(self, url: str, status: int = 200, **headers: str) -> Response:
        """The answer to HEAD, which has no body."""
        answer = self.request("HEAD", url, status, **headers)
        assert answer.content == b"", f"HEAD {url} has a body"
        return answer

    def json(self, url: str, status: int = 200) -> Any:
        """The JSON at an address."""
        answer = self.get(url, status)
        media_type = "application/json" if status == 200 else "application/problem+json"
        assert answer.headers["content-type"].split(";")[0] == media_type, answer.headers["content-type"]
        return answer.json()

    def page(self, url: str, status: int = 200) -> Page:
        """The inspected HTML page at an address."""
        answer = self.get(url, status)
        assert is_html(answer), f"{url} is {answer.headers['content-type']}"
        return self._inspected[url, answer.text]

    def landing(self, url: str) -> Page:
        """The page at an address, or where the address redirects to."""
        answer = self._client.get(url)
        return self.page(str(answer.headers["location"]) if answer.status_code == 302 else url)

    def location(self, url: str, status: int = 302) -> str:
        """Where an address redirects to."""
        return str(self.get(url, status).headers["location"])

    def _inspect(self, url: str, html: str, down: bool) -> None:
        """Fails with every breach of a page; the links of a site that is `down` are not followed."""
        if (url, html) in self._inspected:
            return
        page = Page(url, html, self.origin)
        faults = breaches(page)
        links = [*dict.fromkeys(page.links)] if self.follow and not down else []
        assets = _assets(page) if self.follow else []
        faults += [wrong for link in [*links, *assets] if (wrong := self._follow(link))]
        assert not faults, f"the page at {url[:200]}\n  " + "\n  ".join(faults)
        self._inspected[url, html] = page

    def _follow(self, link: str) -> str:
        """What is wrong with where a link leads; empty where nothing is.

        Views with filters are endless: their values are tried one by one at the API, which takes the same.
        """
        if not is_root_relative(link):
            return ""
        parts = urlsplit(link)
        if parts.path.startswith("/static/"):
            return self._try(link)
        wrong = [self._try(parts.path)]
        of_event = parts.path.startswith("/events/") and not FILES.fullmatch(parts.path[parts.path.rfind("/") :])
        api = LISTS.get(parts.path, "/api/events" if of_event else "")
        if api:
            pairs = [pair for pair in parse_qsl(parts.query) if pair[0] != "limit"]
            wrong += [self._try(f"{api}?{urlencode([*some, ('limit', '1')])}") for some in _apart(pairs)]
        elif parts.query:
            wrong = [self._try(f"{parts.path}?{parts.query}")]
        if parts.fragment and not any(wrong) and unquote(parts.fragment) not in self._ids[parts.path]:
            wrong.append(f"links to {link!r}, and #{parts.fragment} is not there")
        return "; ".join(filter(None, wrong))

    def _try(self, url: str) -> str:
        if url not in self._resolved:
            answer = self._client.get(url)
            status = answer.status_code
            good = status == 200 or status in (301, 302, 307, 308)
            self._resolved[url] = "" if good else f"links to {url!r}, which answers {status}"
            self._ids[url] = set(re.findall(r'\bid="([^"]+)"', answer.text)) if is_html(answer) else set()
        return self._resolved[url]


def _apart(pairs: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """The pairs one by one, the two ends of a window together."""
    window = [pair for pair in pairs if pair[0] in ("from", "to")]
    return [[pair] for pair in pairs if pair not in window] + ([window] if window else [])


def _assets(page: Page) -> list[str]:
    links = [e.get("href", "") for e in page.all("link") if e.get("rel") not in ("canonical", "alternate")]
    return links + [e.get("src", "") for e in page.elements if e.get("src")]


def is_html(answer: Response) -> bool:
    """Whether an answer says that it is an HTML page."""
    return bool(answer.headers.get("content-type", "").startswith("text/html"))


def expected(path: str) -> dict[str, str]:
    """The security headers that an answer at a path must have: pages belong to this site, data is open to any other,
    a drawing bears its own style, an embed may be framed by any, and what it needs is fetched there."""
    if path.startswith("/static/"):
        return STATIC
    if path == "/embed" or path.startswith("/embed/"):
        return EMBED
    if path.endswith(".svg"):
        return DRAWING
    is_data = path.startswith("/api/") or path == "/oembed" or FILES.fullmatch(path[path.rfind("/") :])
    return DATA if is_data else SECURITY


def header_breaches(answer: Response, url: str) -> list[str]:
    """What is wrong with the headers of an answer."""
    headers = answer.headers
    faults = [
        f"has {name}: {headers.get_list(name)}"
        for name, value in expected(urlsplit(url).path).items()
        if headers.get_list(name) != [value]
    ]
    if "permissions-policy" not in headers:
        faults.append("has no permissions-policy")
    faults += [f"has the header {name}" for name in ("set-cookie", "server", "x-powered-by") if name in headers]
    if "hx-request" in headers.get("vary", "").lower():
        faults.append("varies by HX-Request")
    length = headers.get("content-length")
    whole = (
        answer.request.method != "HEAD" and answer.status_code not in (204, 304) and "content-encoding" not in headers
    )
    if whole and length != str(len(answer.content)):
        faults.append(f"has {len(answer.content)} bytes and says {length}")
    if is_html(answer) and headers["content-type"] != "text/html; charset=utf-8":
        faults.append(f"is {headers['content-type']}")
    if is_html(answer) and answer.status_code == 200 and not re.fullmatch(r'"[^"]+"', headers.get("etag", "")):
        faults.append("has no ETag")
    is_document = is_html(answer) or "problem+json" in headers.get("content-type", "")
    reads = answer.request.method in ("GET", "HEAD") and not url.startswith("/static/")
    if is_document and reads and answer.status_code >= 400 and headers.get("cache-control") != "no-store":
        faults.append(f"may be kept though it is an error: {headers.get('cache-control')}")
    where = headers.get("location")
    if where is not None and not is_root_relative(where):
        faults.append(f"redirects to another host: {where}")
    return faults
