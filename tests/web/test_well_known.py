"""The files that programs look for by name."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.config import Settings
from app.urls import is_data
from app.web.application import create_app, route_paths
from app.web.well_known import contact_address
from tests.checking import CheckingClient
from tests.conftest import built

ORIGIN = "https://timeline.example"
NOT_FOUND = {"/search", "/compare", "/events", "/handout", "/embed", "/healthz", "/readyz"}
"""Pages that no search engine should list: each shows what a reader chooses, leads on, or tells of the server."""
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture(scope="module")
def known(world_data: Path) -> CheckingClient:
    """A client of a site that knows its own address."""
    app = create_app(Settings.model_validate({"data_dir": world_data, "base_url": ORIGIN}))
    return CheckingClient(app, ORIGIN, {"host": "timeline.example"}, False)


def test_the_sitemap_has_every_page_that_calls_itself_canonical(known: CheckingClient) -> None:
    answer = known.get("/sitemap.xml")
    assert answer.headers["content-type"] == "application/xml"
    addresses = [str(e.text) for e in ElementTree.fromstring(answer.text).iter(LOC)]
    assert len(addresses) == len(set(addresses)) > 20
    for address in addresses:
        page = known.page(address.removeprefix(ORIGIN))
        assert [e.get("href", "") for e in page.all("link") if e.get("rel") == "canonical"] == [address]
        assert 'name="robots"' not in page.html
    assert {f"{ORIGIN}/", f"{ORIGIN}/events/sputnik", f"{ORIGIN}/about/changes"} <= set(addresses)
    plain = {
        path for path in route_paths() if "{" not in path and not is_data(path) and not path.startswith("/static/")
    }
    assert {f"{ORIGIN}{path}" for path in plain - NOT_FOUND} <= set(addresses)
    assert not {f"{ORIGIN}{path}" for path in NOT_FOUND} & set(addresses)


def test_the_sitemap_says_when_a_record_changed_as_far_as_known(known: CheckingClient) -> None:
    text = known.get("/sitemap.xml").text
    changed = re.findall(r"<loc>([^<]+)</loc><lastmod>(\d{4}-\d\d-\d\d)</lastmod>", text)
    assert changed
    assert len(changed) < text.count("<loc>")


def test_without_an_address_there_is_no_sitemap_and_the_remedy_is_named(world_client: CheckingClient) -> None:
    assert "Set BASE_URL" in world_client.json("/sitemap.xml", 404)["detail"]
    assert "Sitemap" not in world_client.get("/robots.txt").text


def test_robots_keep_out_of_filters_and_find_the_sitemap(known: CheckingClient) -> None:
    lines = known.get("/robots.txt").text.splitlines()
    assert lines[:3] == ["User-agent: *", "Disallow: /*?", "Allow: /static/"]
    assert lines[-1] == f"Sitemap: {ORIGIN}/sitemap.xml"


def test_the_security_contact_is_the_stories_and_holds_for_a_year(known: CheckingClient) -> None:
    answer = known.get("/.well-known/security.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert fields["Contact"] == "mailto:editors@race.example"
    assert fields["Canonical"] == f"{ORIGIN}/.well-known/security.txt"
    left = datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)
    assert timedelta(days=360) < left <= timedelta(days=365)


def test_without_a_contact_there_is_none_and_the_remedy_is_named(copied: Path, tmp_path: Path) -> None:
    site = copied / "site.yaml"
    lines = site.read_text(encoding="utf-8").splitlines(keepends=True)
    site.write_text("".join(line for line in lines if not line.startswith("contact:")), encoding="utf-8")
    client = CheckingClient(create_app(Settings(data_dir=built(copied, tmp_path / "data"))), follow=False)
    assert "`contact`" in client.json("/.well-known/security.txt", 404)["detail"]
    assert "Contact" not in client.get("/humans.txt").text


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("a@b.example", "mailto:a@b.example"), ("The editors <a@b.example>", "mailto:a@b.example"),
        ("mailto:a@b.example", "mailto:a@b.example"), ("https://b.example/write", "https://b.example/write"),
    ],
)  # fmt: skip
def test_a_contact_becomes_an_address(contact: str, address: str) -> None:
    assert contact_address(contact) == address


def test_humans_read_what_this_is(known: CheckingClient) -> None:
    text = known.get("/humans.txt").text
    for words in ("The race to the Moon", "two articles", "CC0 1.0", "editors@race.example", f"{ORIGIN}/about"):
        assert words in text
