"""Owns the security headers of an answer: a page belongs to this site, data may be read from any other, a drawing
bears its own style, an embed is shown in the frames of any other."""

from app import urls

Headers = list[tuple[bytes, bytes]]


CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'"
)
"""What a page may load and where it may send, which a page of a static copy says itself."""


def _policy(ancestors: str) -> bytes:
    """The content security policy, with who may show the answer in a frame. A page shows its own embed in one."""
    return f"{CONTENT_POLICY}; frame-ancestors {ancestors}".encode()


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
_STATIC = [
    *_ALWAYS,
    (b"content-security-policy", _policy("'none'")),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-resource-policy", b"cross-origin"),
    (b"access-control-allow-origin", b"*"),
]
"""Also for embeds: one in a frame with the attribute `sandbox` belongs to no site, not even to this one."""
_DATA = [*_STATIC, (b"access-control-expose-headers", b"ETag, Link")]
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

_BY_HTTPS = (b"strict-transport-security", b"max-age=31536000")
"""For a year a browser that came by https comes by nothing else. Subdomains are their owner's to promise."""
SECURITY = frozenset(name for headers in (_PAGE, _DATA, _EMBED, [_BY_HTTPS]) for name, _ in headers)
"""The names of all that `security_headers` says."""

READ_ONLY = "GET, HEAD"
PREFLIGHT = {
    "allow": f"{READ_ONLY}, OPTIONS",
    "access-control-allow-methods": READ_ONLY,
    "access-control-allow-headers": "If-None-Match, *",
    "access-control-max-age": "86400",
}
"""What a browser is told that asks before it sends another site's request. A plain GET needs no such question; one with
`If-None-Match` does, and a request with any other header is answered as if it had none."""


def security_headers(path: str, *, secure: bool) -> Headers:
    """The security headers of what is answered at a path, `secure` where the site is reached by https."""
    return [*_of(path), _BY_HTTPS] if secure else _of(path)


def _of(path: str) -> Headers:
    if urls.is_data(path):
        return _DRAWING if path.endswith(".svg") else _DATA
    if path.startswith(f"{urls.STATIC}/"):
        return _STATIC
    return _EMBED if urls.is_embed(path) else _PAGE
