"""Owns reading a table (CSV): our own plain columns, or those of TimelineJS's spreadsheet."""

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app import dates
from app.curation.elsewhere import days, timelinejs
from app.curation.elsewhere.plain import clean
from app.curation.elsewhere.shapes import Imported, ImportTrouble, LeftOut

COLUMNS = {
    "title": ("title", "headline", "name", "event"),
    "text": ("text", "description", "summary"),
    "start": ("start", "date", "start date", "from"),
    "end": ("end", "end date", "to", "until"),
    "group": ("group", "tag", "lane"),
    "place": ("place", "location", "where"),
    "source": ("source", "sources"),
    "url": ("url", "link", "source url"),
    "actors": ("actors", "who", "people"),
    "type": ("type",),
}
"""What a column may be called, in small letters. TimelineJS's Year, Month, Day, Time and their ends stand apart."""
_PARTS = ("year", "month", "day", "time")


def read(path: Path) -> Imported:
    """The timeline of a table; raises ImportTrouble."""
    rows = _rows(path)
    made = Imported(clean(path.name))
    for number, row in rows:
        _add(made, f"line {number}", row)
    return made


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Each row that is not empty by the names of its columns, with its line."""
    text = timelinejs.decoded(path)
    head = text.partition("\n")[0]
    mark = max((",", ";", "\t"), key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    rows: list[tuple[int, dict[str, str]]] = []
    try:
        names = _names(next(reader, []))
        _need(path, names)
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                extra = [f"column {number}" for number in range(len(names) + 1, len(cells) + 1)]
                rows.append((line, dict(zip([*names, *extra], cells, strict=False))))
            line = reader.line_num + 1
    except csv.Error as error:
        remedy = "Look for a quotation mark that is not closed."
        raise ImportTrouble(f"{path.name}, line {reader.line_num}: this is no CSV ({error}). {remedy}") from error
    return rows


def _names(head: list[str]) -> list[str]:
    """The names of the columns; one without a name, or with one that stands there already, has its number."""
    names: list[str] = []
    for number, cell in enumerate(head, 1):
        name = cell.strip()
        names.append(f"{name} (column {number})".strip() if not name or name in names else name)
    return names


def _need(path: Path, names: list[str]) -> None:
    """Refuses a table that names no title or no date."""
    known = {name.lower() for name in names}
    if not known & {*COLUMNS["title"]}:
        there = ", ".join(filter(None, names)) or "nothing"
        raise ImportTrouble(
            f"{path.name}: the first line must name the columns, one of them `title` (or `Headline`). It names {there}."
        )
    if not known & {*COLUMNS["start"], "year"}:
        raise ImportTrouble(f"{path.name}: the first line names no column for the date: `date`, `start` or `Year`.")


def _cells(row: Mapping[str, str]) -> dict[str, str]:
    """The cells by our own names of columns, and those of date parts by theirs."""
    lower = {name.lower(): value for name, value in row.items()}
    found = {ours: next((lower[name] for name in names if lower.get(name)), "") for ours, names in COLUMNS.items()}
    ends = {part: lower.get(part, "") for stem in _PARTS for part in (stem, f"end {stem}")}
    return found | ends


def _add(made: Imported, origin: str, row: dict[str, str]) -> None:
    cells = _cells(row)
    kind = clean(cells["type"]).lower()
    event = {"text": {"headline": cells["title"], "text": cells["text"]}, "group": cells["group"]}
    if kind == "title":
        made.title, made.text, _ = timelinejs.words_of(event)
        made.rest[origin] = row
        return
    event |= {"start_date": _parts(cells, ""), "end_date": _parts(cells, "end ")}
    try:
        edtf = _written(cells)
    except dates.DateError as error:
        made.left_out.append(LeftOut(f"{origin} ({clean(cells['title']) or 'no title'})", str(error), row))
        return
    made.times += bool(cells["time"].strip() or cells["end time"].strip() or re.search(r"\d[T ]\d", cells["start"]))
    if kind == "era":
        timelinejs.add_era(made, origin, event if not edtf else {**event, "start_date": _of(edtf)}, row)
        return
    names = re.split(r"[;|\n]" if re.search(r"[;|\n]", cells["actors"]) else ",", cells["actors"])
    source = ", ".join(filter(None, (clean(cells["source"]), clean(cells["url"]))))
    timelinejs.add(
        made, origin, event, row,
        edtf=edtf, place=clean(cells["place"]), source=source,
        actors=tuple(dict.fromkeys(name for one in names if (name := clean(one)))),
    )  # fmt: skip


def _parts(cells: Mapping[str, str], stem: str) -> dict[str, str]:
    """The parts of a date that stand in columns of their own; nothing where there is no year."""
    parts = {part: cells[f"{stem}{part}"] for part in _PARTS[:3]}
    return parts if parts["year"].strip() else {}


def _written(cells: Mapping[str, str]) -> str:
    """The date that is written in one cell, or in two; "" where it stands in parts, or nowhere."""
    if not clean(cells["start"]):
        return ""
    end = clean(cells["end"])
    return days.period(days.of_text(cells["start"]), days.of_text(end) if end else None)


def _of(edtf: str) -> dict[str, Any]:
    return dict(zip(_PARTS, edtf.partition("/")[0].rstrip("~?%").split("-"), strict=False))
