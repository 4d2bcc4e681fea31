"""Questions in a real browser: no violation, nothing too wide, printable, filtered with and without JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.test_accessibility import violations
from tests.browser.test_narrow import too_wide
from tests.browser.watching import DESKTOP, PHONE, view, window

LIST, LEDGER, QUESTION = "/questions", "/questions?claim=forecast", "/questions/will-kim-and-trump-meet-again"
PAGES = {"list": LIST, "ledger": LEDGER, "question": QUESTION}
OPEN = "/questions?claim=forecast&outcome=open"


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", PAGES)
def test_a_page_has_no_violation(browser: Browser, address: str, kind: str, scheme: str, size: ViewportSize) -> None:
    with window(browser, address, scheme=scheme, size=size) as page:
        page.goto(PAGES[kind])
        assert violations(page) == []
        assert too_wide(page) == []


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_filter_narrows_the_list_and_back_returns(browser: Browser, address: str, javascript: bool) -> None:
    with window(browser, address, javascript=javascript) as page:
        page.goto(LIST)
        whole = view(page)
        page.locator("#claim-forecast").click()
        expect(page).to_have_url(f"{address}{LEDGER}")
        expect(page.locator("h1")).to_have_text("The ledger of forecasts")
        ledger = view(page)
        page.locator("#outcome-open").click()
        expect(page).to_have_url(f"{address}{OPEN}")
        expect(page.locator("a.chip")).to_have_count(2)
        assert page.locator("article.claim").count() == page.locator("article.claim:has(.outcome.open)").count() > 0
        page.go_back()
        expect(page).to_have_url(f"{address}{LEDGER}")
        expect(page.locator("a.chip")).to_have_count(1)
        assert view(page) == ledger
        page.go_back()
        expect(page).to_have_url(f"{address}{LIST}")
        expect(page.locator("h1")).to_have_text("Questions")
        assert view(page) == whole


def test_only_the_view_is_renewed_with_javascript(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto(LIST)
        page.evaluate("window.marked = true")
        page.locator("#claim-forecast").click()
        expect(page.locator("h1")).to_have_text("The ledger of forecasts")
        expect(page.locator("#live")).to_have_text(page.locator("p.sentence").inner_text())
        assert page.evaluate("window.marked") is True
        page.locator("article.claim p.on a").first.click()
        expect(page.locator("article.record h1")).to_be_visible()
        assert page.evaluate("window.marked") is None


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_reader_comes_from_the_timeline_to_a_position_and_its_paragraph(
    browser: Browser, address: str, javascript: bool
) -> None:
    with window(browser, address, javascript=javascript) as page:
        page.goto("/")
        page.locator("header.site-header a[href='/questions']").click()
        page.locator("#ledger").click()
        expect(page).to_have_url(f"{address}{LEDGER}")
        page.locator("article.claim p.on a").first.click()
        expect(page).to_have_url(re.compile("/questions/[a-z0-9-]+#[a-z0-9-]+$"))
        claim = page.locator(f"#{page.url.partition('#')[2]}")
        expect(claim).to_be_in_viewport()
        claim.locator("a[href^='/sources/']").first.click()
        expect(page.locator(f"#{page.url.partition('#')[2]}")).to_be_in_viewport()


def test_a_question_is_drawn_and_told(browser: Browser, address: str) -> None:
    with window(browser, address, javascript=False) as page:
        page.goto(QUESTION)
        drawn = page.locator("figure.arcs svg")
        expect(drawn).to_be_visible()
        assert drawn.locator("g.position").count() == page.locator("article.claim").count()
        arcs = drawn.locator("path.arc").count()
        assert arcs == page.locator("article.claim .outcome").count() > 0
        assert "position" in (drawn.get_attribute("aria-label") or "")


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_prints_without_its_controls(browser: Browser, address: str, kind: str) -> None:
    with window(browser, address) as page:
        page.goto(PAGES[kind])
        claims = page.locator("article.claim").count()
        page.emulate_media(media="print")
        for control in ("aside.filters", "header.site-header", "nav.crumbs"):
            assert not page.locator(control).first.is_visible(), control
        assert page.locator("h1").is_visible()
        assert all(claim.is_visible() for claim in page.locator("article.claim").all())
        assert too_wide(page) == []
        assert len(page.pdf()) > 10_000
        assert (claims > 0) == (kind != "list")


def test_a_printed_position_keeps_together(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto(LEDGER)
        page.emulate_media(media="print")
        assert page.locator("article.claim").first.evaluate("e => getComputedStyle(e).breakInside") == "avoid"


def test_the_drawing_keeps_its_shapes_in_forced_colours(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto(QUESTION)
        page.emulate_media(forced_colors="active")
        stroke = "e => getComputedStyle(e).stroke"
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert page.locator("figure.arcs path.arc").first.evaluate(stroke) not in ("none", paper)
