"""Owns which code makes a record and its file: other code may make another file of the same seeds."""

import hashlib
from functools import cache

from app.config import ROOT

_BELOW = (
    "lists", "dates", "urls", "text", "words", "markdown", "colours", "config", "trouble", "files", "addresses",
    "characters",
)  # fmt: skip
MADE_BY = ("app/curation", "app/record", "app/earth", *(f"app/{name}.py" for name in _BELOW), "migrations")
"""The code that makes a file of seeds: other code may make another file of the same ones."""


@cache
def code_digest() -> bytes:
    """The digest of the files of `MADE_BY`."""
    paths = [path for name in MADE_BY for path in (ROOT / name, *(ROOT / name).rglob("*.py")) if path.is_file()]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in sorted(paths))).digest()
