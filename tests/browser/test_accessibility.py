"""axe-core finds nothing on any kind of page, in light and in dark; and it is seen to find what is wrong."""

from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import KINDS
from tests.browser.watching import window

AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that a colour can break: all that the dark scheme changes, which the contract tests hold."""
RUN = "([type, values]) => axe.run(document, {runOnly: {type, values}, resultTypes: ['violations']})"


def violations(page: Page, kind: str = "tag", names: list[str] = TAGS) -> list[str]:
    """What axe-core has against the page: rule, and the elements that break it."""
    page.evaluate(f"() => {{ if (!window.axe) {{ {AXE} }} }}")
    found: list[dict[str, Any]] = page.evaluate(RUN, [kind, names])["violations"]
    return [f"{v['id']}: {[node['html'][:120] for node in v['nodes'][:5]]}" for v in found]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_no_violation_in_light_or_dark(browser: Browser, address: str, kind: str) -> None:
    url, status = KINDS[kind]
    with window(browser, address, refused=(status,)) as page:
        answer = page.goto(url)
        assert answer
        assert answer.status == status
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page, "rule", COLOURS) == []
        assert page.context.cookies() == []


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
        assert any(found.startswith(f"{rule}:") for found in violations(page))
