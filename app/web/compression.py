"""Owns content coding (RFC 9110 §8.4): which coding a client wants, and the bytes in it. Pure."""

import gzip

import brotli

CODINGS = ("br", "gzip")
SMALLEST = 500
"""Bodies of fewer bytes are sent as they are."""


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
    """`body` in `coding`. `lasting` takes the time to make it smallest, for what is kept for ever."""
    if coding == "br":
        return bytes(brotli.compress(body, quality=11 if lasting else 7))
    return gzip.compress(body, compresslevel=9 if lasting else 6, mtime=0)
