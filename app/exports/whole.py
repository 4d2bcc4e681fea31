"""Owns the whole record as one JSON file: what the site and the story say, their lists, and every record of each kind
as the API tells it."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from app.filters import LISTS, find
from app.lists import SINGULARS
from app.record.story import Story

Dump = Callable[[Any], bytes]
"""What makes a record's JSON."""


def lines(story: Story, origin: str, dump: Dump) -> Iterator[bytes]:
    """The file, a record at a time; `dump` is what the API says a record with."""
    yield b"{"
    for name, value in _head(story, origin).items():
        yield _json(name) + b":" + _json(value) + b","
    yield b'"story":' + dump(story.narrative) + b',"map":' + (dump(story.map) if story.map else b"null")
    for kind, of_kind in LISTS.items():
        yield b"," + _json(SINGULARS[kind].plural) + b":["
        for number, record in enumerate(find.every(story, of_kind())):
            yield (b",\n" if number else b"\n") + dump(record)
        yield b"]"
    yield b"}\n"


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str).encode()


def _head(story: Story, origin: str) -> dict[str, Any]:
    """What the record says besides its records."""
    names = story.names
    others = {"quote_kinds": names.quote_kinds, "sides": names.sides}
    return {
        "generation": story.generation,
        "licence": story.site.licence,
        "address": origin or None,
        "site": {"horizon": story.horizon, **asdict(story.site)},
        "lists": {
            "lanes": [asdict(lane) for lane in story.lanes.values()],
            "event_kinds": [asdict(kind) for kind in story.event_kinds.values()],
            **{plural: _listed(values) for plural, values in others.items()},
        },
        "eras": [asdict(era) for era in story.eras],
        "topics": [asdict(topic) for topic in story.topics],
        "changes": [asdict(change) for change in story.changes],
    }


def _listed(names: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"slug": slug, "name": name} for slug, name in names.items()]
