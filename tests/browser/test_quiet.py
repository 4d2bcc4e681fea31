"""Pages load in peace in every medium; and what goes wrong in a window (as each test here opens one) is heard."""

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
