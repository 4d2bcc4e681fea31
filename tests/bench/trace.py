"""Owns what is read from a trace of Chromium: when a page can be seen and used, and how long its tasks take. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

CATEGORIES = [
    "devtools.timeline",
    "disabled-by-default-devtools.timeline",
    "blink.user_timing",
    "loading",
    "__metadata",
]
LONG = 50.0
"""Milliseconds beyond which a task is one that a reader may notice (W3C Long Tasks)."""
QUIET = 1000.0
"""Milliseconds without a long task after which a page counts as interactive. Lighthouse waits for 5,000."""
Event = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the main thread, in milliseconds from the start of the navigation; `cpu` is what it used itself, which
    other work on the machine does not stretch."""

    start: float
    end: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Load:
    """How a page loads, in milliseconds: first paint of content, interactive, CPU beyond `LONG` between the two, and
    the CPU of the longest task."""

    painted: float
    interactive: float
    blocking: float
    longest: float


def loaded(events: Sequence[Event]) -> Load:
    """The load that a trace holds; raises ValueError where it is of none."""
    paint = _last(events, "firstContentfulPaint")
    start = _last([event for event in events if _navigation(event) == _navigation(paint)], "navigationStart")
    thread = paint["pid"], paint["tid"]
    parsed = _last([event for event in events if (event["pid"], event["tid"]) == thread], "domContentLoadedEventEnd")
    found = tasks(events, thread, start["ts"])
    painted, ready = ((event["ts"] - start["ts"]) / 1000 for event in (paint, parsed))
    usable = max(interactive(found, painted), ready)
    blocking = sum(task.cpu - LONG for task in found if task.cpu > LONG and painted <= task.end and task.start < usable)
    return Load(painted, usable, blocking, max((task.cpu for task in found), default=0.0))


def tasks(events: Iterable[Event], thread: tuple[int, int], start: float) -> list[Task]:
    """The tasks of a thread that began after `start` (microseconds of the trace), in their order."""
    ran = sorted(
        (event for event in events if event["name"] == "RunTask" and (event["pid"], event["tid"]) == thread),
        key=lambda event: float(event["ts"]),
    )
    return [
        Task((e["ts"] - start) / 1000, (e["ts"] + e["dur"] - start) / 1000, float(e.get("tdur") or e["dur"]) / 1000)
        for e in ran
        if "dur" in e and e["ts"] >= start
    ]


def interactive(found: Iterable[Task], painted: float) -> float:
    """The end of the last long task before the first quiet window after `painted`; `painted` itself where none is."""
    usable = painted
    for task in found:
        if task.cpu <= LONG or task.end <= painted:
            continue
        if task.start - usable >= QUIET:
            break
        usable = max(usable, task.end)
    return usable


def longest(events: Sequence[Event]) -> float:
    """The CPU milliseconds of the longest task of any page in a trace without a navigation."""
    mains = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    return max((task.cpu for thread in mains for task in tasks(events, thread, 0)), default=0.0)


def _navigation(event: Event) -> Any:
    return event.get("args", {}).get("data", {}).get("navigationId")


def _last(events: Iterable[Event], name: str) -> Event:
    """The last event of this name; raises ValueError where there is none."""
    named = [event for event in events if event["name"] == name]
    if not named:
        raise ValueError(f"the trace has no {name}")
    return max(named, key=lambda event: float(event["ts"]))
