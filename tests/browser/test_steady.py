"""Nothing on a page moves once it is read: the address that a script completes has its room beforehand."""

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.browser.picture_reader import until
from tests.browser.watching import DESKTOP, PHONE, window

URLS = ("/", "/?actor=nasa&from=1969-07&to=1970-01", "/quotes", "/events/moon-landing", "/quotes/lets-go")
SHIFTS = """() => new Promise(done => {
    const moved = [], read = performance.getEntriesByType('navigation')[0].domInteractive;
    const late = list => list.getEntries().filter(e => e.startTime > read && e.value > 0.001);
    new PerformanceObserver(list => moved.push(...late(list).map(
        e => e.sources.map(s => s.node?.parentElement?.outerHTML.slice(0, 80) ?? '').join(' | '))))
        .observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(moved), 200);
})"""


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_moves_once_it_is_read(browser: Browser, address: str, size: ViewportSize) -> None:
    with window(browser, address, size=size) as page:
        shifts = {}
        for url in URLS:
            page.goto(url)
            shifts[url] = page.evaluate(SHIFTS)
    assert {url: moved for url, moved in shifts.items() if moved} == {}


def test_something_that_moves_is_seen(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/about")
        page.evaluate(SHIFTS)
        page.evaluate("() => document.querySelector('main').prepend(Object.assign(document.createElement('p'), "
                      "{textContent: 'x'}))")  # fmt: skip
        assert page.evaluate(SHIFTS)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_filter_stays_where_it_was_clicked(browser: Browser, address: str, size: ViewportSize) -> None:
    with window(browser, address, size=size) as page:
        page.goto("/?year=1961")
        if size == PHONE:
            page.locator("#filters > summary").click()
        page.locator("#actor-yuri-gagarin").scroll_into_view_if_needed()
        before = page.evaluate("document.querySelector('#actor-yuri-gagarin').getBoundingClientRect().top")
        page.locator("#actor-yuri-gagarin").click()
        page.wait_for_url("**/?actor=yuri-gagarin&year=1961")
        until(page, "document.querySelector('#actor-yuri-gagarin.selected')")
        page.wait_for_timeout(100)
        after = page.evaluate("document.querySelector('#actor-yuri-gagarin').getBoundingClientRect().top")
        assert abs(after - before) < 2
