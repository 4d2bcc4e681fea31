"""Where the focus is after a view was renewed: never lost, and where a reader goes on; and what is announced then."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.picture_reader import focus, until
from tests.browser.watching import PHONE, window

CASES = [
    ("/?actor=nasa&year=1977", "#drop-actor-nasa", "drop-year-1977"),
    ("/?actor=nasa&year=1977", "#drop-year-1977", "drop-actor-nasa"),
    ("/?year=1977", "#drop-year-1977", "results-title"),
    ("/?actor=nasa&year=1977", "#clear", "results-title"),
    ("/?from=1961&to=1968", "#window-out", "window-out"),
    ("/", "#order", "order"),
    ("/?limit=5", "#next-page", "results-title"),
    ("/?after=sputnik&limit=5", "#first-page", "results-title"),
    ("/?actor=nasa&year=1957", ".empty a >> nth=0", "results-title"),
    ("/questions", "#ledger", "results-title"),
    ("/questions?claim=forecast", "#sort-holder", "sort-holder"),
    ("/quotes?actor=tass", ".chip", "results-title"),
]


@pytest.mark.parametrize(("url", "control", "then"), CASES)
def test_the_focus_goes_on_where_the_reader_does(
    browser: Browser, address: str, url: str, control: str, then: str
) -> None:
    with window(browser, address) as page:
        page.goto(url)
        came_from = page.url
        page.locator(control).first.focus()
        page.keyboard.press("Enter")
        until(page, "location.href !== arg", came_from)
        expect(page.locator(f"#{then}")).to_be_focused()
        expect(page.locator(f"#{then}")).to_be_in_viewport()


def test_a_refused_date_leads_to_what_is_wrong_and_can_be_mended(browser: Browser, address: str) -> None:
    with window(browser, address, refused=(422,)) as page:
        page.goto("/?actor=nasa")
        page.locator("#months > summary").click()
        page.locator("#window-from").fill("1969-13")
        page.locator("#window-show").press("Enter")
        expect(page.locator("h1")).to_be_focused()
        expect(page.locator("h1")).to_contain_text("1969-13")
        page.locator("#mend-1").fill("1969-07")
        page.keyboard.press("Enter")
        expect(page.locator(".chip")).to_have_count(2)
        assert "actor=nasa&from=1969-07" in page.url


def test_a_mark_that_leaves_the_picture_hands_the_focus_to_another(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/?from=1961&to=1968")
        page.locator("#mark-gagarin-flight").focus()
        page.locator("#window-next").evaluate("e => e.click()")
        until(page, "!document.getElementById('mark-gagarin-flight')")
        until(page, "document.activeElement.matches('[data-drawing] [tabindex=\"0\"]')")


def test_copying_is_announced(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto("/?year=1977")
        page.locator(".view-address [data-copy]").click()
        expect(page.locator("#live")).to_have_text("Copied")


def test_the_order_and_the_page_are_announced(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/?limit=5")
        page.locator("#order").click()
        expect(page.locator("#live")).to_contain_text("newest first, page 1 of")
        page.locator("#next-page").click()
        expect(page.locator("#live")).to_contain_text("newest first, page 2 of")


def skip(page: Page, name: str) -> None:
    """Takes a skip link by the keyboard, which must show it first, and not at the far top of the page."""
    link = page.locator("main .skip", has_text=name)
    link.focus()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("url", ["/", "/quotes", "/questions"])
def test_the_filters_can_be_skipped(browser: Browser, address: str, url: str) -> None:
    with window(browser, address) as page:
        page.goto(url)
        skip(page, "Skip to the results")
        assert focus(page) == "results-title"
        expect(page.locator("#results-title")).to_be_in_viewport()


def test_the_dots_of_an_era_are_one_stop_with_arrows(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/events/secret-moon-order")
        dots = page.locator(".in-era .wide [data-dot]")
        assert dots.evaluate_all("all => all.map(e => e.tabIndex)").count(0) == 1
        dots.and_(page.locator("[tabindex='0']")).focus()
        assert page.evaluate("document.activeElement.matches('[aria-current]')")
        page.keyboard.press("Home")
        first = page.evaluate("document.activeElement.querySelector('title').textContent")
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.querySelector('title').textContent") != first
        for key in ("+", "?"):
            page.keyboard.press(key)
        page.keyboard.press("Enter")
        expect(page.locator(".in-era [aria-current]").first).to_be_attached()


def test_the_dots_of_an_era_are_stops_without_javascript(browser: Browser, address: str) -> None:
    with window(browser, address, javascript=False) as page:
        page.goto("/events/secret-moon-order")
        assert page.eval_on_selector_all(".in-era a", "all => all.every(e => e.tabIndex === 0)")


SIZES = """() => [...document.querySelectorAll('.in-era [data-dot] .reach')].filter(e => e.checkVisibility())
    .map(e => e.getBoundingClientRect()).map(r => Math.min(r.width, r.height))"""


@pytest.mark.parametrize("width", [PHONE["width"], 360, 720, 900, 1100, 1280])
def test_a_dot_of_an_era_can_be_touched(browser: Browser, address: str, width: int) -> None:
    with window(browser, address, size={"width": width, "height": 800}) as page:
        page.goto("/events/secret-moon-order")
        assert min(page.evaluate(SIZES)) >= 24
