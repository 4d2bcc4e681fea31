"""Owns whether a published build is that of the seeds as they stand: told by bytes, so that none is read as a record.

Where the bytes differ, the seeds are checked and their generation is made out (`app.record.store`): a comment more is
the same record. Where they agree, both have been done before with the same end.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from app.files import LARGEST, read_plain
from app.record import database
from app.record.code import code_digest
from app.record.pointer import Pointer, read_pointer


def published(seeds: Path, data: Path) -> Pointer | None:
    """The build in `data` where it is whole and was made, by this code, of the files in `seeds` as they are now; or
    where it is held, whatever they say now."""
    pointer = read_pointer(data)
    if pointer is None or not database.is_whole(data, pointer):
        return None
    return pointer if pointer.held or (pointer.made_of and pointer.made_of == digest(seeds)) else None


def digest(seeds: Path) -> str:
    """The digest of every file in the seeds, by name and bytes, and of the code that makes a record of them; an empty
    text where they cannot be read, which is the checker's to tell."""
    made = hashlib.sha256(code_digest())
    try:
        for name, content in _files(seeds):
            for part in (name.encode(errors="surrogateescape"), content):
                made.update(len(part).to_bytes(8) + part)
    except OSError:
        return ""
    return made.hexdigest()


def _files(seeds: Path) -> Iterator[tuple[str, bytes]]:
    """What stands in the folder and in its folders, which is as deep as the reader of seeds looks; behind links too.
    Raises OSError where one is larger than any that the reader takes."""
    for path in sorted(seeds.iterdir()):
        for inner in sorted(path.iterdir()) if path.is_dir() else [path]:
            yield str(inner.relative_to(seeds)), read_plain(inner, LARGEST, links=True) if inner.is_file() else b""
