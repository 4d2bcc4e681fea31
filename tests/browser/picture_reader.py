"""What a reader sees and does in the picture: marks strong, lit and focused, the card, and the view that follows."""

import re
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import FloatRect, Locator, Page, ViewportSize, expect

TALL: ViewportSize = {"width": 1280, "height": 1500}
"""A window that shows the whole picture, its strip included."""
ERA = "/?from=1961&to=1965"
"""An era with few events and no cluster."""


def focus(page: Page) -> str:
    """The id of what has the focus."""
    return str(page.evaluate("document.activeElement.id"))


def settled(page: Page, url: str) -> None:
    """Waits for the view of an address, whether it comes as a page or is swapped in."""
    expect(page).to_have_url(re.compile(re.escape(url) + "$"))
    expect(page.locator("[data-address]")).to_have_text(re.compile(re.escape(url) + "$"))


def until(page: Page, condition: str, arg: Any = None) -> None:
    """Waits until a condition on `arg` holds in the page, whose policy forbids the `eval` of Playwright's own wait."""
    look = f"({condition}) ? done(true) : performance.now() > end ? done(false) : setTimeout(look, 20)"
    assert page.evaluate(
        f"arg => new Promise(done => {{ const end = performance.now() + 20000, look = () => {look}; look(); }})", arg
    ), condition


def slugs(page: Page, url: str) -> set[str]:
    """The events that the API answers at an address of the timeline."""
    return {event["slug"] for event in page.request.get(f"/api/events{url.removeprefix('/')}").json()["items"]}


def record(page: Page, slug: str) -> Any:
    """An event as the API tells it."""
    return page.request.get(f"/api/events/{slug}").json()


def events(marks: Locator) -> set[str]:
    """The events that those marks are named for."""
    return set(marks.evaluate_all("all => all.map(mark => mark.id.replace('mark-', ''))"))


def shape(page: Page, slug: str) -> Locator:
    """What a pointer aims at in a mark."""
    return page.locator(f"#mark-{slug}").locator(".shape, .period, .span").last


def box(element: Locator) -> FloatRect:
    """Where something is drawn."""
    rect = element.bounding_box()
    assert rect
    return rect


def across(page: Page, share: float) -> tuple[float, float]:
    """The point of the strip that lies at that share of its width."""
    ground = box(page.locator("[data-strip] svg"))
    return ground["x"] + share * ground["width"], ground["y"] + ground["height"] / 2


def day_at(page: Page, share: float) -> date:
    """The day that the strip shows at that share of its width."""
    strip = page.locator("[data-strip]")
    first, last = (date.fromisoformat(str(strip.get_attribute(f"data-{end}"))) for end in ("first", "last"))
    return first + timedelta(days=share * ((last - first).days + 1))


def lane(page: Page) -> list[str]:
    """The marks of the lane that has the focus, from left to right."""
    marks: list[str] = (
        page.evaluate("""() => [...document.activeElement.closest('[data-lane]').querySelectorAll('.mark')]
        .sort((a, b) => a.dataset.x - b.dataset.x).map(mark => mark.id)""")
    )
    return marks
