"""Owns which pages are read while a server is tried, and what tells whether an answer is the right one."""

import hashlib
import re
from dataclasses import dataclass, field

import brotli

from tests.soak.row import Tally

ADDRESS = "http://127.0.0.1"
"""Of every server here, whatever its port: so the same page has the same bytes."""
PAGES = (
    "/", "/events/sputnik", "/actors", "/api/events", "/api/quotes", "/quotes", "/about", "/search?q=moon",
    "/story", "/questions", "/data", "/events.csv",
)  # fmt: skip
CODINGS = ("identity", "br")
Pages = dict[tuple[str, str], str]
"""By path and coding, the SHA-256 of the body."""
GENERATION = re.compile(rb'(?:Record <code>|"generation": ?"|,)([0-9a-f]{16})\b')
"""How pages, JSON and tables say of which generation they are."""


@dataclass(slots=True)
class Judge:
    """Compares answers with the pages of the generation that they say they are of."""

    references: dict[str, Pages]
    tally: Tally = field(default_factory=Tally)

    def answer(self, path: str, coding: str, head: bytes, body: bytes) -> None:
        """Counts an answer; one of 503 that says when to ask again is designed, and no error."""
        status = head[9:12].decode("latin-1")
        if status == "503" and b"\r\nretry-after:" in head.lower():
            self.tally.answers["503 with Retry-After"] += 1
        elif status != "200":
            self.tally.errors[f"{path}: {status}"] += 1
        else:
            self.tally.answers["200"] += 1
            if wrong := self.wrong(path, coding, body):
                self.tally.wrong[f"{path} ({coding}): {wrong}"] += 1

    def wrong(self, path: str, coding: str, body: bytes) -> str:
        """What is wrong with the body of a page; "" where nothing is."""
        try:
            said = GENERATION.findall(brotli.decompress(body) if coding == "br" else body)
        except brotli.error:
            return "it cannot be unpacked"
        generation = said[-1].decode() if said else "none"
        if generation not in self.references:
            return f"it says that it is of generation {generation}"
        same = hashlib.sha256(body).hexdigest() == self.references[generation][path, coding]
        return "" if same else "it is not the page of the generation that it says"
