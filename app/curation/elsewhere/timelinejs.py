"""Owns reading TimelineJS's JSON: a title, eras, and events with dates, text, media and group."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app import dates
from app.curation.elsewhere import days
from app.curation.elsewhere.plain import clean, short, text_of
from app.curation.elsewhere.shapes import Happening, Imported, ImportTrouble, LeftOut, Stretch
from app.files import LARGEST, read_plain

TITLE = 150
"""So many characters of a headline are a title, which leaves room for a number; the whole stays in the comment."""


def read(path: Path) -> Imported:
    """The timeline of a file; raises ImportTrouble."""
    content = _json(path)
    if not isinstance(content, dict) or not isinstance(content.get("events"), list):
        raise ImportTrouble(
            f"{path.name} has no list `events`, as TimelineJS’s JSON has (version 3). Is it a timeline of that form?"
        )
    listed = [name for name in ("events", "eras") if isinstance(content.get(name), list)]
    made = Imported(clean(path.name), rest={name: value for name, value in content.items() if name not in listed})
    made.title, text, _ = words_of(content.get("title"))
    made.text = text
    for number, event in enumerate(content["events"], 1):
        add(made, f"event {number}", event, event)
    eras = content.get("eras")
    for number, era in enumerate(eras if isinstance(eras, list) else [], 1):
        add_era(made, f"era {number}", era, era)
    return made


def decoded(path: Path) -> str:
    """The text of a file in UTF-8, or in UTF-16 where it says so; raises ImportTrouble, and OSError where it is no
    plain file or is too large."""
    raw = read_plain(path, LARGEST, links=True)
    try:
        return raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ImportTrouble(f"{path.name}, line {line}: this is not UTF-8. Save the file as UTF-8.") from error


def _json(path: Path) -> Any:
    try:
        return json.loads(decoded(path))
    except json.JSONDecodeError as error:
        where = f"{path.name}, line {error.lineno}, column {error.colno}"
        raise ImportTrouble(f"{where}: this is not JSON ({error.msg}). Mend it there, or export it anew.") from error
    except (RecursionError, ValueError) as error:
        raise ImportTrouble(
            f"{path.name} is not JSON of a timeline: it is nested too deep, or a number is too long."
        ) from error


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def words_of(slide: Any) -> tuple[str, str, tuple[str, ...]]:
    """The headline, the text and the links of a slide."""
    said = _mapping(_mapping(slide).get("text"))
    headline, more = text_of(said.get("headline"))
    text, links = text_of(said.get("text"))
    return clean(headline), text, (*links, *more)


def add(made: Imported, origin: str, event: Any, original: Any, **more: Any) -> None:
    """Adds an event of TimelineJS's form, or says why it is left out."""
    headline, text, links = words_of(event)
    title = short(headline, TITLE) or short(text.partition("\n")[0], TITLE)
    try:
        if not title:
            raise dates.DateError("it has neither a headline nor a text")
        start, end = (_mapping(_mapping(event).get(name)) for name in ("start_date", "end_date"))
        edtf = more.pop("edtf", "") or days.period(days.of_parts(start), days.of_parts(end) if end else None)
    except dates.DateError as error:
        made.left_out.append(LeftOut(f"{origin} ({title or 'no headline'})", str(error), original))
        return
    made.times += days.has_time(start) or days.has_time(end)
    group = clean(_mapping(event).get("group"))
    made.happenings.append(
        Happening(origin, original, title, text or f"{title.rstrip('.')}.", edtf, group=group, links=links, **more)
    )


def add_era(made: Imported, origin: str, era: Any, original: Any) -> None:
    """Adds an era, by the first day of its beginning."""
    name, _, _ = words_of(era)
    try:
        start = days.of_parts(_mapping(_mapping(era).get("start_date")))
    except dates.DateError as error:
        made.left_out.append(LeftOut(f"{origin} ({name or 'no name'})", str(error), original))
        return
    made.stretches.append(Stretch(short(name, TITLE) or f"From {start}", str(dates.parse(start).first), original))
