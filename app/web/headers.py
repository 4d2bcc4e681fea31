"""Owns the security headers of an answer: a page belongs to this site, data may be read from any other, a drawing
bears its own style, an embed is shown in the frames of any other."""

from app import urls

Headers = list[tuple[bytes, bytes]]


def _policy(ancestors: str) -> bytes:
    """The content security policy, with who may show the answer in a frame."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        f"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
    ).encode()


_ALWAYS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), interest-cohort=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
]
_PAGE = [
    *_ALWAYS,
    (b"content-security-policy", _policy("'none'")),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-resource-policy", b"same-origin"),
]
_DATA = [
    *_ALWAYS,
    (b"content-security-policy", _policy("'none'")),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-resource-policy", b"cross-origin"),
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link"),
]
_DRAWING = [
    *((name, value) for name, value in _DATA if name != b"content-security-policy"),
    (b"content-security-policy", b"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
]
"""A drawing bears its own style sheet, and nothing else that could run or be fetched."""
_EMBED = [
    *_ALWAYS,
    (b"content-security-policy", _policy("*")),
    (b"cross-origin-resource-policy", b"cross-origin"),
]


def security_headers(path: str) -> Headers:
    """The security headers of what is answered at a path."""
    if urls.is_data(path):
        return _DRAWING if path.endswith(".svg") else _DATA
    return _EMBED if urls.is_embed(path) else _PAGE
