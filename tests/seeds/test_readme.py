"""The README's examples are of this record: each address opens, each view holds something, each seed file is there."""

import re

from app.config import ROOT
from tests.checking import CheckingClient
from tests.contracts.tree import none, text

README = text(ROOT / "README.md")
TO_BE_SET = {"/sitemap.xml", "/.well-known/security.txt"}
"""What is there once a setting or the story names something (`tests/web/test_well_known.py`)."""
TO_BE_WRITTEN = {"/events/hanoi-dinner", "seeds/events/hanoi-dinner.yaml"}
"""The example of an event that is added."""
TO_BE_COMPLETED = {"/oembed?url=…"}
"""What needs the address of a page, and a site that knows its own: tests/web/test_oembed.py asks it."""


def addresses() -> list[str]:
    """The pages and views that the README names."""
    told = re.findall(r"`(/[^`\s]*)`", README)
    elsewhere = TO_BE_WRITTEN | TO_BE_COMPLETED | TO_BE_SET
    return [url for url in dict.fromkeys(told) if url not in elsewhere and "{" not in url]


def test_every_address_of_the_readme_opens(client: CheckingClient) -> None:
    assert len(addresses()) > 20
    for url in addresses():
        if re.match(r"/api/|[^?]*\.\w+(\?|$)", url):
            client.get(url)
        else:
            assert not client.landing(url).live.startswith("0 "), url


def test_every_seed_file_that_the_readme_names_is_there() -> None:
    named = {*re.findall(r"`(seeds/[a-z]+/[a-z0-9-]+\.yaml)`", README)} - TO_BE_WRITTEN
    assert named
    none(file for file in sorted(named) if not (ROOT / file).exists())
