"""Owns how uvicorn is set up for this application: for `timeline serve`, and for whatever tests what it serves."""

import ctypes
from typing import Any

from app.web.protocol import BoundedProtocol
from app.web.sending import IDLE

FINISH = 20
"""Seconds in which what is under way ends once the server no longer listens; it is cut off then."""
M_ARENA_MAX = -8
"""As malloc.h has it."""
HEALTH = 60
"""Seconds in which a worker must answer the process that watches it: one that is busy is not dead."""


def options() -> dict[str, Any]:
    """Arguments of `uvicorn.run` and `uvicorn.Config`."""
    return {
        "http": BoundedProtocol,
        "ws": "none",
        "access_log": False,
        "server_header": False,
        "proxy_headers": False,
        "timeout_keep_alive": IDLE,
        "timeout_graceful_shutdown": FINISH,
        "timeout_worker_healthcheck": HEALTH,
    }


def share_memory() -> None:
    """Lets the threads of this process share two pools of memory, where its C library is glibc: each would else keep
    one of its own, in which pieces of every generation stay."""
    if set_option := getattr(ctypes.CDLL(None), "mallopt", None):
        set_option(M_ARENA_MAX, 2)
