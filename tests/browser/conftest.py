"""One Chromium for all browser tests, and a server of each record; every test here carries the marker `browser`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.watching import launched
from tests.serving import serving

HERE = Path(__file__).parent
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests of this folder."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def address(crowd_data: Path) -> Iterator[str]:
    """Where a crowd made of the tiny record is served: enough for clusters, folds and long pages."""
    with serving(crowd_data) as url:
        yield url


@pytest.fixture(scope="package")
def tiny_address(world_data: Path) -> Iterator[str]:
    """Where the tiny record is served, whose pages are short."""
    with serving(world_data) as url:
        yield url


@pytest.fixture(scope="package")
def own_address(real_data: Path) -> Iterator[str]:
    """Where the record in `seeds/` is served, whichever it is: its words must fit too."""
    with serving(real_data) as url:
        yield url


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The one Chromium. It ends with this folder: its event loop would stand in other tests' way."""
    with sync_playwright() as playwright:
        browser_process = launched(playwright)
        yield browser_process
        browser_process.close()
