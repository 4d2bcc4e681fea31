"""Texts that must come out to the letter, kept beside their tests; `GOLDEN=write` writes them anew."""

import os
from pathlib import Path


def hold(path: Path, text: str) -> None:
    """Fails where a text is not the one that is kept in a file."""
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{path.name} would be another; GOLDEN=write writes it anew"


def folder(root: Path) -> str:
    """Every file below a folder, in order, as one text."""
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return "".join(f"===== {path.relative_to(root)}\n{path.read_text(encoding='utf-8')}" for path in files)
