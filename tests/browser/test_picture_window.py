"""The window moves by ticks, years, days and its ways; pointing lights what belongs together."""

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.picture_reader import (
    ERA,
    TALL,
    events,
    focus,
    record,
    settled,
    shape,
    slugs,
)
from tests.browser.watching import window


@pytest.mark.parametrize(("kind", "year"), [(".tick", "1964"), (".strip", "1964")])
def test_a_year_over_the_picture_and_of_the_strip_is_a_link(
    browser: Browser, address: str, kind: str, year: str
) -> None:
    for javascript in (True, False):
        with window(browser, address, size=TALL, javascript=javascript) as page:
            page.goto(f"/?actor=soviet-government&from=1961&to={1963 if kind == '.strip' else 1968}")
            link = page.locator(f"{kind} a[data-from='{year}']")
            url = str(link.get_attribute("href"))
            link.click()
            settled(page, url)
            assert url == f"/?actor=soviet-government&from={year}&to={year}"


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_days_are_set_by_keyboard_in_either_order(browser: Browser, address: str, javascript: bool) -> None:
    with window(browser, address, javascript=javascript) as page:
        page.goto("/?actor=nasa&from=1961-01&order=newest&q=moon&to=1968-06")
        page.locator("#months summary").click()
        page.locator("#window-from").fill("1969-07-20")
        page.keyboard.press("Enter")
        settled(page, "/?actor=nasa&from=1968-06&order=newest&q=moon&to=1969-07-20")
        assert focus(page) == ("window-from" if javascript else "")


def test_the_form_of_the_days_closes_by_escape_and_by_a_click_outside(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/?limit=5")
        for by_key in (True, False):
            page.locator("#months summary").click()
            expect(page.locator("#window-from")).to_be_visible()
            if by_key:
                page.keyboard.press("Escape")
            else:
                page.locator("h1").click()
            expect(page.locator("#window-from")).to_be_hidden()


def test_the_ways_of_the_window_keep_the_focus(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/?from=1975-06&to=1975-06")
        for way, url in (
            ("window-next", "/?from=1975-07&to=1975-07"),
            ("window-previous", "/?from=1975-06&to=1975-06"),
            ("window-out", "/?from=1975&to=1975"),
            ("window-out", "/?from=1969&to=1979-11"),
        ):
            page.locator(f"#{way}").focus()
            page.keyboard.press("Enter")
            settled(page, url)
            assert focus(page) == way


def test_pointing_at_an_actor_lights_their_marks_and_no_other(browser: Browser, address: str) -> None:
    with window(browser, address, size=TALL) as page:
        page.goto(ERA)
        theirs = slugs(page, f"{ERA}&actor=john-f-kennedy")
        assert theirs < slugs(page, ERA)
        for light in (page.locator("#actor-john-f-kennedy").hover, page.locator("#actor-john-f-kennedy").focus):
            light()
            assert events(page.locator(".lighting .mark.lit")) == theirs
            lit, dimmed = (page.locator(f".mark{which}").first for which in (".lit", ":not(.lit)"))
            assert lit.evaluate("e => getComputedStyle(e).opacity") == "1"
            expect(dimmed).to_have_css("opacity", "0.35")
        page.locator("h1").hover()
        page.locator("#q").focus()
        assert page.locator(".lit, .lighting").count() == 0


def test_pointing_at_a_year_lights_what_it_counts(browser: Browser, address: str) -> None:
    with window(browser, address, size=TALL) as page:
        page.goto(ERA)
        for year in ("1961", "1964"):
            page.locator(f"#year-{year}").hover()
            assert events(page.locator(".mark.lit")) == slugs(page, f"{ERA}&year={year}"), year


def test_what_a_mark_counts_lights_with_it(browser: Browser, address: str) -> None:
    with window(browser, address, size=TALL) as page:
        page.goto("/?from=1900")
        cluster = page.locator(".mark.cluster").first
        hidden = [slug for slug, *_ in json.loads(str(cluster.get_attribute("data-members")))]
        assert set(hidden) <= slugs(page, str(cluster.get_attribute("href")) + "&limit=200")
        page.locator(f"#event-{hidden[0]}").evaluate("event => event.closest('details')?.setAttribute('open', '')")
        page.locator(f"#event-{hidden[0]} h3").hover()
        assert page.locator(".mark.cluster.lit").count() == 1


def test_a_mark_and_its_card_in_the_list_light_each_other(browser: Browser, address: str) -> None:
    with window(browser, address, size=TALL) as page:
        page.goto(ERA)
        page.locator("#event-secret-moon-order h3").hover()
        assert events(page.locator(".mark.lit")) == {"secret-moon-order"}
        shape(page, "gagarin-flight").hover()
        assert page.locator("article.lit").evaluate_all("all => all.map(e => e.id)") == ["event-gagarin-flight"]
        actors = {f"actor-{actor['slug']}" for actor in record(page, "gagarin-flight")["actors"]}
        assert set(page.locator(".option.lit").evaluate_all("all => all.map(e => e.id)")) == actors


@pytest.mark.parametrize("media", [{"reduced_motion": "no-preference"}, {"forced_colors": "active"}])
def test_the_picture_works_with_motion_and_in_forced_colours(
    browser: Browser, address: str, media: dict[str, Any]
) -> None:
    with window(browser, address, size=TALL) as page:
        page.emulate_media(**media)
        page.goto(ERA)
        shape(page, "secret-moon-order").hover()
        expect(page.locator("#card")).to_be_visible()
        page.locator("#window-next").click()
        settled(page, "/?from=1966&to=1970")
        page.go_back()
        settled(page, ERA)
        paint = shape(page, "secret-moon-order").evaluate("e => getComputedStyle(e).fill")
        assert paint not in ("none", page.evaluate("getComputedStyle(document.body).backgroundColor"))
