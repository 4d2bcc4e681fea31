"""Owns the static copy: the whole site as files that any web host serves, under any path, without a program behind."""

from app.exports.static_copy.asking import Ask, Refused
from app.exports.static_copy.folder import ForeignFolder, check
from app.exports.static_copy.inventory import Forgotten, addresses, kept_of
from app.exports.static_copy.kept import MISSING, NOT_KEPT, Kept
from app.exports.static_copy.offered import offered
from app.exports.static_copy.search_index import MissingPagefind, pagefind
from app.exports.static_copy.writing import BrokenLinks, Made, Progress, write
from app.record.search import every_row

__all__ = [
    "MISSING", "NOT_KEPT", "Ask", "BrokenLinks", "ForeignFolder", "Forgotten", "Kept", "Made", "MissingPagefind",
    "Progress", "Refused", "addresses", "check", "every_row", "kept_of", "offered", "pagefind", "write",
]  # fmt: skip
