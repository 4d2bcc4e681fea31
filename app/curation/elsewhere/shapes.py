"""Owns what is taken from a timeline of another form, whichever that was."""

from dataclasses import dataclass, field
from typing import Any

from app.trouble import WrongData


class ImportTrouble(WrongData):
    """The file cannot be imported; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event: its title and text in plain words, its date in EDTF, and what else the file says of it. `origin` says
    where it stands there, `original` is all that stands there."""

    origin: str
    original: Any
    title: str
    text: str
    edtf: str
    group: str = ""
    links: tuple[str, ...] = ()
    place: str = ""
    source: str = ""
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """An era and the day on which it begins."""

    name: str
    start: str
    original: Any


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What could not become a record, and why."""

    origin: str
    reason: str
    original: Any


@dataclass(slots=True)
class Imported:
    """All of a file. `rest` is what belongs to no event; `remarks` say what became of what has no field of its own."""

    file: str
    title: str = ""
    text: str = ""
    happenings: list[Happening] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    rest: dict[str, Any] = field(default_factory=dict)
    times: int = 0
    """How many dates have a time of day, which has no place in a date here."""
