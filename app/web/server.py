"""Owns how uvicorn is set up for this application: for `timeline serve`, and for whatever tests what it serves."""

from typing import Any

from app.web.protocol import BoundedProtocol

FINISH = 20
"""Seconds in which what is under way ends once the server no longer listens; it is cut off then."""
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
        "timeout_graceful_shutdown": FINISH,
        "timeout_worker_healthcheck": HEALTH,
    }
