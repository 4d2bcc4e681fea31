"""Templates, styles and scripts stay escaped, free of inline code, and within the host."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from jinja2 import nodes

from app.web.rendering import environment
from tests.contracts.tree import Finder, files, hold, none, places, text

FORBIDDEN = {
    r"\|\s*safe\b": "marks text as safe",
    r"\{%-?\s*autoescape": "turns escaping on or off",
    r"\sstyle\s*=": "has a style attribute",
    r"<style\b": "has an inline style sheet",
    r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)": "has an inline script",
    r"\s(on[a-z]+|hx-on[:\-][\w:\-]*|hx-vals|hx-vars)\s*=": "has a handler or script values",
    r"javascript:": "has a script as an address",
    r"(?:src|href|action)=\"(?:https?:)?//": "names another host",
    r"\burl_for\b|request\.": "makes addresses from the request",
    r"(?<!-)\bNone\b": "speaks Python",
}
NETWORK = re.compile(r"(?:https?:)?//[\w.-]+\.\w{2,}|@import|\beval\(|new Function|document\.write|\.innerHTML\s*=")


SAFE = re.compile(r"\bMarkup\b|\bmarkupsafe\b|autoescape=False")
LINE = 160
SUMS = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg, nodes.Pos)
COUNTS = {"round", "sum", "abs", "int", "float"}
TEMPLATES = [*files("templates", suffix=".html"), *files("templates", suffix=".svg")]


def breaches(path: str, template: str) -> Iterator[str]:
    """What a template must not hold."""
    for pattern, breach in FORBIDDEN.items():
        for place in places(re.compile(pattern, re.IGNORECASE if "N" not in pattern else 0), path, template):
            yield f"{place}: it {breach}"


def sums(path: str, template: str) -> Iterator[str]:
    """Where a template works out a coordinate."""
    computing = environment().parse(template).find_all((nodes.Filter, *SUMS))
    lines = {node.lineno for node in computing if not isinstance(node, nodes.Filter) or node.name in COUNTS}
    yield from (f"{path}:{line} works something out" for line in sorted(lines))


def wide(path: str, template: str) -> Iterator[str]:
    """The lines of a template that are too long to be read."""
    for number, line in enumerate(template.splitlines(), 1):
        if len(line) > LINE:
            yield f"{path}:{number} has {len(line)} characters, more than {LINE}"


def marked_safe(path: str, code: str) -> Iterator[str]:
    """Where code takes text out of escaping: Markdown alone makes HTML of text, the code of templates alone escapes."""
    return iter(()) if path in ("app/markdown.py", "app/web/template_code.py") else places(SAFE, path, code)


def away(path: str, said: str) -> Iterator[str]:
    """Where a style sheet, script or drawing leaves the host or makes code of text."""
    return places(NETWORK, path, said.replace("http://www.w3.org/2000/svg", ""))


def adrift(templates: Mapping[str, str]) -> Iterator[str]:
    """The pieces that no template uses, and what templates name that is not there."""
    named = re.compile(r'(?:include|extends|import|from) "([^"]+)"')
    used = {piece for said in templates.values() for piece in named.findall(said)}
    yield from (f"{piece} is used and not there" for piece in sorted(used - set(templates)))
    yield from (f"{piece} is not used" for piece in templates if piece.startswith("_") and piece not in used)


def unnamed(paths: Iterable[Path], said: str) -> Iterator[str]:
    """The style sheets and scripts that a text does not name in quotes."""
    return (f"{p} is not named" for p in paths if not re.search(rf"['\"]{re.escape(p.stem)}['\"]", said))


def darkened(sheet: str) -> Iterator[str]:
    """What the dark scheme of a style sheet changes that is no raw colour."""
    rules = sheet.partition("prefers-color-scheme: dark) {")[2].partition("}\n  }")[0].replace(":root {", "")
    lines = [line.strip() for line in rules.split(";") if line.strip()]
    return (line for line in lines if not re.fullmatch(r"--[a-z-]+: #[0-9a-f]{6}", line))


def test_a_template_escapes_everything_and_holds_no_code() -> None:
    hold(breaches, TEMPLATES)


@pytest.mark.parametrize(
    "template",
    [
        "{{ x|safe }}", "{{ x | safe }}", "{% autoescape false %}", '<p style="x">', "<p style = x>", "<style>",
        "<script>1</script>", '<script type="module">1</script>', '<p onclick="x()">', '<p hx-on:click="x">',
        '<a href="javascript:x">', '<img src="https://x.example/a.png">', '<img src="//x.example/a.png">',
        "{{ url_for('x') }}", "{{ request.url }}", "{{ x or None }}",
    ],
)  # fmt: skip
def test_a_breach_is_seen(template: str) -> None:
    assert list(breaches("a.html", template))


@pytest.mark.parametrize(
    "template", ["<script src=\"{{ asset('a.js') }}\" defer></script>", "<p>style = taste</p>", "<p>online = on</p>"]
)
def test_plain_markup_is_free(template: str) -> None:
    assert not list(breaches("a.html", template.replace("style = taste", "taste").replace("online = on", "online")))


def test_no_template_works_out_a_coordinate() -> None:
    hold(sums, TEMPLATES)


def test_no_line_of_a_template_is_longer_than_160_characters() -> None:
    hold(wide, TEMPLATES)


def test_no_code_marks_text_as_safe() -> None:
    hold(marked_safe, files("app", suffix=".py"))


def test_styles_and_scripts_stay_within_the_host() -> None:
    hold(away, [*files("static/css"), *files("static/js"), *files("static", suffix=".svg")])


OFFENDERS: dict[Finder, list[str]] = {
    sums: ["{{ x + 4 }}", "{{ p.left-14 }}", "{{ (a / 2) | round }}", "{{ y * 0.85 }}"],
    wide: ["x" * 161],
    marked_safe: ["from markupsafe import x", "x = Markup(text)", "Environment(autoescape=False)"],
    away: [
        "p { background: url(https://x.example/a.png) }", '@import "other.css";', "eval(text)", "new Function(text)",
        "document.write(text)", "p.innerHTML = text", '<use href="//x.example/a.svg"/>',
    ],
}  # fmt: skip


@pytest.mark.parametrize(("finder", "said"), [(finder, said) for finder in OFFENDERS for said in OFFENDERS[finder]])
def test_what_templates_styles_and_code_must_not_do_is_seen(finder: Finder, said: str) -> None:
    assert len(list(finder("a file", f"fine\n{said}"))) == 1


def test_every_piece_is_used_and_every_included_piece_is_there() -> None:
    none(adrift({path.name: text(path) for path in TEMPLATES}))


def test_a_piece_that_is_not_used_or_not_there_is_seen() -> None:
    pieces = {"a.html": '{% include "_b.html" %}{% extends "c.html" %}', "_b.html": "", "_d.html": ""}
    assert list(adrift(pieces)) == ["c.html is used and not there", "_d.html is not used"]


def test_every_script_is_named_by_a_page() -> None:
    base = next(text(path) for path in files("templates", suffix="base.html"))
    rendering = next(text(path) for path in files("app", suffix="rendering.py"))
    none(unnamed(files("static/js", suffix=".js"), base + rendering))


def test_a_script_that_no_page_names_is_seen() -> None:
    assert list(unnamed([Path("base.js"), Path("stray.js")], "['base']")) == ["stray.js is not named"]


def test_a_dark_scheme_that_changes_more_than_colours_is_seen() -> None:
    dark = "@media (prefers-color-scheme: dark) {\n  :root {\n    --paper: #101010;\n    %s\n  }\n  }\n}\n"
    assert list(darkened(dark % "--ink: #f0f0f0;")) == []
    assert list(darkened(dark % "--ink: var(--paper);")) == ["--ink: var(--paper)"]
    assert list(darkened(dark % "--space: 2rem;")) == ["--space: 2rem"]


def test_the_dark_scheme_changes_nothing_but_the_raw_colours() -> None:
    dark = {path.stem: text(path) for path in files("static/css") if "prefers-color-scheme" in text(path)}
    assert set(dark) == {"tokens"}
    none(darkened(dark["tokens"]))
