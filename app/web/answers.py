"""Owns an answer as it is sent: whole, with its validators, in every coding of one render."""

import asyncio
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from anyio import to_thread

from app.web.compression import CODINGS, SMALLEST, compress, compressible, decompress
from app.web.headers import SECURITY, Headers
from app.web.rendering import DIGITS
from app.web.sending import Sent

UNCACHED = ("/healthz", "/readyz")
PAGE_CONTROL = b"public, max-age=0, s-maxage=300, stale-while-revalidate=86400, stale-if-error=604800"
MOVED = b"public, max-age=86400"
"""A slug is permanent, so what answers for a former one may be kept for a day."""
STATIC_PATH = "/static/"
FOR_EVER = b"public, max-age=31536000, immutable"
REPLACED = (b"content-length", b"cache-control", b"etag", b"last-modified", b"accept-ranges")
VALIDATORS = frozenset({b"etag", b"cache-control", b"vary"}) | SECURITY
NO_HEADERS = Sent()
ENTRY = 1000
"""About what Python itself takes for an answer that is kept."""


@dataclass(frozen=True, slots=True)
class Form:
    """An answer in one coding, ready to be sent; `same` are the headers of a 304, `etag` is empty where it has none."""

    headers: Sent
    body: bytes
    etag: bytes = b""
    same: Sent = NO_HEADERS


class Answer:
    """One render. `forms` has it in the codings that were asked for; of these the first stands for the rest, so that
    no answer is kept twice for one coding. `named` is the query of an address that names the digest of its bytes,
    `route` the template of the route that gave the answer."""

    def __init__(self, status: int, headers: Headers, body: bytes, path: str, route: str) -> None:
        self.status, self.route = status, route
        self.named = b""
        self.forms: dict[str, Form] = {}
        self._path = path
        self._headers = [(k, v) for k, v in headers if k not in REPLACED]
        self._body: bytes | None = body
        self._lock = asyncio.Lock()
        if status != 200:
            self.forms = dict.fromkeys(("", *CODINGS), self._refusal(body))
            return
        self._digest = hashlib.sha256(body).hexdigest()
        if path.startswith(STATIC_PATH):
            self.named = f"v={self._digest[:DIGITS]}".encode()
        if not compressible(value(headers, b"content-type").decode("latin-1")):
            self.forms = dict.fromkeys(("", *CODINGS), self._form(body))
        else:
            self._headers.append((b"vary", b"Accept-Encoding"))
            if len(body) < SMALLEST:
                self.forms = dict.fromkeys(("", *CODINGS), self._form(body))

    @property
    def weight(self) -> int:
        """The bytes that the answer takes: its bodies, its headers, and what holds them."""
        forms = {id(form): form for form in self.forms.values()}.values()
        bodies = [form.body for form in forms] or [self._body or b""]
        return sum(map(len, bodies)) + len(bodies) * (sum(len(k) + len(v) for k, v in self._headers) + ENTRY)

    async def form(self, coding: str) -> Form:
        """The answer in a coding, which is made when it is first asked for, while others are answered."""
        async with self._lock:
            if coding not in self.forms:
                plain = None if coding else self._body
                body = plain if plain is not None else await to_thread.run_sync(self._coded, coding)
                self.forms[coding] = self._form(body, coding)
                self._body = None
            return self.forms[coding]

    def _coded(self, coding: str) -> bytes:
        body = self._plain()
        return compress(body, coding, lasting=bool(self.named)) if coding else body

    def _plain(self) -> bytes:
        """The body as it was rendered: at hand, or out of a coding."""
        if self._body is not None:
            return self._body
        coding, form = next(iter(self.forms.items()))
        return decompress(form.body, coding) if coding else form.body

    def _refusal(self, body: bytes) -> Form:
        length = str(len(body)).encode()
        control = MOVED if self.status == 301 else b"no-store"
        return Form(Sent((*self._headers, (b"cache-control", control), (b"content-length", length))), body)

    def _form(self, body: bytes, coding: str = "") -> Form:
        tag = f'"{self._digest[:32]}{coding and f"-{coding}"}"'.encode()
        coded = [(b"content-encoding", coding.encode())] if coding else []
        headers = (*self._headers, *coded, (b"etag", tag), (b"cache-control", self._control()))
        length = (b"content-length", str(len(body)).encode())
        return Form(Sent((*headers, length)), body, tag, validators(headers))

    def _control(self) -> bytes:
        """How long the answer may be kept: not at all where it tells of this moment."""
        if self._path in UNCACHED:
            return b"no-store"
        return b"no-cache" if self.named else PAGE_CONTROL


@lru_cache(maxsize=256)
def lasting(headers: Sent) -> Sent:
    """The headers of what may be kept for ever."""
    return Sent((k, FOR_EVER if k == b"cache-control" else v) for k, v in headers)


def validators(headers: Iterable[tuple[bytes, bytes]]) -> Sent:
    """What an answer that is the same as before says again."""
    return Sent(header for header in headers if header[0] in VALIDATORS)


def matches(tags: bytes, etag: bytes) -> bool:
    """RFC 9110 §13.1.2: weak comparison against a list of tags, or `*`."""
    return tags.strip() == b"*" or etag in {tag.strip().removeprefix(b"W/") for tag in tags.split(b",")}


def value(headers: Headers, name: bytes) -> bytes:
    """The first value of a header, or nothing."""
    return next((value for key, value in headers if key == name), b"")
