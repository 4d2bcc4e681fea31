"""Files and functions stay small enough to be read at once, and open by saying what they own."""

import ast
from pathlib import Path

import pytest

from tests.contracts.tree import files, name, parsed, text

MODULES = files("app", suffix=".py")
TESTS = files("tests", suffix=".py")
FUNCTION, MODULE, TEMPLATE, SCRIPT = 40, 300, 80, 60


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=name)
def test_a_module_has_at_most_300_lines_and_its_functions_40(path: Path) -> None:
    assert len(text(path).splitlines()) <= MODULE
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    }
    assert {function: lines for function, lines in long.items() if lines > FUNCTION} == {}


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=name)
def test_a_module_opens_with_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(parsed(path)) or not text(path).strip()


@pytest.mark.parametrize("path", files("templates", suffix=".html"), ids=name)
def test_a_template_has_at_most_80_lines(path: Path) -> None:
    assert len(text(path).splitlines()) <= TEMPLATE


@pytest.mark.parametrize("path", files("static/js", suffix=".js"), ids=name)
def test_a_script_has_at_most_60_lines_and_says_what_it_does(path: Path) -> None:
    lines = text(path).splitlines()
    assert len(lines) <= SCRIPT
    assert lines[0].startswith("// ")


@pytest.mark.parametrize("path", files("static/css", suffix=".css"), ids=name)
def test_a_style_sheet_lies_in_one_layer_of_its_own_name_or_its_folders(path: Path) -> None:
    opened = [line for line in text(path).splitlines() if line.startswith("@layer") and line.endswith("{")]
    layer = path.stem if path.parent.name == "css" else path.parent.name
    assert opened == [f"@layer {layer} {{"]
