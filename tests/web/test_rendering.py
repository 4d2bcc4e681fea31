"""Turning view models into HTML: everything is escaped, nothing undefined passes, static files carry their digest."""

import hashlib
import re
from dataclasses import dataclass, replace

import pytest
from jinja2 import UndefinedError

from app.config import ROOT
from app.record.story import NO_RECORD, Outline
from app.web.rendering import BUNDLES, asset, bundle, environment, render
from tests.checking import CheckingClient

EVIL = '<script>alert("x")</script>&\'"'


def named(brand: str) -> Outline:
    """A story without records, with this for its brand and its generation."""
    return replace(NO_RECORD, site=replace(NO_RECORD.site, brand=brand), generation=brand)


@dataclass(frozen=True)
class View:
    """What `error.html` shows."""

    title: str
    status: int = 404
    kind: str = "Gone"
    heading: str = "Gone"
    message: str = "It is gone."
    problems: tuple[str, ...] = ()
    mend: None = None
    near: tuple[object, ...] = ()
    links: tuple[object, ...] = ()


def test_a_page_is_rendered_with_the_records_own_texts() -> None:
    html = render("error.html", View("Gone"), story=named("A → B"))
    assert html.startswith("<!doctype html>")
    assert "<title>Gone · A → B</title>" in html


def test_everything_is_escaped() -> None:
    html = render("error.html", View(EVIL, message=EVIL, problems=(EVIL,)), story=named(EVIL))
    assert "alert(" in html
    assert "<script>alert" not in html


def test_escaping_does_not_depend_on_a_files_name() -> None:
    assert environment().autoescape is True
    assert environment().from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"


def test_an_undefined_name_or_attribute_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nothing_of_the_sort }}").render()
    with pytest.raises(AttributeError, match="title"):
        render("error.html", object(), story=named("A"))


def test_a_static_file_is_named_with_the_digest_of_its_content() -> None:
    digest = hashlib.sha256((ROOT / "static" / "icon.svg").read_bytes()).hexdigest()
    name, _, version = asset("icon.svg").partition("?v=")
    assert name == "/static/icon.svg"
    assert digest.startswith(version)
    assert len(version) == 10


def test_a_static_file_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        asset("nothing.css")


def test_templates_are_read_anew_only_under_reload() -> None:
    assert environment(True).auto_reload
    assert not environment(False).auto_reload


@pytest.mark.parametrize("template", sorted(path.name for path in (ROOT / "templates").glob("*.html")))
def test_every_template_compiles(template: str) -> None:
    environment().get_template(template)


def test_styles_go_out_without_comments_and_line_breaks_and_with_all_their_rules() -> None:
    sent = bundle("site.css").decode()
    written = "".join((ROOT / "static" / part).read_text(encoding="utf-8") for part in BUNDLES["site.css"])
    assert sent.startswith("@layer reset,")
    assert "\n" not in sent
    assert "/*" not in sent
    assert sent.count("{") == written.count("{")
    assert sent.count(";") == re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL).count(";")


def test_scripts_go_out_without_comments_and_with_all_their_lines() -> None:
    sent = bundle("site.js").decode().splitlines()
    written = "".join((ROOT / "static" / part).read_text(encoding="utf-8") for part in BUNDLES["site.js"]).splitlines()
    code = [line for line in written if not line.lstrip().startswith("//")]
    assert len(code) < len(written)
    assert [line for line in sent if line not in "{}"] == [line for line in code if line not in "{}"]


def matching(css: str, there: set[str]) -> list[str]:
    """The selectors of a stylesheet that could match on a page with these classes."""
    heads = re.findall(r"([^{};]+)\{", css)
    selectors = [one.strip() for head in heads if "@" not in head for one in re.split(r",(?![^(]*\))", head)]
    plain = {one: re.sub(r":(?:not|is|has|where)\([^)]*\)", "", one) for one in selectors}
    return [one for one, said in plain.items() if set(re.findall(r"\.([a-z][\w-]*)", said)) <= there]


def test_the_timeline_needs_no_style_of_other_pages(world_client: CheckingClient) -> None:
    asked = ("/", "/?year=1961", "/?actor=nasa&from=1961", "/?q=moon", "/?q=zzzz", "/?order=newest")
    pages = [world_client.page(url) for url in asked]
    assert not any("pages.css" in str(link.attrib) for page in pages for link in page.all("link"))
    there = {name for page in pages for one in page.all() for name in one.get("class", "").split()}
    assert matching(bundle("pages.css").decode(), there) == []
    assert matching(".event .told, .never .told { color: red }", there) == [".event .told"]
