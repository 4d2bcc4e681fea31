"""Owns RIS: a bibliographic item as reference managers exchange it, UTF-8 with lines as the format ends them. Pure."""

from app.exports.csl import Issued, Item, Name

TYPES = {"article-newspaper": "NEWS", "webpage": "WEB", "document": "GEN"}
"""The reference type for a type of CSL."""


def ris(items: list[Item]) -> str:
    """The items as one file."""
    return "".join(_reference(item) for item in items)


def _reference(item: Item) -> str:
    lines = [
        ("TY", TYPES[item.type]),
        ("ID", item.id),
        *(("AU", _name(name)) for name in item.author),
        ("TI", item.title),
        ("T2", item.container_title),
        *_dates(item.issued),
        ("ET", item.version),
        ("UR", item.url),
        ("N1", item.note),
        ("LA", "en"),
    ]
    tagged = "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in lines if value.strip())
    return f"{tagged}ER  - \r\n"


def _name(name: Name) -> str:
    return name.literal or f"{name.family}, {name.given}"


def _dates(issued: Issued | None) -> list[tuple[str, str]]:
    """The year where there is only one, and the date: "2020/01/13/", or "2024///" and words, which is the format's own
    way to say what is not exact."""
    if issued is None:
        return []
    years = {part[0] for part in issued.parts}
    year = str(years.pop()) if len(years) == 1 else ""
    exact = issued.parts[0][1:] if not issued.literal else ()
    month, day = (f"{part:02}" for part in (*exact, 0, 0)[:2])
    date = "/".join([year, month if len(exact) > 0 else "", day if len(exact) > 1 else "", issued.literal])
    return [("PY", year), ("DA", date)]
