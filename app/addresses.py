"""Owns what an address of the web must be where a record gives one. Pure."""

import re
import unicodedata
from urllib.parse import SplitResult, urlsplit

_UNFIT = re.compile(r"""[\s<>"\\^`{|}]""")
_HOST = re.compile(r"(?!.{254})(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W_](?:[\w-]{0,61}[^\W_])?\.?")
"""Names with a dot between them, in any script, each of at most 63 letters, digits and hyphens."""


def fault(address: str) -> str:
    """What is wrong with an address of the web, "" where nothing is: it leads to a public host by http or https, and
    to nobody's account."""
    if not re.match("https?://", address, re.IGNORECASE):
        return "it does not begin with https:// or http://"
    if _UNFIT.search(address) or not address.isprintable():
        return "it holds a space or another character that an address must percent-encode"
    try:
        parts = urlsplit(address)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        return "its host or its port is malformed"
    return _of_parts(parts, host, port)


def _of_parts(parts: SplitResult, host: str, port: int | None) -> str:
    if "@" in parts.netloc:
        return "it names a user or a password"
    if not _HOST.fullmatch(host) or unicodedata.normalize("NFKC", host) != host:
        return f"{host[:80]!r} is no name of a host that everybody can reach"
    if parts.netloc.endswith(":") or port == 0:
        return "its port is malformed"
    return ""
