"""Pages load in peace in every medium; and what goes wrong in a window (as each test here opens one) is heard."""

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.kinds import KINDS
from tests.browser.watching import window


def test_pages_load_in_peace_in_print_and_in_forced_colours(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        for kind in ("timeline", "event"):
            page.goto(KINDS[kind][0])
            page.emulate_media(media="print")
            assert page.locator("h1").is_visible()
            page.emulate_media(media="screen", forced_colors="active")
            assert page.locator("h1").is_visible()


PRINTED = """() => {
    const shown = (all) => [...document.querySelectorAll(all)].filter(e => e.checkVisibility());
    return {
        controls: shown('form, nav, button, .site-header, .address a').length,
        folds: document.querySelectorAll('.extra').length,
        open: [...document.querySelectorAll('.extra')].filter(e => e.lastElementChild.checkVisibility()).length,
        address: shown('.address [data-address], .paper-address [data-address]').map(e => e.textContent),
        sources: shown('.endnotes li strong').length,
    };
}"""
PAGES = ("/?from=1961&to=1968", "/", "/events/moon-landing", "/story", "/compare/nasa/soviet-government",
         "/quotes/lets-go", "/actors/john-f-kennedy")  # fmt: skip


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_on_paper_all_is_open_with_sources_and_address_and_nothing_to_press(
    browser: Browser, address: str, javascript: bool
) -> None:
    with window(browser, address, javascript=javascript) as page:
        page.emulate_media(media="print")
        for url in PAGES:
            page.goto(url)
            printed = page.evaluate(PRINTED)
            assert (printed["controls"], printed["open"]) == (0, printed["folds"]), url
            assert [text.removeprefix(address) for text in printed["address"]] == [url]
            assert printed["sources"], url
        page.goto("/?year=1975")
        assert page.locator(".legend").is_visible()
        assert page.locator(".extra").count() > 1
        page.emulate_media(media="screen")
        assert not page.locator(".extra .told").first.is_visible()


def test_a_printed_view_is_whole(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/?from=1961&to=1968")
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) in range(3, 12)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("document.body.append(Object.assign(document.createElement('script'), {text: '1'}))", "violates"),
        (
            "document.body.append(Object.assign(document.createElement('img'), {src: 'https://x.invalid/a.png'}))",
            "x.inval",
        ),
        ("setTimeout(() => { throw new Error('broken') })", "uncaught: broken"),
        ("console.error('something is wrong')", "something is wrong"),
    ],
)
def test_what_goes_wrong_in_a_window_is_heard(browser: Browser, address: str, harm: str, said: str) -> None:
    def go() -> None:
        with window(browser, address) as page:
            page.goto("/about")
            page.evaluate(f"() => {{ {harm} }}")
            page.evaluate("() => new Promise(done => setTimeout(done, 50))")

    with pytest.raises(AssertionError, match=said):
        go()
