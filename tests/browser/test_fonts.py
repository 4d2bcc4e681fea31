"""Where typefaces come late or never, the system's own stand in at their width: no label covers another or moves."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize

from tests.browser.watching import DESKTOP, PHONE, window

BOXES = """() => [...document.querySelectorAll('.drawing text, .ribbon text')]
  .filter(e => e.checkVisibility({visibilityProperty: true}))
  .map(e => {
    const box = e.getBoundingClientRect(), letter = parseFloat(getComputedStyle(e).fontSize);
    return [e.textContent, box.left, box.top + 0.3 * letter, box.right, box.bottom - 0.3 * letter];
}).filter(([text, left, top, right]) => text.trim() && right - left > 0)"""
"""Where the words of the picture stand, without the room that a typeface leaves above and below its letters."""
ANCHOR = "document.querySelectorAll('.mark text, .sign text').length"
WIDER = 1.05
Box = list[Any]


def overlapping(boxes: list[Box]) -> list[tuple[str, str]]:
    """The pairs of words that cover each other, by more than a hair."""
    return [
        (one[0], other[0])
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
        if min(one[3], other[3]) - max(one[1], other[1]) > 1 and min(one[4], other[4]) - max(one[2], other[2]) > 1
    ]


def opened(page: Page, handle: Callable[[Route], None] | None = None, url: str = "/") -> list[Box]:
    """The words of a page's picture, its typefaces handled so."""
    if handle:
        page.route("**/*.woff2*", handle)
    page.goto(url)
    page.evaluate("document.fonts.ready.then(() => new Promise(drawn => requestAnimationFrame(drawn)))")
    assert page.evaluate(ANCHOR) > 3
    boxes: list[Box] = page.evaluate(BOXES)
    return boxes


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
@pytest.mark.parametrize("record", ["address", "own_address"])
def test_without_typefaces_no_two_labels_overlap(
    browser: Browser, size: ViewportSize, record: str, request: pytest.FixtureRequest
) -> None:
    with window(browser, request.getfixturevalue(record), size=size, refused=(404,)) as page:
        boxes = opened(page, lambda route: route.fulfill(status=404))
        assert {face for face, status in statuses(page).items() if status == "loaded"} == set()
        assert overlapping(boxes) == []


def statuses(page: Page) -> dict[str, str]:
    """Of each typeface that comes over the wire, whether it has come."""
    told: dict[str, str] = page.evaluate("""() => Object.fromEntries([...document.fonts]
        .filter(face => ['Inter', 'Source Serif 4'].includes(face.family.replaceAll('"', '')))
        .map(face => [face.family + face.weight + face.style, face.status]))""")
    return told


def test_words_are_as_wide_in_what_stands_in(browser: Browser, own_address: str) -> None:
    with window(browser, own_address) as page:
        real = opened(page)
    with window(browser, own_address, refused=(404,)) as page:
        stand_in = opened(page, lambda route: route.fulfill(status=404))
    assert [box[0] for box in real] == [box[0] for box in stand_in]
    widths = [(one[0], (other[3] - other[1]) / (one[3] - one[1])) for one, other in zip(real, stand_in, strict=True)]
    assert [(text, ratio) for text, ratio in widths if len(text) > 9 and not 1 / WIDER < ratio < WIDER] == []


def test_typefaces_that_come_late_move_no_label(browser: Browser, own_address: str) -> None:
    held: list[Route] = []
    with window(browser, own_address) as page:
        page.route("**/*.woff2*", lambda route: held.append(route))
        page.goto("/", wait_until="domcontentloaded")
        page.evaluate("new Promise(painted => setTimeout(painted, 400))")
        before = page.evaluate(BOXES)
        assert held
        for route in held:
            route.continue_()
        page.evaluate("document.fonts.ready.then(() => new Promise(drawn => setTimeout(drawn, 100)))")
        assert page.evaluate(BOXES) == before


def test_a_wider_typeface_is_seen(browser: Browser, own_address: str) -> None:
    with window(browser, own_address, refused=(404,)) as page:
        opened(page, lambda route: route.fulfill(status=404))
        page.evaluate("document.documentElement.style.setProperty('--sans', 'monospace')")
        assert overlapping(page.evaluate(BOXES))


def test_two_typefaces_are_asked_for_before_all_else(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        opened(page)
        assert page.locator("link[rel=preload][as=font]").count() == 2
        weights = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family + f.weight)")
        assert {name.replace('"', "") for name in weights} >= {"Inter400 600", "Source Serif 4600"}


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
def test_the_spacing_of_text_that_a_reader_sets_breaks_no_drawing(
    browser: Browser, own_address: str, size: ViewportSize
) -> None:
    spaced = "* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }"
    with window(browser, own_address, size=size) as page:
        plain = opened(page)
        page.evaluate(
            """css => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync(css);
                document.adoptedStyleSheets = [sheet];
            }""",
            spaced,
        )
        boxes = page.evaluate(BOXES)
        assert [round(box[3] - box[1]) for box in boxes] == [round(box[3] - box[1]) for box in plain]
        assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).letterSpacing)") > 1
