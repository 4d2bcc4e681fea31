"""Imports go only downwards, never sideways but within a package; and only one module reads the environment."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.contracts.tree import ROOT, Finder, files, hold, name, text

LEVELS = [
    {"cli"}, {"web"}, {"exports"}, {"pages"}, {"filters", "picture"}, {"record"}, {"curation"}, {"urls"},
    {"lists", "dates", "earth", "text", "words", "markdown", "colours", "trouble", "files"},
    {"addresses", "characters"}, {"config"},
]  # fmt: skip
RANK = {room: len(LEVELS) - number for number, rooms in enumerate(LEVELS) for room in rooms}
MODULES = files("app", suffix=".py")
OUTSIDE = {
    "os", "pathlib", "sqlite3", "sqlalchemy", "sqlmodel", "fastapi", "starlette", "socket", "subprocess", "jinja2",
}  # fmt: skip


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


def upward(path: str, said: str) -> Iterator[str]:
    """The imports of a file of `app` that do not go down, and the file where it has no place in the order."""
    here = room(dotted(path))
    if here not in RANK:
        yield f"{path} has no place in the order"
    for module in imported(ast.parse(said)):
        if room(module) != here and RANK.get(room(module), 99) >= RANK.get(here, 0):
            yield f"{path} imports {module}"


def environment(path: str, said: str) -> Iterator[str]:
    """Where a file reads the environment; the settings may."""
    for node in ast.walk(ast.parse(said)):
        if (isinstance(node, ast.Attribute) and node.attr in ("environ", "environb", "getenv")) or (
            isinstance(node, ast.ImportFrom) and {a.name for a in node.names} & {"environ", "getenv", "BaseSettings"}
        ):
            yield f"{path}:{node.lineno} reads the environment"


def outside(path: str, said: str) -> Iterator[str]:
    """What a file imports that touches files, databases or the network."""
    for node in ast.walk(ast.parse(said)):
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        yield from (f"{path} imports {module}" for module in modules if module.split(".")[0] in OUTSIDE)


def beyond_the_picture(path: str, said: str) -> Iterator[str]:
    """What a file imports that the picture does not know."""
    for module in imported(ast.parse(said)):
        if room(module) not in ("picture", "dates", "earth", "lists", "text"):
            yield f"{path} imports {module}"


def dotted(path: str) -> str:
    """A file of `app` as a module's name."""
    return path.removesuffix(".py").replace("/", ".")


def test_imports_go_only_downwards() -> None:
    hold(upward, [path for path in MODULES if name(path) != "app/__init__.py"])


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("app/dates.py", "from app import lists"),
        ("app/dates.py", "from app.lists import KINDS"),
        ("app/lists.py", "from app import urls"),
        ("app/filters/values.py", "import app.picture.draw"),
        ("app/record/store.py", "from app.filters.find import page"),
        ("app/pages/events.py", "def f():\n    from app.web.rendering import render"),
        ("app/curation/rules.py", "from app import record"),
        ("app/pages/events.py", "from . import citing"),
        ("app/pages/events.py", "from app import unheard_of"),
        ("app/unheard_of.py", "import re"),
    ],
)
def test_an_import_upwards_or_sideways_is_seen(path: str, said: str) -> None:
    assert len(list(upward(path, said))) == 1


@pytest.mark.parametrize(
    ("path", "said"),
    [("app/cli/serving.py", "from app.web import application"), ("app/pages/a.py", "from app.pages import b")],
)
def test_an_import_downwards_or_within_a_package_is_free(path: str, said: str) -> None:
    assert not list(upward(path, said))


def test_the_picture_knows_days_and_words_and_no_record() -> None:
    hold(beyond_the_picture, files("app/picture", suffix=".py"))


def test_contributing_tells_the_same_order() -> None:
    order = re.search(r"`(cli → [^`]*config)`", " ".join(text(ROOT / "CONTRIBUTING.md").split()))
    assert order
    told = [set(level.split(", ")) for level in order[1].split(" → ")]
    here = {room(dotted(name(path))) for path in MODULES if name(path) != "app/__init__.py"}
    assert told == [level & here for level in LEVELS if level & here]


def test_only_the_settings_read_the_environment() -> None:
    hold(environment, [path for path in files("app", "migrations", suffix=".py") if name(path) != "app/config.py"])
    assert list(environment("app/config.py", text(ROOT / "app/config.py")))


def test_what_is_pure_touches_no_file_database_or_network() -> None:
    alone = [path for path in MODULES if path.stem in ("dates", "lists", "urls")]
    assert len(alone) >= 3
    hold(outside, [*alone, *files("app/picture", suffix=".py")])


OFFENDERS: dict[Finder, list[str]] = {
    environment: [
        "import os\nx = os.environ", "import os\nx = os.getenv('A')", "from os import environ",
        "from pydantic_settings import BaseSettings",
    ],
    outside: ["import os.path", "from pathlib import Path", "def f():\n    import sqlite3", "from sqlmodel.x import y"],
    beyond_the_picture: ["from app.record import records", "from app import urls", "import app.config"],
}  # fmt: skip


@pytest.mark.parametrize(("finder", "said"), [(finder, said) for finder in OFFENDERS for said in OFFENDERS[finder]])
def test_what_reaches_too_far_is_seen(finder: Finder, said: str) -> None:
    assert len(list(finder("app/picture/draw.py", said))) == 1
