"""Every event of the list can be reached by its place and on Back."""

import re

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.watching import DESKTOP, PHONE, window

SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
PLACES = {
    "the last": "article.event >> nth=-1",
    "a line": "article.line >> nth=40",
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
