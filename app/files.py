"""Owns opening plain files: nothing that leads elsewhere, waits for a writer, or never ends."""

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

OF_THE_DISK = (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.ENOMEM, errno.EMFILE, errno.ENFILE)
"""What goes wrong around a file, whatever it holds: the machine is at fault, not who wrote it."""


def heed(error: OSError) -> None:
    """Raises an error that is no fault of the file that it names."""
    if error.errno in OF_THE_DISK:
        raise error


def open_plain(path: Path) -> BufferedReader:
    """Opens a plain file for reading; raises OSError for a link, a pipe, a device, a folder."""
    file = os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(errno.EINVAL, "it is no plain file", str(path))
    return file
