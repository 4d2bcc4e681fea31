"""Owns content coding (RFC 9110 §8.4): which coding a client wants, and the bytes in it. Pure."""

import gzip
from functools import lru_cache

import brotli

CODINGS = ("br", "gzip")
SMALLEST = 500
"""Bodies of fewer bytes are sent as they are."""
LEVEL = 5
"""Of brotli and gzip for pages: beyond it a few hundred bytes cost as much again (CONTRIBUTING.md has the figures)."""
LONGEST = 200
"""A longer Accept-Encoding is read anew each time."""


def coding_of(accepted: bytes) -> str:
    """The best coding that an Accept-Encoding field allows; the few fields that browsers send are read once."""
    return _read_once(accepted) if len(accepted) <= LONGEST else best_coding(accepted.decode("latin-1"))


@lru_cache(maxsize=64)
def _read_once(accepted: bytes) -> str:
    return best_coding(accepted.decode("latin-1"))


def best_coding(accepted: str) -> str:
    """The best coding that an Accept-Encoding field allows: "br", "gzip", or "" for none."""
    weights = {}
    for part in accepted.lower().split(","):
        name, _, parameter = part.strip().partition(";")
        weights[name.strip()] = _weight(parameter)
    codings = [coding for coding in CODINGS if weights.get(coding, weights.get("*", 0)) > 0]
    return max(codings, key=lambda coding: weights.get(coding, 0), default="")


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0


def compressible(media_type: str) -> bool:
    """Whether bodies of this type shrink: text, JSON, XML and SVG."""
    kind = media_type.partition(";")[0].strip()
    return kind.startswith("text/") or kind.endswith(("json", "xml", "javascript"))


def compress(body: bytes, coding: str, lasting: bool = False) -> bytes:
    """`body` in `coding`. `lasting` takes the time to make it smallest, once, for what is kept for ever."""
    if lasting:
        return _smallest(body, coding)
    return bytes(brotli.compress(body, quality=LEVEL)) if coding == "br" else gzip.compress(body, LEVEL, mtime=0)


@lru_cache(maxsize=32)
def _smallest(body: bytes, coding: str) -> bytes:
    return bytes(brotli.compress(body, quality=11)) if coding == "br" else gzip.compress(body, 9, mtime=0)


def decompress(body: bytes, coding: str) -> bytes:
    """What `compress` was given."""
    return bytes(brotli.decompress(body)) if coding == "br" else gzip.decompress(body)
