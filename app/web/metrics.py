"""Owns the metrics of one worker: what is counted, and when what is not a count is looked at.

The values stand in files of the folder that `PROMETHEUS_MULTIPROC_DIR` names (`app.web.scraped` sums them), so that
one port tells of all workers. Labels come from the table of routes and other closed lists alone.
"""

from collections import Counter as Tally
from collections.abc import Sequence
from functools import lru_cache
from threading import Event, Thread

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from app.record.database import Database
from app.web.cache import PageCache
from app.web.noted import Noted, Outcome
from app.web.refusals import refusals

PAUSE = 2.0
"""Seconds between two looks at what is not counted request by request."""
SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""The bounds of the histogram: kept pages take less than the first, a large search tens of milliseconds."""
GENERATION = "timeline_generation_written_seconds"


class Metrics:
    """Counts each request, and looks at record, cache and refusals now and then, in a thread of its own."""

    def __init__(self, database: Database, cache: PageCache) -> None:
        self._database, self._cache = database, cache
        self._ended, self._thread = Event(), Thread(target=self._keep_looking, daemon=True)
        self._told: Tally[str] = Tally()
        self._swapped, self._generation = 0, ""
        registry = self.registry = CollectorRegistry()
        self._requests = Counter(
            "timeline_requests", "Requests answered", ["route", "method", "status"], registry=registry
        )
        self._seconds = Histogram(
            "timeline_request_seconds", "Time to the last byte", ["route"], buckets=SECONDS, registry=registry
        )
        self._took = lru_cache(maxsize=1024)(self._seconds.labels)
        self._bytes = Counter("timeline_response_bytes", "Bytes of bodies sent", ["route"], registry=registry)
        self._answers = Counter("timeline_cache_answers", "Answers by what the cache did", ["cache"], registry=registry)
        self._refusals = Counter("timeline_refusals", "Refusals by reason", ["reason"], registry=registry)
        self._swaps = Counter("timeline_generation_swaps", "New generations opened while serving", registry=registry)
        self._kept = _gauge("timeline_cache_bytes", "Weight of the answers kept", registry, "livesum")
        self._renders = _gauge("timeline_renders", "Addresses being rendered", registry, "livesum")
        self._degraded = _gauge("timeline_degraded", "1 where what is published is not served", registry, "livemax")
        self._written = Gauge(
            GENERATION, "When the generation that is served was written", ["generation"], registry=registry,
            multiprocess_mode="livemax",
        )  # fmt: skip

    def begin(self) -> None:
        """Looks from now on."""
        self._thread.start()

    def note(self, requests: Sequence[Noted]) -> None:
        """Counts requests; those of one outcome together, since each count is a write to a file."""
        number: Tally[Outcome] = Tally()
        sent: Tally[Outcome] = Tally()
        for _, outcome, seconds, size in requests:
            number[outcome] += 1
            sent[outcome] += size
            self._took(outcome.route).observe(seconds)
        for outcome in number:
            self._requests.labels(outcome.route, outcome.method, str(outcome.status)).inc(number[outcome])
            self._bytes.labels(outcome.route).inc(sent[outcome])
            self._answers.labels(outcome.cache).inc(number[outcome])

    def end(self) -> None:
        """Looks a last time."""
        self._ended.set()
        self._thread.join()

    def _keep_looking(self) -> None:
        self.look()
        while not self._ended.is_set():
            self._ended.wait(PAUSE)
            self.look()

    def look(self) -> None:
        """Tells how things stand now."""
        database, generation = self._database, self._database.generation
        self._kept.set(self._cache.size)
        self._renders.set(self._cache.rendering)
        self._degraded.set(bool(generation is None or database.trouble or database.damage()))
        for reason, number in refusals().items():
            self._refusals.labels(reason).inc(number - self._told[reason])
            self._told[reason] = number
        self._swaps.inc(database.swaps - self._swapped)
        self._swapped = database.swaps
        if generation is not None:
            if self._generation and self._generation != generation.id:
                self._written.labels(self._generation).set(0)  # which is told to nobody
            self._generation = generation.id
            self._written.labels(generation.id).set(generation.written)


def _gauge(name: str, says: str, registry: CollectorRegistry, mode: str) -> Gauge:
    return Gauge(name, says, registry=registry, multiprocess_mode=mode)  # type: ignore[arg-type]
