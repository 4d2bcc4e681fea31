"""Debian's nginx: over a folder, under a path of a host, for what must be seen of a static copy on the wire; and run by
any other configuration."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

NGINX = os.environ.get("NGINX", "/usr/sbin/nginx")
"""Where `scripts/nginx` sees to it that it is."""
PATIENCE = 10.0
CONFIG = """
{user}daemon off; worker_processes 1; pid {room}/pid; error_log {room}/error.log;
events {{ worker_connections 64; }}
http {{
  include /etc/nginx/mime.types;
  access_log off; client_body_temp_path {room}/body; proxy_temp_path {room}/proxy; fastcgi_temp_path {room}/fastcgi;
  uwsgi_temp_path {room}/uwsgi; scgi_temp_path {room}/scgi;
  server {{
    listen 127.0.0.1:{port}; absolute_redirect off;
    location {base}/ {{ alias {folder}/; error_page 404 {base}/404.html; }}
  }}
}}
"""
"""No more than a host has anyway: files, their types, the index of a folder, a page for what is missing."""


@contextmanager
def nginx(folder: Path, base: str, room: Path) -> Iterator[str]:
    """The address of an nginx that serves `folder` under the path `base`; it keeps its own files in `room`."""
    port = free_port()
    user = "user root; " if os.getuid() == 0 else ""  # else its workers may not read what only root may
    config = room / "nginx.conf"
    config.write_text(CONFIG.format(user=user, room=room, port=port, base=base, folder=folder), encoding="utf-8")
    with running(config, room, port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def running(config: Path, room: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """nginx by this configuration, which says `daemon off`, once it listens; its first words go to `room`."""
    process = subprocess.Popen([NGINX, "-c", str(config), "-e", str(room / "error.log")])
    try:
        _wait(process, port)
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE)


def free_port() -> int:
    """A port on which nothing listens."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, "nginx does not start"
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError("nginx does not start in time")
