"""Questions in a real browser: no violation, nothing too wide, printable, filtered with and without JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from app.curation import Seeds
from tests.browser.test_narrow import too_wide
from tests.browser.watching import DESKTOP, PHONE, view, window

LIST, LEDGER, QUESTION = "/questions", "/questions?claim=forecast", "/questions/who-would-reach-the-moon"
PAGES = {"list": LIST, "ledger": LEDGER, "question": QUESTION}
OPEN = "/questions?claim=forecast&outcome=open"


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
        rows = page.locator("tbody.claim-row")
        assert rows.count() == page.locator("tbody.claim-row:has(.sign.open)").count() > 0
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
        expect(page.locator("#live")).to_have_text(page.locator("#view .sentence").inner_text())
        assert page.evaluate("window.marked") is True
        page.locator(".claim-row p.on a").first.click()
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
        page.locator(".claim-row p.on a").first.click()
        expect(page).to_have_url(re.compile("/questions/[a-z0-9-]+#[a-z0-9-]+$"))
        claim = page.locator(f"#{page.url.partition('#')[2]}")
        expect(claim).to_be_in_viewport()
        claim.locator("a[href^='/sources/']").first.click()
        expect(page.locator(f"#{page.url.partition('#')[2]}")).to_be_in_viewport()


@pytest.mark.parametrize(("size", "shown", "hidden"), [(DESKTOP, "wide", "narrow"), (PHONE, "narrow", "wide")])
def test_a_question_is_drawn_and_told(
    browser: Browser, address: str, size: ViewportSize, shown: str, hidden: str
) -> None:
    with window(browser, address, javascript=False, size=size) as page:
        page.goto(QUESTION)
        drawn = page.locator(f"figure.arcs svg.{shown}")
        expect(drawn).to_be_visible()
        expect(page.locator(f"figure.arcs svg.{hidden}")).to_be_hidden()
        assert drawn.locator("g.position").count() == page.locator("article.claim").count()
        arcs = drawn.locator("path.arc").count()
        assert arcs == page.locator("article.claim .outcome").count() > 0
        assert "position" in (drawn.get_attribute("aria-label") or "")


CUT_OFF = """svg => [...svg.querySelectorAll("text")].filter(text => {
  const box = text.getBBox(), frame = svg.viewBox.baseVal;
  return box.x < 0 || box.x + box.width > frame.width || box.y < 0 || box.y + box.height > frame.height;
}).map(text => text.textContent)"""


def longest_named(record: Seeds) -> list[str]:
    """Of the questions that are drawn, those with the longest names of those who take a position."""

    def longest(slug: str) -> int:
        claims = record.questions[slug].claims
        return max(len(record.actors[one.who].name if one.who else str(one.who_printed)) for one in claims)

    def drawn(slug: str) -> bool:
        return any(outcome.source for claim in record.questions[slug].claims for outcome in claim.outcomes)

    return sorted(filter(drawn, record.questions), key=longest)[-4:]


@pytest.mark.parametrize(("size", "shown"), [(DESKTOP, "wide"), (PHONE, "narrow")], ids=["desktop", "phone"])
@pytest.mark.parametrize("record", ["world", "seeds"])
def test_no_words_of_a_drawing_are_cut_off_or_small(
    browser: Browser, request: pytest.FixtureRequest, size: ViewportSize, shown: str, record: str
) -> None:
    served = request.getfixturevalue({"world": "address", "seeds": "own_address"}[record])
    with window(browser, served, size=size) as page:
        for slug in longest_named(request.getfixturevalue(record)):
            page.goto(f"/questions/{slug}")
            drawn = page.locator(f"figure.arcs svg.{shown}")
            assert drawn.evaluate(CUT_OFF) == [], slug
            scale = drawn.evaluate("svg => svg.clientWidth / svg.viewBox.baseVal.width")
            assert scale * 12 >= 10.5, slug


def test_a_drawing_is_printed_in_its_wide_form(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto(QUESTION)
        page.set_viewport_size({"width": 680, "height": 960})  # a sheet of A4 between its margins
        page.emulate_media(media="print")
        expect(page.locator("figure.arcs svg.wide")).to_be_visible()
        expect(page.locator("figure.arcs svg.narrow")).to_be_hidden()


@pytest.mark.parametrize("kind", ["ledger", "question"])
def test_paper_tells_what_the_short_names_of_sources_stand_for(browser: Browser, address: str, kind: str) -> None:
    with window(browser, address) as page:
        page.goto(PAGES[kind])
        notes = page.locator("section.endnotes")
        expect(notes).to_be_hidden()
        page.emulate_media(media="print")
        expect(notes).to_be_visible()
        assert "orbit-review.example" in notes.inner_text()


def test_a_printed_ledger_gives_the_address_of_each_position(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto(LEDGER)
        page.emulate_media(media="print")
        link = page.locator(".claim-row p.on a").first
        said = link.evaluate("a => getComputedStyle(a, '::after').content")
        assert link.get_attribute("href") in said


def test_a_position_has_a_link_of_its_own(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto(QUESTION)
        claim = page.locator("article.claim").last
        claim.locator(".to-cite a").click()
        assert page.url == f"{address}{QUESTION}#{claim.get_attribute('id')}"
        expect(claim).to_be_in_viewport()


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_prints_without_its_controls(browser: Browser, address: str, kind: str) -> None:
    with window(browser, address) as page:
        page.goto(PAGES[kind])
        claims = page.locator("article.claim, .claim-row").count()
        page.emulate_media(media="print")
        for control in ("aside.filters", "header.site-header", "nav.crumbs"):
            assert not page.locator(control).first.is_visible(), control
        assert page.locator("h1").is_visible()
        assert all(claim.is_visible() for claim in page.locator("article.claim, .claim-row").all())
        assert too_wide(page) == []
        assert len(page.pdf()) > 10_000
        assert (claims > 0) == (kind != "list")


def test_a_printed_position_keeps_together(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto(LEDGER)
        page.emulate_media(media="print")
        assert page.locator(".claim-row").first.evaluate("e => getComputedStyle(e).breakInside") == "avoid"


def test_the_drawing_keeps_its_shapes_in_forced_colours(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto(QUESTION)
        page.emulate_media(forced_colors="active")
        stroke = "e => getComputedStyle(e).stroke"
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert page.locator("figure.arcs path.arc").first.evaluate(stroke) not in ("none", paper)


@pytest.mark.parametrize(("size", "form", "hidden"), [(DESKTOP, "wide", "narrow"), (PHONE, "narrow", "wide")])
def test_the_forecasts_are_drawn_in_the_form_that_fits(
    browser: Browser, address: str, own_address: str, size: ViewportSize, form: str, hidden: str
) -> None:
    for served in (address, own_address):
        with window(browser, served, javascript=False, size=size) as page:
            page.goto(LEDGER)
            drawn = page.locator(f"figure.forecasts svg.{form}")
            expect(drawn).to_be_visible()
            expect(page.locator(f"figure.forecasts svg.{hidden}")).to_be_hidden()
            assert drawn.locator("a.forecast").count() == page.locator(".claim-row").count() > 0
            assert drawn.evaluate(CUT_OFF) == []
            assert drawn.evaluate("svg => svg.clientWidth / svg.viewBox.baseVal.width") * 12 >= 10.5
            assert too_wide(page) == []


def test_a_mark_leads_to_its_forecast(browser: Browser, address: str) -> None:
    with window(browser, address, javascript=False) as page:
        page.goto(LEDGER)
        mark = page.locator("svg.wide a.forecast").first
        url = mark.get_attribute("href") or ""
        mark.locator("text").click()
        expect(page).to_have_url(f"{address}{url}")
        expect(page.locator(f"#{url.partition('#')[2]}")).to_be_in_viewport()


HOLDERS = "all => all.map(e => e.childNodes[0].textContent.trim() || e.querySelector('a').textContent)"
"""Their names, without the beginning of what they say, which is there for screen readers."""


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_heading_sorts_the_table_by_a_link(browser: Browser, address: str, javascript: bool) -> None:
    with window(browser, address, javascript=javascript) as page:
        page.goto(LEDGER)
        for order, direction in (("holder", "ascending"), ("holder-reversed", "descending")):
            page.locator("#sort-holder").click()
            expect(page).to_have_url(f"{address}{LEDGER}&order={order}")
            expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", direction)
            names = [name.lower().strip("“”") for name in page.locator(".claim-row .holder").evaluate_all(HOLDERS)]
            assert names == sorted(names, reverse=direction == "descending")


def test_outcomes_are_told_apart_in_forced_colours_and_in_print(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto(LEDGER)
        fill = "e => getComputedStyle(e).fill"
        full, hollow = (page.locator(f"svg.wide .sign.{name}").first for name in ("supported", "open"))
        page.emulate_media(forced_colors="active")
        assert full.evaluate(fill) != hollow.evaluate(fill)
        page.emulate_media(forced_colors="none", media="print")
        assert full.evaluate(fill) != hollow.evaluate(fill)
        assert full.evaluate("e => getComputedStyle(e).printColorAdjust") == "exact"
