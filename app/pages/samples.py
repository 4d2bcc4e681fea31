"""Owns what the reference shows of an answer: its beginning, with an ellipsis wherever something is left out. Pure."""

import json
from typing import Any

from app.text import ELLIPSIS, clipped

LONGEST = 68
"""So many characters of a text are shown."""
INNER = 3
"""So many fields of a part of a record."""
INDENT = "  "


def shortened(value: Any, margin: str = "", inner: bool = False) -> str:
    """An answer as JSON in lines: of a list its first value, of a part (`inner`) of a record its first fields, of a
    text its beginning. What an ellipsis stands for is in the answer and not here."""
    if isinstance(value, str):
        return json.dumps(clipped(value, LONGEST), ensure_ascii=False)
    if isinstance(value, list) and value:
        more = f", {ELLIPSIS} {len(value) - 1} more" if len(value) > 1 else ""
        return f"[{shortened(value[0], margin, inner)}{more}]"
    if isinstance(value, dict) and value:
        return _part(value) if inner else _record(value, margin)
    return json.dumps(value)


def _record(fields: dict[str, Any], margin: str) -> str:
    """A record, a field a line; or a page of records, whose `items` are records."""
    within = margin + INDENT
    lines = [f'{within}"{name}": {shortened(value, within, name != "items")}' for name, value in fields.items()]
    return "{\n" + ",\n".join(lines) + f"\n{margin}}}"


def _part(fields: dict[str, Any]) -> str:
    """A part of a record, in one line."""
    shown = {name: ELLIPSIS if isinstance(value, list | dict) else shortened(value) for name, value in fields.items()}
    parts = [f'"{name}": {said}' for name, said in shown.items()]
    return "{" + ", ".join([*parts[:INNER], *([ELLIPSIS] if len(parts) > INNER else [])]) + "}"
