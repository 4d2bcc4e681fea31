"""The columns of a crowded picture in a reader's hands: to point at, by the keyboard, on a phone, and moved."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from app.curation import Seeds
from app.record import store
from tests.bench.crowd import crowd
from tests.browser.picture_reader import box, until
from tests.browser.watching import DESKTOP, PHONE, window
from tests.serving import serving

NUMBER, TARGET = 400, 23.5


@pytest.fixture(scope="module")
def crowded(world: Seeds, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a record with too many events for marks is served."""
    data = tmp_path_factory.mktemp("crowded")
    store.build(crowd(world, NUMBER), data)
    with serving(data) as url:
        yield url


def test_a_column_says_what_it_counts_and_leads_to_its_stretch(browser: Browser, crowded: str) -> None:
    with window(browser, crowded) as page:
        page.goto("/?from=1961&to=1979")
        column = page.locator(".drawing .column").last
        name, way = str(column.get_attribute("aria-label")), column.get_attribute("href")
        column.hover()
        expect(page.locator("#card")).to_contain_text(name)
        column.click()
        page.wait_for_url(f"**{way}")
        expect(page.locator("#window-title")).to_have_text(name.split(", ")[1])


def test_columns_stand_in_the_order_of_the_arrow_keys(browser: Browser, crowded: str) -> None:
    with window(browser, crowded) as page:
        page.goto("/?from=1961&to=1979")
        page.locator(".drawing .column").first.focus()
        first = str(page.evaluate("document.activeElement.id"))
        page.keyboard.press("ArrowRight")
        second = str(page.evaluate("document.activeElement.id"))
        assert first.startswith("column-")
        assert second != first
        assert page.evaluate("document.activeElement.matches('.mark')")
        page.keyboard.press("End")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "from=1961&to=1979" not in url)


@pytest.mark.parametrize(("size", "drawing"), [(DESKTOP, ".drawing"), (PHONE, ".ribbon")], ids=["wide", "phone"])
def test_each_column_is_large_enough_to_be_pointed_at(
    browser: Browser, crowded: str, size: ViewportSize, drawing: str
) -> None:
    with window(browser, crowded, size=size) as page:
        page.goto("/?from=1961&to=1979")
        columns = page.locator(f"{drawing} .column .reach")
        boxes = [box for box in (one.bounding_box() for one in columns.all()) if box]
        assert len(boxes) > 5
        whole = sorted(boxes, key=lambda box: box["width"] * box["height"])[2:]
        assert all(box["width"] >= TARGET and box["height"] >= TARGET for box in whole), whole


def test_columns_move_with_the_hand(browser: Browser, crowded: str) -> None:
    with window(browser, crowded) as page:
        page.goto("/?from=1965&to=1978")
        column, at = page.locator(".drawing .column .reach").first, box(page.locator(".drawing"))
        was = box(column)["x"]
        x, y = at["x"] + at["width"] * 0.6, at["y"] + at["height"] - 3
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 100, y, steps=5)
        until(page, "document.querySelector('[data-pan]').hasAttribute('transform')")
        assert box(column)["x"] == pytest.approx(was + 100, abs=2)
        page.mouse.up()
        page.wait_for_url(lambda url: "from=1965&" not in url)
