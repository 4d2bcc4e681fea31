"""Owns BibTeX: a bibliographic item as an entry that BibTeX and biblatex read, UTF-8. Pure."""

import re

from app.exports.csl import Issued, Item, Name

ENTRIES = {"article-newspaper": ("article", "journal")}
"""The type of entry for a type of CSL, and its field for what an item stands in; any other is `misc`, the type that
BibTeX has for pages of the web."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ESCAPES: dict[str, str | int | None] = {
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
}  # fmt: skip
"""What TeX takes for a command. Braces have names, since BibTeX counts them even behind a backslash."""


def bibtex(items: list[Item]) -> str:
    """The items as one file."""
    return "\n".join(_entry(item) for item in items)


def escaped(text: str) -> str:
    """A text that TeX prints as it is, on one line."""
    return " ".join(text.split()).translate(str.maketrans(ESCAPES))


def _entry(item: Item) -> str:
    kind, container = ENTRIES.get(item.type, ("misc", "howpublished"))
    notes = [item.version and f"Version {item.version}", _words(item.issued), item.note]
    fields = {
        "author": _braced(" and ".join(_name(name) for name in item.author)),
        "title": _braced(_braced(escaped(item.title))),  # twice, so that no style changes its capitals
        container: _braced(escaped(item.container_title)),
        **_date(item.issued),
        "url": _braced(_address(item.url)),
        "note": _braced(escaped(_sentence([note for note in notes if note]))),
        "language": "{english}",
    }
    lines = (f"  {name} = {value},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{item.id},\n{''.join(lines)}}}\n"


def _braced(text: str) -> str:
    return f"{{{text}}}" if text else ""


def _name(name: Name) -> str:
    """A name in its parts; one of which the record knows no parts stays whole."""
    return _braced(escaped(name.literal)) if name.literal else f"{escaped(name.family)}, {escaped(name.given)}"


def _address(url: str) -> str:
    return re.sub(r"[\\{}\s]", lambda match: f"%{ord(match[0]):02X}", url)


def _sentence(notes: list[str]) -> str:
    text = "; ".join(notes)
    return text[:1].upper() + text[1:]


def _words(issued: Issued | None) -> str:
    return f"Published {issued.literal}" if issued and issued.literal else ""


def _date(issued: Issued | None) -> dict[str, str]:
    """Year, month and day as far as all days that it may be have them in common."""
    parts = list(issued.parts) if issued else []
    known = parts[0] if parts else ()
    if len(parts) > 1:
        differs = (at for at, (one, other) in enumerate(zip(*parts, strict=True)) if one != other)
        known = known[: next(differs, len(known))]
    year, month, day = (*known, 0, 0, 0)[:3]
    return {
        "year": f"{{{year}}}" if year else "",
        "month": MONTHS[month - 1] if month else "",
        "day": f"{{{day}}}" if day else "",
    }
