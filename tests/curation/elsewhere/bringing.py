"""Importing in tests: what was written, and what the checker says of it."""

import json
from pathlib import Path
from typing import Any

from app import curation
from app.curation.elsewhere.bring import bring
from app.curation.elsewhere.shapes import Imported

EXAMPLES = Path(__file__).parent / "timelinejs"


def brought(folder: Path, form: str, content: str | bytes) -> tuple[Imported, curation.Seeds]:
    """A file of this content imported below `folder`; what was written must be right."""
    file = folder / ("given.json" if form == "timelinejs" else "given.csv")
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    made = bring(form, file, folder / "seeds")
    return made, right(folder / "seeds")


def right(seeds_folder: Path) -> curation.Seeds:
    """The seeds in a folder, in which nothing is wrong."""
    seeds, problems = curation.check(seeds_folder)
    assert not problems, "\n".join(map(str, problems))
    return seeds


def slides(*events: dict[str, Any], **more: Any) -> str:
    """The JSON of a timeline with these events."""
    return json.dumps({"events": list(events), **more})


def slide(headline: str, year: object = 1999, text: str = "", **more: Any) -> dict[str, Any]:
    """An event of TimelineJS."""
    return {"start_date": {"year": year}, "text": {"headline": headline, "text": text}, **more}
