"""On paper an exercise is its task and, on the back, its key; a handout takes two sheets at most."""

import pytest
from playwright.sync_api import Browser, Page

from app.curation import Seeds
from app.filters.teaching import MOST_EVENTS
from tests.browser.test_paper import LEAST, PAPERS, near, sheets
from tests.browser.watching import window

EXERCISES = ("/teach/order", "/teach/who-said-it", "/teach/forecasts")


def printed(page: Page, url: str, paper: str) -> int:
    """On how many sheets of this paper a page is printed, none of them empty."""
    page.goto(url)
    there = sheets(page, paper)
    assert all(near(sheet.size, PAPERS[paper]) and sheet.drawn >= LEAST for sheet in there), url
    return len(there)


@pytest.mark.parametrize("paper", PAPERS)
def test_every_set_of_an_exercise_is_a_task_and_its_key(browser: Browser, own_address: str, paper: str) -> None:
    with window(browser, own_address) as page:
        for exercise in EXERCISES:
            page.goto(exercise)
            others = page.eval_on_selector_all(
                "nav.paging a", "all => all.map(a => a.getAttribute('href')).filter(url => url.includes('set='))"
            )
            found = {url: printed(page, url, paper) for url in (exercise, *others)}
            assert set(found.values()) == {2}, found


@pytest.mark.parametrize("paper", PAPERS)
def test_the_largest_handout_takes_two_sheets_and_the_example_one(
    browser: Browser, own_address: str, seeds: Seeds, paper: str
) -> None:
    def length(slug: str) -> int:
        event = seeds.events[slug]
        return sum(len(sentence.text) + 40 * len(sentence.citations) for sentence in event.summary)

    longest = sorted(sorted(seeds.events, key=length)[-MOST_EVENTS:])
    with window(browser, own_address) as page:
        assert printed(page, "/handout?" + "&".join(f"event={slug}" for slug in longest), paper) <= 2
        page.goto("/teach")
        example = page.locator('a[href^="/handout"]').first.get_attribute("href")
        assert example
        assert printed(page, example, paper) == 1


def test_the_key_is_folded_on_the_screen_and_opens(browser: Browser, tiny_address: str) -> None:
    with window(browser, tiny_address, javascript=False) as page:
        page.goto("/teach/order")
        answer = page.locator(".in-order li").first
        assert not answer.is_visible()
        page.locator(".key > summary").click()
        assert answer.is_visible()


def test_what_is_ticked_becomes_a_handout_without_javascript(browser: Browser, tiny_address: str) -> None:
    with window(browser, tiny_address, javascript=False) as page:
        page.goto("/teach")
        for summary in page.locator(".choose-events summary").all():
            summary.click()
        for slug in ("sputnik", "moon-landing"):
            page.locator(f'input[value="{slug}"]').check()
        page.get_by_role("button", name="Make the handout").click()
        assert page.url.endswith("/handout?event=moon-landing&event=sputnik")
        assert page.locator("article.handed").count() == 2
