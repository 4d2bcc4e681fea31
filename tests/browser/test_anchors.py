"""Every event of the list can be reached by its place and on Back."""

import re

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.watching import DESKTOP, PHONE, window

SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
PLACES = {
    "the last": "article.event >> nth=-1",
    "a line in a fold": ".between article.line >> nth=40",
    "one in full": "article.event:not(.line) >> nth=3",
}


@SIZES
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_link_to_an_event_of_the_list_shows_it(
    browser: Browser, address: str, size: ViewportSize, place: str
) -> None:
    with window(browser, address, javascript=False, size=size) as page:
        page.goto("/")
        name = page.locator(place).get_attribute("id")
        expect(page.locator(f"#{name} h3")).not_to_be_in_viewport()
        page.goto("about:blank")
        page.goto(f"/#{name}")
        expect(page.locator(f"#{name} h3")).to_be_in_viewport()


@SIZES
def test_back_returns_to_the_event_that_was_opened(browser: Browser, address: str, size: ViewportSize) -> None:
    with window(browser, address, size=size) as page:
        page.goto("/")
        link = page.locator("#event-moon-landing h3 a")
        link.scroll_into_view_if_needed()
        link.click()
        expect(page).to_have_url(re.compile("/events/moon-landing"))
        page.go_back()
        expect(link).to_be_in_viewport()


@SIZES
def test_back_returns_to_the_fold_that_was_opened(browser: Browser, address: str, size: ViewportSize) -> None:
    with window(browser, address, size=size) as page:
        page.goto("/")
        folds = page.locator(".between")
        for n in (0, 2):
            folds.nth(n).locator("> summary").click()
        link = folds.nth(2).locator("h3 a").last
        link.scroll_into_view_if_needed()
        link.click()
        expect(page).to_have_url(re.compile("/events/"))
        page.go_back()
        expect(link).to_be_in_viewport()
        assert [folds.nth(n).evaluate("e => e.open") for n in range(4)] == [True, False, True, False]
        expect(link).to_be_focused()


def test_a_fold_opens_for_an_address_where_the_browser_leaves_it_shut(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/")
        name = page.locator(".between article").first.get_attribute("id")
        page.evaluate("name => history.pushState(null, '', `#${name}`)", name)
        page.evaluate("dispatchEvent(new HashChangeEvent('hashchange'))")
        expect(page.locator(f"#{name} h3")).to_be_in_viewport()


def test_one_button_opens_every_fold_and_shuts_them(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/")
        button, folds = page.locator("[data-unfold]"), page.locator(".between").count()
        assert folds > 1
        for words, left in (("Unfold the list", folds), ("Fold the list again", 0), ("Unfold the list", folds)):
            expect(button).to_have_text(words)
            assert page.locator(".between:not([open])").count() == left
            button.click()
    with window(browser, address, javascript=False) as page:
        page.goto("/")
        expect(page.locator("[data-unfold]")).not_to_be_visible()
