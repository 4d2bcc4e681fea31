"""Templates, styles and scripts stay escaped, free of inline code, and within the host."""

import re
from pathlib import Path

import pytest
from jinja2 import nodes

from app.web.rendering import environment
from tests.contracts.tree import files, name, text

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
    r"\bNone\b": "speaks Python",
}
NETWORK = re.compile(r"(?:https?:)?//[\w.-]+\.\w{2,}|@import|\beval\(|new Function|document\.write|\.innerHTML\s*=")


def breaches(template: str) -> list[str]:
    """What a template must not hold."""
    return [
        said
        for pattern, said in FORBIDDEN.items()
        if re.search(pattern, template, re.IGNORECASE if "N" not in pattern else 0)
    ]


@pytest.mark.parametrize("path", files("templates", suffix=".html"), ids=name)
def test_a_template_escapes_everything_and_holds_no_code(path: Path) -> None:
    assert not breaches(text(path))


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
    assert breaches(template)


@pytest.mark.parametrize(
    "template", ["<script src=\"{{ asset('a.js') }}\" defer></script>", "<p>style = taste</p>", "<p>online = on</p>"]
)
def test_plain_markup_is_free(template: str) -> None:
    assert not breaches(template.replace("style = taste", "taste").replace("online = on", "online"))


SUM = re.compile(r"\{\{[^}]*[-+*/] *[0-9.]+[^}]*\}\}|\| *round\b")


def test_no_template_works_out_a_coordinate() -> None:
    assert [name(path) for path in files("templates", suffix=".html") if SUM.search(text(path))] == []


@pytest.mark.parametrize("sum_", ["{{ x + 4 }}", "{{ p.left-14 }}", "{{ (a / 2) | round(1) }}", "{{ y * 0.85 }}"])
def test_a_sum_is_seen(sum_: str) -> None:
    assert SUM.search(sum_)


@pytest.mark.parametrize("path", files("app", suffix=".py"), ids=name)
def test_no_code_marks_text_as_safe(path: Path) -> None:
    assert not re.search(r"\bMarkup\b|\bmarkupsafe\b|autoescape=False", text(path))


@pytest.mark.parametrize("path", [*files("static/css"), *files("static/js"), *files("static", suffix=".svg")], ids=name)
def test_styles_and_scripts_stay_within_the_host(path: Path) -> None:
    said = text(path).replace("http://www.w3.org/2000/svg", "")
    assert not NETWORK.search(said)


def test_every_piece_is_used_and_every_included_piece_is_there() -> None:
    templates = {path.name: text(path) for path in files("templates", suffix=".html")}
    named = re.compile(r'(?:include|extends|import|from) "([^"]+)"')
    used = {found for said in templates.values() for found in named.findall(said)}
    assert used <= set(templates)
    assert {piece for piece in templates if piece.startswith("_")} <= used


def test_every_script_is_named_by_a_page() -> None:
    base = next(text(path) for path in files("templates", suffix="base.html"))
    rendering = next(text(path) for path in files("app", suffix="rendering.py"))
    for path in files("static/js", suffix=".js"):
        assert re.search(rf"['\"]{re.escape(path.stem)}['\"]", base + rendering), name(path)


def test_the_dark_scheme_changes_nothing_but_the_raw_colours() -> None:
    dark = {path.stem: text(path) for path in files("static/css") if "prefers-color-scheme" in text(path)}
    assert set(dark) == {"tokens"}
    _, _, rules = dark["tokens"].partition("prefers-color-scheme: dark) {")
    inside = rules.partition("}\n  }")[0].replace(":root {", "")
    assert all(re.fullmatch(r"--[a-z-]+: #[0-9a-f]{6}", line.strip()) for line in inside.split(";") if line.strip())


LINE = 160
SUMS = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg, nodes.Pos)
COUNTS = {"round", "sum", "abs", "int", "float"}


def test_no_line_of_a_template_is_longer_than_160_characters() -> None:
    assert [
        f"{name(path)}:{number}"
        for path in files("templates", suffix=".html")
        for number, line in enumerate(text(path).splitlines(), 1)
        if len(line) > LINE
    ] == []


def test_no_template_does_sums() -> None:
    assert [
        f"{name(path)}:{node.lineno}"
        for path in files("templates", suffix=".html")
        for node in environment().parse(text(path)).find_all((nodes.Filter, *SUMS))
        if not isinstance(node, nodes.Filter) or node.name in COUNTS
    ] == []
