"""A whole static copy, of the tiny record and under a path of its host: every link holds, and every page is the served
one but for the path and for what needs a server."""

import json
import random
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

import pytest

from app.config import Settings
from app.exports import static_copy
from app.exports.static_copy.inventory import FOLLOWED, LEFT_OUT, OF_KIND, addresses
from app.exports.static_copy.kept import SEARCH_INDEX, Kept, file_of
from app.record.story import Story
from app.urls import is_data
from app.web.application import create_app, route_paths
from tests.checking import CheckingClient
from tests.exporting import BASE, ORIGIN
from tests.inspection import Page, local

LIVE_ONLY = (
    "filters",
    "choose",
    "window-ways",
    "choose-months",
    "keys",
    "address",
    "copy-note",
    "take-view",
    "embed-view",
    "choose-events",
)
"""What a copy has otherwise, by the class of its element: the ways to ask a server for another view."""
ROOT = f"{ORIGIN}{BASE}/"


def pages(folder: Path) -> dict[str, str]:
    """The HTML of a copy by the address at which a host shows it."""
    files = [path for path in folder.rglob("*.html") if SEARCH_INDEX.strip("/") not in path.parts]
    named = {path.relative_to(folder).as_posix(): path for path in files}
    return {urljoin(ROOT, name.removesuffix("index.html")): path.read_text("utf-8") for name, path in named.items()}


def ids(html: str) -> set[str]:
    return set(map(unescape, re.findall(r'\bid="([^"]+)"', html)))


def links(html: str) -> list[str]:
    return list(map(unescape, re.findall(r' (?:href|src|action|data-index|data-address)="([^"]*)"', html)))


def broken(folder: Path, site: dict[str, str]) -> Iterator[str]:
    """The links of a copy that lead to no file of it or to no place in a page, and those that leave its path."""
    for address, html in site.items():
        for link in links(html):
            there = urlsplit(urljoin(address, link))
            whole = f"{there.scheme}://{there.netloc}{there.path}"
            if there.netloc != "host.example" or (address.endswith("404.html") and link.startswith("#")):
                continue
            if not whole.startswith(ROOT):
                yield f"{address} leaves the copy: {link}"
            elif not is_there(folder, unquote(whole.removeprefix(ROOT))):
                yield f"{address} leads to no file: {link}"
            elif there.fragment and "/not-kept/" not in whole and unquote(there.fragment) not in ids(site[whole]):
                yield f"{address} leads to no place: {link}"


def is_there(folder: Path, path: str) -> bool:
    return (folder / path / "index.html" if not path or path.endswith("/") else folder / path).is_file()


def test_no_link_of_a_copy_is_broken(world_copy: Path) -> None:
    site = pages(world_copy)
    assert len(site) > 100
    assert not list(broken(world_copy, site))


def test_a_broken_link_is_seen(world_copy: Path) -> None:
    site = pages(world_copy)
    site[ROOT] = (
        '<a href="events/nowhere/"></a><a href="#nowhere"></a><a href="/away"></a><a href="events/moon-landing/"></a>'
    )
    assert [line.rpartition(": ")[2] for line in broken(world_copy, site) if line.startswith(f"{ROOT} ")] == [
        "events/nowhere/", "#nowhere", "/away",
    ]  # fmt: skip


def test_the_styles_find_their_files(world_copy: Path) -> None:
    named = re.findall(r'url\("([^"?]+)', (world_copy / "static" / "site.css").read_text("utf-8"))
    assert named
    assert all((world_copy / "static" / name).is_file() for name in named)


def test_every_route_has_a_file_or_a_reason(world_copy: Path) -> None:
    files = {path.relative_to(world_copy).as_posix() for path in world_copy.rglob("*")}
    for route in route_paths():
        if route in LEFT_OUT or route in OF_KIND:  # what is drawn for a record is there once it is drawn
            continue
        wanted = re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(file_of(route))))
        assert any(wanted.fullmatch(file) for file in files), f"{route} has no file in a copy"


def test_a_route_that_nobody_filled_is_named(story: Story) -> None:
    for route in ("/weather/{day}", "/events/{slug}.{form}", "/{slug}.txt"):
        with pytest.raises(static_copy.Forgotten, match=re.escape(route)):
            addresses([route], story)
    assert not set(FOLLOWED) & set(addresses(FOLLOWED, story))


def gone(element: Element) -> bool:
    classes = element.get("class", "").split()
    return local(element) in ("script", "noscript") or any(name in classes for name in LIVE_ONLY)


def told(element: Element) -> Iterator[str]:
    """The words of an element in their order, without what a copy has otherwise."""
    if gone(element):
        return
    yield " ".join((element.text or "").split())
    for child in element:
        yield from told(child)
        yield " ".join((child.tail or "").split())


def ways(element: Element) -> Iterator[str]:
    """Where the links of an element lead, without what a copy has otherwise."""
    if gone(element):
        return
    if local(element) == "a" and element.get("href"):
        yield str(element.get("href"))
    for child in element:
        yield from ways(child)


@pytest.fixture(scope="module")
def served_there(world_data: Path) -> CheckingClient:
    """A client of the site itself where the copy stands."""
    app = create_app(Settings.model_validate({"data_dir": world_data, "base_url": f"{ORIGIN}{BASE}"}))
    return CheckingClient(app, f"{ORIGIN}{BASE}", {"host": urlsplit(ORIGIN).netloc}, False)


def test_twenty_pages_are_the_served_ones(world_copy: Path, served_there: CheckingClient, story: Story) -> None:
    kept = static_copy.kept_of([*route_paths(), static_copy.NOT_KEPT], story)
    served = [a for a in addresses(route_paths(), story) if a not in (static_copy.MISSING, static_copy.NOT_KEPT)]
    pages = [a for a in served if not is_data(urlsplit(a).path) and not a.startswith("/static/")]
    served = [a for a in pages if "location" not in head(served_there, a)]
    for address in random.Random(13).sample(sorted(served), 20):
        live, copy = served_there.page(address), Page(address, (world_copy / file_of(address)).read_text("utf-8"))
        assert (live.title, live.h1) == (copy.title, copy.h1)
        assert list(filter(None, told(live.all("main")[0]))) == list(filter(None, told(copy.all("main")[0]))) or (
            address == "/search"
        ), address
        if address != "/search":
            there = [urljoin(ROOT + file_of(address), way) for way in ways(copy.all("main")[0])]
            assert there == [led(way, kept, address) for way in ways(live.all("main")[0])], address


def head(client: CheckingClient, address: str) -> dict[str, str]:
    return dict(client._client.head(address).headers)


def led(way: str, kept: Kept, address: str) -> str:
    """Where a link of a served page must lead in a copy."""
    if not re.match(r"/(?!/)", way):
        return urljoin(ROOT + file_of(address), way)
    there = kept.kept(way) or f"{static_copy.NOT_KEPT}#{way}"
    fragment = urlsplit(there).fragment
    return ROOT + file_of(there).removesuffix("index.html") + (f"#{fragment}" if fragment else "")


def test_a_page_of_a_copy_is_as_well_formed_as_a_served_one(world_copy: Path) -> None:
    for name in ("index.html", "404.html", "search/index.html", "not-kept/index.html", "view/actor/nasa/index.html"):
        page = Page("/", (world_copy / name).read_text("utf-8"), f"{ORIGIN}{BASE}")
        assert not page.errors, name
        assert len(page.all("h1")) == 1
        assert not [script.get("src") for script in page.all("script") if "htmx" in script.get("src", "")]
        assert "hx-" not in page.html


def test_a_former_address_leads_on(world_copy: Path, story: Story) -> None:
    (kind, old), now = next(iter(story.names.former.items()))
    html = (world_copy / f"{kind}s" / old / "index.html").read_text("utf-8")
    assert f'content="0; url=../{now}/"' in html
    assert f'<link rel="canonical" href="{ROOT}{kind}s/{now}/">' in html


def test_a_list_is_whole_and_a_record_has_its_own_file(world_copy: Path, world_client: CheckingClient) -> None:
    listed = json.loads((world_copy / "api" / "events.json").read_text("utf-8"))
    assert listed == world_client.json("/api/events")
    assert json.loads((world_copy / "api" / "events" / "moon-landing.json").read_text("utf-8")) == world_client.json(
        "/api/events/moon-landing"
    )


def test_the_page_of_what_is_not_kept_names_the_live_site(world_copy: Path) -> None:
    assert 'href="https://live.example"' in (world_copy / "not-kept" / "index.html").read_text("utf-8")
