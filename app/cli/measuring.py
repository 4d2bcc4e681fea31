"""Owns where metrics are kept while the server runs, and that their port is open for as long."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from app.config import Settings, measure_into

FOLDER = "timeline-metrics-"


@contextmanager
def measured(config: Settings) -> Iterator[None]:
    """Where a port is set, serves the metrics of this process and its workers for the length of the block, from a
    folder of their own that goes afterwards."""
    if not config.metrics_port:
        yield
        return
    with TemporaryDirectory(prefix=FOLDER) as folder:
        measure_into(Path(folder))
        from app.web.scraped import scraped

        before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # uvicorn sends it again once all is served
        try:
            with scraped(Path(folder), config.metrics_host, config.metrics_port):
                yield
        finally:
            signal.signal(signal.SIGTERM, before)
