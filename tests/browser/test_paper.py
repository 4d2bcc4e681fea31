"""On A4 and on US Letter: every sheet has the paper's own size, none is empty, and the forecasts lie on their side."""

import re
import zlib
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.watching import window

PAPERS = {"A4": (595, 842), "Letter": (612, 792)}
PAGES = ("/", "/events/moon-landing", "/questions/who-would-reach-the-moon", "/story", "/about",
         "/compare/nasa/soviet-government", "/actors/john-f-kennedy")  # fmt: skip
LEDGER = "/questions?claim=forecast"
LEAST = 500
"""An empty sheet takes fewer bytes to draw: nothing but where its paper begins."""
PART = re.compile(rb"^(\d+) 0 obj\n(.*?)^endobj$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Sheet:
    """A sheet's width and height in points, and how many bytes draw it."""

    size: tuple[int, int]
    drawn: int


def sheets(page: Page, paper: str) -> list[Sheet]:
    """The sheets of the page as it is printed on this paper."""
    parts = {int(number): said for number, said in PART.findall(page.pdf(format=paper))}
    found = []
    for said in parts.values():
        if re.search(rb"/Type\s*/Page\b", said):
            [width, height] = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", said)[0]
            [content] = re.findall(rb"/Contents (\d+) 0 R", said)
            head, _, stream = parts[int(content)].partition(b"stream\n")
            drawing = zlib.decompressobj().decompress(stream) if b"FlateDecode" in head else stream
            found.append(Sheet((int(float(width)), int(float(height))), len(drawing)))
    return found


def near(size: tuple[int, int], paper: tuple[int, int]) -> bool:
    """Whether a size is that of a paper, to a point."""
    return all(abs(one - other) <= 2 for one, other in zip(size, paper, strict=True))


@pytest.mark.parametrize("paper", PAPERS)
def test_every_sheet_is_of_the_paper_that_is_there_and_none_is_empty(
    browser: Browser, address: str, paper: str
) -> None:
    with window(browser, address) as page:
        for url in PAGES:
            page.goto(url)
            printed = sheets(page, paper)
            assert printed, url
            assert [sheet for sheet in printed if not near(sheet.size, PAPERS[paper]) or sheet.drawn < LEAST] == [], url


@pytest.mark.parametrize("paper", PAPERS)
def test_the_forecasts_are_drawn_at_their_full_size_on_sheets_that_lie_on_their_side(
    browser: Browser, own_address: str, paper: str
) -> None:
    width, height = PAPERS[paper]
    with window(browser, own_address) as page:
        page.goto(LEDGER)
        printed = sheets(page, paper)
        assert all(sheet.drawn >= LEAST for sheet in printed)
        assert sum(near(sheet.size, (height, width)) for sheet in printed) == page.locator(".on-paper").count() > 0
        page.emulate_media(media="print")
        scale = page.locator(".on-paper svg").last.evaluate("svg => svg.clientWidth / svg.viewBox.baseVal.width")
        assert scale * 12 * 0.75 >= 9  # points


def test_an_empty_sheet_is_seen(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/about")
        page.evaluate("""() => {
            const empty = document.body.appendChild(document.createElement('p'));
            Object.assign(empty.style, {breakBefore: 'page', height: '2px'});
        }""")
        assert sheets(page, "A4")[-1].drawn < LEAST


def test_a_heading_keeps_to_what_follows(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        for url in PAGES:
            page.goto(url)
            page.emulate_media(media="print")
            kept = page.eval_on_selector_all(
                "main :is(h2, h3, summary)", "all => all.map(e => getComputedStyle(e).breakAfter)"
            )
            assert set(kept) <= {"avoid"}, url
