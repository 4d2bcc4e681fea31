"""Owns the pointer: the small file that says which generation is current, which came before, and how it is replaced."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, TypeAdapter, ValidationError

from app.files import open_plain

POINTER = "current.json"
MOST = 2**16
"""So many bytes a pointer may have."""
DRAFTS = f".{POINTER}.*"
"""How pointers are called that are not yet in place."""


@dataclass(frozen=True, slots=True)
class Published:
    """A generation as it lies in the data folder: its name, and the SHA-256 of its file."""

    generation: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    file: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]

    @classmethod
    def of(cls, generation: str, sha256: str) -> Self:
        """The generation whose file has this digest."""
        return cls(generation, f"{generation}-{sha256[:8]}.sqlite", sha256)

    @property
    def is_named_right(self) -> bool:
        """Whether the file is called by its generation and digest, so that it cannot lie anywhere else."""
        return self.file == f"{self.generation}-{self.sha256[:8]}.sqlite"


@dataclass(frozen=True, slots=True)
class Pointer(Published):
    """The current generation; `made_of` is the digest of the files that it was made of (`app.record.sameness`), which
    builds of earlier versions do not tell. `earlier` has those that were current before, the last first. One that is
    `held` was published again by hand, and stays until the next build."""

    made_of: str = ""
    held: bool = False
    earlier: tuple[Published, ...] = ()

    @property
    def whole_line(self) -> tuple[Published, ...]:
        """This one and those before it."""
        return (Published(self.generation, self.file, self.sha256), *self.earlier)


_ADAPTER = TypeAdapter(Pointer)


def read_pointer(data: Path) -> Pointer | None:
    """The pointer in `data`, None where nothing was ever published or it is not readable as one."""
    try:
        with open_plain(data / POINTER) as file:
            pointer = _ADAPTER.validate_json(file.read(MOST))
    except (OSError, ValidationError):
        return None
    return pointer if all(one.is_named_right for one in pointer.whole_line) else None


def write_pointer(data: Path, pointer: Pointer) -> None:
    """Puts the pointer in place in one step, so that a reader sees the old or the new one."""
    draft = data / f".{POINTER}.{os.getpid()}"
    with draft.open("wb") as file:
        file.write(_ADAPTER.dump_json(pointer))
        file.flush()
        os.fsync(file.fileno())
    draft.chmod(0o644)
    draft.replace(data / POINTER)
    sync(data)


def sync(path: Path) -> None:
    """Puts a file, or the names in a folder, on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """One process after another: for what reads a folder and then changes it."""
    descriptor = os.open(data, os.O_RDONLY)
    try:
        flock(descriptor, LOCK_EX)
        yield
    finally:
        os.close(descriptor)  # which lets the next one in


def followed(pointer: Pointer | None, by: Published, made_of: str, keep: int) -> Pointer:
    """The pointer to a new generation: what was current comes before it, `keep` of them in all."""
    line = pointer.whole_line if pointer else ()
    earlier = tuple(one for one in line if one != by)[: keep - 1]
    return Pointer(by.generation, by.file, by.sha256, made_of, earlier=earlier)


def gone_back(pointer: Pointer) -> Pointer | None:
    """The pointer to what was current before, held until the next build; None where nothing was."""
    if not pointer.earlier:
        return None
    first, *rest = pointer.earlier
    return Pointer(first.generation, first.file, first.sha256, held=True, earlier=tuple(rest))
