"""Imports go only downwards, never sideways but within a package; and only one module reads the environment."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.tree import ROOT, files, name, parsed, text

LEVELS = [
    {"cli"}, {"web"}, {"exports"}, {"pages"}, {"filters", "picture"}, {"record"}, {"curation"}, {"urls"},
    {"lists", "dates", "text", "markdown", "colours"}, {"config"},
]  # fmt: skip
RANK = {room: len(LEVELS) - number for number, rooms in enumerate(LEVELS) for room in rooms}
MODULES = files("app", suffix=".py")


def room(module: str) -> str:
    """The package or module of `app` that a dotted name belongs to."""
    return module.split(".")[1]


def imported(tree: ast.Module) -> Iterator[str]:
    """The dotted names of `app` that a module imports, anywhere in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "app":
            yield from (f"app.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("app."):
            yield node.module
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield "app.relative"
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("app."))


def upward(module: str, tree: ast.Module) -> list[str]:
    """The imports of a module that do not go down."""
    here = room(module)
    return [found for found in imported(tree) if room(found) != here and RANK.get(room(found), 99) >= RANK.get(here, 0)]


def dotted(path: Path) -> str:
    """A file of `app` as a module's name."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.parent.name != "app" or path.stem != "__init__"], ids=name
)
def test_imports_go_only_downwards(path: Path) -> None:
    assert room(dotted(path)) in RANK, "this module has no place in the order"
    assert not upward(dotted(path), parsed(path))


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("app.dates", "from app import lists"),
        ("app.dates", "from app.lists import KINDS"),
        ("app.lists", "from app import urls"),
        ("app.filters.values", "import app.picture.draw"),
        ("app.record.store", "from app.filters.find import page"),
        ("app.pages.events", "def f():\n    from app.web.rendering import render"),
        ("app.curation.rules", "from app import record"),
        ("app.pages.events", "from . import citing"),
        ("app.pages.events", "from app import unheard_of"),
    ],
)
def test_an_import_upwards_or_sideways_is_seen(module: str, code: str) -> None:
    assert upward(module, ast.parse(code))


@pytest.mark.parametrize(
    ("module", "code"), [("app.cli", "from app.web import application"), ("app.pages.a", "from app.pages import b")]
)
def test_an_import_downwards_or_within_a_package_is_free(module: str, code: str) -> None:
    assert not upward(module, ast.parse(code))


def test_the_picture_knows_days_and_words_and_no_record() -> None:
    rooms = {room(found) for path in files("app/picture", suffix=".py") for found in imported(parsed(path))}
    assert rooms <= {"picture", "dates", "lists", "text"}


def test_contributing_tells_the_same_order() -> None:
    found = re.search(r"`(cli → [^`]*config)`", " ".join(text(ROOT / "CONTRIBUTING.md").split()))
    assert found
    told = [set(level.split(", ")) for level in found[1].split(" → ")]
    here = {room(dotted(path)) for path in MODULES if dotted(path) != "app.__init__"}
    assert told == [level & here for level in LEVELS if level & here]


@pytest.mark.parametrize("path", files("app", "migrations", suffix=".py"), ids=name)
def test_only_the_settings_read_the_environment(path: Path) -> None:
    reads = [
        node.lineno
        for node in ast.walk(parsed(path))
        if (isinstance(node, ast.Attribute) and node.attr in ("environ", "environb", "getenv"))
        or (isinstance(node, ast.ImportFrom) and {a.name for a in node.names} & {"environ", "getenv", "BaseSettings"})
    ]
    assert not reads or name(path) == "app/config.py"


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if name(path).startswith("app/picture/") or path.stem in ("dates", "lists", "urls")],
    ids=name,
)
def test_what_is_pure_touches_no_file_database_or_network(path: Path) -> None:
    outside = {
        "os",
        "pathlib",
        "sqlite3",
        "sqlalchemy",
        "sqlmodel",
        "fastapi",
        "starlette",
        "socket",
        "subprocess",
        "jinja2",
    }
    for node in ast.walk(parsed(path)):
        modules = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert not {module.split(".")[0] for module in modules} & outside
