"""Owns what a running server takes of the machine: open descriptors and memory of all its processes (Linux)."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.bench.processes import Server


class Footprint(NamedTuple):
    """Descriptors, and memory in MiB, of the processes that listen on a port together."""

    descriptors: int
    memory: float


def footprint(server: Server) -> Footprint:
    """What those processes of the server take that hold the socket it listens on: itself and its workers, not what
    draws previews beside them."""
    socket = f"socket:[{_inode(server.port)}]"
    listening = [pid for pid in _tree(server.pid) if socket in _open(pid)]
    return Footprint(sum(len(_open(pid)) for pid in listening), sum(Server(p, server.port).memory() for p in listening))


def _tree(pid: int) -> Iterator[int]:
    """The process and all that came of it."""
    yield pid
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in thread.read_text(encoding="utf-8").split():
            yield from _tree(int(child))


def _open(pid: int) -> list[str]:
    links = []
    for link in Path(f"/proc/{pid}/fd").iterdir():
        try:
            links.append(str(link.readlink()))
        except FileNotFoundError:  # closed by now
            continue
    return links


def _inode(port: int) -> str:
    for line in Path("/proc/net/tcp").read_text(encoding="utf-8").splitlines()[1:]:
        fields = line.split()
        if fields[1].endswith(f":{port:04X}") and fields[3] == "0A":
            return fields[9]
    raise OSError(f"nothing listens on port {port}")
