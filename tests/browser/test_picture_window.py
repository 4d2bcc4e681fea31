"""The window moves by brush, bars, ticks and months; pointing lights what belongs together; touch does no harm."""

from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.browser.picture_reader import (
    ERA,
    TALL,
    across,
    box,
    events,
    focus,
    month_at,
    record,
    settled,
    shape,
    slugs,
    until,
)
from tests.browser.watching import window


@pytest.mark.parametrize(("start", "end"), [(0.1, 0.31), (0.31, 0.1), (0.52, 1.2), (0.3, -0.05)])
def test_dragging_over_the_strip_shows_those_months(browser: Browser, address: str, start: float, end: float) -> None:
    with window(browser, address, size=TALL) as page:
        page.goto("/?limit=5")
        months = sorted(month_at(page, min(max(share, 0), 0.9999)) for share in (start, end))
        page.mouse.move(*across(page, start))
        page.mouse.down()
        page.mouse.move(*across(page, (start + end) / 2))
        page.mouse.move(*across(page, end))
        page.mouse.up()
        expect(page.locator(".window-title")).to_be_visible()
        assert [page.locator(f"#window-{end}").input_value() for end in ("from", "to")] == months
        assert "limit=5" in page.url
        brush, ground = box(page.locator("[data-brush]")), box(page.locator("[data-strip] .ground"))
        assert brush["x"] - ground["x"] == pytest.approx(min(start, max(end, 0)) * ground["width"], abs=14)
        page.locator("#zoom-all").click()
        settled(page, "/?limit=5")


@pytest.mark.parametrize(("kind", "month"), [(".tick", "1964"), (".strip", "1964-08")])
def test_a_year_under_the_picture_and_a_month_of_the_strip_are_links(
    browser: Browser, address: str, kind: str, month: str
) -> None:
    for javascript in (True, False):
        with window(browser, address, size=TALL, javascript=javascript) as page:
            page.goto("/?actor=soviet-government&from=1961&to=1968")
            link = page.locator(f"{kind} a[data-from='{month}']")
            url = str(link.get_attribute("href"))
            link.click()
            settled(page, url)
            assert url == f"/?actor=soviet-government&from={month}&to={month}"


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_months_are_set_by_keyboard(browser: Browser, address: str, javascript: bool) -> None:
    with window(browser, address, javascript=javascript) as page:
        page.goto("/?actor=nasa&from=1961-01&order=newest&q=moon&to=1968-06")
        page.locator("#months summary").click()
        page.locator("#window-from").focus()
        page.keyboard.press("ArrowUp")
        expect(page.locator("#window-from")).to_have_value("1961-02")
        page.keyboard.press("Enter")
        settled(page, "/?actor=nasa&from=1961-02&order=newest&q=moon&to=1968-06")
        assert focus(page) == ("window-from" if javascript else "")


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


def test_what_a_mark_stands_for_lights_with_its_cluster(browser: Browser, address: str) -> None:
    with window(browser, address, size=TALL) as page:
        page.goto("/")
        cluster = page.locator(".mark.cluster").first
        hidden = str(cluster.get_attribute("data-members")).split()
        assert set(hidden) <= slugs(page, str(cluster.get_attribute("href")))
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


def touch(page: Page, *points: tuple[float, float]) -> None:
    """A finger that goes down at the first point, along the others, rests (else it is a fling), and goes up."""
    finger: CDPSession = page.context.new_cdp_session(page)
    down: dict[str, Any] = {"type": "touchStart"}
    for x, y in (*points, points[-1]) if len(points) > 1 else points:
        finger.send("Input.dispatchTouchEvent", {**down, "touchPoints": [{"x": x, "y": y}]})
        if down["type"] == "touchMove" and (x, y) == points[-1]:
            page.evaluate("new Promise(rested => setTimeout(rested, 150))")
        down = {"type": "touchMove"}
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_moves_the_window_and_the_next_tap_counts(browser: Browser, address: str) -> None:
    with window(browser, address, size=TALL) as page:
        page.goto("/?limit=5")
        months = [month_at(page, share) for share in (0.1, 0.3)]
        touch(page, *(across(page, share) for share in (0.1, 0.15, 0.2, 0.25, 0.3)))
        expect(page.locator(".window-title")).to_be_visible()
        assert [page.locator(f"#window-{end}").input_value() for end in ("from", "to")] == months
        until(page, "document.getAnimations().length === 0")
        at = box(shape(page, "secret-moon-order"))
        touch(page, (at["x"] + at["width"] / 2, at["y"] + at["height"] / 2))
        expect(page.locator("article.record h1")).to_be_visible(timeout=5_000)


def test_scrolling_with_a_finger_on_the_strip_moves_no_window(browser: Browser, address: str) -> None:
    with window(browser, address, size={"width": 1280, "height": 1200}) as page:
        page.goto("/?limit=5")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.locator("[data-strip] .ground").scroll_into_view_if_needed()
        x, y = across(page, 0.4)
        touch(page, *((x + 10 * step, y - 50 * step) for step in range(8)))
        until(page, "scrollY > 100")
        touch(page, (20, 400))
        assert page.evaluate("fetch('/healthz').then(answer => answer.ok)")
        assert [url for url in asked if "from=" in url] == []


def test_a_tap_on_a_mark_opens_it(browser: Browser, address: str) -> None:
    with window(browser, address, size=TALL) as page:
        page.goto(ERA)
        at = box(shape(page, "secret-moon-order"))
        touch(page, (at["x"] + at["width"] / 2, at["y"] + at["height"] / 2))
        expect(page.locator("article.record h1")).to_have_text(str(record(page, "secret-moon-order")["title"]))


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
        settled(page, "/?from=1969&to=1979-11")
        page.go_back()
        settled(page, ERA)
        paint = page.locator("#mark-secret-moon-order .shape").evaluate("e => getComputedStyle(e).fill")
        assert paint not in ("none", page.evaluate("getComputedStyle(document.body).backgroundColor"))
