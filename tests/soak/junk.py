"""Owns requests that nobody means well with: drawn by a seed from odd methods, paths, queries and headers."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from urllib.parse import quote, unquote

from starlette.types import Scope

MARK = "<xq7 onload=x>"
"""Markup that no answer in HTML may give back as it was sent."""
METHODS = (*("GET",) * 30, "HEAD", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT", "get", "*")
ODD = (
    "..%2f", "../", "%2e%2e/", "%00", "%ff%fe", "//", "%5c", ";a=b", "%", "%zz", "é", "%e2%80%ae",
    "%0d%0aSet-Cookie:a=b",
    "<script>", "%3Cscript%3E", "~", ".git/config", "%2525", "\u202e", "index.php", "a" * 300, "/etc/passwd",
    ".bib", ".ics",
)  # fmt: skip
NAMES = (
    "q", "year", "actor", "topic", "kind", "source", "lane", "from", "to", "importance", "order", "limit", "after",
    "about",
    "claim", "outcome", "event", "page", "url", "format", "v", "n", "set", "utm_source", "q[]", "__proto__", "",
)  # fmt: skip
VALUES = (
    "moon", "1961", "1969-07", "sputnik", "nasa", "tass", "headline", "newest", "200", "-1", "0", "1e309",
    "99999999999999999999",
    "' OR 1=1 --", '"', "*", "Kim-un", "x:y", "NEAR(a b)", "%00", "%ff", "%C0%AF", "é" * 40, "\u202eabc", "🌒",
    "2018-13-45",
    "0000-00-00", "null", "true", "[]", "{}", "../../etc/passwd", "http://127.0.0.1/events/sputnik",
    "javascript:alert(1)",
    "%0d%0aX-Injected:1", quote(MARK), MARK, "a" * 8_000, "a b " * 500, "", " ", "+", "${7*7}", "{{7*7}}",
)  # fmt: skip
FIELDS: dict[bytes, tuple[bytes, ...]] = {
    b"range": (b"bytes=0-0", b"bytes=-1", b"bytes=0-,0-,0-", b"bytes=9-1", b"x", b"bytes=0-99999999999999999999"),
    b"if-none-match": (b"*", b'"x"', b'W/"x"', b"," * 500, b'"' * 99, b"\xff"),
    b"if-modified-since": (b"x", b"Thu, 01 Jan 1970 00:00:00 GMT", b"-1"),
    b"if-range": (b'"x"', b"x"),
    b"accept-encoding": (b"br", b"gzip", b"br;q=0, gzip;q=0.0", b"*;q=x", b"identity;q=0", b"br," * 300, b"\xff"),
    b"accept": (b"application/json", b"text/html;q=x", b"*/*", b"\xff\xfe"),
    b"content-length": (b"0", b"-1", b"99999999999", b"x"),
    b"content-type": (b"application/json", b"multipart/form-data; boundary=x", b"text/xml"),
    b"transfer-encoding": (b"chunked", b"identity", b"chunked, chunked"),
    b"host": (b"127.0.0.1:80", b"evil.example", b"", b"[::1]", b"127.0.0.1@evil.example", b"\xff", b"127.0.0.1:x"),
    b"x-forwarded-host": (b"evil.example",), b"x-forwarded-proto": (b"javascript",), b"x-forwarded-for": (b"::1", b"x"),
    b"forwarded": (b"host=evil.example",), b"x-original-url": (b"/admin",), b"origin": (b"null", b"https://evil.example"),
    b"hx-request": (b"true",), b"hx-target": (b"<x>",), b"cookie": (b"a=b; " * 200,), b"authorization": (b"Basic x",),
    b"upgrade": (b"websocket", b"h2c"), b"expect": (b"100-continue", b"x"), b"referer": (b"<x>",),
    b"x": (b"a" * 8_000,),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Junk:
    """A request as a server would hand it on."""

    method: str
    path: str
    query: str
    headers: list[tuple[bytes, bytes]]
    body: bytes

    def scope(self) -> Scope:
        """As uvicorn says it to an application."""
        raw = quote(self.path, safe="/%:;=&?#@!$'()*+,[]<>\\\"{}|^`~").encode("latin-1")
        query = quote(self.query, safe="/%:;=&?#@!$'()*+,[]<>\\\"{}|^`~").encode("latin-1")
        return {
            "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1", "scheme": "http",
            "method": self.method, "path": unquote(raw.decode("latin-1")), "raw_path": raw, "query_string": query,
            "root_path": "", "headers": self.headers, "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 80), "state": {},
        }  # fmt: skip


def junk(chance: Random, paths: list[str]) -> Junk:
    """A request for one of the paths, bent in some ways: the same for the same state of `chance`."""
    path, query = _path(chance, chance.choice(paths)), _query(chance)
    headers = [(b"host", b"127.0.0.1")] if chance.random() < 0.97 else []
    for _ in range(chance.choice((0, 0, 1, 2, 5))):
        name = chance.choice(list(FIELDS))
        headers.append((name, chance.choice(FIELDS[name])))
    if chance.random() < 0.01:
        headers += [(b"x-%d" % number, b"x") for number in range(300)]
    body = b"x" * chance.choice((0, 0, 0, 1, 10_000)) if chance.random() < 0.1 else b""
    return Junk(chance.choice(METHODS), path, query, headers, body)


def _path(chance: Random, path: str) -> str:
    bends: tuple[Callable[[str], str], ...] = (
        lambda path: path + chance.choice(ODD),
        lambda path: path.replace("/", f"/{chance.choice(ODD)}", 1),
        lambda path: path[: chance.randrange(len(path) + 1)] + chance.choice(ODD),
        lambda path: path.upper(),
        lambda path: f"{path}/",
        lambda path: f"/{chance.choice(ODD)}",
    )
    return chance.choice(bends)(path) if chance.random() < 0.4 else path


def _query(chance: Random) -> str:
    many = chance.choices((0, 1, 2, 4, 200), (40, 30, 20, 9, 1))[0]
    pairs = (f"{chance.choice(NAMES)}={chance.choice(VALUES)}" for _ in range(many))
    return chance.choice(("&", "&", "&", ";", "&&")).join(pairs)
