"""An embed in a page of another site: shown in its frame, its height told, its links in windows of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from app.curation import Seeds
from tests.browser.picture_reader import until
from tests.browser.test_accessibility import violations
from tests.browser.test_narrow import too_wide

EMBEDS = ("/embed/events/moon-landing", "/embed/quotes/lets-go", "/embed", "/embed?year=1961")
LISTENING = """<script>
self.told = [];
addEventListener("message", ({data, source}) => {
    told.push(data);
    const {context, height} = typeof data === "string" ? JSON.parse(data) : {};
    if (context !== "iframe.resize") return;
    for (const frame of document.querySelectorAll("iframe")) if (frame.contentWindow === source) frame.height = height;
});
</script>"""
"""What a page of another site runs that takes heights by the convention of Embedly."""


class Host(ThreadingHTTPServer):
    """Another site, with one page."""

    html = ""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), HostPage)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class HostPage(BaseHTTPRequestHandler):
    """Answers with the page of the other site."""

    server: Host

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.server.html.encode())

    def log_message(self, *_: object) -> None:
        """Nothing: the tests look at what the browser sees."""


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    """Another site, on a port of its own, and so of another origin."""
    server = Host()
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def hosted(browser: Browser, host: Host, frame: str, listening: str = LISTENING, **more: Any) -> Iterator[Page]:
    """A window on the other site's page, which holds this frame; leaving it fails if the browser complained."""
    host.html = f"<!doctype html><html lang=en><title>Elsewhere</title><body>{frame}{listening}"
    context = browser.new_context(viewport={"width": 1300, "height": 900}, **more)
    page, problems = context.new_page(), []
    page.on("console", lambda said: problems.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(host.address)
    yield page
    context.close()
    assert not problems, "\n".join(problems)


def framed(url: str, width: int = 600, more: str = "") -> str:
    """A frame that is much too low."""
    return f'<iframe src="{url}" title="x" width="{width}" height="50" {more}></iframe>'


def inner(page: Page) -> Frame:
    """The embed in a page's frame, once it is there."""
    page.frame_locator("iframe").locator(".embed-foot").wait_for()
    return page.frames[1]


@pytest.mark.parametrize("width", [320, 600, 800, 1100])
@pytest.mark.parametrize("url", EMBEDS)
def test_the_host_learns_the_height_at_which_the_whole_is_seen(
    browser: Browser, address: str, host: Host, url: str, width: int
) -> None:
    with hosted(browser, host, framed(address + url, width)) as page:
        embed = inner(page)
        until(page, "document.querySelector('iframe').height > 150")
        size = "(root => [root.scrollHeight, root.clientHeight, root.scrollWidth, root.clientWidth])"
        page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
        high, seen, wide, room = embed.evaluate(f"{size}(document.documentElement)")
        assert (high, wide) == (seen, room)
        height = page.evaluate("Number(document.querySelector('iframe').height)")
        amp = page.evaluate("told.filter(data => data.sentinel === 'amp').at(-1)")
        assert amp == {"sentinel": "amp", "type": "embed-size", "height": height}


def test_the_height_follows_when_the_frame_becomes_narrower(browser: Browser, address: str, host: Host) -> None:
    with hosted(browser, host, framed(address + EMBEDS[0], 800)) as page:
        inner(page)
        until(page, "document.querySelector('iframe').height > 150")
        before = int(page.locator("iframe").get_attribute("height") or 0)
        page.evaluate("document.querySelector('iframe').width = 300")
        until(page, f"document.querySelector('iframe').height > {before}")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("link", ["h1 a", ".drawing a.mark.headline", ".onward a"])
def test_a_link_opens_the_full_page_in_a_window_of_its_own(
    browser: Browser, address: str, host: Host, link: str, javascript: bool
) -> None:
    with hosted(browser, host, framed(f"{address}/embed", 1200), java_script_enabled=javascript) as page:
        embed = page.frame_locator("iframe")
        with page.context.expect_page() as opened:
            embed.locator(link).first.click()
        assert opened.value.url.startswith(f"{address}/")
        expect(opened.value.locator(".site-header")).to_be_visible()
        if javascript:
            assert opened.value.evaluate("window.opener") is None
        assert page.url == host.address
        assert page.frames[1].url == f"{address}/embed"


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(255, 254, 251)"), ("dark", "rgb(30, 29, 26)")])
def test_an_embed_is_light_or_dark_as_the_reader_has_it(
    browser: Browser, address: str, host: Host, scheme: Any, paper: str
) -> None:
    with hosted(browser, host, framed(address + EMBEDS[0]), color_scheme=scheme) as page:
        assert inner(page).evaluate("getComputedStyle(document.body).backgroundColor") == paper


def test_a_frame_that_is_shut_in_a_sandbox_has_its_styles_and_typefaces(
    browser: Browser, address: str, host: Host
) -> None:
    with hosted(browser, host, framed(address + EMBEDS[0], more='sandbox="allow-scripts allow-popups"')) as page:
        embed = inner(page)
        until(page, "document.querySelector('iframe').height > 150")
        assert embed.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Inter'))")
        assert embed.evaluate("getComputedStyle(document.querySelector('.words')).fontSize") == "17px"


@pytest.mark.parametrize("url", EMBEDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_a_readers_way(browser: Browser, address: str, url: str, scheme: Any) -> None:
    for width in (320, 700, 1100):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        page.goto(address + url)
        assert not violations(page)
        assert too_wide(page) == []
        context.close()


def test_the_height_of_the_snippet_is_that_of_the_embed(browser: Browser, own_address: str, seeds: Seeds) -> None:
    """Without a script of the host's, a frame of the width that most have is whole, and not much higher."""
    longest = sorted(seeds.events, key=lambda slug: len(seeds.events[slug].title + str(seeds.events[slug].summary)))
    said = sorted(seeds.quotes, key=lambda slug: sum(len(p.text) for p in seeds.quotes[slug].passages))
    pages = [f"/events/{longest[0]}", f"/events/{longest[-1]}", f"/quotes/{said[0]}", f"/quotes/{said[-1]}", "/"]
    context = browser.new_context(viewport={"width": 600, "height": 300})
    page = context.new_page()
    for path in pages:
        page.goto(own_address + path)
        lines = page.locator(".snippet [data-copied]").first.text_content() or ""
        height = int(lines.partition('height="')[2].partition('"')[0])
        page.goto(own_address + lines.partition('src="')[2].partition('"')[0])
        own = page.evaluate("document.getElementById('main').getBoundingClientRect().height + 2")
        assert own <= height <= own + 100, path
    context.close()


def test_a_page_shows_its_own_embed_once_that_is_asked_for(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}/events/moon-landing", wait_until="networkidle")
    assert EMBEDS[0] not in asked
    page.get_by_text("Embed this").click()
    expect(page.frame_locator("iframe.live-look").locator("h1")).to_be_visible()
    assert asked.count(EMBEDS[0]) == 1
    context.close()


def test_the_lines_are_copied_as_they_stand(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page = context.new_page()
    page.goto(f"{address}/?year=1961")
    page.locator("#embed-view summary").click()
    page.locator("#embed-view [data-copy]").click()
    expect(page.locator("#embed-view [data-copy]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#embed-view [data-copied]").text_content()
    context.close()
