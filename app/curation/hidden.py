"""Owns finding what no text may hold in what a seed file says, however it is written there, and in its comments."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.characters import HIDDEN, TAB, is_plain, named, remedy
from app.curation.fields import KeyPath

Hidden = tuple[KeyPath, int, str, str]
"""Where it stands: a path, or none and a line; what is wrong, and the remedy."""


def hidden(text: str, content: Any, lines: Mapping[KeyPath, int]) -> Iterator[Hidden]:
    """What is hidden in a seed file: in its values and keys, and else where it stands in the file."""
    if "\\" not in text and is_plain(text):
        return
    told = set[str]()
    for path, value, whose in _texts(content, ()):
        if character := _first(value):
            told.add(character)
            yield path, lines[path], f"{whose} holds the character {named(character)}", remedy(character)
    for start, character in _standing(text):
        if character not in told:
            told.add(character)
            line = text.count("\n", 0, start) + 1
            yield (), line, f"here stands the character {named(character)}", remedy(character)


def _texts(content: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str, str]]:
    """Every key and every value with its path, and which of the two it is."""
    if isinstance(content, str):
        yield path, content, "the text"
    items = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, value in items:
        if isinstance(key, str):
            yield (*path, key), key, "the name of the field"
        yield from _texts(value, (*path, key))


def _first(text: str) -> str:
    """The first character of a text that none may hold, or ""."""
    found = HIDDEN.search(text)
    return found[0] if found else TAB if TAB in text else ""


def _standing(text: str) -> Iterator[tuple[int, str]]:
    """Each hidden character in a file and where; the mark at its head and the ends of its lines are none."""
    for found in HIDDEN.finditer(text.replace("\r\n", "\n\n").replace("\r", "\n")):
        if (found.start(), found[0]) != (0, "\ufeff"):
            yield found.start(), found[0]
