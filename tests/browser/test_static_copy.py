"""The main journey through a static copy that nginx serves under a path, with JavaScript and without."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.watching import PHONE, window
from tests.exporting import BASE
from tests.nginx import nginx


@pytest.fixture(scope="module")
def host(world_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the host of a copy of the tiny record."""
    with nginx(world_copy, BASE, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def reader(request: pytest.FixtureRequest, browser: Browser, host: str) -> Iterator[Page]:
    """A reader's window, once with JavaScript and once without."""
    with window(browser, host, javascript=request.param) as page:
        yield page


def at(page: Page, path: str) -> None:
    """Waits until the reader is at a path of the copy."""
    expect(page).to_have_url(re.compile(re.escape(BASE + path) + "$"))


def test_filters_events_back_and_reload_come_out_right(reader: Page) -> None:
    reader.goto(f"{BASE}/")
    reader.locator("#actor-nasa").click()
    at(reader, "/view/actor/nasa/")
    expect(reader.locator("a.chip")).to_have_count(1)
    reader.locator("#year-1969").click()
    at(reader, "/view/actor/nasa/year/1969/")
    expect(reader.locator("#view .sentence")).to_contain_text("in 1969")
    expect(reader.locator("a.chip")).to_have_count(2)

    link = reader.locator("article.event h3 a:visible").first
    title = link.inner_text()
    link.click()
    expect(reader.locator("h1")).to_have_text(title)
    reader.go_back()
    at(reader, "/view/actor/nasa/year/1969/")
    reader.reload()
    expect(reader.locator("a.chip")).to_have_count(2)
    reader.locator("#drop-year-1969").click()
    at(reader, "/view/actor/nasa/")
    reader.locator("#another").click()
    at(reader, "/")


def test_every_part_of_the_site_is_there(reader: Page) -> None:
    reader.goto(f"{BASE}/")
    for name, heading in (("Story", ""), ("Quotations", "Quotations"), ("Actors", "Actors"), ("Sources", "Sources")):
        reader.locator(".nav a", has_text=name).click()
        expect(reader.locator("h1")).to_contain_text(heading)
    reader.goto(f"{BASE}/actors/nasa")  # the address of the site itself; the host leads on to the folder
    at(reader, "/actors/nasa/")
    reader.locator("a[href*='/compare/']").first.click()
    expect(reader.locator("h1")).to_contain_text("side by side")
    reader.locator("a", has_text="Swap sides").click()
    expect(reader.locator("h1")).to_contain_text("side by side")


def test_the_picture_leads_to_a_year_and_an_event(reader: Page) -> None:
    reader.goto(f"{BASE}/")
    reader.locator("#zoom-all").press("Enter")
    at(reader, "/")
    reader.locator(".strip a").first.dispatch_event("click")
    expect(reader).to_have_url(re.compile(r"/view/from/\d{4}/to/\d{4}/$"))
    reader.goto(f"{BASE}/")
    reader.locator(".drawing .mark.headline").first.dispatch_event("click")
    expect(reader).to_have_url(re.compile(rf"{BASE}/events/[a-z0-9-]+/$"))


def test_a_former_address_leads_on(reader: Page) -> None:
    reader.goto(f"{BASE}/events/apollo-11/")
    at(reader, "/events/moon-landing/")


def test_search_finds_in_the_browser(browser: Browser, host: str) -> None:
    with window(browser, host) as page:
        page.goto(f"{BASE}/events/sputnik/")
        page.locator("#site-q").fill("small step")
        page.locator("#site-q").press("Enter")
        at(page, "/search/?q=small+step")
        expect(page.locator(".found .sentence")).to_contain_text("for “small step”")
        expect(page.locator("#live")).to_contain_text("for “small step”")
        assert page.locator("#q").input_value() == "small step"
        assert page.locator(".hits h2").first.inner_text().startswith("Events")
        page.locator(".hits a", has_text="small step").first.click()
        at(page, "/quotes/one-small-step/")
        page.goto(f"{BASE}/search/?q=nonsuchword")
        expect(page.locator(".found .sentence")).to_have_text("0 records for “nonsuchword”")
        expect(page.locator("[data-kept-search] .ways a").first).to_be_visible()
        page.goto(f"{BASE}/search/?q=apollo moqqqqqq")
        expect(page.locator(".found .missing")).to_have_text("Nothing has “moqqqqqq”. Shown is what has the rest.")
        expect(page.locator(".hits a").first).to_be_visible()


def test_search_without_javascript_says_so_and_offers_the_lists(browser: Browser, host: str) -> None:
    with window(browser, host, javascript=False) as page:
        page.goto(f"{BASE}/")
        page.locator("#site-q").fill("small step")
        page.locator("#site-q").press("Enter")
        expect(page.locator("noscript p")).to_contain_text("needs JavaScript")
        page.locator("[data-kept-search] a", has_text="Quotations").click()
        at(page, "/quotes/")


def test_what_a_copy_does_not_keep_is_said_with_what_it_has_of_it(browser: Browser, host: str) -> None:
    with window(browser, host) as page:
        page.goto(f"{BASE}/not-kept/#/?actor=nasa&lane=moscow")
        expect(page.locator("[data-live]")).to_have_attribute("href", "https://live.example/?actor=nasa&lane=moscow")
        page.locator("[data-parts] a", has_text="actor: nasa").click()
        at(page, "/view/actor/nasa/")


@pytest.mark.parametrize("path", ["/events/nowhere/", "/far/below/nowhere"])
def test_an_address_that_is_none_shows_the_page_of_the_copy(browser: Browser, host: str, path: str) -> None:
    with window(browser, host, refused=(404,)) as page:
        page.goto(f"{BASE}{path}")
        expect(page.locator("h1")).to_have_text("There is no such page")
        page.locator(".ways a", has_text="timeline").click()
        at(page, "/")


def test_a_phone_needs_no_scrolling_aside(browser: Browser, host: str) -> None:
    with window(browser, host, size=PHONE) as page:
        for path in ("/", "/view/actor/nasa/", "/search/?q=moon", "/not-kept/#/?actor=nasa&year=1", "/events/sputnik/"):
            page.goto(BASE + path)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
