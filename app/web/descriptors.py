"""Owns how many connections there may be at once, so that no file is ever wanting that must be opened."""

import resource
from functools import cache

MOST = 4096
"""Connections at once that are answered as usual."""
MORE = 256
"""Connections beyond these, on which only static files and questions of health are answered."""
SPARE = 128
"""Descriptors for everything else: the record, files, what the process listens on."""


@cache
def most_connections() -> tuple[int, int]:
    """How many connections are answered as usual, and how many more in part: `MOST` and `MORE`, or fewer where the
    process may have fewer files open."""
    limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    room = MOST + MORE if limit == resource.RLIM_INFINITY else max(2, limit - SPARE)
    more = min(MORE, room // 4)
    return min(MOST, room - more), more


def raise_descriptors() -> None:
    """Lets this process and its workers open as many files as the system allows them, up to what is needed here."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = MOST + MORE + SPARE
    if soft != resource.RLIM_INFINITY and soft < needed:
        allowed = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
