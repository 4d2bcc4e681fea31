"""A browser window that remembers everything that goes wrong in it: errors, warnings, requests to other hosts."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, ViewportSize

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
CHROMIUMS = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
"""Debian's, as `scripts/chromium` installs them. The shell is the same engine without the browser's own windows, and
opens a page in half the time."""
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 320, "height": 640}


def chromium() -> str:
    """Where Chromium is."""
    return os.environ.get("CHROMIUM") or next(filter(os.path.exists, CHROMIUMS), CHROMIUMS[0])


def launched(playwright: Playwright) -> Browser:
    """Chromium as the tests need it."""
    return playwright.chromium.launch(executable_path=chromium(), args=FLAGS)


@contextmanager
def window(
    browser: Browser,
    address: str,
    *,
    javascript: bool = True,
    scheme: Any = "light",
    size: ViewportSize = DESKTOP,
    refused: tuple[int, ...] = (),
) -> Iterator[Page]:
    """A window of its own; leaving it fails if anything went wrong. `refused` are the statuses that are expected."""
    context = browser.new_context(
        base_url=address, viewport=size, color_scheme=scheme, java_script_enabled=javascript, reduced_motion="reduce"
    )
    context.set_default_timeout(30_000)
    page, problems = context.new_page(), []

    def hear(message: ConsoleMessage) -> None:
        expected = any(f"the server responded with a status of {status}" in message.text for status in refused)
        if message.type in ("error", "warning") and not expected:
            problems.append(f"{message.type}: {message.text}")

    def see(request: Request) -> None:
        if not request.url.startswith(f"{address}/"):
            problems.append(f"a request to {request.url}")

    page.on("console", hear)
    page.on("pageerror", lambda error: problems.append(f"uncaught: {error}"))
    page.on("request", see)
    try:
        yield page
    finally:
        context.close()
    assert not problems, "\n".join(problems)


def origin(page: Page) -> str:
    """The scheme, host and port of the page."""
    parts = urlsplit(page.url)
    return f"{parts.scheme}://{parts.netloc}"


def view(page: Page) -> dict[str, Any]:
    """What a reader has before them: address, title, sentence, list, chips, counts."""
    return {
        "url": page.url,
        "title": page.title(),
        "heading": page.locator("h1").all_inner_texts(),
        "sentence": page.locator("#view .sentence").all_inner_texts(),
        "events": page.eval_on_selector_all("article.event", "all => all.map(e => e.id)"),
        "links": page.eval_on_selector_all("#view a", "all => all.map(e => e.getAttribute('href'))"),
        "chips": page.locator("a.chip").all_inner_texts(),
        "counts": page.eval_on_selector_all(".option, .year", "all => all.map(e => e.id + e.textContent.trim())"),
        "chosen": page.eval_on_selector_all("#view [aria-current]:not([data-rail] *)", "all => all.map(e => e.id)"),
        "addresses": [text.removeprefix(origin(page)) for text in page.locator("[data-address]").all_inner_texts()],
    }
