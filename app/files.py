"""Owns opening plain files: nothing that leads elsewhere, waits for a writer, or never ends."""

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

LARGEST = 64 * 2**20
"""So many bytes of an article, of the lock or of an imported file are read."""
OF_THE_DISK = (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.ENOMEM, errno.EMFILE, errno.ENFILE)
"""What goes wrong around a file, whatever it holds: the machine is at fault, not who wrote it."""


def heed(error: OSError) -> None:
    """Raises an error that is no fault of the file that it names."""
    if error.errno in OF_THE_DISK:
        raise error


def open_plain(path: Path, *, links: bool = False) -> BufferedReader:
    """Opens a plain file for reading; raises OSError for a pipe, a device, a folder, and unless `links` for a link."""
    follow = 0 if links else os.O_NOFOLLOW
    try:
        file = os.fdopen(os.open(path, os.O_RDONLY | follow | os.O_NONBLOCK), "rb")
    except OSError as error:
        if error.errno == errno.ELOOP and path.is_symlink():
            raise OSError(errno.ELOOP, "it is a link", str(path)) from error
        raise
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(errno.EINVAL, "it is no plain file", str(path))
    return file


def read_plain(path: Path, most: int, *, links: bool = False) -> bytes:
    """A plain file of at most `most` bytes; raises OSError for a larger one and for what `open_plain` refuses."""
    with open_plain(path, links=links) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"it has more than {most // 1024:,} KiB", str(path))
    return content
