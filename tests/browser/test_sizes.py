"""What a page costs: bytes over the wire, and how much moves while it loads; nothing is wider than a small phone."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize

from app.curation import Seeds
from app.record import store
from tests.bench.crowd import crowd
from tests.browser.picture_reader import TALL, until
from tests.browser.test_narrow import too_wide
from tests.browser.watching import DESKTOP, PHONE, window
from tests.serving import serving

FIRST_VIEW = 120 * 1024
SCRIPTS = 24 * 1024
SHIFTS = """() => {
    const seen = new PerformanceObserver(() => {});
    seen.observe({type: 'layout-shift', buffered: true});
    const parts = (moved) => moved.sources.map(s => (s.node?.outerHTML ?? s.node?.textContent ?? '').slice(0, 80));
    return seen.takeRecords().filter(moved => !moved.hadRecentInput).map(moved => [moved.value, ...parts(moved)]);
}"""
PAGES = ("/", "/?from=1969-07&to=1969-07", "/events/moon-landing", "/story", "/quotes/lets-go")


@dataclass
class Wire:
    """What a page fetched: by address, the bytes that came over the wire, headers included, and how they were coded."""

    page: Page
    names: dict[str, str] = field(default_factory=dict)
    bytes: dict[str, int] = field(default_factory=dict)
    codings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        session = self.page.context.new_cdp_session(self.page)
        session.on("Network.responseReceived", self._named)
        session.on("Network.loadingFinished", self._counted)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def _named(self, told: dict[str, Any]) -> None:
        headers = {name.lower(): value for name, value in told["response"]["headers"].items()}
        url = re.sub(r"^http://[^/]+|\?v=.*$", "", told["response"]["url"])
        self.names[told["requestId"]] = url
        self.codings[url] = headers.get("content-encoding", "")

    def _counted(self, told: dict[str, Any]) -> None:
        self.bytes[self.names[told["requestId"]]] = int(told["encodedDataLength"])

    def of(self, *endings: str) -> int:
        """The bytes of what ends so."""
        return sum(size for url, size in self.bytes.items() if url.endswith(endings))


def loaded(page: Page, url: str) -> None:
    """Opens a page and waits for all that belongs to it."""
    page.goto(url, wait_until="networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["1280 pixels", "320 pixels"])
def test_the_first_view_is_light(browser: Browser, own_address: str, size: ViewportSize) -> None:
    with window(browser, own_address, size=size) as page:
        wire = Wire(page)
        loaded(page, "/")
        assert wire.of(".woff2") > 0
        assert wire.of(".css") > 0
        assert sum(wire.bytes.values()) <= FIRST_VIEW, wire.bytes
        assert 0 < wire.of(".js") <= SCRIPTS, wire.bytes
        shrunk = {url: coding for url, coding in wire.codings.items() if not url.endswith(".woff2")}
        assert {coding for url, coding in shrunk.items() if wire.bytes[url] > 1500} == {"br"}


def test_a_thousand_events_are_light_too(browser: Browser, world: Seeds, tmp_path: Path) -> None:
    store.build(crowd(world, 1000), tmp_path)
    with serving(tmp_path) as address, window(browser, address) as page:
        wire = Wire(page)
        loaded(page, "/")
        assert page.locator(".mark.column").count() > 10
        assert sum(wire.bytes.values()) <= FIRST_VIEW, wire.bytes


def test_a_second_view_brings_nothing_but_itself(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        loaded(page, "/")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
        page.locator("#year-1977").click()
        page.wait_for_url("**/?year=1977")
        loaded(page, "/story")
        assert [url for url in asked if not url.startswith("/static/")] == ["/?year=1977", "/story"]


def moved(page: Page, url: str) -> Any:
    """What moves, and by how much, on a page whose scripts and typefaces come only after it has been painted."""
    held: list[Route] = []
    painted = False

    def hold(route: Route) -> None:
        if painted:
            route.continue_()
        else:
            held.append(route)

    page.route(re.compile(r"\.js\?|\.woff2"), hold)
    page.goto(url, wait_until="commit")
    until(page, "performance.getEntriesByName('first-contentful-paint').length")
    painted = True
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => new Promise(drawn => requestAnimationFrame(drawn)))")
    assert held
    return page.evaluate(SHIFTS)


@pytest.mark.parametrize("size", [TALL, PHONE], ids=["1280 pixels", "320 pixels"])
def test_nothing_moves_while_a_page_loads(browser: Browser, address: str, size: ViewportSize) -> None:
    moves_by_url = {}
    for url in PAGES:
        with window(browser, address, size=size) as page:
            moves_by_url[url] = moved(page, url)
    assert {url: moves for url, moves in moves_by_url.items() if moves} == {}


def test_what_moves_is_seen(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/about")
        page.evaluate("""() => new Promise(drawn => {
            document.querySelector('main').prepend(Object.assign(document.createElement('p'), {textContent: 'late'}));
            requestAnimationFrame(() => requestAnimationFrame(drawn));
        })""")
        assert page.evaluate(SHIFTS)


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_windows_and_readings_fit_a_small_phone(browser: Browser, address: str, javascript: bool) -> None:
    with window(browser, address, size=PHONE, javascript=javascript) as page:
        for url in ("/?from=1969-07&to=1969-07", "/?to=1960", "/?from=1969-07-12&to=1969-07-30", "/story",
                    "/compare/nasa/soviet-government", "/compare/john-f-kennedy/nikita-khrushchev"):  # fmt: skip
            page.goto(url)
            assert too_wide(page) == [], url
