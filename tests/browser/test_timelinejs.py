"""TimelineJS itself (`@knight-lab/timelinejs` 3.9.11, beside this file) shows a view's slides, from another site."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.watching import DESKTOP

LIBRARY = Path(__file__).parent / "timelinejs"
OTHER = "https://other.example"
PAGE = """<!doctype html><html lang="en"><title>Other</title><link rel="stylesheet" href="/timeline.css">
<div id="slides" style="height: 600px"></div><script src="/timeline.js"></script>
<script>
  new TL.Timeline("slides", "SLIDES", {font: null, ga_measurement_id: null});
</script>"""


@pytest.mark.parametrize("record", ["tiny_address", "own_address"])
def test_timelinejs_shows_every_event_of_a_view_in_its_own_words(
    browser: Browser, request: pytest.FixtureRequest, record: str
) -> None:
    address: str = request.getfixturevalue(record)

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        file = LIBRARY / path.removeprefix("/")
        if path == "/":
            route.fulfill(body=PAGE.replace("SLIDES", f"{address}/timelinejs.json"), content_type="text/html")
        elif file.is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(status=404)

    context = browser.new_context(viewport=DESKTOP, reduced_motion="reduce")
    context.grant_permissions(["local-network-access"])  # the record is served on this machine, as no public one is
    context.route(f"{OTHER}/**", answer)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{OTHER}/")
    told = page.request.get(f"{address}/timelinejs.json").json()
    expect(page.locator(".tl-timemarker")).to_have_count(len(told["events"]))
    headlines = {text.strip() for text in page.locator(".tl-slide h2.tl-headline").all_text_contents()}
    assert {slide["text"]["headline"] for slide in told["events"]} - {unescaped(h) for h in headlines} == set()
    shown = {text.strip() for text in page.locator(".tl-slide h3.tl-headline-date").all_text_contents()}
    assert {slide["display_date"] for slide in told["events"]} <= shown
    assert page.locator(".tl-message-full").count() == 0
    assert not faults
    context.close()


def unescaped(text: str) -> str:
    """A headline as its file has it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
