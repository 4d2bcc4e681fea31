"""Owns the trial of single bits that flip in a published file: before it is opened, and under who serves it."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from time import sleep

from starlette.testclient import TestClient
from starlette.types import ASGIApp

from app.config import Settings
from app.record.database import Generation
from app.record.holding import BrokenGeneration
from app.record.pointer import followed, write_pointer
from app.web.application import create_app
from tests.soak import commands
from tests.soak.footprint import footprint
from tests.soak.pages import ADDRESS, PAGES, Pages
from tests.soak.readers import reading
from tests.soak.row import Row, Tally
from tests.soak.served import ready, served, tracebacks
from tests.soak.variants import Variant, references, room, see_at_once, variants

READERS = 8
SERVED = 4
"""One flip under a running server for so many before the file is opened."""
TOLD, ALONE = 10, 20
"""One flip in so many is also told by `timeline verify`, and met by a server that has no older generation."""
TICK = 0.02
"""Seconds between two flips of one file: the clock of files goes no finer than some milliseconds."""


def run(amount: int) -> Row:
    """So many flips before the file is opened, and a quarter of them under a running server without a cache."""
    tally, chance, running = Tally(), Random(amount), max(1, amount // SERVED)
    with room() as folder:
        good, other = variants(folder, 2)
        pages = references([good, other])
        _at_open(amount, folder, (good, other), pages[good.pointer.generation], tally=tally, chance=chance)
        log, file = folder / "log", good.data / good.pointer.file
        with served(good, good.data, log, CACHE_MB="0") as server, reading(server.port, pages, READERS, tally):
            _served(file, server.port, tally, chance)
            before = footprint(server)
            for _ in range(running - 1):
                _served(file, server.port, tally, chance)
            after = footprint(server)
        tally.must(not tracebacks(log), "the server logged a traceback")
    return tally.row(f"{amount:,} at open, {running:,} served", before, after)


@contextmanager
def flipped(path: Path, chance: Random) -> Iterator[None]:
    """One bit of a file, flipped in place for the length of the block."""
    at, bit = chance.randrange(path.stat().st_size), 1 << chance.randrange(8)
    _flip(path, at, bit)
    try:
        yield
    finally:
        _flip(path, at, bit)


def _flip(path: Path, at: int, bit: int) -> None:
    with path.open("r+b", buffering=0) as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ bit]))


def _at_open(
    amount: int, folder: Path, both: tuple[Variant, Variant], pages: Pages, *, tally: Tally, chance: Random
) -> None:
    """A server in this process goes on with the first, while the second is published with a flipped bit."""
    see_at_once()
    good, other = both
    data = Path(shutil.copytree(good.data, folder / "open"))
    shutil.copy(other.data / other.pointer.file, data)
    pointer = followed(good.pointer, other.pointer, "", keep=2)
    with TestClient(_app(data), base_url=ADDRESS) as client:
        for number in range(amount):
            with flipped(data / pointer.file, chance):
                write_pointer(data, pointer)
                tally.must(_is_refused(data, other), "a flipped file was opened")
                path = PAGES[number % len(PAGES)]
                answer = client.get(path, headers={"Accept-Encoding": "identity"})
                tally.must(answer.status_code == 200, f"{path}: {answer.status_code}")
                if hashlib.sha256(answer.content).hexdigest() != pages[path, "identity"]:
                    tally.wrong[f"{path} is not that of the last good generation"] += 1
                tally.must(client.get("/readyz").json()["status"] == "degraded", "/readyz does not say degraded")
                if number % TOLD == 0:
                    _told(data, folder / "said", tally)
                if number % ALONE == 0:
                    _alone(data, tally)


def _app(data: Path) -> ASGIApp:
    return create_app(Settings(data_dir=data, base_url=ADDRESS, allowed_hosts=""))


def _is_refused(data: Path, variant: Variant) -> bool:
    try:
        Generation(data, variant.pointer).let_go()
    except BrokenGeneration:
        return True
    return False


def _told(data: Path, said: Path, tally: Tally) -> None:
    ended = commands.ended(commands.begun(["verify", "--data", str(data)], {}, said), said)
    tally.must(ended.code in (1, 3) and ended.is_told, f"verify: {ended.last}")


def _alone(data: Path, tally: Tally) -> None:
    with TestClient(_app(data), base_url=ADDRESS) as client:
        for path in ("/", "/readyz"):
            status = client.get(path).status_code
            tally.must(status == 503, f"without a good generation {path}: {status}")


def _served(file: Path, port: int, tally: Tally, chance: Random) -> None:
    """A flip of the file that is served, and back."""
    with flipped(file, chance):
        _must_be("degraded", port, tally)
    _must_be("ready", port, tally)


def _must_be(state: str, port: int, tally: Tally) -> None:
    status, said = ready(port)
    tally.must((status, said["status"]) == (200, state), f"/readyz is {status} {said['status']}, not {state}")
    sleep(TICK)
