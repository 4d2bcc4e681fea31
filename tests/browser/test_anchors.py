"""Every event of the list can be reached by its place and on Back, also where it is folded."""

import re

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.watching import DESKTOP, PHONE, window

SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
LAST, FOLDED = "trump-i-will", "trump-kim-letters"


@SIZES
@pytest.mark.parametrize("slug", [LAST, FOLDED, "six-party-talks"])
def test_a_link_to_an_event_of_the_list_shows_it(browser: Browser, address: str, size: ViewportSize, slug: str) -> None:
    with window(browser, address, javascript=False, size=size) as page:
        page.goto(f"/#event-{slug}")
        expect(page.locator(f"#event-{slug} h3")).to_be_in_viewport()


@SIZES
def test_back_returns_to_the_event_that_was_opened(browser: Browser, address: str, size: ViewportSize) -> None:
    with window(browser, address, size=size) as page:
        page.goto("/")
        link = page.locator("#event-hwasong-19 h3 a")
        link.scroll_into_view_if_needed()
        link.click()
        expect(page).to_have_url(re.compile("/events/hwasong-19"))
        page.go_back()
        expect(link).to_be_in_viewport()
