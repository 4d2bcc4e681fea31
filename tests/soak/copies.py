"""Owns copies of the program behind nginx, each a process of its own, and the crowd that reads through it meanwhile."""

import http.client
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from app.config import ROOT, Settings
from tests.bench.processes import environment, free_port
from tests.proxy import NAME, Proxy, Reader, Reply, fronting

SERVE = [sys.executable, "-c", "from app.cli import run; run()", "serve", "--port"]
DRAIN = float(Settings.model_fields["drain_seconds"].default)
PATIENCE = 60.0
"""Seconds after which a copy that does not start, or does not leave, is given up."""
HOT = ("/", "/quotes", "/actors", "/questions", "/sources", "/story", "/about", "/api/events", "/events.csv")
"""What readers ask for again and again, beside what nobody has asked for yet."""


@dataclass(slots=True)
class Copy:
    """A copy of the program on a port, serving what is published in a folder."""

    data: Path
    seeds: Path
    drain: float
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        """Starts it, and comes back once it says that it is ready. Raises OSError where it does not."""
        settings = {
            "DRAIN_SECONDS": str(self.drain),
            "DATA_DIR": str(self.data),
            "SEEDS_DIR": str(self.seeds),
            "BASE_URL": f"https://{NAME}",
        }
        self._process = subprocess.Popen(
            [*SERVE, str(self.port)], cwd=ROOT, env=environment(**settings),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        end = time.monotonic() + PATIENCE
        while not self._ready():
            if self._process.poll() is not None or time.monotonic() > end:
                raise OSError(f"the copy on port {self.port} does not start: {self._process.poll()}")
            time.sleep(0.05)

    def stop(self, sent: signal.Signals = signal.SIGTERM) -> int:
        """Sends it a signal and waits until it is gone; its exit code, negative where the signal ended it."""
        assert self._process
        self._process.send_signal(sent)
        try:
            return self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise

    def end(self) -> None:
        """Ends it, if it runs."""
        if self._process and self._process.poll() is None:
            self.stop(signal.SIGKILL)

    def _ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


@contextmanager
def behind_nginx(data: Path, seeds: Path, room: Path, drain: float = DRAIN) -> Iterator[tuple[Proxy, list[Copy]]]:
    """Two copies of the program, started, and the nginx of `deploy/` in front of them."""
    copies = [Copy(data, seeds, drain), Copy(data, seeds, drain)]
    try:
        for copy in copies:
            copy.start()
        with fronting([copy.port for copy in copies], room) as proxy:
            yield proxy, copies
    finally:
        for copy in copies:
            copy.end()


@dataclass(slots=True)
class Crowd:
    """Readers who ask at a steady rate, each from an address of his own, and what became of it. A failure is any answer
    but 200 and any that did not come; a wrong page is a hot one with other bytes than it had before."""

    proxy: Proxy
    readers: int
    rate: float
    requests: int = 0
    wrong: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    known: dict[str, bytes] = field(default_factory=dict)
    """The bytes of each hot page as it first came."""
    _over: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """They read for the length of the block."""
        threads = [threading.Thread(target=self._read, args=(number,), daemon=True) for number in range(self.readers)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._over.set()
            for thread in threads:
                thread.join(PATIENCE)

    def _read(self, number: int) -> None:
        """One reader: every other request is for what no cache has; every other reader hangs up after each answer."""
        reader, due = Reader(self.proxy, f"127.0.1.{number + 1}"), time.monotonic()
        for turn in count():
            if self._over.wait(max(0.0, due - time.monotonic())):
                break
            due += 1 / self.rate
            path = HOT[turn // 2 % len(HOT)] if turn % 2 else f"/search?q=reader{number}x{turn}"
            try:
                self._note(path, reader.ask(path))
            except (OSError, http.client.HTTPException) as error:
                self._fail(type(error).__name__)
            if number % 2:
                reader.leave()
        reader.leave()

    def _note(self, path: str, reply: Reply) -> None:
        if reply.status != 200:
            return self._fail(str(reply.status))
        with self._lock:
            self.requests += 1
            if path in HOT and self.known.setdefault(path, reply.body) != reply.body:
                self.wrong += 1
        return None

    def _fail(self, kind: str) -> None:
        with self._lock:
            self.requests += 1
            self.failures[kind] += 1
