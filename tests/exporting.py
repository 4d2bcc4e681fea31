"""A static copy of a data folder, made as `timeline export` makes it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import anyio

from app.config import Settings
from app.exports import static_copy
from app.web import copied
from app.web.application import create_app, route_paths

ORIGIN, BASE = "https://host.example", "/some/path"
"""Where the copies of the tests say that they stand."""


def exported(data: Path, folder: Path, base_url: str = ORIGIN + BASE, live: str = "") -> static_copy.Made:
    """Writes the static copy of the record in `data` into `folder`."""
    config = Settings(data_dir=data, base_url=live or None)

    def silent(_: int, __: int) -> None:
        pass

    with ThreadPoolExecutor(1) as apart:  # a browser's test has a loop of its own in this thread
        return apart.submit(
            lambda: anyio.run(copied.export, config, folder, base_url, route_paths(), create_app, silent)
        ).result()
