"""On a narrow screen the picture runs down: its names and years can be touched, and keys walk along it."""

from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.picture_reader import ERA, box, focus, record, settled, slugs
from tests.browser.watching import PHONE, window

TABLET: ViewportSize = {"width": 820, "height": 1100}


def signs(page: Page) -> list[str]:
    """The events that the ribbon names, from the top down."""
    return page.locator(".sign").evaluate_all("all => all.map(sign => sign.id.replace('sign-', ''))")  # type: ignore[no-any-return]


@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["320 pixels", "820 pixels"])
def test_it_takes_the_place_of_the_wide_picture_and_names_every_headline(
    browser: Browser, address: str, size: ViewportSize
) -> None:
    with window(browser, address, size=size) as page:
        page.goto("/")
        assert (page.locator(".drawing").is_visible(), page.locator(".ribbon").is_visible()) == (False, True)
        assert slugs(page, "/?from=1961&importance=headline") <= set(signs(page))
        page.set_viewport_size({"width": 1280, "height": 900})
        assert (page.locator(".drawing").is_visible(), page.locator(".ribbon").is_visible()) == (True, False)


def test_each_name_and_year_is_a_target_of_24_pixels_in_the_order_of_time(browser: Browser, address: str) -> None:
    with window(browser, address, size=PHONE) as page:
        page.goto("/")
        boxes = [box(target) for target in page.locator(".sign .reach").all()]
        assert len(boxes) > 2
        assert all(target["height"] >= 24 and target["width"] >= 24 for target in boxes)
        tops = [target["y"] for target in boxes]
        assert all(below - above >= 23.9 for above, below in pairwise(tops))
        assert all(box(band)["height"] >= 24 for band in page.locator(".band a rect").all())


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_year_leads_nearer_and_a_name_to_its_event(browser: Browser, address: str, javascript: bool) -> None:
    with window(browser, address, size=PHONE, javascript=javascript) as page:
        page.goto("/?actor=yuri-gagarin&from=1961&to=1968")
        page.locator(".band a[data-from='1961'] text").click()
        settled(page, "/?actor=yuri-gagarin&from=1961&to=1961")
        assert "gagarin-flight" in signs(page)
        page.locator("#sign-gagarin-flight text").first.click()
        expect(page.locator("article.record h1")).to_have_text(str(record(page, "gagarin-flight")["title"]))
        assert page.url == f"{address}/events/gagarin-flight?actor=yuri-gagarin&from=1961&to=1961"


def test_it_is_one_stop_and_the_arrows_walk_down_and_up(browser: Browser, address: str) -> None:
    with window(browser, address, size=TABLET) as page:
        page.goto("/?from=1961&to=1968")
        assert page.locator(".ribbon [tabindex='0']").count() == 1
        page.locator(".picture .skip").focus()
        page.keyboard.press("Tab")
        assert focus(page) == "sign-gagarin-flight"
        page.keyboard.press("Home")
        walked = []
        for key in ["ArrowDown"] * len(signs(page)):
            walked.append(focus(page).removeprefix("sign-"))
            page.keyboard.press(key)
        assert walked == signs(page)
        page.keyboard.press("ArrowUp")
        assert focus(page) == f"sign-{walked[-2]}"
        year = str(page.locator(f"#sign-{walked[-2]}").get_attribute("data-month"))[:4]
        page.keyboard.press("+")
        expect(page.locator(".window-title")).to_have_text(year)


def test_pointing_at_a_name_shows_its_card_and_lights_its_event(browser: Browser, address: str) -> None:
    with window(browser, address, size=TABLET) as page:
        page.goto("/?from=1961&to=1968")
        page.locator("#sign-gagarin-flight text").first.hover()
        expect(page.locator("#card")).to_contain_text(str(record(page, "gagarin-flight")["title"]))
        assert page.locator("article.lit").evaluate_all("all => all.map(e => e.id)") == ["event-gagarin-flight"]
        page.keyboard.press("Escape")
        expect(page.locator("#card")).to_be_hidden()


def test_on_paper_the_wide_picture_is_drawn(browser: Browser, address: str) -> None:
    with window(browser, address, size=PHONE) as page:
        page.goto("/")
        page.emulate_media(media="print")
        assert (page.locator(".drawing").is_visible(), page.locator(".ribbon").is_visible()) == (True, False)


def test_a_phone_says_above_the_picture_which_window_it_shows_and_moves_nothing(browser: Browser, address: str) -> None:
    with window(browser, address, size=PHONE) as page:
        page.goto("/")
        top = box(page.locator(".ribbon"))["y"]
        assert page.locator(".here").count() == 0
        page.goto(ERA)
        here = page.locator(".here")
        expect(here).to_contain_text("1961 to 1965")
        assert box(page.locator(".ribbon"))["y"] == pytest.approx(top, abs=1)
        here.get_by_role("link", name="All years").click()
        settled(page, "/")
