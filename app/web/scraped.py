"""Owns what Prometheus scrapes: the metrics of all workers together, on a port of their own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry, Metric, start_http_server
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import Collector

from app.web.metrics import GENERATION

PATIENCE = 10
"""Seconds for which a connection may say nothing."""


class Workers(Collector):
    """What the workers have counted in `folder`. What one that has died said of its state is no longer told; what it
    counted is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def collect(self) -> Iterator[Metric]:
        """Every metric, summed over the workers."""
        for pid in {path.stem.rpartition("_")[2] for path in self._folder.glob("gauge_live*.db")}:
            if not _lives(int(pid)):
                mark_process_dead(int(pid), str(self._folder))
        for metric in MultiProcessCollector(None, str(self._folder)).collect():
            if metric.name == GENERATION:
                metric.samples = [sample for sample in metric.samples if sample.value]
            yield metric


@contextmanager
def scraped(folder: Path, host: str, port: int) -> Iterator[None]:
    """Answers on the port for the length of the block, from a thread; raises OSError."""
    registry = CollectorRegistry()
    registry.register(Workers(folder))
    server, thread = start_http_server(port, host, registry)
    handler: Any = server.RequestHandlerClass
    server.RequestHandlerClass = type("Impatient", (handler,), {"timeout": PATIENCE})
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True
