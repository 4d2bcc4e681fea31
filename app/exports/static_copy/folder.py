"""Owns the folder of a static copy: written beside its place, put there when it is whole; what is not ours stays."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.trouble import WrongUse

MANIFEST = "static-copy.json"
"""Names the files of a copy: what else lies in its folder is not ours."""


class ForeignFolder(WrongUse):
    """A folder that holds something else than a copy."""


def check(folder: Path) -> None:
    """Raises ForeignFolder where a copy may not be written."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise ForeignFolder(f"{folder} is not a folder. Name a new or empty one.")
    if folder.is_dir() and any(folder.iterdir()) and _files_of(folder) is None:
        raise ForeignFolder(f"{folder} holds other files. Name a new or empty folder, or one of an earlier export.")


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """A new folder to write into, which takes the place of `folder` when all went well, with the files there that are
    nobody's copy (a CNAME, a .git). Where anything goes wrong, `folder` stays as it was. Raises ForeignFolder."""
    check(folder)
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    room = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        new = room / "new"
        new.mkdir()
        yield new
        _write_manifest(new)
        _keep_others(folder, new)
        _swap(folder, new, room / "old")
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _swap(folder: Path, new: Path, old: Path) -> None:
    if not folder.exists():
        new.rename(folder)
        return
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise


def _files(folder: Path) -> list[str]:
    """The files below a folder and the links to others, as paths within it."""
    found = [Path(here) / name for here, folders, names in os.walk(folder) for name in (*names, *folders)]
    return sorted(path.relative_to(folder).as_posix() for path in found if path.is_symlink() or path.is_file())


def _write_manifest(folder: Path) -> None:
    text = json.dumps({"files": [*_files(folder), MANIFEST]}, indent=0)
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def _files_of(folder: Path) -> set[str] | None:
    """The files that an earlier copy has; None where the folder is none."""
    try:
        return set(json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep_others(folder: Path, new: Path) -> None:
    """Brings along the files that an earlier copy does not name."""
    for name in _files(folder):
        if name in (_files_of(folder) or ()):
            continue
        if (new / name).exists():
            raise ForeignFolder(f"{folder / name} is not of an export, and the new copy has such a file. Move it away.")
        (new / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(folder / name, new / name, follow_symlinks=False)
