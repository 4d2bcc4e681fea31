"""JSON-LD as others read it: extracted from the pages, expanded, and held to schema.org's own words."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import extruct
import pytest
from pyld import jsonld

from app.config import ROOT, Settings
from app.web.application import create_app
from tests.checking import CheckingClient
from tests.contracts.tree import none

ORIGIN = "https://timeline.example"
SCHEMA = "https://schema.org/"
TYPES: dict[str, Any] = json.loads((ROOT / "tests/web/schema_org.json").read_text(encoding="utf-8"))["types"]
PAGES = ("/", "/events/moon-landing", "/events/apollo-programme", "/quotes/lets-go", "/actors/nasa", "/actors/tass",
         "/actors/soviet-government", "/questions/who-would-reach-the-moon", "/sources/moon-letter")  # fmt: skip
UNSAID = {"@type", "inLanguage", "isAccessibleForFree", "encodingFormat", "position"}
"""What says how to read the rest, and is no word of the page."""


@pytest.fixture(scope="module")
def known(world_data: Path) -> CheckingClient:
    """A client of a site that knows its own address."""
    app = create_app(Settings.model_validate({"data_dir": world_data, "base_url": ORIGIN}))
    return CheckingClient(app, ORIGIN, {"host": "timeline.example"}, False)


def said(html: str) -> list[dict[str, Any]]:
    """The graphs of a page."""
    graphs: list[dict[str, Any]] = extruct.extract(html, base_url=ORIGIN, syntaxes=["json-ld"])["json-ld"]
    return graphs


def loaded(url: str, _: dict[str, Any]) -> dict[str, Any]:
    """The context that stands at schema.org, as far as it matters: every word is one of its own."""
    assert url == SCHEMA.rstrip("/")
    return {"document": {"@context": {"@vocab": SCHEMA}}, "documentUrl": url, "contextUrl": None}


def lineage(kind: str) -> Iterator[str]:
    """A type and all that it is a kind of."""
    yield kind
    for parent in TYPES[kind]["is"]:
        yield from lineage(parent)


def misused(node: Any, allowed: tuple[str, ...] = ("Thing",)) -> Iterator[str]:
    """Where an expanded node says what schema.org has no word for, or says it of a thing of the wrong type."""
    if node.keys() == {"@id"}:  # names a thing that is said elsewhere
        return
    if "@value" in node:
        if not {"Text", "URL", "Date", "Boolean", "Number", "Integer"} & set(allowed):
            yield f"{node['@value']!r} should be one of {allowed}"
        return
    kinds = [kind.removeprefix(SCHEMA) for kind in node.get("@type", [])]
    if len(kinds) != 1 or kinds[0] not in TYPES:
        yield f"no type of ours: {kinds}"
        return
    family = list(lineage(kinds[0]))
    if not set(family) & set(allowed):
        yield f"{kinds[0]} should be one of {allowed}"
    ranges = {name: kinds for one in reversed(family) for name, kinds in TYPES[one]["has"].items()}
    for name, values in node.items():
        word = name.removeprefix(SCHEMA)
        if not name.startswith("@") and word not in ranges:
            yield f"{kinds[0]} has no {word}"
        elif not name.startswith("@"):
            yield from (wrong for value in values for wrong in misused(value, tuple(ranges[word])))


def expanded(graph: dict[str, Any]) -> list[Any]:
    """A graph with every word in full."""
    nodes: list[Any] = jsonld.expand(graph, {"documentLoader": loaded, "base": ORIGIN})
    return nodes


@pytest.mark.parametrize("path", PAGES)
def test_a_page_speaks_the_words_of_schema_org(known: CheckingClient, path: str) -> None:
    graphs = said(known.page(path).html)
    assert len(graphs) == 1
    nodes = expanded(graphs[0])
    assert len(nodes) == len(graphs[0]["@graph"])
    none(f"{path}: {wrong}" for node in nodes for wrong in misused(node))


def words(value: Any, name: str = "") -> Iterator[str]:
    """Every word that a graph says of a page."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from words(part, key) if key not in UNSAID else ()
    elif isinstance(value, list):
        for part in value:
            yield from words(part, name)
    elif isinstance(value, str) and not value.startswith(("https://creativecommons.org", SCHEMA.rstrip("/"))):
        yield value


@pytest.mark.parametrize("path", PAGES)
def test_a_page_tells_programs_nothing_that_it_does_not_show(known: CheckingClient, path: str) -> None:
    page = known.page(path)
    shown = re.sub(r"<script type=.application/ld.*?</script>", "", page.html, flags=re.DOTALL)
    links = {e.get("href", "") for e in page.all("a") if e.get("href")} | {path}
    for word in words(said(page.html)[0]["@graph"]):
        if word.startswith("http"):
            assert word in shown or word.removeprefix(ORIGIN).partition("#")[0] in {u.partition("#")[0] for u in links}
        else:
            assert re.fullmatch(r"\d{4}(-\d\d){0,2}", word) or " ".join(word.split()) in page.text, word


def test_words_cannot_end_the_block(known: CheckingClient) -> None:
    blocks = re.findall(r"<script type=.application/ld\+json.>(.*?)</script>", known.page("/quotes/lets-go").html)
    assert len(blocks) == 1
    assert "<" not in blocks[0]
    assert "'" not in blocks[0]


def test_a_filtered_view_an_error_and_a_plain_page_say_nothing(known: CheckingClient) -> None:
    assert said(known.page("/?year=1961").html) == []
    assert said(known.page("/about").html) == []
    assert said(known.page("/nowhere", 404).html) == []


@pytest.mark.parametrize(
    ("graph", "wrong"),
    [
        ({"@type": "Event", "headline": "x"}, "Event has no headline"),
        ({"@type": "Happening", "name": "x"}, "no type of ours: ['Happening']"),
        ({"@type": "Quotation", "creator": {"@type": "Place", "name": "x"}}, "Place should be one of"),
        ({"@type": "Event", "location": {"@type": "Event"}}, "Event should be one of"),
        ({"@type": "Event", "superEvent": "x"}, "'x' should be one of"),
    ],
)
def test_a_wrong_word_is_seen(graph: dict[str, Any], wrong: str) -> None:
    nodes = expanded({"@context": "https://schema.org", "@graph": [graph]})
    assert [one[: len(wrong)] for node in nodes for one in misused(node)] == [wrong]
