"""In forced colours all that is drawn is seen: marks, lines, bars and what is left out, in the system's own colours."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.watching import window

LIKE_THE_PAPER = """() => {
    const probe = document.body.appendChild(document.createElement('i'));
    const system = (name) => { probe.style.color = name; return getComputedStyle(probe).color; };
    const paper = system('Canvas'), none = ['none', 'transparent', 'rgba(0, 0, 0, 0)', paper];
    const parts = 'svg :is(path, rect, line, circle, text):not(.reach, clipPath *, mask *, defs *)';
    const faint = (e) => { const s = getComputedStyle(e); return none.includes(s.fill) && none.includes(s.stroke); };
    const pale = (e) => { for (; e instanceof SVGElement; e = e.parentNode)
        if (getComputedStyle(e).opacity < 0.5) return true; return false; };
    return [...document.querySelectorAll(parts)].filter(e => e.checkVisibility() && (faint(e) || pale(e)))
        .map(e => e.outerHTML.slice(0, 90));
}"""
PAGES = ("/", "/?actor=nasa", "/events/moon-landing", "/questions/who-would-reach-the-moon",
         "/questions?claim=forecast", "/actors/john-f-kennedy", "/story", "/places", "/places/vienna")  # fmt: skip


def unseen(page: Page) -> Any:
    """What is drawn and cannot be told from the paper."""
    return page.evaluate(LIKE_THE_PAPER)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_that_is_drawn_is_seen(browser: Browser, address: str, scheme: str) -> None:
    with window(browser, address, scheme=scheme) as page:
        page.emulate_media(forced_colors="active")
        for url in PAGES:
            page.goto(url)
            assert unseen(page) == [], url


def test_links_and_what_is_chosen_keep_the_systems_colours(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/?actor=nasa")
        page.emulate_media(forced_colors="active")
        text, link = (
            page.locator(one).evaluate("e => getComputedStyle(e).color") for one in ("h1", ".arc + p a >> nth=0")
        )
        assert text != link
        chosen = page.locator(".zooms a[aria-current]")
        assert chosen.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_what_is_as_pale_as_the_paper_is_named(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/")
        page.emulate_media(forced_colors="active")
        page.evaluate("document.querySelector('.mark .shape').parentNode.style.opacity = 0.2")
        assert unseen(page)
