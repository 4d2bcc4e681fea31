"""On a screen of 320 pixels nothing scrolls sideways, and the filters are one tap away."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from app.curation import Seeds
from tests.browser.kinds import KINDS, fullest
from tests.browser.watching import DESKTOP, PHONE, window

LARGER = "() => { document.documentElement.style.fontSize = '32px' }"
TABLET: ViewportSize = {"width": 768, "height": 1024}
WIDE = """() => [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(e).position !== 'absolute')
    .slice(0, 5).map(e => e.outerHTML.slice(0, 100))"""

ROOM = """field => {
    const style = getComputedStyle(field), letters = document.createElement('canvas').getContext('2d');
    letters.font = style.font;
    const padding = parseFloat(style.paddingInlineStart) + parseFloat(style.paddingInlineEnd);
    return [letters.measureText(field.placeholder).width, field.clientWidth - padding];
}"""
"""How wide a field's placeholder is, and how much room it has."""


def too_wide(page: Page) -> Any:
    """What makes the page scroll sideways; empty where it does not."""
    return page.evaluate(WIDE) if page.evaluate("document.documentElement.scrollWidth > innerWidth") else []


def visit(page: Page, url: str) -> dict[str, Any]:
    """What is too wide on a page at each size, with the filters folded and open."""
    page.set_viewport_size(PHONE)
    page.goto(url)
    widths = {"phone": too_wide(page)}
    if page.locator("#filters > summary").is_visible():
        page.locator("#filters > summary").click()
        widths["phone, filters open"] = too_wide(page)
    for name, size in (("tablet", TABLET), ("desktop", DESKTOP)):
        page.set_viewport_size(size)
        widths[name] = too_wide(page)
    return {size: wide for size, wide in widths.items() if wide}


JAVASCRIPT = pytest.mark.parametrize(
    "javascript",
    [pytest.param(True, marks=pytest.mark.soak), False],
    ids=["with JavaScript", "without JavaScript"],
)


@JAVASCRIPT
def test_no_kind_of_page_scrolls_sideways(browser: Browser, address: str, javascript: bool) -> None:
    with window(browser, address, javascript=javascript, refused=(404, 422)) as page:
        overflow = {kind: visit(page, url) for kind, (url, _) in KINDS.items()}
    assert {kind: wide for kind, wide in overflow.items() if wide} == {}


@JAVASCRIPT
def test_no_page_of_the_record_in_seeds_scrolls_sideways(
    browser: Browser, own_address: str, seeds: Seeds, javascript: bool
) -> None:
    with window(browser, own_address, javascript=javascript, refused=(404, 422)) as page:
        overflow = {kind: visit(page, url) for kind, (url, _) in fullest(seeds).items()}
    assert {kind: wide for kind, wide in overflow.items() if wide} == {}


def enlarged(browser: Browser, address: str, kinds: dict[str, tuple[str, int]]) -> dict[str, Any]:
    """What is too wide on each kind of page with text twice as large."""
    overflow = {}
    with window(browser, address, size={"width": 360, "height": 780}, refused=(404, 422)) as page:
        for kind, (url, _) in kinds.items():
            page.goto(url)
            page.evaluate(LARGER)
            overflow[kind] = too_wide(page)
    return {kind: wide for kind, wide in overflow.items() if wide}


def test_no_kind_of_page_scrolls_sideways_with_text_twice_as_large(
    browser: Browser, address: str, own_address: str, seeds: Seeds
) -> None:
    assert enlarged(browser, address, KINDS) == {}
    assert enlarged(browser, own_address, fullest(seeds)) == {}


def test_the_filters_are_folded_on_a_phone_and_open_with_one_tap(browser: Browser, address: str) -> None:
    with window(browser, address, javascript=False, size=PHONE) as page:
        page.goto("/")
        assert not page.locator("#actor-nasa").is_visible()
        page.locator("#filters > summary").click()
        assert page.locator("#actor-nasa").is_visible()


def test_the_header_leaves_a_phone_to_the_page(browser: Browser, address: str) -> None:
    with window(browser, address, javascript=False, size=PHONE) as page:
        page.goto("/")
        heading = page.locator("h1").bounding_box()
        assert heading
        assert heading["y"] < 150
        page.locator("#site-q").fill("small step")
        page.locator("#site-q").press("Enter")
        assert page.locator(".hits").first.is_visible()


@pytest.mark.parametrize("width", [320, 360, 390])
def test_the_header_is_one_line_and_the_search_says_what_it_is(browser: Browser, own_address: str, width: int) -> None:
    with window(browser, own_address, size={"width": width, "height": 640}) as page:
        page.goto("/about")
        boxes = [page.locator(part).bounding_box() for part in (".brand", "#site-q", ".menu-button")]
        assert all(box and 0 < box["y"] < 20 for box in boxes)
        needed, room = page.locator("#site-q").evaluate(ROOM)
        assert needed <= room


def test_something_too_wide_is_seen(browser: Browser, address: str) -> None:
    with window(browser, address, size=PHONE) as page:
        page.goto("/about")
        page.evaluate("() => { document.querySelector('h1').style.width = '600px' }")
        assert too_wide(page)


def test_the_search_field_of_a_phone_says_what_it_is_and_hides_no_stop(browser: Browser, address: str) -> None:
    with window(browser, address, size=PHONE) as page:
        page.goto("/about")
        field = page.get_by_role("searchbox", name="Search the record")
        assert field.get_attribute("placeholder") == "Search"
        assert page.locator(".site-search button").is_hidden(), "else the focus stops where nothing is seen"
        field.fill("hanoi")
        field.press("Enter")
        page.wait_for_url("**/search?q=hanoi")


def test_the_address_of_a_page_has_room_with_text_twice_as_large(browser: Browser, address: str) -> None:
    with window(browser, address, size=DESKTOP) as page:
        page.goto("/quotes/lets-go")
        page.get_by_text("Link to this page").click()
        page.evaluate(LARGER)
        box = page.locator(".address code").bounding_box()
        assert box
        assert box["width"] > 200


@pytest.mark.parametrize("width", [320, 360, 412, 600, 768, 1280])
def test_the_days_that_are_typed_stand_within_the_screen(browser: Browser, address: str, width: int) -> None:
    for url in ("/", "/?from=1961-04&to=1961-04", "/?to=1960"):
        with window(browser, address, size={"width": width, "height": 900}) as page:
            page.goto(url)
            page.locator(".choose-months summary").click()
            for field in ("#window-from", "#window-to", ".months button"):
                box = page.locator(field).bounding_box()
                assert box, field
                assert 0 <= box["x"] <= box["x"] + box["width"] <= width, (url, field)


def test_what_sticks_to_the_top_covers_no_focus_on_the_way_back(browser: Browser, address: str) -> None:
    with window(browser, address, size=DESKTOP) as page:
        page.goto("/compare/nasa/soviet-government")
        bar = page.locator(".heads").bounding_box()
        assert bar
        padding = page.evaluate("parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)")
        assert padding > bar["height"]
