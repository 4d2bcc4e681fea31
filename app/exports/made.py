"""Owns a file that was made to be taken away: its bytes, in memory while they are few, its size and its SHA-256."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from threading import Lock

SMALL = 4 * 2**20
"""So many bytes stay in memory; a larger file lies in the system's folder for temporary files while it is needed."""
PART = 2**18
"""So many bytes are sent at once."""


@dataclass(frozen=True, slots=True, eq=False)
class MadeFile:
    """A file as it is sent: several readers may be sent it at once."""

    size: int
    sha256: str
    _bytes: "SpooledTemporaryFile[bytes]"
    _turn: Lock = field(default_factory=Lock)

    def __del__(self) -> None:
        self._bytes.close()

    def parts(self) -> Iterator[bytes]:
        """Its bytes, a part at a time."""
        for offset in range(0, self.size, PART):
            with self._turn:
                self._bytes.seek(offset)
                part = self._bytes.read(PART)
            yield part


def made(parts: Iterable[bytes]) -> MadeFile:
    """The file that consists of these parts; raises OSError where a large one finds no room."""
    file = SpooledTemporaryFile[bytes](max_size=SMALL)
    digest, size = hashlib.sha256(), 0
    try:
        for part in parts:
            file.write(part)
            digest.update(part)
            size += len(part)
    except BaseException:
        file.close()
        raise
    return MadeFile(size, digest.hexdigest(), file)
