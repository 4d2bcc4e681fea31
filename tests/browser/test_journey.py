"""The main journey: filter by actor, then by year, open an event, go back twice, reload; JavaScript on and off."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.watching import view, window

ACTOR, YEAR = "/?actor=nasa", "/?actor=nasa&year=1977"
FOCUS = "document.activeElement.id"
TOP = "id => document.getElementById(id).getBoundingClientRect().top"


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def reader(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A reader's window, once with JavaScript and once without."""
    with window(browser, address, javascript=request.param) as page:
        yield page


@pytest.fixture(scope="module")
def fresh(browser: Browser, address: str) -> Callable[[str], dict[str, Any]]:
    """What a reader without JavaScript has before them at an address."""

    @cache
    def load(url: str) -> dict[str, Any]:
        with window(browser, address, javascript=False) as page:
            page.goto(url)
            return view(page)

    return load


def choose(page: Page, control: str, url: str) -> None:
    """Activates a control and waits for the view that it leads to."""
    page.locator(f"#{control}").click()
    expect(page).to_have_url(re.compile(re.escape(url) + "$"))
    expect(page.locator("p.address code")).to_contain_text(url)


def test_filters_events_back_and_reload_come_out_right(
    reader: Page, fresh: Callable[[str], dict[str, Any]], address: str
) -> None:
    reader.goto("/")
    choose(reader, "actor-nasa", ACTOR)
    assert view(reader) == fresh(ACTOR)
    choose(reader, "year-1977", YEAR)
    assert view(reader) == (chosen := fresh(YEAR))
    assert reader.locator("a.chip").count() == 2

    link = reader.locator("article.event h3 a:visible").nth(5)
    title = link.inner_text()
    link.scroll_into_view_if_needed()
    link.click()
    expect(reader.locator("h1")).to_have_text(title)
    assert reader.url.endswith("?actor=nasa&year=1977")

    reader.go_back()
    expect(reader).to_have_url(f"{address}{YEAR}")
    expect(reader.locator("a.chip")).to_have_count(2)
    assert view(reader) == chosen
    expect(link).to_be_in_viewport()

    reader.go_back()
    expect(reader).to_have_url(f"{address}{ACTOR}")
    expect(reader.locator("a.chip")).to_have_count(1)
    assert view(reader) == fresh(ACTOR)

    reader.reload()
    assert view(reader) == fresh(ACTOR)

    reader.go_forward()
    expect(reader.locator("a.chip")).to_have_count(2)
    assert view(reader) == chosen


def test_focus_scroll_and_announcement_stay_with_the_reader(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/")
        page.locator("#actor-nasa").scroll_into_view_if_needed()
        top = page.evaluate(TOP, "actor-nasa")
        choose(page, "actor-nasa", ACTOR)
        assert page.evaluate(FOCUS) == "actor-nasa"
        assert page.evaluate(TOP, "actor-nasa") == pytest.approx(top, abs=1)
        expect(page.locator("#live")).to_have_text(page.locator("#view .sentence").inner_text())
        choose(page, "year-1977", YEAR)
        assert page.evaluate(FOCUS) == "year-1977"
        expect(page.locator("#live")).to_have_text(page.locator("#view .sentence").inner_text())
        page.go_back()
        expect(page.locator("a.chip")).to_have_count(1)
        expect(page.locator("#live")).to_have_text("")


def test_the_focus_returns_to_what_was_opened_and_to_what_was_chosen(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto(ACTOR)
        choose(page, "year-1977", YEAR)
        link = page.locator("article.event h3 a:visible").nth(3)
        opened = link.get_attribute("href")
        link.click()
        expect(page.locator("article.record")).to_be_visible()
        page.go_back()
        expect(page.locator("a.chip")).to_have_count(2)
        page.wait_for_function("document.activeElement.matches('article.event h3 a')")
        assert page.evaluate("document.activeElement.getAttribute('href')") == opened
        page.go_back()
        expect(page.locator("a.chip")).to_have_count(1)
        page.wait_for_function("document.activeElement.id === 'year-1977'")


def test_back_returns_through_every_view_in_turn(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/")
        for control, url in (("year-1975", "/?year=1975"), ("year-1976", "/?year=1975&year=1976")):
            choose(page, control, url)
        choose(page, "drop-year-1975", "/?year=1976")
        seen = []
        for count in (2, 1, 0):
            page.go_back()
            expect(page.locator("a.chip")).to_have_count(count)
            seen.append(page.url.removeprefix(address))
        assert seen == ["/?year=1975&year=1976", "/?year=1975", "/"]
        page.go_forward()
        expect(page.locator("a.chip")).to_have_count(1)
        assert page.title().startswith(page.locator("#view .sentence").inner_text())


def test_only_the_view_is_renewed_with_javascript(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/")
        page.evaluate("window.marked = true")
        choose(page, "year-1975", "/?year=1975")
        assert page.evaluate("window.marked") is True
        page.locator("article.event h3 a:visible").first.click()
        expect(page).to_have_url(f"{address}{page.url.removeprefix(address)}")
        expect(page.locator("article.record")).to_be_visible()
        assert page.evaluate("window.marked") is None


def test_a_fold_that_was_opened_stays_open_when_the_view_is_renewed(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/")
        page.locator("#more-actor > summary").click()
        page.locator("#more-actor a").first.click()
        expect(page.locator("a.chip")).to_have_count(1)
        assert page.locator("#more-actor").evaluate("e => e.open")


def test_a_line_of_the_list_opens_in_place(reader: Page) -> None:
    reader.goto("/?year=1975")
    line = reader.locator("article.line").first
    expect(line.locator("h3")).to_be_visible()
    expect(line.locator(".told")).not_to_be_visible()
    line.locator("summary").click()
    expect(line.locator(".told")).to_be_visible()


def test_words_narrow_the_view_and_keep_the_other_filters(reader: Page, address: str) -> None:
    reader.goto("/?year=1977")
    reader.locator("#q").fill("moon")
    reader.locator("#q-submit").click()
    expect(reader).to_have_url(f"{address}/?q=moon&year=1977")
    expect(reader.locator("a.chip")).to_have_count(2)
    expect(reader.locator("#q")).to_have_value("moon")
    expect(reader.locator("#view .sentence")).to_contain_text("matching “moon”")


def test_the_sites_search_finds_and_leads_on(reader: Page, address: str) -> None:
    reader.goto("/")
    reader.locator("#site-q").fill("small step")
    reader.locator("#site-q").press("Enter")
    expect(reader).to_have_url(f"{address}/search?q=small%20step")
    reader.locator(".hits a", has_text="small step").first.click()
    expect(reader.locator("h1")).to_contain_text("small step")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_filter_that_cannot_be_read_shows_its_page(browser: Browser, address: str, javascript: bool) -> None:
    with window(browser, address, javascript=javascript, refused=(422,)) as page:
        page.goto("/?year=1977")
        page.locator("#q").evaluate("e => e.removeAttribute('maxlength')")
        page.locator("#q").fill("x" * 201)
        page.locator("#q-submit").click()
        expect(page.locator("h1")).to_contain_text("is too long")
        expect(page).to_have_title(re.compile("is too long"))
        expect(page.locator("#live")).to_contain_text("is too long")
        expect(page.locator("#mend-1")).to_have_value("x" * 200)
        page.locator(".ways a").first.click()
        expect(page).to_have_url(f"{address}/?year=1977")
        expect(page.locator("a.chip")).to_have_count(1)


def test_the_small_picture_of_an_event_leads_to_its_neighbours(reader: Page, address: str) -> None:
    reader.goto("/events/secret-moon-order")
    expect(reader.locator(".in-era .wide .name", has_text="Gagarin")).to_be_visible()
    expect(reader.locator(".in-era .narrow")).not_to_be_visible()
    reader.locator(".in-era .wide a[href='/events/gagarin-flight']").click()
    expect(reader).to_have_url(f"{address}/events/gagarin-flight")
    expect(reader.locator(".in-era .wide [aria-current]")).to_have_attribute("href", "/events/gagarin-flight")
