"""Owns the records that are measured: made, built once in a process of their own, and kept by what made them.

`python -m tests.bench.world SEEDS SIZE FOLDER` builds one, and prints what that took as JSON.
"""

import hashlib
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from app import curation, urls
from app.config import ROOT
from app.curation import Seeds
from app.curation.rules import RULES
from app.record import code, store
from tests.bench.scaled import scaled
from tests.bench.setting import Setting

BUILT = "built.json"
MADE_BY = (*code.MADE_BY, "tests/bench/scaled.py", "tests/bench/world.py")
EACH = 24
"""So many pages of a kind are asked for: each time another, since records that were read are kept in memory."""
WORD = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build took: CPU seconds of forms made, rules checked, file published (`seconds`); peak memory in MiB
    before it and at its end; the file in MiB. `pages` are the addresses to measure, by what they are; `broken` counts
    what the rules found."""

    events: int
    forms: float
    rules: float
    broken: int
    seconds: float
    before: float
    peak: float
    file: float
    pages: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class World:
    """A built record: its size as it was asked for, its data folder, what the build took."""

    size: int
    data: Path
    built: Built


def world(setting: Setting, size: int, *, anew: bool = False) -> World:
    """The record of this size, from the folder of built ones unless it must be built `anew`."""
    folder = setting.scratch / "worlds" / f"{size}-{_digest(setting.seeds)}"
    if anew or not (folder / BUILT).exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        command = [sys.executable, "-m", "tests.bench.world", str(setting.seeds), str(size), str(folder)]
        told = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout
        (folder / BUILT).write_text(told, encoding="utf-8")
    return World(size, folder, Built(**json.loads((folder / BUILT).read_text(encoding="utf-8"))))


@cache
def _digest(seeds: Path) -> str:
    """Of the seeds, and of the code that makes a file of them."""
    roots = [seeds, *(ROOT / name for name in MADE_BY)]
    paths = {
        path for root in roots for path in (root, *root.rglob("*")) if path.suffix in (".py", ".yaml", ".md", ".lock")
    }
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def addresses(seeds: Seeds) -> dict[str, list[str]]:
    """What is asked for, up to `EACH` of every kind, the hardest first: the busiest actors in their busiest years, the
    events with most citations, rare words and common ones."""
    events = seeds.events
    acting = Counter(one.actor for event in events.values() for one in event.actors)
    yearly = Counter((one.actor, e.date.parsed().first.year) for e in events.values() for one in e.actors)
    words = Counter(word for event in events.values() for word in set(WORD.findall(event.title.lower())))
    common = [f"{one} {other}" for one, other in combinations([word for word, _ in words.most_common(8)], 2)]
    rare = sorted(words, key=lambda word: (words[word], word))
    cited = sorted(events, key=lambda slug: (-len(events[slug].citations), slug))
    placed = Counter(place for event in events.values() for place in event.places)
    asked = sorted(seeds.questions, key=lambda slug: (-len(seeds.questions[slug].claims), slug))
    pages = {
        "home": [urls.TIMELINE],
        "year and actor": [f"/?actor={actor}&year={year}" for (actor, year), _ in yearly.most_common(EACH)],
        "search, rare word": [urls.link(urls.SEARCH, [("q", word)]) for word in rare],
        "search, common words": [urls.link(urls.SEARCH, [("q", pair)]) for pair in common],
        "event": [urls.record("event", slug) for slug in cited],
        "placed event": [urls.record("event", slug) for slug in cited if events[slug].places],
        "place": [urls.record("place", slug) for slug, _ in placed.most_common(EACH)],
        "question": [urls.record("question", slug) for slug in asked],
        "actor": [urls.record("actor", slug) for slug, _ in acting.most_common(EACH)],
        "story": [urls.STORY],
        "API, 50 events": ["/api/events?limit=50", *(f"/api/events?limit=50&after={slug}" for slug in cited)],
        "CSV": ["/events.csv"],
    }
    return {name: paths[:EACH] for name, paths in pages.items()}


def _cpu() -> float:
    """CPU seconds of this process and of those that it has started and ended."""
    return time.process_time() + sum(os.times()[2:4])


def _peak() -> float:
    """The most memory that this process has taken, or the largest of those that it started, in MiB."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def build(folder: Path, size: int, data: Path) -> Built:
    """Makes the forms, builds them, checks them, and says what each took. The check comes last, so that its memory is
    not the build's."""
    start = _cpu()
    seeds, problems = curation.check(folder)
    assert not problems, "\n".join(map(str, problems))
    seeds = scaled(seeds, size)
    made, before = _cpu(), _peak()
    pointer = store.build(seeds, data)
    published, peak = _cpu(), _peak()
    broken = sum(1 for rule in RULES for _ in rule(seeds))
    checked = _cpu()
    file = (data / pointer.file).stat().st_size / 2**20
    return Built(
        events=len(seeds.events), forms=made - start, rules=checked - published, broken=broken,
        seconds=published - made, before=before, peak=peak, file=file, pages=addresses(seeds),
    )  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(asdict(build(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))))
