"""The picture in the hand: strip, drag, wheel, double click, fingers and keys; what counts several opens in place."""

from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.browser.picture_reader import ERA, TALL, across, box, day_at, focus, record, settled, shape, until
from tests.browser.watching import window


def asked_days(page: Page) -> tuple[date, date]:
    """The window of the view, as its picture says it."""
    figure = page.locator("[data-picture]")
    first, last = (date.fromisoformat(str(figure.get_attribute(f"data-{end}"))) for end in ("from", "to"))
    return first, last


def near(one: date, other: date, days: int = 17) -> bool:
    """Whether two days lie within half a month of each other, which settling on whole months may add or take."""
    return abs((one - other).days) <= days


def drag(page: Page, *points: tuple[float, float]) -> None:
    """The mouse goes down at the first point, along the others, and up."""
    page.mouse.move(*points[0])
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*point, steps=4)
    page.mouse.up()


@pytest.mark.parametrize(("start", "end"), [(0.1, 0.31), (0.31, 0.1), (0.52, 1.2), (0.3, -0.05)])
def test_dragging_beside_the_window_on_the_strip_draws_a_new_one(
    browser: Browser, address: str, start: float, end: float
) -> None:
    with window(browser, address, size=TALL) as page:
        page.goto("/?from=1976&limit=5&to=1976")
        days = sorted(day_at(page, min(max(share, 0), 1)) for share in (start, end))
        drag(page, across(page, start), across(page, end))
        until(page, "!document.querySelector('[data-picture]').dataset.from.startsWith('1976')")
        assert all(near(one, other) for one, other in zip(asked_days(page), days, strict=True))
        assert "limit=5" in page.url
        page.locator("#zoom-all").click()
        settled(page, "/?limit=5")


def test_the_window_on_the_strip_moves_and_its_ends_stretch_it(browser: Browser, address: str) -> None:
    with window(browser, address, size=TALL) as page:
        page.goto("/?from=1965&limit=5&to=1968")
        height = box(page.locator(".strip-room"))["y"]
        before = asked_days(page)
        middle = across(page, 0.32)
        drag(page, middle, (middle[0] + 100, middle[1]))
        until(page, "!document.querySelector('[data-picture]').dataset.from.startsWith('1965')")
        moved = asked_days(page)
        assert near(moved[0] - before[0] + date(1970, 1, 1), moved[1] - before[1] + date(1970, 1, 1), 34)
        end = box(page.locator("#brush-to"))
        drag(page, (end["x"] + 6, middle[1]), (end["x"] + 150, middle[1]))
        until(page, f"document.querySelector('[data-picture]').dataset.to > '{moved[1] + timedelta(days=40)}'")
        assert near(asked_days(page)[0], moved[0], 1)
        assert box(page.locator(".strip-room"))["y"] == pytest.approx(height, abs=1), (
            "the strip keeps its place under the hand"
        )


def test_dragging_the_picture_moves_it_with_the_hand_and_asks_once_it_rests(browser: Browser, address: str) -> None:
    with window(browser, address, size=TALL) as page:
        page.goto("/?from=1965&limit=5&to=1968")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        at = box(page.locator(".drawing"))
        x, y = at["x"] + at["width"] * 0.6, at["y"] + at["height"] * 0.9
        tick = page.locator(".tick line").first
        was = box(tick)["x"]
        far = page.locator(".tick-far").last
        beyond = box(far)["x"]
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 100, y, steps=5)
        until(page, "document.querySelector('[data-pan]').hasAttribute('transform')")
        assert box(tick)["x"] == pytest.approx(was - 100, abs=2)
        assert box(far)["x"] == pytest.approx(beyond - 100, abs=2), "what lies beyond the window comes with it"
        assert asked == []
        page.mouse.up()
        until(page, "!document.querySelector('[data-picture]').dataset.from.startsWith('1965-01')")
        assert len([url for url in asked if "from=" in url]) == 1
        first, last = asked_days(page)
        assert first > date(1965, 1, 1)
        assert near(last, date(1968, 12, 31) + (first - date(1965, 1, 1)), 31)
        assert page.evaluate("getSelection().toString()") == ""


def test_ctrl_and_the_wheel_zoom_about_the_pointer_and_the_plain_wheel_scrolls(browser: Browser, address: str) -> None:
    with window(browser, address, size={"width": 1280, "height": 900}) as page:
        page.goto("/?limit=5")
        at = box(page.locator(".drawing"))
        page.mouse.move(at["x"] + at["width"] * 0.4, at["y"] + 200)
        page.mouse.wheel(0, 120)
        until(page, "scrollY > 50")
        assert page.url.endswith("/?limit=5")
        whole = asked_days(page)
        page.keyboard.down("Control")
        for _ in range(5):
            page.mouse.wheel(0, -40)
        page.keyboard.up("Control")
        until(page, f"document.querySelector('[data-picture]').dataset.from > '{whole[0]}'")
        last = asked_days(page)[1]
        assert last < whole[1]
        assert page.evaluate("scrollY") > 50


def test_a_double_click_beside_the_marks_leads_nearer(browser: Browser, address: str) -> None:
    with window(browser, address, size=TALL) as page:
        page.goto("/?from=1961&limit=5&to=1968")
        at = box(page.locator(".drawing"))
        page.mouse.dblclick(at["x"] + at["width"] * 0.55, at["y"] + at["height"] - 3)
        until(page, "document.querySelector('[data-picture]').dataset.from > '1961-06'")
        first, last = asked_days(page)
        assert (last - first).days == pytest.approx(8 * 365 / 2, abs=40)


def test_the_ends_of_the_window_are_sliders_by_key(browser: Browser, address: str) -> None:
    with window(browser, address, size=TALL) as page:
        page.goto("/?from=1965-03&limit=5&to=1968-06")
        end = page.locator("#brush-from")
        expect(end).to_have_attribute("aria-valuetext", "March 1965")
        end.focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        settled(page, "/?from=1965-05&limit=5&to=1968-06")
        assert focus(page) == "brush-from"
        page.locator("#brush-to").focus()
        page.keyboard.press("ArrowLeft")
        settled(page, "/?from=1965-05&limit=5&to=1968-05")


def test_a_mark_that_counts_several_opens_in_place(browser: Browser, address: str) -> None:
    with window(browser, address, size=TALL) as page:
        page.goto("/?from=1900")
        cluster = page.locator(".mark.cluster").first
        number = int(str(cluster.text_content()))
        cluster.locator(".shape").click()
        links = page.locator("#card a")
        expect(links).to_have_count(min(number, 20))
        assert page.url.endswith("/?from=1900")
        assert page.evaluate("document.activeElement.closest('#card') !== null")
        page.keyboard.press("Escape")
        expect(page.locator("#card")).to_be_hidden()
        assert focus(page) == cluster.get_attribute("id")
        cluster.press("Enter")
        url = str(links.first.get_attribute("href"))
        links.first.press("Enter")
        expect(page).to_have_url(f"{address}{url}")


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
        page.goto("/?from=1976&limit=5&to=1976")
        touch(page, *(across(page, share) for share in (0.1, 0.15, 0.2, 0.25, 0.3)))
        until(page, "!document.querySelector('[data-picture]').dataset.from.startsWith('1976')")
        until(page, "document.getAnimations().length === 0")
        at = box(shape(page, "secret-moon-order"))
        touch(page, (at["x"] + at["width"] / 2, at["y"] + at["height"] / 2))
        expect(page.locator("article.record h1")).to_be_visible(timeout=5_000)


def test_two_fingers_zoom_about_what_is_between_them(browser: Browser, address: str) -> None:
    with window(browser, address, size=TALL) as page:
        page.goto("/?from=1961&limit=5&to=1968")
        at = box(page.locator(".drawing"))
        x, y = at["x"] + at["width"] * 0.55, at["y"] + at["height"] * 0.9
        fingers: CDPSession = page.context.new_cdp_session(page)
        for kind, apart in (("touchStart", 60), *(("touchMove", 60 + 20 * step) for step in range(1, 7))):
            points = [{"x": x - apart / 2, "y": y, "id": 1}, {"x": x + apart / 2, "y": y, "id": 2}]
            fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        until(page, "document.querySelector('[data-picture]').dataset.from > '1961-06'")
        first, last = asked_days(page)
        assert (last - first).days == pytest.approx(8 * 365 / 3, rel=0.25)


def test_a_tap_on_a_mark_opens_it(browser: Browser, address: str) -> None:
    with window(browser, address, size=TALL) as page:
        page.goto(ERA)
        at = box(shape(page, "secret-moon-order"))
        touch(page, (at["x"] + at["width"] / 2, at["y"] + at["height"] / 2))
        expect(page.locator("article.record h1")).to_have_text(str(record(page, "secret-moon-order")["title"]))
