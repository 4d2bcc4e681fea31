"""Files and functions stay small enough to be read at once, and open by saying what they own."""

import ast
from collections.abc import Iterator
from pathlib import PurePath

import pytest

from tests.contracts.tree import Finder, files, hold

FUNCTION, MODULE, TEMPLATE, SCRIPT = 40, 300, 80, 60


def too_long(path: str, said: str, most: int) -> Iterator[str]:
    """The file, where it has more lines than it may."""
    if (lines := len(said.splitlines())) > most:
        yield f"{path} has {lines} lines, more than {most}"


def long_code(path: str, said: str) -> Iterator[str]:
    """A module that is too long, and its functions that are."""
    yield from too_long(path, said, MODULE)
    for node in ast.walk(ast.parse(said)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            lines = node.end_lineno - node.lineno + 1
            if lines > FUNCTION:
                yield f"{path}:{node.lineno} {node.name} has {lines} lines, more than {FUNCTION}"


def silent(path: str, said: str) -> Iterator[str]:
    """A module that does not say what it is for; an empty one need not."""
    if said.strip() and not ast.get_docstring(ast.parse(said)):
        yield f"{path} does not say what it is for"


def long_template(path: str, said: str) -> Iterator[str]:
    """A template that is too long."""
    yield from too_long(path, said, TEMPLATE)


def unfit_script(path: str, said: str) -> Iterator[str]:
    """A script that is too long, or does not begin with what it does."""
    yield from too_long(path, said, SCRIPT)
    if not said.startswith("// "):
        yield f"{path} does not say what it does"


def astray(path: str, said: str) -> Iterator[str]:
    """A style sheet that opens another layer than that of its own name or of its folder, or several, or none; what the
    timeline does without (`pages`) are components too."""
    opened = [line for line in said.splitlines() if line.startswith("@layer") and line.endswith("{")]
    sheet = PurePath(path)
    layer = {"css": sheet.stem, "": sheet.stem, "pages": "components"}.get(sheet.parent.name, sheet.parent.name)
    if opened != [f"@layer {layer} {{"]:
        yield f"{path} opens {opened or 'no layer'}"


def test_a_module_has_at_most_300_lines_and_its_functions_40() -> None:
    hold(long_code, files("app", "tests", suffix=".py"))


def test_a_module_opens_with_what_it_is_for() -> None:
    hold(silent, files("app", "tests", suffix=".py"))


def test_a_template_has_at_most_80_lines() -> None:
    hold(long_template, files("templates", suffix=".html"))


def test_a_script_has_at_most_60_lines_and_says_what_it_does() -> None:
    hold(unfit_script, files("static/js", suffix=".js"))


def test_a_style_sheet_lies_in_one_layer_of_its_own_name() -> None:
    hold(astray, files("static/css", suffix=".css"))


OFFENDERS: dict[Finder, list[str]] = {
    long_code: [
        "x = 1\n" * 301,
        "def f():\n" + "    x = 1\n" * 40,
        "class A:\n  async def f():\n" + "    x = 1\n" * 40,
    ],
    silent: ["x = 1\n", "# a comment\n"],
    long_template: ["<p>\n" * 81],
    unfit_script: ["// Long.\n" * 61, "x = 1;\n", "", "\n// Late.\n"],
    astray: ["p {}\n", "@layer other {\n}\n", "@layer sheet {\n}\n@layer components {\n}\n"],
}
AT_THE_LIMIT: dict[Finder, str] = {
    long_code: "def f():\n" + "    x = 1\n" * 39 + "x = 1\n" * 260,
    silent: '"""It says."""\n',
    long_template: "<p>\n" * 80,
    unfit_script: "// Short.\n" * 60,
    astray: "@layer sheet {\n}\n",
}


@pytest.mark.parametrize(("finder", "said"), [(finder, said) for finder in OFFENDERS for said in OFFENDERS[finder]])
def test_what_is_too_long_or_silent_or_astray_is_seen(finder: Finder, said: str) -> None:
    assert len(list(finder("sheet.css", said))) == 1
    assert not list(finder("sheet.css", AT_THE_LIMIT[finder]))
