"""The picture by hand and by keyboard: the card, the keys, and the way back from an event."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.picture_reader import (
    ERA,
    TALL,
    box,
    focus,
    lane,
    record,
    settled,
    shape,
    until,
)
from tests.browser.watching import window


def lines(page: Page) -> dict[str, str]:
    """What the card says, line by line."""
    return dict(page.locator("#card p").evaluate_all("all => all.map(line => [line.className, line.textContent])"))


def into(page: Page) -> None:
    """Enters the picture as one does with the keyboard."""
    page.locator(".choose-months summary").focus()
    page.keyboard.press("Tab")
    assert focus(page).startswith("mark-")


def test_pointing_at_a_mark_shows_when_what_who_and_what_was_said(browser: Browser, address: str) -> None:
    with window(browser, address, size=TALL) as page:
        page.goto(ERA)
        mark = page.locator(".mark[data-quote]").first
        slug = str(mark.get_attribute("id")).removeprefix("mark-")
        expect(page.locator("#card")).to_be_hidden()
        shape(page, slug).hover()
        expect(page.locator("#card")).to_be_visible()
        event, said = record(page, slug), lines(page)
        assert (said["when"], said["title"]) == (event["date"]["text"], event["title"])
        assert set(said["who"].split(", ")) == {actor["name"] for actor in event["actors"]}
        words = page.request.get(f"/api/quotes/{event['quotes'][0]}").json()["text"]
        speaker, _, quoted = said["said"].rpartition("“")
        assert speaker in ("", "Yuri Gagarin: ")
        assert words.startswith(quoted.strip("”").removesuffix("...").strip())
        page.locator("h1").hover()
        expect(page.locator("#card")).to_be_hidden()


def test_the_card_stays_while_the_pointer_goes_onto_it(browser: Browser, address: str) -> None:
    with window(browser, address, size=TALL) as page:
        page.clock.install()
        page.goto(ERA)
        shape(page, "gagarin-flight").hover()
        page.clock.run_for(200)
        page.locator("#card .title").hover()
        page.clock.run_for(5_000)
        assert page.locator("#card").is_visible()
        page.locator("h1").hover()
        page.clock.run_for(5_000)
        assert not page.locator("#card").is_visible()


def test_escape_closes_the_card_and_moves_neither_pointer_nor_focus(browser: Browser, address: str) -> None:
    with window(browser, address, size=TALL) as page:
        page.goto(ERA)
        shape(page, "gagarin-flight").hover()
        expect(page.locator("#card")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("#card")).to_be_hidden()
        into(page)
        expect(page.locator("#card")).to_be_visible()
        mark = focus(page)
        page.keyboard.press("Escape")
        expect(page.locator("#card")).to_be_hidden()
        assert focus(page) == mark


def test_the_card_follows_the_focus_and_stays_within_the_window(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto(ERA)
        into(page)
        for key in ("Home", "End", "ArrowDown", "Home", "ArrowDown", "End"):
            page.keyboard.press(key)
            title = page.locator(f"#{focus(page)}").get_attribute("data-title")
            expect(page.locator("#card .title")).to_have_text(str(title))
            card = box(page.locator("#card"))
            assert card["x"] >= 0
            assert card["x"] + card["width"] <= 1280
        page.keyboard.press("Tab")
        expect(page.locator("#card")).to_be_hidden()


def test_the_picture_is_one_stop_and_remembers_where(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto(ERA)
        assert page.locator(".drawing [tabindex='0']").count() == 1
        into(page)
        page.keyboard.press("ArrowRight")
        there = focus(page)
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('svg')")
        page.keyboard.press("Shift+Tab")
        assert focus(page) == there
        page.keyboard.press("Shift+Tab")
        assert page.evaluate("document.activeElement.matches('.choose-months summary')")


def test_arrows_home_and_end_go_along_a_lane(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto(ERA)
        into(page)
        row = lane(page)
        page.keyboard.press("Home")
        walked = []
        for key in ["ArrowRight"] * (len(row) + 1) + ["ArrowLeft"]:
            walked.append(focus(page))
            page.keyboard.press(key)
        assert walked == [*row, row[-1], row[-1]]
        assert focus(page) == row[-2]
        page.keyboard.press("End")
        assert focus(page) == row[-1]


def test_up_and_down_go_from_lane_to_lane_to_what_is_nearest(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto(ERA)
        into(page)
        lanes = page.locator("[data-lane]:has(.mark)").evaluate_all("all => all.map(e => e.classList[1])")
        for _ in lanes:
            page.keyboard.press("ArrowUp")
        met = []
        for _ in lanes:
            met.append(page.evaluate("document.activeElement.closest('[data-lane]').classList[1]"))
            x = page.evaluate("Number(document.activeElement.dataset.x)")
            page.keyboard.press("ArrowDown")
            row = [float(str(page.locator(f"#{mark}").get_attribute("data-x"))) for mark in lane(page)]
            reached = page.evaluate("Number(document.activeElement.dataset.x)")
            assert abs(reached - x) == min(abs(other - x) for other in row)
        assert met == lanes
        assert page.evaluate("document.activeElement.closest('[data-lane]').classList[1]") == lanes[-1]


def test_plus_goes_to_the_year_then_the_month_and_minus_out_again(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/?limit=5")
        page.locator("#mark-gagarin-flight").focus()
        for key, url in (
            ("+", "/?from=1961&limit=5&to=1961"), ("+", "/?from=1961-04&limit=5&to=1961-04"),
            ("-", "/?from=1961&limit=5&to=1961"), ("-", "/?from=1961&limit=5&to=1968"), ("-", "/?limit=5"),
        ):  # fmt: skip
            page.keyboard.press(key)
            settled(page, url)
            expect(page.locator("#mark-gagarin-flight")).to_be_focused()
        page.keyboard.press("-")
        assert page.url == f"{address}/?limit=5"


def test_plus_in_a_month_goes_nowhere(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/?from=1961-04&to=1961-04")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.locator("#mark-gagarin-flight").focus()
        page.keyboard.press("+")
        page.keyboard.press("-")
        settled(page, "/?from=1961&to=1961")
        assert [url for url in asked if "1961-04" in url] == []


def test_back_after_a_zoom_by_key_returns_to_the_mark(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/?from=1961-04&to=1961-04")
        page.locator("#mark-gagarin-flight").focus()
        page.keyboard.press("-")
        settled(page, "/?from=1961&to=1961")
        page.go_back()
        settled(page, "/?from=1961-04&to=1961-04")
        expect(page.locator("#mark-gagarin-flight")).to_be_focused(timeout=5_000)


def test_a_question_mark_lists_the_keys_and_hides_them(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto(ERA)
        into(page)
        expect(page.locator("[data-keys] dl")).to_be_hidden()
        page.keyboard.press("?")
        expect(page.locator("[data-keys] dl")).to_be_visible()
        assert page.locator("[data-keys] dt").count() >= 7
        page.keyboard.press("?")
        expect(page.locator("[data-keys] dl")).to_be_hidden()


def test_keys_do_nothing_outside_the_picture(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto(ERA)
        for place in ("#q", "#actor-nasa", "#zoom-all", "article.event h3 a >> nth=0"):
            page.locator(place).focus()
            held = focus(page)
            for key in ("+", "-", "?", "ArrowRight", "Home"):
                page.keyboard.press(key)
            assert focus(page) == held
        assert sorted(page.locator("#q").input_value()) == sorted("+-?")
        assert page.url == f"{address}{ERA}"
        assert not page.locator("[data-keys]").evaluate("e => e.open")
        page.locator("#mark-gagarin-flight").focus()
        page.keyboard.press("Control+-")
        assert page.url == f"{address}{ERA}"


@pytest.mark.parametrize("by", ["Enter", "click"])
def test_back_from_an_event_returns_to_the_same_window_scroll_and_mark(browser: Browser, address: str, by: str) -> None:
    with window(browser, address) as page:
        page.goto(ERA)
        page.evaluate("scrollTo(0, 120)")
        mark = page.locator("#mark-secret-moon-order")
        if by == "Enter":
            mark.focus()
            page.keyboard.press("Enter")
        else:
            shape(page, "secret-moon-order").click()
        expect(page.locator("article.record h1")).to_have_text(str(record(page, "secret-moon-order")["title"]))
        assert page.url == f"{address}/events/secret-moon-order{ERA.removeprefix('/')}"
        page.go_back()
        settled(page, ERA)
        expect(mark).to_be_focused()
        until(page, "Math.abs(scrollY - 120) < 2")


def test_a_filter_moves_only_what_it_keeps(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.emulate_media(reduced_motion="no-preference")
        page.goto("/")
        page.evaluate("""() => { globalThis.moved = []; const { animate } = Element.prototype;
            Element.prototype.animate = function (...how) { moved.push(this.classList.contains("faded"));
                return animate.apply(this, how); } }""")
        page.locator("a.year").first.click()
        page.wait_for_url("**/?year=*")
        until(page, "document.querySelector('.year.selected')")
        until(page, "document.querySelector('.mark.faded')")
        assert not any(page.evaluate("globalThis.moved"))


def test_what_is_pointed_at_is_lit_once(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/")
        page.evaluate("""() => { globalThis.changed = 0; new MutationObserver((all) => { changed += all.length; })
            .observe(document.querySelector("[data-picture]"), { attributeFilter: ["class"] }); }""")
        page.locator("a.year").first.hover()
        page.locator("a.year").first.focus()
        until(page, "document.querySelector('.lighting')")
        assert page.evaluate("globalThis.changed") == 1
