"""What a reader's browser takes at a fourfold slower processor, beside other timelines of the same events."""

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Browser, Error, Page, sync_playwright

from tests.bench import trace, widgets
from tests.bench.hooked import counted
from tests.bench.processes import ours, uvicorn
from tests.bench.setting import Missing, Setting, size_words
from tests.bench.table import GOALS, Figure, Goal, Table, judge, ratio, shown
from tests.bench.world import world
from tests.browser.watching import DESKTOP, launched

SLOWER = 4
SETTLING = 4_000
"""Milliseconds after the load event for which a page is traced."""
HOME, EMPTY, LIST, SLIDES, VIS = "ours: home", "an empty page", "a plain list", "TimelineJS", "vis-timeline"
COLUMNS = (
    "page", "wire kB", "fonts kB", "nodes", "FCP ms", "LCP ms", "TTI ms", "blocking ms", "longest task ms", "CLS",
)  # fmt: skip
NOTE = (
    f"Nothing in the browser’s cache, a {SLOWER} times slower processor, medians of alternating loads; the first of "
    "each is not counted: it finds the servers cold. Longest task and blocking are CPU of the main thread by trace. "
    f"Interactive as Lighthouse has it, but after {trace.QUIET:,.0f} ms without a long task, whatever the network does."
)
CLICK_COLUMNS = ("click", "to paint ms", "longest task ms")
LINKS = {"filter": 'a[id^="year-"], a[href*="year="]', "zoom": 'a[href*="from="]', "zoom in": "#zoom"}
"""What is clicked: the first link of the kind that can be seen and that renews the view in its place."""
FIND = """wanted => [...document.querySelectorAll(wanted)].find(e => e instanceof HTMLElement && e.checkVisibility()
  && !e.closest('[hx-boost="false"]') && e.getBoundingClientRect().width > 5) || null"""
WATCH = """() => { const was = document.querySelector('#view'); let clicked;
  addEventListener('click', event => { clicked = event.timeStamp; }, {capture: true, once: true});
  globalThis.benchPainted = new Promise(done => { new MutationObserver((_, observer) => {
    if (clicked === undefined || (was && document.querySelector('#view') === was)) return;
    observer.disconnect();
    requestAnimationFrame(() => { const after = new MessageChannel();
      after.port1.onmessage = () => done(performance.now() - clicked); after.port2.postMessage(0); });
  }).observe(document.documentElement, {childList: true, subtree: true, attributes: true}); }); }"""
SEEN = """async () => {
  const of = type => new Promise(done => { const seen = [];
    new PerformanceObserver(list => seen.push(...list.getEntries())).observe({type, buffered: true});
    setTimeout(() => done(seen), 100); });
  const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  const wire = fonts => files.filter(file => /[.]woff2/.test(file.name) === fonts)
    .reduce((sum, file) => sum + file.transferSize, 0);
  const shifts = (await of('layout-shift')).filter(shift => !shift.hadRecentInput);
  return {wire: wire(false), fonts: wire(true), nodes: document.querySelectorAll('*').length,
    largest: Math.max(0, ...(await of('largest-contentful-paint')).map(entry => entry.startTime)),
    shift: shifts.reduce((sum, shift) => sum + shift.value, 0)}; }"""


@dataclass(frozen=True, slots=True)
class Opened:
    """One load: bytes on the wire without and of fonts, nodes, milliseconds, layout shift."""

    wire: float
    fonts: float
    nodes: float
    largest: float
    shift: float
    painted: float = 0
    interactive: float = 0
    blocking: float = 0
    longest: float = 0


@dataclass(frozen=True, slots=True)
class Click:
    """Milliseconds from a click to its paint, and of the longest task on the way."""

    paint: float
    longest: float


Loads = dict[str, list[Opened]]
Clicks = dict[str, list[Click]]


def tables(setting: Setting) -> Iterator[Table]:
    """Loads, clicks and goals, at the smallest size."""
    built = world(setting, min(setting.sizes))
    with ExitStack() as stack:
        env, _ = stack.enter_context(counted())
        server = stack.enter_context(ours(built.data, env))
        folder, why = Path(stack.enter_context(TemporaryDirectory())), ""
        home = f"http://127.0.0.1:{server.port}"
        try:
            vis = widgets.npm(setting, "vis-timeline")
        except Missing as missing:
            vis, why = None, f" {VIS} was not measured: {missing}."
        with urlopen(f"{home}/timelinejs.json") as answer:
            widgets.write(folder, json.load(answer), vis)
        other = stack.enter_context(uvicorn("tests.bench.widgets:app", {widgets.NAME: str(folder)}, path="/"))
        pages = {HOME: f"{home}/", "ours: event": home + built.built.pages["event"][0]}
        pages |= {"ours: year and actor": home + built.built.pages["year and actor"][0]}
        named = {SLIDES: "timelinejs", VIS: "vis", LIST: "list", EMPTY: "empty"}
        there = {what: name for what, name in named.items() if vis or what != VIS}
        pages |= {what: f"http://127.0.0.1:{other.port}/{name}.html" for what, name in there.items()}
        loads, clicks = _measured(setting, pages)
    yield from _told(size_words(built.size), why, loads, clicks)


def _measured(setting: Setting, pages: dict[str, str]) -> tuple[Loads, Clicks]:
    """Every page so many times, in turn; after the home page's loads its clicks, and vis-timeline's."""
    loads: Loads = {}
    clicks: Clicks = {}
    with sync_playwright() as playwright:
        browser = launched(playwright)
        for address in pages.values():
            _open(browser, address, "")
        for _ in range(setting.loads):
            for what, address in pages.items():
                for click in {HOME: ("filter", "zoom"), VIS: ("zoom in",)}.get(what, ("",)):
                    opened, clicked = _open(browser, address, click)
                    loads.setdefault(what, []).append(opened)
                    if clicked:
                        clicks.setdefault(f"{what}, {click}", []).append(clicked)
        browser.close()
    return loads, clicks


def _open(browser: Browser, address: str, click: str) -> tuple[Opened, Click | None]:
    """A page opened by somebody who was never there, and what they click then."""
    context = browser.new_context(viewport=DESKTOP)
    context.set_default_timeout(60_000)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    with _traced(browser) as events:
        page.goto(address)
        page.wait_for_timeout(SETTLING)
        seen = Opened(**page.evaluate(SEEN))
    load = trace.loaded(events)
    opened = replace(
        seen, painted=load.painted, interactive=load.interactive, blocking=load.blocking, longest=load.longest
    )
    clicked = _click(browser, page, click) if click else None
    context.close()
    return opened, clicked


@contextmanager
def _traced(browser: Browser) -> Iterator[list[trace.Event]]:
    """A list that has the events of the trace once the block is left."""
    events: list[trace.Event] = []
    browser.start_tracing(categories=trace.CATEGORIES)
    try:
        yield events
    finally:
        events += json.loads(browser.stop_tracing())["traceEvents"]


def _click(browser: Browser, page: Page, click: str) -> Click | None:
    """A click until the view that it leads to is painted; None where there is nothing to click, or it leads away."""
    link = page.evaluate_handle(FIND, LINKS[click]).as_element()
    if link is None:
        return None
    try:
        link.scroll_into_view_if_needed()
        page.evaluate(WATCH)
        with _traced(browser) as events:
            link.click()
            paint = float(page.evaluate("() => globalThis.benchPainted"))
    except Error:
        return None
    return Click(paint, trace.longest(events))


def _mid(values: Sequence[Any], name: str) -> Figure:
    return median(getattr(value, name) for value in values) if values else None


def _told(size: str, why: str, loads: Loads, clicks: Clicks) -> Iterator[Table]:
    table = Table(f"Browser: {size}", COLUMNS, NOTE + why)
    names = ("wire", "fonts", "nodes", "painted", "largest", "interactive", "blocking", "longest")
    for what, opened in loads.items():
        figures = [_mid(opened, name) or 0 for name in names]
        kilo, plain = (f"{figure / 1e3:,.0f}" for figure in figures[:2]), (f"{figure:,.0f}" for figure in figures[2:])
        table.add(what, *kilo, *plain, f"{_mid(opened, 'shift'):.3f}")
    yield table
    clicked = Table(f"Browser: clicks, {size}", CLICK_COLUMNS)
    for what in dict.fromkeys([f"{HOME}, filter", f"{HOME}, zoom", *clicks]):
        found = clicks.get(what, [])
        clicked.add(what, *(shown(_mid(found, name), "") if found else "not measured" for name in ("paint", "longest")))
    yield clicked
    yield _goals(loads, clicks)


def _goals(loads: Loads, clicks: Clicks) -> Table:
    table, home = Table("Browser: goals", GOALS), loads[HOME]
    ready = {what: _mid(loads.get(what, []), "interactive") for what in (HOME, LIST, SLIDES)}
    judge(table, "home interactive against a plain list", ratio(ready[HOME], ready[LIST]), Goal(2))
    judge(table, "home interactive against TimelineJS", ratio(ready[HOME], ready[SLIDES]), Goal(0.25))
    clicked = [clicks.get(f"{HOME}, {click}", []) for click in ("filter", "zoom")]
    tasks = [_mid(home, "longest"), *(_mid(found, "longest") for found in clicked)]
    known, empty = [task for task in tasks if task is not None], _mid(loads[EMPTY], "longest") or 0
    what = "longest task beyond an empty page’s, first click included"
    judge(table, what, max(known) - empty if len(known) == len(tasks) else None, Goal(100, "ms"), "a click led away")
    judge(table, "filter click to paint", _mid(clicked[0], "paint"), Goal(250, "ms"), "the click led away")
    wire = _mid(home, "wire")
    judge(table, "nodes of home", _mid(home, "nodes"), Goal(2_500, ""))
    judge(table, "home on the wire, without fonts", wire and wire / 1e3, Goal(60, "kB"))
    shift = max(_mid(opened, "shift") or 0 for what, opened in loads.items() if what.startswith("ours"))
    judge(table, "layout shift of our pages", shift, Goal(0, ""))
    return table
