"""The keyboard alone: skip links, facets, and an order of stops that is seen."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import KINDS
from tests.browser.watching import window

FOCUS = "document.activeElement.id || document.activeElement.className || document.activeElement.tagName"
RING = """() => {
    const active = document.activeElement;
    if (active.matches('input[type=month]:not(:focus-visible)')) return true;  // the browser's own button within
    const style = getComputedStyle(active);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
}"""


def tab_to(page: Page, target: str, most: int = 60) -> int:
    """Presses Tab until the focus is where it is target; how often."""
    for presses in range(1, most + 1):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUS) == target:
            return presses
    raise AssertionError(f"{target} is not reached with {most} tabs")


def test_the_first_stop_skips_to_the_content(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/")
        assert tab_to(page, "skip") == 1
        expect(page.locator("a.skip").first).to_be_in_viewport()
        page.keyboard.press("Enter")
        assert page.evaluate(FOCUS) == "main"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


def test_an_actor_and_a_year_are_chosen_by_keyboard(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/")
        tab_to(page, "actor-nasa")
        assert page.evaluate(RING)
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{address}/?actor=nasa")
        expect(page.locator("a.chip")).to_have_count(1)
        assert page.evaluate(FOCUS) == "actor-nasa"
        page.locator("#year-1977").focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{address}/?actor=nasa&year=1977")
        expect(page.locator("a.chip")).to_have_count(2)
        page.locator("#drop-year-1977").focus()
        page.keyboard.press("Enter")
        expect(page.locator("a.chip")).to_have_count(1)
        expect(page).to_have_title(re.compile("with NASA"))


def test_the_marks_of_the_picture_are_no_stops_without_javascript(browser: Browser, address: str) -> None:
    with window(browser, address, javascript=False) as page:
        page.goto("/")
        assert page.locator("svg a").count() > 20
        assert page.eval_on_selector_all("svg a", "all => all.every(e => e.tabIndex === -1)")


def test_the_picture_can_be_skipped(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/?year=1977")
        page.locator(".picture .skip").focus()
        expect(page.locator(".picture .skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        target = page.locator(".picture .skip").get_attribute("href")
        expect(page.locator(str(target))).to_be_in_viewport()


@pytest.mark.parametrize("kind", ["timeline", "event", "quotations", "search", "source"])
def test_the_focus_is_always_seen_and_never_trapped(browser: Browser, address: str, kind: str) -> None:
    with window(browser, address) as page:
        page.goto(KINDS[kind][0])
        for _ in range(25):
            page.keyboard.press("Tab")
            if page.evaluate(FOCUS) == "BODY":
                break
            assert page.evaluate(RING), page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
            assert page.evaluate("document.activeElement.checkVisibility()")


def test_the_address_is_copied_with_a_button(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto("/?year=1977")
        page.locator(".view-address [data-copy]").click()
        expect(page.locator(".view-address [data-copy]")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == f"{address}/?year=1977"


def test_without_javascript_no_button_offers_what_it_cannot_do(browser: Browser, address: str) -> None:
    with window(browser, address, javascript=False) as page:
        for kind in ("timeline", "event", "quotation"):
            page.goto(KINDS[kind][0])
            assert page.locator("[data-copy]:visible").count() == 0
