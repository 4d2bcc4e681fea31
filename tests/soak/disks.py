"""Owns the trial of disks that are full: a build with each amount of free space, from none to enough, while a server
follows what it publishes."""

import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.soak import commands
from tests.soak.footprint import footprint
from tests.soak.readers import reading
from tests.soak.row import Row, Tally
from tests.soak.served import served, tracebacks, until
from tests.soak.variants import Variant, litter, lost, missing, references, room, variants

READERS = 4
PAGE = 4096
"""So many bytes of a disk are free or not."""
DISK = 16 * 2**20
"""More than four generations with their previews."""
ENOUGH = 600
"""So many pages are more than a build needs."""
Limit = Callable[[int], Callable[[], None]]
"""Leaves so many bytes free; gives what a command must do first for that."""


def run(amount: int) -> Row:
    """Builds with ever more room, in at most so many steps, until one succeeds; no less than a page a step."""
    tally, step = Tally(), max(1, ENOUGH // amount)
    with room() as folder, _disk(folder / "disk", tally) as limit:
        good, other = made = variants(folder, 2)
        data, said, log = folder / "disk" / "data", folder / "said", folder / "log"
        pages = references(made)
        _whole(good, data, said)
        with served(good, data, log) as server, reading(server.port, pages, READERS, tally):
            before, tried = footprint(server), 0
            while True:
                ended = commands.ended(commands.build(other.seeds, data, said, limit(tried * step * PAGE)), said)
                tried += 1
                tally.must(ended.is_told, ended.last)
                if trouble := lost(data, made):
                    tally.lost[trouble] += 1
                if ended.code == 0:
                    break
                assert tried * step < 2 * ENOUGH, f"no build succeeds: {ended.last}"
            tally.must(not litter(data), f"litter: {litter(data)}")
            tally.must(until(server.port, other.pointer.generation), "the new generation is not served")
            after = footprint(server)
        tally.lost.update(missing(data, other))
        tally.must(not tracebacks(log), "the server logged a traceback")
    return tally.row(f"{tried:,} builds, {step * PAGE // 1024} KiB more each", before, after)


def _whole(variant: Variant, data: Path, said: Path) -> None:
    ended = commands.ended(commands.build(variant.seeds, data, said), said)
    assert ended.code == 0, f"a build that nobody hinders: {ended.last}"


@contextmanager
def _disk(folder: Path, tally: Tally) -> Iterator[Limit]:
    """A small disk at a folder; where none may be mounted, a bound for the size of a file stands in, which is told."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(folder)]
    mounted = subprocess.run(command, capture_output=True, check=False)
    if mounted.returncode != 0:
        tally.remarks.append(
            f"no disk can be mounted here ({mounted.stderr.decode().strip()}): files are bounded instead"
        )
        yield lambda free: partial(_bound_files, free)
        return
    try:
        yield partial(_fill, folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _fill(folder: Path, free: int) -> Callable[[], None]:
    """Fills a disk but for so many bytes."""
    filler = os.open(folder / "filler", os.O_CREAT | os.O_RDWR)
    try:
        os.ftruncate(filler, 0)
        there = os.statvfs(folder)
        os.posix_fallocate(filler, 0, there.f_bavail * there.f_frsize - free)
    finally:
        os.close(filler)
    return commands.nothing


def _bound_files(most: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
