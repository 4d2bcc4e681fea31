"""htmx renews a view only within its own kind of page; every other link is plain, and a file is downloaded."""

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest

from tests.checking import CheckingClient
from tests.contracts.tree import files, name, none, text
from tests.inspection import Page, local

VIEWS = ("/", "/?actor=nasa&year=1969", "/?year=1999", "/?limit=5", "/?order=newest", "/quotes",
         "/quotes?actor=tass", "/quotes?year=1999", "/quotes?limit=2", "/questions",
         "/questions?claim=forecast&order=holder")  # fmt: skip
PLAIN = ("/about", "/about/changes", "/actors", "/actors/nasa", "/sources", "/sources/orbit-review", "/quotes/lets-go",
         "/events/moon-landing", "/search?q=moon", "/story", "/compare/tass/nasa",
         "/data", "/teach", "/teach/forecasts", "/handout?event=sputnik")  # fmt: skip
FILES = re.compile(r"\.(csv|bib|ris|json|ics|atom|sqlite|xml)$")


def boosted(page: Page) -> list[Element]:
    """The links and forms that htmx takes over: not those in an SVG, which it leaves alone."""
    taken_over: list[Element] = []

    def walk(element: Element, inherited: str) -> None:
        inherited = element.get("hx-boost:inherited", inherited)
        own = element.get("hx-boost", inherited)
        if local(element) in ("a", "form") and own == "true" and "}" not in str(element.tag):
            taken_over.append(element)
        for child in element:
            walk(child, inherited)

    walk(page.root, "false")
    return taken_over


def target(element: Element) -> str:
    """The path that a link or form leads to; empty for a place on the same page."""
    return urlsplit(element.get("href") or element.get("action") or "").path


def strangers(page: Page) -> Iterator[str]:
    """The boosted links that leave the page's own kind."""
    own = urlsplit(page.url).path
    return (target(element) for element in boosted(page) if target(element) not in ("", own))


def undownloaded(page: Page) -> Iterator[str]:
    """The links to files that would open instead of being saved; the API's JSON is a page for reading."""
    links = [e for e in page.all("a") if FILES.search(urlsplit(e.get("href", "")).path)]
    return (e.attrib["href"] for e in links if "download" not in e.attrib and not e.attrib["href"].startswith("/api/"))


def unboosted(page: Page) -> Iterator[str]:
    """The ways to narrow the view that load a page, and the links among them that have no id."""
    ways = [e for e in page.all("a") if {"option", "year", "chip", "clear"} & set(e.get("class", "").split())]
    ways += [a for th in page.all("th") if th.get("scope") == "col" for a in page.all("a", within=th)]
    ways += [*page.all("form", "words"), *(page.ids[n] for n in ("order", "next-page") if n in page.ids)]
    taken_over = boosted(page)
    assert ways, f"{page.url} cannot be narrowed"
    for way in ways:
        if way not in taken_over:
            yield f"{dict(way.attrib)} is not boosted"
        if local(way) == "a" and not way.get("id"):
            yield f"{dict(way.attrib)} has no id"


def on(pages: Iterable[Page], finder: Callable[[Page], Iterator[str]]) -> Iterator[str]:
    """What the finder sees on each of the pages, with its address."""
    return (f"{page.url}: {offender}" for page in pages for offender in finder(page))


@pytest.fixture(scope="module")
def views(world_client: CheckingClient) -> list[Page]:
    """The pages that hold a view."""
    return [world_client.page(url) for url in VIEWS]


@pytest.fixture(scope="module")
def plain(world_client: CheckingClient) -> list[Page]:
    """The pages that hold none."""
    return [world_client.page(url) for url in PLAIN]


def test_a_view_renews_only_itself(views: list[Page]) -> None:
    none(page.url for page in views if not boosted(page))
    none(on(views, strangers))


def test_every_way_to_narrow_the_view_is_boosted_and_has_an_id(views: list[Page]) -> None:
    none(on(views, unboosted))


def test_a_page_of_its_own_boosts_nothing(plain: list[Page]) -> None:
    none(on(plain, lambda page: map(target, boosted(page))))


def test_a_link_to_a_file_saves_it(views: list[Page], plain: list[Page]) -> None:
    none(on([*views, *plain], undownloaded))


def test_the_attributes_stand_in_one_place() -> None:
    uses = [name(path) for path in files("templates", suffix=".html") if "hx-target" in text(path)]
    assert uses == ["templates/_boost.html"]
    said = text(files("templates", suffix="_boost.html")[0])
    assert re.findall(r'([\w:-]+)="([^"]*)"', said) == [
        ("hx-boost:inherited", "true"), ("hx-target:inherited", "#view"), ("hx-select:inherited", "#view"),
        ("hx-select-oob:inherited", "#live:innerHTML"), ("hx-swap:inherited", "outerHTML show:none settle:0"),
    ]  # fmt: skip


def page_of(body: str) -> Page:
    """A page at `/` with this main part."""
    return Page("/", f'<!doctype html><title>x</title><main hx-boost:inherited="true">{body}</main>')


@pytest.mark.parametrize(
    ("body", "strange"),
    [
        ('<a href="/?year=2018">x</a>', []),
        ('<a href="#x">x</a>', []),
        ('<a href="/events/x">x</a>', ["/events/x"]),
        ('<a href="/events/x" hx-boost="false">x</a>', []),
        ('<ol hx-boost:inherited="false"><li><a href="/events/x">x</a></ol>', []),
        ('<ol hx-boost="false"><li><a href="/events/x">x</a></ol>', ["/events/x"]),
        ('<svg><a href="/events/x">x</a></svg>', []),
        ('<form action="/search"></form>', ["/search"]),
    ],
)
def test_a_boosted_stranger_is_seen(body: str, strange: list[str]) -> None:
    assert list(strangers(page_of(body))) == strange


def test_a_file_without_download_is_seen() -> None:
    assert list(undownloaded(page_of('<a href="/events.csv?year=2018">x</a>'))) == ["/events.csv?year=2018"]
    assert not list(undownloaded(page_of('<a href="/events.csv" download>x</a>')))


def test_a_way_to_narrow_that_loads_a_page_or_has_no_id_is_seen() -> None:
    assert not list(unboosted(page_of('<a class="chip" id="a" href="/?year=2018">x</a>')))
    assert len(list(unboosted(page_of('<a class="chip" id="a" href="/?year=2018" hx-boost="false">x</a>')))) == 1
    assert len(list(unboosted(page_of('<a class="year" href="/?year=2018">x</a>')))) == 1
