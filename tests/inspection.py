"""What is wrong with a page: each rule reads a parsed page and names every breach. It opens nothing."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit
from xml.etree.ElementTree import Element

import html5lib

SECRETS = re.compile(
    r"\bNone\b|\bUndefined\b|\{\{|\}\}|\{%|object at 0x|<class |\b(?:Link|Option|Named|date)\(|\[\]|\{\}"
)
"""What a template or Python leaves in a text by mistake."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SCRIPTED = re.compile(r"\s*(javascript|data|vbscript):", re.IGNORECASE)
ID_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for")
FETCHED = {"link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src", "image": "href"}


@cache
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def local(element: Element) -> str:
    """The element's name without its namespace; comments have none."""
    return _local(element.tag) if isinstance(element.tag, str) else ""


def spoken(element: Element) -> str:
    """The text that a screen reader speaks for an element's content, white space folded."""
    parts = [element.text or ""]
    for child in element:
        if local(child) and child.get("aria-hidden") != "true":
            parts += [child.get("aria-label") or child.get("alt") or spoken(child)]
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def text_of(element: Element) -> str:
    """All text in an element, white space folded."""
    return " ".join("".join(element.itertext()).split())


@dataclass(frozen=True)
class Page:
    """An HTML page as the tests read it."""

    url: str
    html: str
    origin: str = ""

    @cached_property
    def _parsed(self) -> tuple[Element, list[Any]]:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        root = parser.parse(self.html)
        return root, list(parser.errors)

    @property
    def root(self) -> Element:
        return self._parsed[0]

    @property
    def errors(self) -> list[Any]:
        """What the strict parser has against the page: ((line, column), code, details)."""
        return self._parsed[1]

    @cached_property
    def elements(self) -> list[Element]:
        return [element for element in self.root.iter() if local(element)]

    @cached_property
    def named(self) -> dict[str, list[Element]]:
        """The elements by their names."""
        by_name: dict[str, list[Element]] = {}
        for element in self.elements:
            by_name.setdefault(local(element), []).append(element)
        return by_name

    @cached_property
    def ids(self) -> dict[str, Element]:
        return {element.attrib["id"]: element for element in self.elements if "id" in element.attrib}

    def all(self, tag: str = "", class_: str = "", within: Element | None = None) -> list[Element]:
        """The elements of that name and class, in the order of the page."""
        if within is None:
            elements = self.named.get(tag, []) if tag else self.elements
        else:
            elements = [e for e in within.iter() if local(e) and (not tag or local(e) == tag)]
        return [e for e in elements if class_ in e.get("class", "").split()] if class_ else elements

    def texts(self, tag: str = "", class_: str = "") -> list[str]:
        """What those elements say."""
        return [text_of(element) for element in self.all(tag, class_)]

    @property
    def title(self) -> str:
        return " ".join(self.texts("title")[:1])

    @property
    def h1(self) -> str:
        return " ".join(self.texts("h1")[:1])

    @property
    def live(self) -> str:
        """What the status line announces."""
        return text_of(self.ids["live"]) if "live" in self.ids else ""

    @property
    def text(self) -> str:
        """Everything that the page's body says."""
        return " ".join(self.texts("body"))

    @cached_property
    def links(self) -> list[str]:
        """Where the page's links lead, in their order."""
        return [e.attrib["href"] for e in self.all("a") if "href" in e.attrib]


Rule = Callable[[Page], Iterator[str]]


def parses(page: Page) -> Iterator[str]:
    for (line, column), code, _ in page.errors:
        yield f"is no valid HTML at line {line}, column {column}: {code}"


def one_heading(page: Page) -> Iterator[str]:
    if (number := len(page.all("h1"))) != 1:
        yield f"has {number} h1"
    headings = [e for e in page.elements if local(e) in HEADINGS]
    levels = [int(local(e)[1]) for e in headings]
    for before, after in zip([0, *levels], levels, strict=False):
        if after > before + 1:
            yield f"skips from h{before} to h{after}"
    yield from (f"has an empty {local(e)}" for e in headings if not spoken(e))


def title_tells(page: Page) -> Iterator[str]:
    own = page.title.rpartition(" · ")[0] or page.title
    heading, parts = page.h1.casefold(), [own, *own.split(" · ")]
    cores = [part.strip(" “”…").casefold() for part in parts]
    if not page.title:
        yield "has no title"
    elif own != page.live and not any(core and core in heading for core in cores):
        yield f"has the title {page.title!r}, which neither its h1 {page.h1!r} nor its status line says"


def ids_are_unique(page: Page) -> Iterator[str]:
    counts = Counter(e.attrib["id"] for e in page.elements if "id" in e.attrib)
    for name, number in counts.items():
        if number > 1:
            yield f"has the id {name!r} {number} times"
        if not name or re.search(r"\s", name):
            yield f"has the unusable id {name!r}"


def texts_are_clean(page: Page) -> Iterator[str]:
    for e in page.elements:
        if local(e) not in ("script", "style"):
            said = () if local(e) == "code" else (e.text,)  # an example of JSON may hold "[]"
            for text in (*said, e.tail, *e.attrib.values()):
                if text and (secret := SECRETS.search(text)):
                    yield f"says {secret[0]!r} in {' '.join(text.split())[:80]!r}"


def nothing_inline(page: Page) -> Iterator[str]:
    for e in page.elements:
        if local(e) == "style" or "style" in e.attrib:
            yield f"has style in <{local(e)}>"
        if local(e) == "script" and "src" not in e.attrib and e.get("type") != "application/ld+json":
            yield "has an inline script"
        for name, value in e.attrib.items():
            if name.startswith(("on", "hx-on")):
                yield f"has the handler {name} on <{local(e)}>"
            if SCRIPTED.match(value):
                yield f"has {value[:40]!r} in {name} of <{local(e)}>"


def all_is_named(page: Page) -> Iterator[str]:
    for e in page.all("img"):
        if "alt" not in e.attrib:
            yield f"has an img without alt: {e.get('src')}"
    for e in page.elements:
        name = local(e)
        if name not in ("a", "button", "summary") and e.get("role") not in ("button", "link"):
            continue
        labelled = [page.ids[i] for i in e.get("aria-labelledby", "").split() if i in page.ids]
        said = e.get("aria-label", "").strip() or " ".join(map(spoken, labelled)) or spoken(e)
        if not said:
            yield f"has a nameless <{name}> {dict(e.attrib)}"
        if name == "a" and "href" not in e.attrib:
            yield f"has a link without href: {said!r}"


def fields_are_labelled(page: Page) -> Iterator[str]:
    labels = {e.get("for") for e in page.all("label") if spoken(e)}
    inside = [e for label in page.all("label") if spoken(label) for e in label.iter()]
    for e in page.elements:
        field = local(e) in ("input", "select", "textarea") and e.get("type") not in ("hidden", "submit")
        if field and e.get("id") not in labels and e not in inside and not e.get("aria-label"):
            yield f"has a field without a label: {dict(e.attrib)}"


def references_resolve(page: Page) -> Iterator[str]:
    for e in page.elements:
        for name in ID_REFERENCES:
            for target in e.get(name, "").split():
                if target not in page.ids:
                    yield f"refers by {name} to {target!r}, which is not there"
        href = e.get("href", "")
        if href.startswith("#") and href[1:] not in page.ids:
            yield f"links to {href!r}, which is not there"


def has_its_places(page: Page) -> Iterator[str]:
    embedded = urlsplit(page.url).path.startswith("/embed")
    for place in ("main",) if embedded else ("view", "live", "main"):
        if place not in page.ids:
            yield f"has no #{place}"
    html = page.all("html")[0]
    if not html.get("lang"):
        yield "names no language"
    if not any(e.get("charset", "").lower() == "utf-8" for e in page.all("meta")):
        yield "names no character set"
    if not any(e.get("name") == "viewport" for e in page.all("meta")):
        yield "has no viewport"


def stays_on_its_host(page: Page) -> Iterator[str]:
    for e in page.elements:
        address = e.get(FETCHED.get(local(e), ""), "")
        canonical = local(e) == "link" and e.get("rel") in ("canonical", "alternate")
        if canonical and page.origin:
            if not address.startswith(f"{page.origin}/"):
                yield f"has the canonical address {address!r}, not at {page.origin}"
        elif address and not is_root_relative(address):
            yield f"fetches {address!r} from elsewhere"
        action = e.get("action", "/")
        if not is_root_relative(action):
            yield f"sends a form to {action!r}"


def links_are_right(page: Page) -> Iterator[str]:
    for e in page.all("a"):
        href = e.get("href", "")
        if href.startswith("#"):
            continue
        if is_root_relative(href):
            if not is_canonical(href):
                yield f"has a link that is not canonical: {href!r}"
        elif urlsplit(href).scheme not in ("http", "https", "mailto") or "external" not in e.get("rel", "").split():
            yield f"has a link that is neither root-relative nor marked external: {href!r}"


def is_root_relative(href: str) -> bool:
    """Whether an address names no host and starts at the root."""
    return href.startswith("/") and not href.startswith(("//", "/\\"))


def is_canonical(href: str) -> bool:
    """Whether an address is written the one way: no dots or doubled slashes, pairs sorted, escaped, none blank."""
    parts = urlsplit(href)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    written = urlencode(sorted(pairs), quote_via=quote, safe="")
    whole = all(name and value.strip() for name, value in pairs)
    clean = not re.search(r"/\.{0,2}/|/\.{1,2}$|.+/$", parts.path)
    return clean and whole and written == parts.query and not href.endswith(("?", "#"))


RULES: tuple[Rule, ...] = (
    parses, one_heading, title_tells, ids_are_unique, texts_are_clean, nothing_inline, all_is_named,
    fields_are_labelled, references_resolve, has_its_places, stays_on_its_host, links_are_right,
)  # fmt: skip


def breaches(page: Page) -> list[str]:
    """Everything that is wrong with a page, in words."""
    return [breach for rule in RULES for breach in rule(page)]
