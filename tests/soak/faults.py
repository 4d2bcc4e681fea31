"""Owns the trial of disks that fail: each call of a build that writes, reads, opens or renames a file, once alone and
once with all that follow, by libfiu (https://blitiri.com.ar/p/libfiu/)."""

import ctypes
import errno
import os
from collections.abc import Callable
from functools import partial
from itertools import count as count_from
from pathlib import Path

from tests.soak import commands
from tests.soak.row import Row, Tally
from tests.soak.variants import Variant, enough, litter, lost, missing, room, variants

LIBRARY = os.environ.get("LIBFIU", "/usr/lib/fiu/fiu_posix_preload.so")
"""Where `scripts/libfiu` sees to it that it is."""
CALLS = {
    "posix/io/oc/open": errno.EIO, "posix/io/rw/read": errno.EIO, "posix/io/rw/pread": errno.EIO,
    "posix/io/rw/write": errno.ENOSPC, "posix/io/rw/pwrite": errno.ENOSPC, "posix/io/sync/fsync": errno.EIO,
    "posix/io/sync/fdatasync": errno.EIO, "posix/io/dir/rename": errno.EIO, "posix/io/dir/unlink": errno.EIO,
    "posix/io/rw/ftruncate": errno.EIO,
}  # fmt: skip
"""The calls that fail, by libfiu's names, and what they then say."""
SAYS = "posix/io/rw/write"
"""The call by which a command says what went wrong."""
ASKED = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_char_p, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_void_p),
    ctypes.POINTER(ctypes.c_uint),
)  # fmt: skip
"""What libfiu asks before each call: not 0 where it is to fail."""
_KEPT: list[object] = []
"""Those of this process, which must not go."""


def run(amount: int) -> Row:
    """At most so many builds with a fault, spread over all calls of a build."""
    if not Path(LIBRARY).is_file():
        raise OSError(f"there is no {LIBRARY}. Run scripts/libfiu.")
    _prepare()
    tally, tried = Tally(), 0
    with room() as folder:
        made, data, said = variants(folder, enough(amount)), folder / "data", folder / "said"
        _whole(made[-1], data, said)
        counted = _counted(made[0], data, said, folder / "counts")
        every = [(name, number) for name, calls in counted.items() for number in range(1, calls + 1)]
        stride = max(1, 2 * len(every) // amount)
        for tried, (name, number) in enumerate(every[::stride], start=1):
            for turn, lasting in enumerate((False, True)):
                variant = made[(2 * tried + turn) % len(made)]
                mute = lasting and name == SAYS
                _try(variant, data, said, fault=partial(fail, name, number, lasting), mute=mute, tally=tally)
                if trouble := lost(data, made):
                    tally.lost[trouble] += 1
        _whole(made[0], data, said)
        tally.must(not litter(data), f"litter: {litter(data)}")
        tally.lost.update(missing(data, made[0]))
    calls = ", ".join(f"{calls} × {name.rpartition('/')[2]}" for name, calls in counted.items())
    tally.remarks.append(f"a build makes {calls}; every {stride}. of them failed")
    return tally.row(f"{2 * tried:,} builds with a fault")


def _prepare() -> None:
    """Begins the process that commands are forked of, with libfiu between it and the system."""
    os.environ["LD_PRELOAD"] = LIBRARY
    try:
        commands.prepare()
    finally:
        del os.environ["LD_PRELOAD"]


def _counted(variant: Variant, data: Path, said: Path, counts: Path) -> dict[str, int]:
    """How often a build of something new makes each call."""
    counts.mkdir()
    _whole(variant, data, said, partial(count, counts))
    return {name: (counts / name.rpartition("/")[2]).stat().st_size for name in CALLS}


def _whole(variant: Variant, data: Path, said: Path, before: Callable[[], None] = commands.nothing) -> None:
    ended = commands.ended(commands.build(variant.seeds, data, said, before), said)
    assert ended.code == 0, f"a build that nothing hinders: {ended.last}"


def _try(variant: Variant, data: Path, said: Path, *, fault: Callable[[], None], mute: bool, tally: Tally) -> None:
    """A build with a fault: it says so in one line, or gets by without the call that failed. One that is `mute` can
    say nothing, and has its exit code."""
    ended = commands.ended(commands.build(variant.seeds, data, said, fault), said)
    tally.answers[f"exit {ended.code}"] += 1
    tally.must(ended.is_told or (mute and (ended.code, ended.said) == (3, "")), ended.last)


def count(counts: Path) -> None:
    """From now on in this process, writes down every call, each as a letter in a file that is named for it."""
    for name in CALLS:
        file = os.open(counts / name.rpartition("/")[2], os.O_CREAT | os.O_WRONLY)
        _whenever(name, 0, partial(_note, file))


def _note(file: int, *_: object) -> int:
    os.write(file, b".")  # which libfiu lets pass: it asks nobody about a call within a call
    return 0


def fail(name: str, number: int, lasting: bool) -> None:
    """From now on in this process, lets the call of this number fail, and those after it where it is `lasting`."""
    met = count_from(1)
    _whenever(name, CALLS[name], lambda *_: int(next(met) >= number if lasting else next(met) == number))


def _whenever(name: str, error: int, fails: Callable[..., int]) -> None:
    """Lets calls fail with an error whenever `fails` says 1."""
    called = ASKED(fails)
    _KEPT.append(called)
    ctypes.CDLL("libfiu.so.0").fiu_enable_external(name.encode(), 1, ctypes.c_void_p(error), 0, called)
