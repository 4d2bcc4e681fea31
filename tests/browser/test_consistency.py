"""Twenty filters, zooms, openings and Backs in random order leave everything as a fresh load of the address has it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.picture_reader import TALL, focus, settled, until
from tests.browser.picture_view import shown
from tests.browser.watching import window
from tests.web.views import at, pairs_of, query

STEPS = 20
FILTERS = ".option[href], .year[href], .chip, #clear, #order, #next-page"
ZOOMS = ".zooms a, .window-ways a"
STRETCHES = ".tick a"


@dataclass
class Reader:
    """Someone who wanders through the timeline; `been` are the addresses of the tab's history, `here` its place."""

    page: Page
    fresh: Page
    random: Random
    been: list[str] = field(default_factory=lambda: ["/?limit=8"])
    here: int = 0
    log: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return self.been[self.here]

    def pick(self, selector: str) -> Locator | None:
        """One of the visible links that lead elsewhere, by chance."""
        links = self.page.locator(f":is({selector}):visible")
        hrefs = links.evaluate_all("all => all.map(e => e.getAttribute('href'))")
        away = [n for n, href in enumerate(hrefs) if href != self.url]
        return links.nth(self.random.choice(away)) if away else None

    def arrive(self, url: str) -> None:
        """Notes a new address and waits for it."""
        self.been[self.here + 1 :] = [url]
        self.here += 1
        settled(self.page, url)

    def follow(self, selector: str) -> bool:
        """Activates a link of the view by pointer or key; the focus stays on what is still there."""
        link = self.pick(selector)
        if link is None:
            return False
        url, name = str(link.get_attribute("href")), link.get_attribute("id")
        self.log.append(f"{name or selector} → {url}")
        if name and self.random.random() < 0.5:
            link.focus()
            self.page.keyboard.press("Enter")
        else:
            link.click()
        self.arrive(url)
        if name and self.page.locator(f"a[id='{name}']:visible").count():
            assert focus(self.page) == name, self.log
        return True

    def zoom_by_key(self) -> bool:
        """Presses + or − on a mark."""
        mark = self.page.locator(".mark[tabindex='0']")
        key = self.random.choice("+-")
        figure = self.page.locator("[data-picture]")
        months = [str(figure.get_attribute(f"data-{end}"))[:7] for end in ("from", "to")]
        if key == "-":
            out = self.page.locator("#window-out")
            url = out.get_attribute("href") if out.count() else None
        else:
            month = sorted([*months, str(mark.get_attribute("data-month")) if mark.count() else ""])[1]
            stretch = month if months[0][:4] == months[1][:4] else month[:4]
            url = self._in_window(stretch) if months[0] != months[1] else None
        if not mark.count() or url in (None, self.url):
            return False
        name = str(mark.get_attribute("id"))
        self.log.append(f"{key} on {name} → {url}")
        mark.focus()
        self.page.keyboard.press(key)
        self.arrive(str(url))
        if self.page.locator(f"#{name}").count():
            assert focus(self.page) == name, self.log
        return True

    def _in_window(self, stretch: str) -> str:
        """The address of this view in the window of a month or year."""
        kept = [pair for pair in pairs_of(urlsplit(self.url).query) if pair[0] not in ("from", "to", "after")]
        return at("/", query([*kept, ("from", stretch), ("to", stretch)]))

    def open(self) -> bool:
        """Opens an event from the list or the picture and comes back."""
        links = self.page.locator("article.event h3 a:visible, .mark:not(.cluster) .shape:visible")
        if not links.count():
            return False
        link = links.nth(self.random.randrange(links.count()))
        link.scroll_into_view_if_needed()
        name = link.evaluate("e => e.closest('.mark, article').id")
        self.log.append(f"open {name}")
        scrolled = self.page.evaluate("scrollY")
        link.click()
        expect(self.page.locator("article.record h1")).to_be_visible()
        assert "/events/" in self.page.url
        self.page.go_back()
        settled(self.page, self.url)
        until(self.page, "Math.abs(scrollY - arg) < 4", scrolled)
        until(self.page, "document.activeElement.closest('[id]')?.id === arg", name)
        return True

    def wander(self) -> bool:
        """Goes back, or forward."""
        way = self.random.choice([step for step in (-1, 1) if 0 <= self.here + step < len(self.been)] or [0])
        if not way:
            return False
        self.here += way
        self.log.append(f"{'back' if way < 0 else 'forward'} → {self.url}")
        if way < 0:
            self.page.go_back()
        else:
            self.page.go_forward()
        settled(self.page, self.url)
        expect(self.page.locator("#live")).to_be_empty()
        return True

    def compare(self, views: dict[str, Any]) -> None:
        """Fails where the view differs from a fresh load of its address in another tab."""
        if self.url not in views:
            self.fresh.goto(self.url)
            views[self.url] = shown(self.fresh), self.fresh.locator("#live").inner_text()
        view, live = views[self.url]
        self.page.mouse.move(0, 0)
        self.page.keyboard.press("Escape")
        figures, said = shown(self.page), self.page.locator("#live").inner_text()
        wrong = {name: (figures[name], expected) for name, expected in view.items() if figures[name] != expected}
        assert not wrong, f"after {self.log}"
        assert said in (live, ""), self.log
        assert self.page.evaluate("scrollY <= document.documentElement.scrollHeight - innerHeight + 1")
        assert self.page.evaluate("document.activeElement.isConnected")


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(2, 12))])
def test_a_random_walk_leaves_everything_as_a_fresh_load_has_it(browser: Browser, address: str, seed: int) -> None:
    with window(browser, address, size=TALL) as page, window(browser, address, size=TALL) as fresh:
        reader = Reader(page, fresh, Random(seed))
        views: dict[str, Any] = {}
        page.goto(reader.url)
        steps: list[Callable[[], bool]] = [
            lambda: reader.follow(FILTERS),
            lambda: reader.follow(ZOOMS),
            lambda: reader.follow(STRETCHES),
            reader.zoom_by_key,
            reader.open,
            reader.wander,
        ]
        done = 0
        while done < STEPS:
            if reader.random.choice(steps)():
                done += 1
                reader.compare(views)


def test_a_difference_is_seen(browser: Browser, address: str) -> None:
    with window(browser, address, size=TALL) as page, window(browser, address, size=TALL) as fresh:
        reader = Reader(page, fresh, Random(0))
        page.goto(reader.url)
        reader.compare({})
        page.locator(".mark").first.evaluate("mark => mark.setAttribute('href', '/elsewhere')")
        with pytest.raises(AssertionError, match="after"):
            reader.compare({})
