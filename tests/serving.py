"""A real server over a data folder, on a free port, for what must be seen on the wire or in a browser."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from app.config import Settings
from app.web.application import create_app
from app.web.server import options

PATIENCE = 20.0
"""Seconds after which a server that does not start is given up."""


@contextmanager
def serving(data: Path, *, knowing: bool = False) -> Iterator[str]:
    """The address of a server of the record in `data`, started for the length of the block; `knowing` is one that knows
    its own address, and so has absolute links."""
    listening = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    settings = Settings(data_dir=data, local_url=address if knowing else None)
    with _served(create_app(settings), listening):
        yield address


@contextmanager
def serving_app(app: ASGIApp) -> Iterator[int]:
    """The port of a server of any application, set up as ours is."""
    listening = socket.create_server(("127.0.0.1", 0))
    with _served(app, listening):
        yield int(listening.getsockname()[1])


@contextmanager
def _served(app: ASGIApp, listening: socket.socket) -> Iterator[None]:
    config = uvicorn.Config(app, log_level="error", **options())
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    end = time.monotonic() + PATIENCE
    while not server.started:
        assert thread.is_alive(), "the server does not start"
        assert time.monotonic() < end, "the server does not start in time"
        thread.join(0.02)
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
        listening.close()
