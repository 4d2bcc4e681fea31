"""axe-core finds nothing on any kind of page: wide and narrow, light and dark, with JavaScript and without. And it is
seen to find what is wrong."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from app.curation import Seeds
from tests.browser.kinds import KINDS, SMALL, fullest
from tests.browser.watching import DESKTOP, PHONE, window

AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that a colour can break: all that the dark scheme changes, which the contract tests hold."""
RUN = "([type, values]) => axe.run(document, {runOnly: {type, values}, resultTypes: ['violations']})"


def violations(page: Page, kind: str = "tag", names: list[str] = TAGS) -> list[str]:
    """What axe-core has against the page: rule, and the elements that break it."""
    page.evaluate(f"() => {{ if (!window.axe) {{ {AXE} }} }}")
    breaches: list[dict[str, Any]] = page.evaluate(RUN, [kind, names])["violations"]
    return [f"{v['id']}: {[node['html'][:120] for node in v['nodes'][:5]]}" for v in breaches]


@contextmanager
def unscripted(browser: Browser, address: str, refused: tuple[int, ...]) -> Iterator[Page]:
    """A window whose scripts are empty: what a reader without JavaScript has, while axe-core itself can run."""

    def empty(route: Route) -> None:
        route.fulfill(body="", content_type="text/javascript")

    with window(browser, address, refused=refused) as page:
        page.route(re.compile(r"\.js\?"), empty)
        yield page


SIZES = {"wide": DESKTOP, "narrow": PHONE}
SHORT = {
    *((kind, "wide", True) for kind in SMALL),
    *((kind, "narrow", True) for kind in ("timeline", "event", "actor", "question", "side by side")),
    ("month", "narrow", False),
    ("event", "wide", False),
}
CASES = [
    pytest.param(
        kind, size, scripted,
        id=f"{kind}, {size}, {'with' if scripted else 'without'} JavaScript",
        marks=[] if (kind, size, scripted) in SHORT else [pytest.mark.soak],
    )
    for kind in SMALL
    for size in SIZES
    for scripted in (True, False)
]  # fmt: skip
"""Every kind of page in every state; `make test` takes each kind once, and in more states where these differ most."""


@pytest.mark.parametrize(("kind", "size", "scripted"), CASES)
def test_a_page_breaks_no_rule_in_light_or_dark(
    browser: Browser, tiny_address: str, kind: str, size: str, scripted: bool
) -> None:
    url, status = SMALL[kind]
    with (window if scripted else unscripted)(browser, tiny_address, refused=(status,)) as page:
        page.set_viewport_size(SIZES[size])
        answer = page.goto(url)
        assert answer
        assert answer.status == status
        if page.locator("#filters:not([open]) > summary").is_visible():
            page.locator("#filters > summary").click()
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page, "rule", COLOURS) == []
        assert page.context.cookies() == []


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_a_full_page_breaks_no_rule(browser: Browser, address: str, kind: str) -> None:
    url, status = KINDS[kind]
    with window(browser, address, refused=(status,)) as page:
        page.goto(url)
        assert violations(page) == []


@pytest.mark.soak
def test_no_page_of_the_record_in_seeds_breaks_a_rule(browser: Browser, own_address: str, seeds: Seeds) -> None:
    against = {}
    with window(browser, own_address, refused=(404, 422)) as page:
        for kind, (url, _) in fullest(seeds).items():
            page.goto(url)
            against[kind] = violations(page)
    assert {kind: broken for kind, broken in against.items() if broken} == {}


def test_the_colours_of_the_record_in_seeds_can_be_read(browser: Browser, own_address: str) -> None:
    with window(browser, own_address) as page:
        page.goto("/?limit=3")
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page, "rule", COLOURS) == []


def test_the_colours_do_change_with_the_scheme(browser: Browser, address: str) -> None:
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    with window(browser, address) as page:
        page.goto("/about")
        light = page.evaluate(paper)
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(paper) != light


@pytest.mark.parametrize(
    ("harm", "rule"),
    [
        ("document.querySelector('#view a').innerHTML = ''", "link-name"),
        ("document.querySelector('main').remove()", "landmark-one-main"),
        ("document.querySelector('h1').remove()", "page-has-heading-one"),
        ("document.querySelector('#view p').style.color = 'rgb(220, 215, 200)'", "color-contrast"),
    ],
)
def test_a_harm_is_found(browser: Browser, address: str, harm: str, rule: str) -> None:
    with window(browser, address) as page:
        page.goto("/about")
        page.evaluate(f"() => {{ {harm} }}")
        assert any(breaches.startswith(f"{rule}:") for breaches in violations(page))
