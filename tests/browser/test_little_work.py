"""A page does no work before it is asked for any: what is not used is not looked at, what is folded not laid out."""

from playwright.sync_api import Browser, expect

from tests.browser.watching import window

POWERED = "[...document.querySelectorAll('[data-htmx-powered]')].map(e => e.id)"


def test_htmx_looks_only_at_what_is_used(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/")
        assert page.evaluate(POWERED) == []
        page.locator("#q").fill("moon")
        page.locator("#q").press("Enter")
        expect(page.locator(".chip")).to_have_count(1)
        assert page.evaluate(POWERED) == []
        page.evaluate("document.addEventListener('htmx:before:request', e => e.preventDefault())")
        page.locator("#actor-nasa").click()
        assert page.evaluate(POWERED) == ["actor-nasa"]


def test_what_is_folded_is_not_rendered(browser: Browser, address: str) -> None:
    with window(browser, address, javascript=True) as page:
        page.goto("/")
        shown = "all => all.filter(e => e.checkVisibility()).length"
        assert page.locator(".between article").count() > 40
        assert page.locator(".between article").evaluate_all(shown) == 0
        page.locator(".between > summary").first.click()
        opened = page.locator(".between[open] article")
        assert opened.evaluate_all(shown) == opened.count() > 0
