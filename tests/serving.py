"""A real server over a data folder, on a free port, for what must be seen on the wire or in a browser."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from app.config import Settings
from app.web.application import create_app

PATIENCE = 20.0
"""Seconds after which a server that does not start is given up."""


@contextmanager
def serving(data: Path) -> Iterator[str]:
    """The address of a server of the record in `data`, started for the length of the block."""
    config = uvicorn.Config(
        create_app(Settings(data_dir=data)), port=0, log_level="error", ws="none", server_header=False
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    end = time.monotonic() + PATIENCE
    while not server.started:
        assert thread.is_alive(), "the server does not start"
        assert time.monotonic() < end, "the server does not start in time"
        thread.join(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
