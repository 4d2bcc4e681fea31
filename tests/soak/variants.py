"""Owns the records that trials publish in turn: the tiny one, in other words each time, and the bytes of its pages."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from starlette.testclient import TestClient

from app import curation
from app.config import ROOT, Settings
from app.record import database, store
from app.record.database import Generation, is_whole
from app.record.pointer import Pointer, read_pointer
from app.web.application import create_app
from tests.curation.spoiling import spoil
from tests.soak.pages import ADDRESS, CODINGS, PAGES, Pages

WORDS = ("One night, the", "In October, the", "At last, the", "Before dawn, the")
"""How the title of an event begins in each of them; pages that do not show it still name their generation."""

_READ: dict[str, Pages] = {}
"""By generation, what was read of it in this process."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One of the records: its seeds, a data folder with nothing but its build, and that build."""

    seeds: Path
    data: Path
    pointer: Pointer


@contextmanager
def room() -> Iterator[Path]:
    """A folder for one trial, gone after it."""
    with tempfile.TemporaryDirectory(prefix="timeline-soak-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def enough(amount: int) -> int:
    """How many of them so much of a trial needs."""
    return min(len(WORDS), max(2, amount // 2))


def variants(folder: Path, number: int) -> list[Variant]:
    """So many of them, each checked and built."""
    made: list[Variant] = []
    for words in WORDS[:number]:
        seeds = Path(shutil.copytree(ROOT / "tests/world", folder / f"seeds-{len(made)}"))
        spoil(seeds, "events/sputnik.yaml", "title: The", f"title: {words}")
        data = folder / f"built-{len(made)}"
        made.append(Variant(seeds, data, store.build(checked(seeds), data)))
    return made


def checked(folder: Path) -> curation.Seeds:
    """The seeds in a folder, in which nothing is wrong."""
    seeds, problems = curation.check(folder)
    assert not problems, "\n".join(map(str, problems))
    return seeds


def references(made: list[Variant]) -> dict[str, Pages]:
    """By generation, its pages as a calm server sends them, which serves nothing else."""
    for variant in made:
        if variant.pointer.generation not in _READ:  # a generation has the same pages wherever it is built
            _READ[variant.pointer.generation] = _pages(variant.data)
    return {variant.pointer.generation: _READ[variant.pointer.generation] for variant in made}


def _pages(data: Path) -> Pages:
    pages = {}
    app = create_app(Settings(data_dir=data, base_url=ADDRESS, allowed_hosts=""))
    with TestClient(app, base_url=ADDRESS) as client:
        for path in PAGES:
            for coding in CODINGS:
                with client.stream("GET", path, headers={"Accept-Encoding": coding}) as answer:
                    assert answer.status_code == 200, path
                    pages[path, coding] = hashlib.sha256(b"".join(answer.iter_raw())).hexdigest()
    return pages


def lost(data: Path, made: list[Variant]) -> str:
    """What is lost of the record that is published in `data`, which is to be one of these; "" where it is whole."""
    pointer = read_pointer(data)
    if pointer is None:
        return "there is no pointer"
    if not is_whole(data, pointer):
        return "the pointer leads to no whole file"
    variant = next((one for one in made if one.pointer.generation == pointer.generation), None)
    if variant is None or pointer.sha256 != variant.pointer.sha256:
        return "the file is that of no record that was built"
    return ""


def missing(data: Path, variant: Variant) -> list[str]:
    """The records of the seeds that the published file does not hold."""
    pointer = read_pointer(data)
    if pointer is None:
        return ["all"]
    seeds, generation = curation.load(variant.seeds)[0], Generation(data, pointer)
    with generation.connect() as connection:
        held = {
            f"{kind}/{slug}"
            for kind in curation.forms.RECORDS
            for (slug,) in connection.exec_driver_sql(f"SELECT slug FROM {kind.removesuffix('s')}")
        }
    generation.let_go()
    return sorted({f"{kind}/{slug}" for kind in curation.forms.RECORDS for slug in getattr(seeds, kind)} - held)


def litter(data: Path) -> list[str]:
    """What lies in a data folder and belongs to no generation that its pointer names."""
    pointer = read_pointer(data)
    named = {one.file for one in pointer.whole_line} if pointer else set()
    beside = {path.name for path in data.iterdir()} - named - {"current.json", "previews"}
    return sorted(beside | {path.name for path in data.glob("previews/*") if path.suffix != ".png"})


def see_at_once() -> None:
    """Lets a server in this process look for a new build each time it is asked."""
    database.PAUSE = database.AGAIN = 0.0
